// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/listeningsocket.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <variant>

namespace Server {

/// How secure-agent-server ends.
enum ExitCode {
    Finished = 0, ///< told to stop, and everything in flight was answered
    CannotRun = 1, ///< a port in use, an unusable database
    BadCommandLine = 2,
};

/// What the operator asked for, complete and checked.
struct CommandLine
{
    bool runsHr = false;
    bool runsAgent = false;
    bool runsDemoProvider = false;

    Http::ListenAddress hrListen;
    Http::ListenAddress agentListen;
    Http::ListenAddress demoProviderListen;

    QString issuer; ///< empty: the demo provider of this process
    QString hrAudience;
    QString agentAudience;
    QString roleClient;
    bool linkByUsername = false;
    QUrl hrUrl; ///< where the agent finds HR; empty: the HR of this process
    QString database;
    bool demoData = false;
    QString whoCanHelp;

    QStringList remarks; ///< sentences for standard error that stop nothing
};

/// Text for standard output: --help, --version.
struct InfoText
{
    QString text;
};

/// Why it cannot run so: one sentence or two, with what to do.
struct Refusal
{
    QString sentence;
};

using ParsedCommandLine = std::variant<CommandLine, InfoText, Refusal>;

/// Reads the arguments; the first is the program's name. Needs a QCoreApplication.
ParsedCommandLine readCommandLine(const QStringList &arguments);

} // namespace Server
