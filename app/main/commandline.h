// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/options.h"
#include "hr/options.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <variant>

namespace Main {

/// The exit codes of `secure-agent`, as `--help` states them.
enum class ExitCode {
    Good = 0, ///< an answer was given; a refusal is an answer
    Failed = 1, ///< no answer: a service, the model or the program's own start failed
    Usage = 2, ///< the command line is wrong
    NotSignedIn = 3, ///< the sign-in was not completed
    Waiting = 4, ///< the answer needs a decision that only the window can take
};

/// The command line of `secure-agent`, checked.
struct Options
{
    bool ask = false; ///< the terminal instead of the window
    QString question; ///< with ask
    bool json = false; ///< with ask
    bool demo = false;
    QString demoUser; ///< with ask and demo: sign in as this person, without a browser
    QString issuer; ///< empty with demo: the embedded provider is its own issuer
    QString clientId = QStringLiteral("fastapi-client");
    QString roleClient; ///< whose roles count; empty: clientId
    QString authoritiesFile; ///< for Http::readAuthorities(); empty: the system's alone
    QUrl agentUrl; ///< a remote agent; then nothing is hosted here
    Hr::HostOptions hr; ///< of the hosted HR, or where the hosted agent finds a remote one; an empty
                        ///< database: a file in the profile
    Agent::HostOptions agent; ///< of the hosted agent
    bool modelKeyIsKept = false; ///< the keychain has the key of its language model
    QStringList given; ///< the names of the options that the command line has

    bool isGiven(const char *name) const { return given.contains(QLatin1String(name)); }
};

/// The demo, as `--demo` makes it: its own services and data. Called for the choice in the window too.
void makeDemo(Options &options);

/// Instead of Options: print `text` and leave.
struct Leave
{
    ExitCode code = ExitCode::Good;
    QString text;
};

/// Reads the command line. Never touches the network, a file or the environment.
/// \param arguments  with the program's name first
std::variant<Options, Leave> readCommandLine(const QStringList &arguments);

} // namespace Main
