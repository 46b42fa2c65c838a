// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/commandline.h"

#include "http/origin.h"

#include <QCommandLineParser>

namespace Main {

namespace {

using Core::Error;
using Core::Result;

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

/// Declares the options and reads them. Its own class, so that declaration and use share the names.
class Reader
{
public:
    Reader()
    {
        m_parser.setApplicationDescription(QString::fromLatin1(description));
        m_parser.addOptions({m_help, m_version, m_demo, m_as, m_json, m_issuer, m_clientId, m_roleClient,
                             m_agentUrl, m_hrUrl, m_hrListen, m_agentListen, m_hrAudience, m_agentAudience,
                             m_database, m_demoData, m_linkByUsername, m_whoCanHelp});
        m_parser.addPositionalArgument(QStringLiteral("question"),
                                       QStringLiteral("What to ask, with \"ask\"."),
                                       QStringLiteral("[ask \"question\"]"));
    }

    std::variant<Options, Leave> read(const QStringList &arguments)
    {
        if (!m_parser.parse(arguments))
            return usage(m_parser.errorText());
        if (m_parser.isSet(m_help))
            return Leave {ExitCode::Good, m_parser.helpText()};
        if (m_parser.isSet(m_version))
            return Leave {ExitCode::Good, QStringLiteral("secure-agent " SECUREAGENT_VERSION "\n")};
        Options options;
        for (const auto step :
             {&Reader::readQuestion, &Reader::readIdentity, &Reader::readServices, &Reader::readDemo}) {
            if (const Result<> result = (this->*step)(options); !result)
                return usage(result.error().detail);
        }
        return options;
    }

private:
    static Leave usage(const QString &sentence)
    {
        return {ExitCode::Usage,
                QStringLiteral("secure-agent: %1\nTry: secure-agent --help\n").arg(sentence)};
    }
    static tl::unexpected<Error> wrong(const QString &sentence)
    {
        return Core::failure(Error::Code::Invalid, sentence);
    }

    Result<> readQuestion(Options &options) const
    {
        QStringList words = m_parser.positionalArguments();
        options.ask = !words.isEmpty() && words.first() == QLatin1String("ask");
        options.json = m_parser.isSet(m_json);
        if (!options.ask) {
            if (!words.isEmpty())
                return wrong(
                    QStringLiteral("\"%1\" is not a command; the only one is \"ask\".").arg(words.first()));
            if (options.json || m_parser.isSet(m_as))
                return wrong(QStringLiteral("--json and --as go with \"ask\" only."));
            return {};
        }
        words.removeFirst();
        options.question = words.join(QLatin1Char(' ')).trimmed();
        if (options.question.isEmpty())
            return wrong(QStringLiteral("\"ask\" needs a question, in quotation marks."));
        return {};
    }

    Result<> readIdentity(Options &options) const
    {
        options.issuer = m_parser.value(m_issuer);
        if (!options.issuer.isEmpty()) {
            const QUrl url(options.issuer, QUrl::StrictMode);
            if (!url.isValid() || url.host().isEmpty() || !Http::isSafeForCredentials(url))
                return wrong(QStringLiteral(
                    "--issuer must be an https address (or http on this computer), for example "
                    "https://id.example.com/realms/company."));
        }
        options.clientId = m_parser.value(m_clientId);
        if (options.clientId.isEmpty())
            return wrong(QStringLiteral("--client-id must not be empty."));
        options.roleClient = m_parser.isSet(m_roleClient) ? m_parser.value(m_roleClient) : options.clientId;
        return {};
    }

    Result<QUrl> serviceUrl(const QCommandLineOption &option) const
    {
        if (!m_parser.isSet(option))
            return QUrl();
        QUrl url(m_parser.value(option), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
            || url.hasFragment() || !Http::isSafeForCredentials(url)) {
            return wrong(
                QStringLiteral("--%1 must be an https address (or http on this computer), for example "
                               "https://%2.example.com.")
                    .arg(option.names().constFirst(),
                         option.names().constFirst().section(QLatin1Char('-'), 0, 0)));
        }
        return url;
    }

    Result<> readServices(Options &options) const
    {
        const Result<QUrl> agentUrl = serviceUrl(m_agentUrl);
        if (!agentUrl)
            return Core::failure(agentUrl.error());
        const Result<QUrl> hrUrl = serviceUrl(m_hrUrl);
        if (!hrUrl)
            return Core::failure(hrUrl.error());
        options.agentUrl = *agentUrl;
        options.hrUrl = *hrUrl;
        for (const auto &[option, target] : {std::pair(&m_hrListen, &options.embedded.hrListen),
                                             std::pair(&m_agentListen, &options.embedded.agentListen)}) {
            if (!m_parser.isSet(*option))
                continue;
            const Result<Http::ListenAddress> address = Http::ListenAddress::parse(m_parser.value(*option));
            if (!address)
                return Core::failure(address.error());
            if (!address->isLoopback())
                return wrong(
                    QStringLiteral(
                        "--%1 must be an address of this computer only (127.0.0.1 or [::1]): what the "
                        "window hosts is for the person in front of it.")
                        .arg(option->names().constFirst()));
            *target = *address;
        }
        options.embedded.hrAudience = m_parser.value(m_hrAudience);
        options.embedded.agentAudience = m_parser.value(m_agentAudience);
        options.embedded.database = m_parser.value(m_database);
        options.embedded.demoData = m_parser.isSet(m_demoData);
        options.embedded.linkByUsername = m_parser.isSet(m_linkByUsername);
        options.embedded.whoCanHelp = m_parser.value(m_whoCanHelp);
        return {};
    }

    /// The demo keeps nothing and touches nothing that is real: it refuses what points elsewhere.
    Result<> readDemo(Options &options) const
    {
        options.demo = m_parser.isSet(m_demo);
        options.demoUser = m_parser.value(m_as);
        if (!options.demo) {
            if (m_parser.isSet(m_as))
                return wrong(
                    QStringLiteral("--as works with --demo only: elsewhere you sign in in your browser."));
            if (options.ask && options.issuer.isEmpty())
                return wrong(QStringLiteral(
                    "Where do you sign in? Name the identity provider with --issuer URL, or try "
                    "the demo with --demo."));
            return {};
        }
        for (const QCommandLineOption *option :
             {&m_issuer, &m_clientId, &m_roleClient, &m_agentUrl, &m_hrUrl, &m_database}) {
            if (m_parser.isSet(*option))
                return wrong(
                    QStringLiteral("--demo brings its own services and data; it does not go with --%1.")
                        .arg(option->names().constFirst()));
        }
        options.embedded.demoData = true;
        options.embedded.linkByUsername = true;
        options.embedded.database = QStringLiteral("sqlite::memory:");
        if (options.embedded.whoCanHelp.isEmpty())
            options.embedded.whoCanHelp = QStringLiteral("office");
        // Several demos may run side by side, so that a used port is no reason to fail.
        if (!m_parser.isSet(m_hrListen))
            options.embedded.hrListen.port = 0;
        if (!m_parser.isSet(m_agentListen))
            options.embedded.agentListen.port = 0;
        return {};
    }

    static QCommandLineOption flag(const char *name, const char *text)
    {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(text));
    }
    static QCommandLineOption value(const char *name, const char *text, const char *placeholder,
                                    const char *standard = "")
    {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(text),
                                  QString::fromLatin1(placeholder), QString::fromLatin1(standard));
    }

    QCommandLineParser m_parser;
    const QCommandLineOption m_help {{QStringLiteral("h"), QStringLiteral("help")},
                                     QStringLiteral("Shows this help.")};
    const QCommandLineOption m_version {{QStringLiteral("v"), QStringLiteral("version")},
                                        QStringLiteral("Shows the version.")};
    const QCommandLineOption m_demo
        = flag("demo",
               "Runs everything on this computer, with two made-up people (jettro, office) and no account "
               "anywhere. Nothing is kept.");
    const QCommandLineOption m_as
        = value("as", "With ask --demo: signs in as this person, without a browser.", "USER");
    const QCommandLineOption m_json
        = flag("json", "With ask: prints one JSON object instead of the sentence.");
    const QCommandLineOption m_issuer
        = value("issuer", "The company's identity provider, exactly as it calls itself.", "URL");
    const QCommandLineOption m_clientId
        = value("client-id", "This application's name at the identity provider (default: fastapi-client).",
                "ID", "fastapi-client");
    const QCommandLineOption m_roleClient
        = value("role-client", "The client whose roles count (default: the client id).", "ID");
    const QCommandLineOption m_agentUrl
        = value("agent-url", "Uses a remote agent service; nothing is hosted here.", "URL");
    const QCommandLineOption m_hrUrl
        = value("hr-url", "Uses a remote HR service with the agent that is hosted here.", "URL");
    const QCommandLineOption m_hrListen = value(
        "hr-listen", "Where the hosted HR service listens (default: 127.0.0.1:8001; port 0: any free one).",
        "ADDRESS:PORT");
    const QCommandLineOption m_agentListen = value(
        "agent-listen", "Where the hosted agent listens (default: 127.0.0.1:8000; port 0: any free one).",
        "ADDRESS:PORT");
    const QCommandLineOption m_hrAudience = value(
        "hr-audience", "The audience that HR wants in a token (default: hr-api).", "AUDIENCE", "hr-api");
    const QCommandLineOption m_agentAudience
        = value("agent-audience", "The audience that the agent wants in a token (default: secure-agent).",
                "AUDIENCE", "secure-agent");
    const QCommandLineOption m_database
        = value("database", "Where the hosted HR service keeps its data: sqlite:FILE or sqlite::memory:.",
                "DATABASE");
    const QCommandLineOption m_demoData
        = flag("demo-data", "Fills an empty HR database with four made-up employees.");
    const QCommandLineOption m_linkByUsername
        = flag("link-by-username",
               "Links an employee to the first person who signs in under that name. Only for trying "
               "out: people may be able to change their names.");
    const QCommandLineOption m_whoCanHelp
        = value("who-can-help", "Whom a refusal names as the one to ask.", "TEXT");
};

} // namespace

std::variant<Options, Leave> readCommandLine(const QStringList &arguments)
{
    return Reader().read(arguments);
}

} // namespace Main
