// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <chrono>

namespace Main {

/// One window for each profile. A lock file in the profile's folder says who has it, also after a crash;
/// through a local socket that only this user can open, a second start has the first one raise its window.
class OneInstance : public QObject
{
    Q_OBJECT
public:
    enum class Role {
        First, ///< this process has the profile's window
        Second, ///< another one has, and raised it
        Alone, ///< another one has, and did not answer
    };

    explicit OneInstance(const QString &profileFolder, QObject *parent = nullptr,
                         std::chrono::milliseconds patience = std::chrono::seconds(5));

    /// Finds out, and as the First listens from then on. Where no lock can be had, as in a folder that takes
    /// no file, every process is the First.
    Core::Future<Role> start();

    QString socketName() const { return m_socket; }

Q_SIGNALS:
    /// Another start of the program asked for the window.
    void raiseWanted();

private:
    void listen();
    void greet();
    void ask(const Core::Promise<Role> &promise, QDeadlineTimer until);

    const QString m_socket;
    const std::chrono::milliseconds m_patience;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace Main
