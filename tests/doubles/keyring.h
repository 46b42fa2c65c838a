// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace Doubles {

/// A session bus of the test's own, and on it a real gnome-keyring, or none. Its waits turn the event
/// loop. Everything it started ends with it.
class Keyring
{
public:
    /// Whether this machine has what it takes: dbus-daemon and gnome-keyring-daemon.
    static bool isInstalled();

    Keyring();
    ~Keyring();

    /// Starts a bus without a keyring; false when it does not start.
    bool startBus();
    /// Starts a keyring on the bus, with what an earlier one of this object kept.
    /// \param unlocked  else it is locked, and there is nobody to ask for the password
    bool startKeyring(bool unlocked);
    void stopKeyring();

    /// For a program that is to meet this keyring, with a home folder of its own.
    QProcessEnvironment environment() const;
    QString home() const { return m_home.path(); }

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QString m_address;
    std::unique_ptr<QProcess> m_keyring;
};

} // namespace Doubles
