// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace Main {

/// The folder in which a desktop keeps what it keeps: the person's own, with mode 0700, or, for the
/// demo, a temporary one that goes with the process. Windows and terminals of one person share it.
class Profile
{
public:
    /// \return Unavailable with a sentence for people, when there can be no temporary folder
    static Core::Result<Profile> open(bool temporary);

    /// Where the settings of the window are kept; its folder need not exist.
    static QString settingsFile();

    QString folder() const { return m_folder; }
    /// The path of a file in it, which need not exist.
    QString file(const QString &name) const;

private:
    QString m_folder;
    std::shared_ptr<QTemporaryDir> m_temporary;
};

} // namespace Main
