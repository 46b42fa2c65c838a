// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commandline.h"

#include "http/origin.h"

#include <QCommandLineParser>

namespace Server {

namespace {

constexpr QLatin1String hrName("hr");
constexpr QLatin1String agentName("agent");
constexpr QLatin1String demoProviderName("demo-idp");

/// An option as --help shows it.
struct Option
{
    const char *name;
    const char *valueName; ///< null: a switch
    const char *defaultValue; ///< null: none
    const char *description;
};

constexpr Option options[] = {
    {"hr-listen", "ADDRESS:PORT", "127.0.0.1:8001", "Where hr listens; port 0 takes a free one."},
    {"agent-listen", "ADDRESS:PORT", "127.0.0.1:8000", "Where agent listens."},
    {"demo-idp-listen", "ADDRESS:PORT", "127.0.0.1:8180", "Where demo-idp listens."},
    {"issuer", "URL", nullptr,
     "The identity provider whose tokens count, exactly as it calls itself. Default: demo-idp, where it runs "
     "here."},
    {"hr-audience", "NAME", "hr-api", "What a token's aud must contain for hr."},
    {"agent-audience", "NAME", "secure-agent", "What a token's aud must contain for agent."},
    {"role-client", "NAME", "fastapi-client", "Roles are read from resource_access[NAME].roles of a token."},
    {"hr-url", "URL", nullptr, "Where agent finds hr. Default: the hr of this process."},
    {"database", "LOCATION", nullptr,
     "Where hr keeps its data: sqlite:FILE, or sqlite::memory: to keep nothing."},
    {"demo-data", nullptr, nullptr, "Fill an empty database of hr with the demo's employees."},
    {"link-by-username", nullptr, nullptr,
     "Give an employee's row to the first person who signs in with its name. Only where nobody can change "
     "that "
     "name."},
    {"who-can-help", "TEXT", nullptr, "Whom people without the role may ask; with --demo-data: office."},
};

constexpr char exitCodes[] = "\nExit codes:\n"
                             "  0  Told to stop (SIGTERM, SIGINT), and everything in flight was answered.\n"
                             "  1  Cannot run: a port is in use, the database cannot be used.\n"
                             "  2  The command line is not right.\n"
                             "\nWhen a service answers, one line of JSON on standard output says so:\n"
                             "  {\"service\":\"hr\",\"url\":\"http://127.0.0.1:8001\"}\n";

/// Reads values and keeps the first complaint: the later ones may only follow from it.
class Reader
{
public:
    explicit Reader(const QCommandLineParser &parser) : m_parser(parser) { }

    QString refusal() const { return m_refusal; }

    void refuse(const QString &sentence)
    {
        if (m_refusal.isEmpty())
            m_refusal = sentence;
    }

    QString text(const QString &name)
    {
        const QString value = m_parser.value(name);
        if (m_parser.isSet(name) && value.trimmed().isEmpty())
            refuse(QStringLiteral("--%1 needs a value.").arg(name));
        return value;
    }

    /// Without TLS nothing may leave this machine.
    Http::ListenAddress address(const QString &name)
    {
        const Core::Result<Http::ListenAddress> address = Http::ListenAddress::parse(m_parser.value(name));
        if (!address) {
            refuse(QStringLiteral("--%1: %2").arg(name, address.error().detail));
            return {};
        }
        if (!address->isLoopback())
            refuse(QStringLiteral(
                       "--%1 %2 is reachable from other machines, which needs TLS, and this version has "
                       "none yet. Use a loopback address, for example 127.0.0.1:%3.")
                       .arg(name, m_parser.value(name))
                       .arg(address->port));
        return *address;
    }

    /// A URL to which tokens may go, or from which keys may come.
    QUrl url(const QString &name)
    {
        if (!m_parser.isSet(name))
            return {};
        const QString text = m_parser.value(name);
        const QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
            || !url.userInfo().isEmpty() || !Http::isSafeForCredentials(url))
            refuse(QStringLiteral(
                       "--%1 \"%2\" does not work: it takes a URL such as https://login.example.com/realm, "
                       "or http:// on this machine (127.0.0.1).")
                       .arg(name, text));
        return url;
    }

private:
    const QCommandLineParser &m_parser;
    QString m_refusal;
};

void define(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Runs services of Secure Agent without a desktop. SERVICE is one or more of: hr, agent, "
        "demo-idp (a demo identity provider for this machine only)."));
    parser.addPositionalArgument(QStringLiteral("SERVICE"),
                                 QStringLiteral("hr, agent or demo-idp; at least one."),
                                 QStringLiteral("SERVICE…"));
    for (const Option &option : options) {
        QString description = QString::fromLatin1(option.description);
        if (option.defaultValue)
            description += QStringLiteral(" Default: %1.").arg(QLatin1String(option.defaultValue));
        QCommandLineOption defined(QString::fromLatin1(option.name), description);
        if (option.valueName)
            defined.setValueName(QString::fromLatin1(option.valueName));
        if (option.defaultValue)
            defined.setDefaultValue(QString::fromLatin1(option.defaultValue));
        parser.addOption(defined);
    }
    // Not addHelpOption(): it adds --help-all, for Qt's own options, of which there are none here.
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this text.")});
    parser.addVersionOption();
}

void readServices(const QStringList &names, CommandLine &line, Reader &reader)
{
    const QString choice = QStringLiteral("Name at least one of hr, agent and demo-idp, each once.");
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

void readOptions(const QCommandLineParser &parser, CommandLine &line, Reader &reader)
{
    for (const Option &option : options) {
        if (parser.values(QString::fromLatin1(option.name)).size() > 1)
            reader.refuse(QStringLiteral("--%1 is given twice.").arg(QLatin1String(option.name)));
    }
    line.hrListen = reader.address(QStringLiteral("hr-listen"));
    line.agentListen = reader.address(QStringLiteral("agent-listen"));
    line.demoProviderListen = reader.address(QStringLiteral("demo-idp-listen"));
    // Compared exactly with `iss`: it stays the text that was given.
    reader.url(QStringLiteral("issuer"));
    line.issuer = parser.value(QStringLiteral("issuer"));
    line.hrUrl = reader.url(QStringLiteral("hr-url"));
    line.hrAudience = reader.text(QStringLiteral("hr-audience"));
    line.agentAudience = reader.text(QStringLiteral("agent-audience"));
    line.roleClient = reader.text(QStringLiteral("role-client"));
    line.database = reader.text(QStringLiteral("database"));
    line.whoCanHelp = parser.value(QStringLiteral("who-can-help"));
    line.linkByUsername = parser.isSet(QStringLiteral("link-by-username"));
    line.demoData = parser.isSet(QStringLiteral("demo-data"));
    if (line.demoData && !parser.isSet(QStringLiteral("who-can-help")))
        line.whoCanHelp = QStringLiteral("office");
}

/// What a service cannot do without.
void checkNeeds(const CommandLine &line, Reader &reader)
{
    if ((line.runsHr || line.runsAgent) && line.issuer.isEmpty() && !line.runsDemoProvider)
        reader.refuse(
            QStringLiteral("Whose tokens count is not said: give --issuer URL, or run demo-idp here too."));
    if (line.runsHr && line.database.isEmpty())
        reader.refuse(QStringLiteral("Where hr keeps its data is not said: give --database sqlite:FILE, or "
                                     "--database sqlite::memory: to keep nothing."));
    if (line.runsAgent && line.hrUrl.isEmpty() && !line.runsHr)
        reader.refuse(
            QStringLiteral("Where agent finds hr is not said: give --hr-url URL, or run hr here too."));
}

QStringList remarksOn(const QCommandLineParser &parser, const CommandLine &line)
{
    const std::pair<const char *, bool> concerns[] = {
        {"hr-listen", line.runsHr},    {"database", line.runsHr},
        {"demo-data", line.runsHr},    {"link-by-username", line.runsHr},
        {"who-can-help", line.runsHr}, {"agent-listen", line.runsAgent},
        {"hr-url", line.runsAgent},    {"demo-idp-listen", line.runsDemoProvider},
    };
    QStringList remarks;
    for (const auto &[name, matters] : concerns) {
        if (!matters && parser.isSet(QString::fromLatin1(name)))
            remarks.append(QStringLiteral("--%1 has no effect: the service that it concerns is not started.")
                               .arg(QLatin1String(name)));
    }
    return remarks;
}

} // namespace

ParsedCommandLine readCommandLine(const QStringList &arguments)
{
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

    CommandLine line;
    Reader reader(parser);
    readServices(parser.positionalArguments(), line, reader);
    readOptions(parser, line, reader);
    checkNeeds(line, reader);
    if (!reader.refusal().isEmpty())
        return Refusal {reader.refusal() + advice};
    line.remarks = remarksOn(parser, line);
    return line;
}

} // namespace Server
