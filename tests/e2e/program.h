// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QUrl>

/// The real `secure-agent`, or the real `secure-agent-server`, at work. Its waits turn the event loop; it
/// is killed at the end when it still runs.
class Program
{
public:
    /// \param home  its home folder; folders for temporary files and data are in it
    explicit Program(const QString &home);
    ~Program();

    QProcessEnvironment environment; ///< without a display and without a keychain; change it before start()
    /// Where this process is root: the program will not be. It has to be where anybody may run it.
    void becomeNobody();
    void start(const QString &program, const QStringList &arguments);

    bool waitForOutput(const QByteArray &text);
    bool waitForErrors(const QByteArray &text);
    /// Of the sign-in page, which it prints where it cannot open a browser; empty when none came.
    QUrl signInPage();
    /// \return the exit code; -1 when it goes on or crashed
    int waitForEnd();
    void terminate() { m_process.terminate(); }

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 id() const { return m_process.processId(); }
    QByteArray output() const { return m_output; }
    QByteArray errors() const { return m_errors; }

private:
    bool waitFor(const QByteArray &stream, const QByteArray &text);

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};
