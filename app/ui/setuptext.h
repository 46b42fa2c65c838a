// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/setupfinding.h"

#include <QCoreApplication>
#include <QString>

namespace Ui {

/// What was found about one part of a setup, in words. Plain text.
struct SetupText
{
    QString name; ///< of the part: "Sign-in service"
    QString sentence; ///< how it is
    QString cure; ///< what to do; empty where nothing need be done

    QString all() const; ///< in one line
};

class SetupTexts
{
    Q_DECLARE_TR_FUNCTIONS(Ui::SetupTexts)
public:
    static SetupText of(const Session::SetupFinding &finding);
    /// Beside the field of the sign-in address: `sentence` is then a headline, and `cure` goes on.
    static SetupText brief(const Session::SetupFinding &finding);

private:
    static SetupText good(const Session::SetupFinding &finding);
    static SetupText ofSignIn(const Session::SetupFinding &finding);
    static SetupText ofService(const Session::SetupFinding &finding);
    static QString nameOf(Session::SetupFinding::What what);
};

} // namespace Ui
