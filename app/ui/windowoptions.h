// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Ui {

class Notifier;

/// An account of the demo, as the sign-in page names it.
struct DemoAccount
{
    QString name;
    QString password; ///< made up for the demo, and shown
    QString description; ///< "an employee without roles"
};

/// What the composition tells the window about itself.
struct WindowOptions
{
    bool demo = false;
    QString title; ///< of the window; empty: the program's name
    QList<DemoAccount> demoAccounts; ///< named on the sign-in page of the demo
    QString stateFile; ///< where the window keeps how it was left; empty: nowhere
    bool staysInTray = false; ///< closing the window hides it, where the system has a tray
    Notifier *notifier = nullptr; ///< must outlive the window; none: the system's tray
};

} // namespace Ui
