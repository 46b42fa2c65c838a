// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/settings.h"

#include <QObject>

namespace Session {

/// The settings of a profile in its file, which is replaced whole or not at all.
///
/// A file that cannot be read is kept aside under another name, so that nothing of it is lost, and the person
/// starts with new settings.
class SettingsStore : public QObject
{
    Q_OBJECT
public:
    /// Reads the file. \param file  empty: nothing is read or kept, as in the demo
    explicit SettingsStore(QString file, QObject *parent = nullptr);

    const Settings &settings() const { return m_settings; }
    /// The name under which a file is kept that could not be read; else empty.
    QString keptAside() const { return m_keptAside; }
    bool isStored() const { return !m_file.isEmpty(); }

    /// Takes the settings and writes them. They hold for this run whatever is returned.
    /// \return Unavailable when the file cannot be written
    Core::Result<> save(const Settings &settings);

Q_SIGNALS:
    void changed();

private:
    void load();

    const QString m_file;
    QString m_keptAside;
    Settings m_settings;
};

} // namespace Session
