// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/options.h"
#include "auth/options.h"
#include "hr/options.h"
#include "server/exposure.h"

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

    Auth::TrustedIssuer trusted; ///< without an issuer: the demo provider of this process
    Hr::HostOptions hr;
    Agent::HostOptions agent;
    ExposureOptions exposure;
    int hrThreads = 1; ///< that serve HR's callers; with a file as database
    Http::ListenAddress demoProviderListen;

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

/// `models`: look for model servers on this machine.
struct ModelSearch
{
};

/// `tools`: print what an import makes of an OpenAPI document.
struct ToolsRequest
{
    QString document; ///< a file, or an address with http or https
    QUrl baseUrl; ///< empty: what the document says
    bool asJson = false;
};

using ParsedCommandLine = std::variant<CommandLine, InfoText, ModelSearch, ToolsRequest, Refusal>;

/// Reads the arguments; the first is the program's name. Needs a QCoreApplication.
ParsedCommandLine readCommandLine(const QStringList &arguments);

} // namespace Server
