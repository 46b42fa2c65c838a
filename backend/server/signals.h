// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace Server {

/// Tells the event loop that the process shall end: SIGTERM and SIGINT, on Windows Ctrl+C and Ctrl+Break;
/// where it is asked for, and not on Windows, that it shall read its files again: SIGHUP.
/// One at a time in a process. SIGPIPE is ignored: a client that leaves must not end a server.
class TerminationSignals : public QObject
{
    Q_OBJECT
public:
    /// \param reloads  SIGHUP means reloadRequested(); without, it ends the process as the system does
    explicit TerminationSignals(bool reloads = false);
    ~TerminationSignals() override;

Q_SIGNALS:
    /// For each signal that comes.
    void requested();
    void reloadRequested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Server
