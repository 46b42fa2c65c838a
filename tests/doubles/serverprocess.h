// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QProcess>
#include <QUrl>

namespace Doubles {

/// A running secure-agent-server: the real program, with its ports from the OS. Its waits turn the event
/// loop. It is killed at the end when it still runs.
class ServerProcess
{
public:
    /// \param program    the path of secure-agent-server
    /// \param arguments  services and options
    ServerProcess(const QString &program, const QStringList &arguments);
    ~ServerProcess();

    /// Waits until every one of `services` said that it answers; false when the program ended before.
    bool waitForServices(const QStringList &services);
    /// Where a service answers; empty before it said so.
    QUrl url(const QString &service) const { return m_urls.value(service); }

    /// Waits for the end. \return the exit code; -1 when it goes on, -2 when it crashed
    int waitForEnd(int milliseconds = 20000);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// SIGTERM.
    void terminate() { m_process.terminate(); }
    qint64 processId() const { return m_process.processId(); }

    QByteArray output() const { return m_output; }
    /// Standard error without the lines that tell of a request each.
    QByteArray errors() const;
    /// Those lines.
    QByteArrayList requestLines() const;

private:
    void readLines();

    QProcess m_process;
    QHash<QString, QUrl> m_urls;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace Doubles
