// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/commandline.h"

#include "auth/options.h"

namespace Main {

namespace {

using Http::OptionReader;

constexpr auto description
    = "Ask an AI agent, which acts as you and as nobody else.\n"
      "\n"
      "  secure-agent [options]                 opens the window\n"
      "  secure-agent ask [options] \"question\"  asks once, in the terminal\n"
      "\n"
      "Try it without an account: secure-agent --demo\n"
      "\n"
      "Exit codes: 0 answered (a refusal is an answer), 1 no answer, 2 wrong command line,\n"
      "3 not signed in, 4 the answer waits for a decision that only the window can take.";

constexpr Http::OptionText ownOptions[] = {
    {"demo", nullptr, nullptr,
     "Runs everything on this computer, with two made-up people (jettro, office) and no account anywhere. "
     "Nothing is "
     "kept."},
    {"as", "USER", nullptr, "With ask --demo: signs in as this person, without a browser."},
    {"json", nullptr, nullptr, "With ask: prints one JSON object instead of the sentence."},
    {"client-id", "ID", "fastapi-client",
     "This application's name at the identity provider; also what --role-client is then by default."},
    {"agent-url", "URL", nullptr, "Uses a remote agent service; nothing is hosted here."},
};

/// The demo brings its own of these.
constexpr const char *notWithDemo[] = {"issuer", "client-id", "role-client",    "ca-file", "agent-url",
                                       "hr-url", "database",  "agent-database", "services"};

void define(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QString::fromLatin1(description));
    Http::addOptions(parser, ownOptions);
    Http::addOptions(parser, Auth::optionTexts());
    Http::addOptions(parser, Hr::optionTexts());
    Http::addOptions(parser, Agent::optionTexts());
    // Not addHelpOption(): it adds --help-all, for Qt's own options, of which a terminal has none.
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")});
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("question"), QStringLiteral("What to ask, with \"ask\"."),
                                 QStringLiteral("[ask \"question\"]"));
}

void readQuestion(QStringList words, Options &options, OptionReader &reader)
{
    options.ask = !words.isEmpty() && words.first() == QLatin1String("ask");
    options.json = reader.isSet("json");
    if (!options.ask) {
        if (!words.isEmpty())
            reader.refuse(
                QStringLiteral("\"%1\" is not a command; the only one is \"ask\".").arg(words.first()));
        if (options.json || reader.isSet("as"))
            reader.refuse(QStringLiteral("--json and --as go with \"ask\" only."));
        return;
    }
    words.removeFirst();
    options.question = words.join(QLatin1Char(' ')).trimmed();
    if (options.question.isEmpty())
        reader.refuse(QStringLiteral("\"ask\" needs a question, in quotation marks."));
}

void readIdentity(Options &options, OptionReader &reader)
{
    const Auth::TrustedIssuer trusted = Auth::readOptions(reader);
    options.issuer = trusted.issuer;
    options.authoritiesFile = trusted.authoritiesFile;
    options.clientId = reader.text("client-id");
    options.roleClient = reader.isSet("role-client") ? trusted.roleClient : options.clientId;
}

/// What the window hosts is for the person in front of it.
void refuseOtherMachines(const char *option, const Http::ListenAddress &address, OptionReader &reader)
{
    if (!address.isLoopback())
        reader.refuse(
            QStringLiteral("--%1 must be an address of this computer only (127.0.0.1 or [::1]): what the "
                           "window hosts is for the person in front of it.")
                .arg(QLatin1String(option)));
}

void readServices(Options &options, OptionReader &reader)
{
    options.agentUrl = reader.url("agent-url");
    options.hr = Hr::readOptions(reader);
    options.agent = Agent::readOptions(reader);
    refuseOtherMachines("hr-listen", options.hr.listen, reader);
    refuseOtherMachines("agent-listen", options.agent.listen, reader);
    for (const char *option : {"model-url", "model", "services"}) {
        if (!options.agentUrl.isEmpty() && reader.isSet(option))
            reader.refuse(
                QStringLiteral("--%1 goes with an agent on this computer: the one at --agent-url has its "
                               "own language model and services.")
                    .arg(QLatin1String(option)));
    }
}

/// The demo keeps nothing and touches nothing that is real: it refuses what points elsewhere.
void readDemo(Options &options, OptionReader &reader)
{
    options.demo = reader.isSet("demo");
    options.demoUser = reader.text("as");
    if (!options.demo) {
        if (reader.isSet("as"))
            reader.refuse(
                QStringLiteral("--as works with --demo only: elsewhere you sign in in your browser."));
        return;
    }
    for (const char *option : notWithDemo) {
        if (reader.isSet(option))
            reader.refuse(QStringLiteral("--demo brings its own services and data; it does not go with --%1.")
                              .arg(QLatin1String(option)));
    }
    makeDemo(options);
}

Leave refusal(const QString &sentence)
{
    return {ExitCode::Usage, QStringLiteral("secure-agent: %1\nTry: secure-agent --help\n").arg(sentence)};
}

} // namespace

void makeDemo(Options &options)
{
    options.demo = true;
    options.hr.service.demoData = true;
    options.hr.service.linkByUsername = true;
    options.hr.service.database = QStringLiteral("sqlite::memory:");
    if (options.hr.service.whoCanHelp.isEmpty())
        options.hr.service.whoCanHelp = QStringLiteral("office");
    // Several demos may run side by side, so that a used port is no reason to fail.
    if (!options.isGiven("hr-listen"))
        options.hr.listen.port = 0;
    if (!options.isGiven("agent-listen"))
        options.agent.listen.port = 0;
}

std::variant<Options, Leave> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    define(parser);
    const bool understood = parser.parse(arguments);
    if (parser.isSet(QStringLiteral("help")))
        return Leave {ExitCode::Good, parser.helpText()};
    if (parser.isSet(QStringLiteral("version")))
        return Leave {ExitCode::Good, QStringLiteral("secure-agent " SECUREAGENT_VERSION "\n")};
    if (!understood)
        return refusal(parser.errorText());

    Options options;
    options.given = parser.optionNames();
    OptionReader reader(parser);
    for (const auto texts : {std::span<const Http::OptionText>(ownOptions), Auth::optionTexts(),
                             Hr::optionTexts(), Agent::optionTexts()})
        reader.refuseRepeated(texts);
    readQuestion(parser.positionalArguments(), options, reader);
    readIdentity(options, reader);
    readServices(options, reader);
    readDemo(options, reader);
    if (!reader.refusal().isEmpty())
        return refusal(reader.refusal());
    return options;
}

} // namespace Main
