// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commandline.h"

#include "server/toolscommand.h"

#include <QCommandLineParser>

namespace Server {

namespace {

constexpr QLatin1String hrName("hr");
constexpr QLatin1String agentName("agent");
constexpr QLatin1String demoProviderName("demo-idp");

constexpr int mostThreads = 64;

constexpr Http::OptionText ownOptions[] = {
    {"hr-threads", "NUMBER", "1", "How many threads serve hr, each with a connection to the database file."},
    {"demo-idp-listen", "ADDRESS:PORT", "127.0.0.1:8180",
     "Where demo-idp listens. Where it runs, its tokens count unless --issuer names another."},
};

/// An option and whether what it concerns is started.
struct Concern
{
    const char *option;
    bool matters;
};

constexpr char exitCodes[] = "\nExit codes:\n"
                             "  0  Told to stop (SIGTERM, SIGINT), and everything in flight was answered.\n"
                             "  1  Cannot run: a port is in use, the database cannot be used.\n"
                             "  2  The command line is not right.\n"
                             "\nSIGHUP reads the TLS certificate and its key again.\n"
                             "\nWhen a service answers, one line of JSON on standard output says so:\n"
                             "  {\"service\":\"hr\",\"url\":\"http://127.0.0.1:8001\"}\n";

using Http::OptionReader;

void define(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Runs services of Secure Agent without a desktop. SERVICE is one or more of: hr, agent, "
        "demo-idp (a demo identity provider for this machine only). Instead of services, \"models\" looks "
        "for language models on this machine, and \"tools DOCUMENT\" prints what an import makes of an "
        "OpenAPI "
        "document; both start nothing."));
    parser.addPositionalArgument(QStringLiteral("SERVICE"),
                                 QStringLiteral("hr, agent or demo-idp; at least one."),
                                 QStringLiteral("SERVICE…"));
    Http::addOptions(parser, Hr::optionTexts());
    Http::addOptions(parser, Agent::optionTexts());
    Http::addOptions(parser, ownOptions);
    Http::addOptions(parser, Auth::optionTexts());
    Http::addOptions(parser, exposureOptionTexts());
    Http::addOptions(parser, repeatableOptionTexts());
    // Not addHelpOption(): it adds --help-all, for Qt's own options, of which there are none here.
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this text.")});
    parser.addVersionOption();
}

void readServices(const QStringList &names, CommandLine &line, OptionReader &reader)
{
    const QString choice
        = QStringLiteral("Name at least one of hr, agent and demo-idp, each once; or \"models\" "
                         "alone, to look for language models on this machine.");
    for (const QString &name : names) {
        bool *runs = name == hrName    ? &line.runsHr
            : name == agentName        ? &line.runsAgent
            : name == demoProviderName ? &line.runsDemoProvider
                                       : nullptr;
        if (!runs)
            reader.refuse(QStringLiteral("There is no service \"%1\". %2").arg(name, choice));
        else if (*runs)
            reader.refuse(QStringLiteral("The service %1 is named twice. %2").arg(name, choice));
        else
            *runs = true;
    }
    if (names.isEmpty())
        reader.refuse(QStringLiteral("No service is named. %1").arg(choice));
}

/// The demo provider signs anybody in by a password that everybody knows.
void refuseOtherMachines(const char *option, const Http::ListenAddress &address, OptionReader &reader)
{
    if (!address.isLoopback())
        reader.refuse(QStringLiteral("--%1 %2 is reachable from other machines, and the demo's tokens must "
                                     "open nothing there. Use a loopback address, for example 127.0.0.1:%3.")
                          .arg(QLatin1String(option), address.toString())
                          .arg(address.port));
}

void readOptions(CommandLine &line, OptionReader &reader)
{
    for (const auto options : {Hr::optionTexts(), Agent::optionTexts(), exposureOptionTexts(),
                               std::span<const Http::OptionText>(ownOptions), Auth::optionTexts()})
        reader.refuseRepeated(options);
    line.trusted = Auth::readOptions(reader);
    line.hr = Hr::readOptions(reader);
    line.agent = Agent::readOptions(reader);
    line.demoProviderListen = reader.address("demo-idp-listen");
    line.hrThreads = reader.number("hr-threads", 1, mostThreads);
    line.exposure = readExposure(reader, line.runsHr, line.runsAgent);
    const bool onlyOne = line.runsHr != line.runsAgent;
    if (line.runsHr)
        checkExposure(line.exposure, "hr-listen", line.hr.listen, line.exposure.hrPublicUrl, onlyOne, reader);
    if (line.runsAgent)
        checkExposure(line.exposure, "agent-listen", line.agent.listen, line.exposure.agentPublicUrl, onlyOne,
                      reader);
    if (line.runsDemoProvider && line.trusted.issuer.isEmpty()) {
        refuseOtherMachines("hr-listen", line.hr.listen, reader);
        refuseOtherMachines("agent-listen", line.agent.listen, reader);
    }
    refuseOtherMachines("demo-idp-listen", line.demoProviderListen, reader);
}

/// What stands in the way of the agent's services as they are named here. The agent would find it too, but as
/// something that may pass, and it would be started again and again.
void checkServices(const CommandLine &line, OptionReader &reader)
{
    const QString hr = QStringLiteral("HR");
    const bool isRemote = !line.hr.remoteUrl.isEmpty();
    if (const QUrl &url = isRemote ? line.hr.remoteUrl : line.exposure.hrPublicUrl; !url.isEmpty()) {
        if (const auto good = Agent::checkAddresses(Agent::knownService(hr, url, {}, {}, {})); !good)
            reader.refuse(QStringLiteral("%1: %2").arg(isRemote ? QStringLiteral("--hr-url")
                                                                : QStringLiteral("The public address of hr"),
                                                       good.error().detail));
    }
    const QList<Agent::ConnectedService> &services = line.agent.service.services;
    QStringList names {hr};
    for (const Agent::ConnectedService &service : services)
        names.append(service.name);
    for (const Agent::ConnectedService &service : services) {
        const auto refuse = [&](const QString &what) {
            reader.refuse(QStringLiteral("%1: the service \"%2\" %3").arg(service.file, service.name, what));
        };
        if (service.name == hr)
            refuse(QStringLiteral("needs another name: the agent knows HR by it."));
        if (service.tokenMode == Agent::TokenMode::ApiKey && service.apiKeyFile.isEmpty())
            refuse(QStringLiteral(
                "is called with a key; its \"api_key_file\" has to name the file that holds it."));
        if (service.tokenMode == Agent::TokenMode::TokenExchange && line.agent.service.exchange.id.isEmpty())
            refuse(QStringLiteral("wants tokens to be exchanged: give --exchange-client-id."));
        for (const QString &source : service.takesDataFrom) {
            if (!names.contains(source))
                refuse(QStringLiteral("takes data from \"%1\", which is not a connected service.")
                           .arg(source.left(100)));
        }
    }
}

/// What a service cannot do without.
void checkNeeds(const CommandLine &line, OptionReader &reader)
{
    if ((line.runsHr || line.runsAgent) && line.trusted.issuer.isEmpty() && !line.runsDemoProvider)
        reader.refuse(
            QStringLiteral("Whose tokens count is not said: give --issuer URL, or run demo-idp here too."));
    if (line.runsHr && line.hr.service.database.isEmpty())
        reader.refuse(QStringLiteral("Where hr keeps its data is not said: give --database sqlite:FILE, or "
                                     "--database sqlite::memory: to keep nothing."));
    if (line.runsHr && line.hrThreads > 1 && line.hr.service.database == QLatin1String("sqlite::memory:"))
        reader.refuse(QStringLiteral("--hr-threads %1 needs a database that they share: sqlite:FILE.")
                          .arg(line.hrThreads));
    if (line.runsAgent && line.hr.remoteUrl.isEmpty() && !line.runsHr)
        reader.refuse(
            QStringLiteral("Where agent finds hr is not said: give --hr-url URL, or run hr here too."));
    if (line.runsAgent)
        checkServices(line, reader);
}

QStringList remarksOn(const CommandLine &line, const OptionReader &reader)
{
    const Concern concerns[] = {
        {"hr-listen", line.runsHr},         {"database", line.runsHr},
        {"demo-data", line.runsHr},         {"link-by-username", line.runsHr},
        {"who-can-help", line.runsHr},      {"agent-listen", line.runsAgent},
        {"model-url", line.runsAgent},      {"model", line.runsAgent},
        {"hr-url", line.runsAgent},         {"demo-idp-listen", line.runsDemoProvider},
        {"hr-public-url", line.runsHr},     {"agent-public-url", line.runsAgent},
        {"agent-database", line.runsAgent}, {"keep-history", line.runsAgent},
        {"max-rounds", line.runsAgent},     {"model-time", line.runsAgent},
        {"tool-time", line.runsAgent},      {"turn-time", line.runsAgent},
        {"employees", line.runsHr},         {"hr-threads", line.runsHr},
        {"services", line.runsAgent},       {"exchange-client-id", line.runsAgent},
        {"max-tools", line.runsAgent},      {"max-parallel", line.runsAgent},
    };
    QStringList remarks;
    for (const Concern &concern : concerns) {
        if (!concern.matters && reader.isSet(concern.option))
            remarks.append(QStringLiteral("--%1 has no effect: the service that it concerns is not started.")
                               .arg(QLatin1String(concern.option)));
    }
    return remarks;
}

} // namespace

ParsedCommandLine readCommandLine(const QStringList &arguments)
{
    if (arguments.value(1) == QLatin1String("tools"))
        return readToolsCommandLine(arguments);
    const QString advice = QStringLiteral(" secure-agent-server --help shows what there is.");
    QCommandLineParser parser;
    define(parser);
    const bool understood = parser.parse(arguments);
    if (parser.isSet(QStringLiteral("help")))
        return InfoText {parser.helpText() + QString::fromLatin1(exitCodes)};
    if (parser.isSet(QStringLiteral("version")))
        return InfoText {QStringLiteral("secure-agent-server " SECUREAGENT_VERSION "\n")};
    if (!understood)
        return Refusal {parser.errorText() + advice};

    if (parser.positionalArguments() == QStringList {QStringLiteral("models")})
        return ModelSearch {};
    CommandLine line;
    OptionReader reader(parser);
    readServices(parser.positionalArguments(), line, reader);
    readOptions(line, reader);
    checkNeeds(line, reader);
    if (!reader.refusal().isEmpty())
        return Refusal {reader.refusal() + advice};
    line.remarks = remarksOn(line, reader);
    return line;
}

} // namespace Server
