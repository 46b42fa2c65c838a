// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commandline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

using Server::CommandLine;
using Server::InfoText;
using Server::ParsedCommandLine;
using Server::Refusal;

namespace {

ParsedCommandLine read(const QString &arguments)
{
    return Server::readCommandLine(QStringList {QStringLiteral("secure-agent-server")}
                                   + arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

QString refusalOf(const ParsedCommandLine &parsed)
{
    const auto *refusal = std::get_if<Refusal>(&parsed);
    return refusal ? refusal->sentence : QString();
}

const QString hrAlone = QStringLiteral("hr --issuer https://login.example.com --database sqlite::memory: ");

} // namespace

class tst_CommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryOption();
    void hasDefaults();
    void readsServicesInAnyOrder();
    void readsTheAgentsLimits();
    void keepsTheIssuerAsItWasWritten();
    void takesTheDemoProviderAsIssuer();
    void refusesWhatCannotRun_data();
    void refusesWhatCannotRun();
    void refusesServicesThatTheAgentCannotHave_data();
    void refusesServicesThatTheAgentCannotHave();
    void refusesAddressesOfOtherMachinesOnTheDemo_data();
    void refusesAddressesOfOtherMachinesOnTheDemo();
    void remarksOnOptionsWithoutEffect();
    void looksForModelsInsteadOfStartingServices();
    void namesALanguageModel();
    void showsHelpAndVersion();
    void takesNoSecrets();
};

void tst_CommandLine::readsEveryOption()
{
    const ParsedCommandLine parsed = read(QStringLiteral(
        "hr agent --hr-listen 127.0.0.1:0 --agent-listen [::1]:9000 --issuer https://i/r "
        "--hr-audience h --agent-audience a --role-client c --ca-file /ca.pem --link-by-username "
        "--hr-url http://127.0.0.1:7/x --database sqlite:/tmp/hr.db --demo-data "
        "--who-can-help Ada --rate-limit 7"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY2(line, qPrintable(refusalOf(parsed)));
    QVERIFY(line->runsHr && line->runsAgent && !line->runsDemoProvider);
    QCOMPARE(line->hr.listen.toString(), QStringLiteral("127.0.0.1:0"));
    QCOMPARE(line->agent.listen.toString(), QStringLiteral("[::1]:9000"));
    QCOMPARE(line->trusted.issuer, QStringLiteral("https://i/r"));
    QCOMPARE(line->hr.service.audience, QStringLiteral("h"));
    QCOMPARE(line->agent.service.audience, QStringLiteral("a"));
    QCOMPARE(line->trusted.roleClient, QStringLiteral("c"));
    QCOMPARE(line->trusted.authoritiesFile, QStringLiteral("/ca.pem"));
    QVERIFY(line->hr.service.linkByUsername);
    QCOMPARE(line->hr.remoteUrl, QUrl(QStringLiteral("http://127.0.0.1:7/x")));
    QCOMPARE(line->hr.service.database, QStringLiteral("sqlite:/tmp/hr.db"));
    QVERIFY(line->hr.service.demoData);
    QCOMPARE(line->hr.service.whoCanHelp, QStringLiteral("Ada"));
    QCOMPARE(line->hr.service.requestsPerSecond, 7);
    QCOMPARE(line->agent.service.requestsPerSecond, 7);
    QVERIFY(line->remarks.isEmpty());
}

void tst_CommandLine::hasDefaults()
{
    const ParsedCommandLine parsed = read(QStringLiteral("hr agent demo-idp --database sqlite::memory:"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY2(line, qPrintable(refusalOf(parsed)));
    QCOMPARE(line->hr.listen.toString(), QStringLiteral("127.0.0.1:8001"));
    QCOMPARE(line->agent.listen.toString(), QStringLiteral("127.0.0.1:8000"));
    QCOMPARE(line->demoProviderListen.toString(), QStringLiteral("127.0.0.1:8180"));
    QCOMPARE(line->hr.service.audience, QStringLiteral("hr-api"));
    QCOMPARE(line->agent.service.audience, QStringLiteral("secure-agent"));
    QCOMPARE(line->trusted.roleClient, QStringLiteral("fastapi-client"));
    QCOMPARE(line->hr.service.requestsPerSecond, 200);
    QCOMPARE(line->agent.service.requestsPerSecond, 200);
    QVERIFY(!line->hr.service.linkByUsername && !line->hr.service.demoData);
    QCOMPARE(line->hr.service.whoCanHelp, QString());
}

void tst_CommandLine::readsServicesInAnyOrder()
{
    const ParsedCommandLine parsed
        = read(QStringLiteral("--database sqlite::memory: demo-idp --demo-data hr"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QVERIFY(line->runsHr && line->runsDemoProvider && !line->runsAgent);
    QCOMPARE(line->hr.service.whoCanHelp, QStringLiteral("office"));
}

void tst_CommandLine::readsTheAgentsLimits()
{
    const QString agent = QStringLiteral("agent hr demo-idp --database sqlite::memory: ");
    const ParsedCommandLine parsed = read(
        agent
        + QStringLiteral(
            "--agent-database sqlite:a.db --keep-history 30 --max-rounds 4 --max-tools 20 --model-time 20 "
            "--max-parallel 2 --tool-time 5 --turn-time 90"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY2(line, qPrintable(refusalOf(parsed)));
    QCOMPARE(line->agent.service.database, QStringLiteral("sqlite:a.db"));
    QCOMPARE(line->agent.service.keepHistoryDays, 30);
    const Agent::Limits &limits = line->agent.service.limits;
    QCOMPARE(limits.maxRounds, 4);
    QCOMPARE(limits.maxTools, 20);
    QCOMPARE(limits.maxWorking, 2);
    QVERIFY(limits.modelTime == std::chrono::seconds(20));
    QVERIFY(limits.toolTime == std::chrono::seconds(5));
    QVERIFY(limits.turnTime == std::chrono::seconds(90));
    for (const char *wrong :
         {"--keep-history 0", "--max-rounds many", "--max-tools 0", "--model-time -1", "--tool-time 601"})
        QVERIFY(!refusalOf(read(agent + QString::fromLatin1(wrong))).isEmpty());
}

void tst_CommandLine::keepsTheIssuerAsItWasWritten()
{
    // A slash more is another issuer.
    const ParsedCommandLine parsed
        = read(QStringLiteral("hr --database sqlite::memory: --issuer https://Login.example.com/realm/"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QCOMPARE(line->trusted.issuer, QStringLiteral("https://Login.example.com/realm/"));
}

void tst_CommandLine::takesTheDemoProviderAsIssuer()
{
    const ParsedCommandLine parsed = read(QStringLiteral("hr demo-idp --database sqlite::memory:"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QVERIFY(line->trusted.issuer.isEmpty());
}

void tst_CommandLine::refusesWhatCannotRun_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << QStringLiteral("No service");
    QTest::newRow("an unknown service") << QStringLiteral("payroll") << QStringLiteral("\"payroll\"");
    QTest::newRow("a service in another case") << QStringLiteral("HR") << QStringLiteral("\"HR\"");
    QTest::newRow("a service twice") << hrAlone + QStringLiteral("hr") << QStringLiteral("twice");
    QTest::newRow("an unknown option") << hrAlone + QStringLiteral("--fast") << QStringLiteral("fast");
    QTest::newRow("an option without its value") << QStringLiteral("hr --issuer") << QStringLiteral("issuer");
    QTest::newRow("a switch with a value")
        << hrAlone + QStringLiteral("--demo-data=yes") << QStringLiteral("demo-data");
    for (const char *number : {"fast", "-1", "1.5", "1000001", "''", "99999999999999999999"})
        QTest::addRow("--rate-limit %s", number)
            << hrAlone + QStringLiteral("--rate-limit=") + QLatin1String(number)
            << QStringLiteral("--rate-limit takes a whole number from 0 to 1000000");
    QTest::newRow("an option twice") << hrAlone + QStringLiteral("--issuer https://other")
                                     << QStringLiteral("--issuer is given twice");
    QTest::newRow("no issuer") << QStringLiteral("hr --database sqlite::memory:")
                               << QStringLiteral("--issuer");
    QTest::newRow("no database") << QStringLiteral("hr --issuer https://i") << QStringLiteral("--database");
    QTest::newRow("a database without its kind") << QStringLiteral("hr --issuer https://i --database /tmp/x")
                                                 << QStringLiteral("--database: \"/tmp/x\"");
    QTest::newRow("models beside a service")
        << QStringLiteral("hr models") << QStringLiteral("\"models\" alone");
    QTest::newRow("no HR") << QStringLiteral("agent --issuer https://i") << QStringLiteral("--hr-url");
    QTest::newRow("an empty audience")
        << hrAlone + QStringLiteral("--hr-audience=") << QStringLiteral("--hr-audience");
    QTest::newRow("an issuer that is no URL")
        << QStringLiteral("hr --database sqlite::memory: --issuer login")
        << QStringLiteral("--issuer \"login\"");
    QTest::newRow("an issuer in the clear")
        << QStringLiteral("hr --database sqlite::memory: --issuer http://login.example.com")
        << QStringLiteral("--issuer");
    QTest::newRow("an issuer with a query")
        << QStringLiteral("hr --database sqlite::memory: --issuer https://i/?a=b")
        << QStringLiteral("--issuer");
    QTest::newRow("an issuer with a password")
        << QStringLiteral("hr --database sqlite::memory: --issuer https://a:b@i/")
        << QStringLiteral("--issuer");
    QTest::newRow("HR in the clear") << QStringLiteral(
        "agent --issuer https://i --hr-url http://hr.example.com")
                                     << QStringLiteral("--hr-url");
    QTest::newRow("an address without a port")
        << hrAlone + QStringLiteral("--hr-listen 127.0.0.1") << QStringLiteral("--hr-listen");
    QTest::newRow("a port that is none")
        << hrAlone + QStringLiteral("--hr-listen 127.0.0.1:70000") << QStringLiteral("70000");
    QTest::newRow("an address that is none")
        << hrAlone + QStringLiteral("--hr-listen everywhere:80") << QStringLiteral("everywhere");
}

void tst_CommandLine::refusesWhatCannotRun()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const QString sentence = refusalOf(read(arguments));
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("--help")), qPrintable(sentence));
    QVERIFY2(!sentence.contains(QLatin1Char('\n')), qPrintable(sentence));
}

void tst_CommandLine::refusesServicesThatTheAgentCannotHave_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("says"); // empty: nothing is wrong
    const QString remote = QStringLiteral("--hr-url https://hr.example.com");
    const QByteArray exchange = R"("token_mode":"token-exchange","audience":"t")";
    QTest::newRow("good") << QByteArray() << remote << QString();
    for (const char *host : {"169.254.169.254", "[fe80::1]", "metadata.google.internal"}) {
        const QString url = QStringLiteral("https://%1").arg(QLatin1String(host));
        QTest::addRow("HR at %s", host)
            << QByteArray() << QStringLiteral("--hr-url ") + url << QStringLiteral("--hr-url: \"%1").arg(url);
        QTest::addRow("HR called %s", host)
            << QByteArray()
            << QStringLiteral("hr --database sqlite::memory: --behind-proxy --agent-public-url https://a "
                              "--hr-public-url ")
                + url
            << QStringLiteral("hr: \"%1").arg(url);
    }
    QTest::newRow("the name of HR") << QByteArray(R"("name":"HR")") << remote << QStringLiteral("\"HR\"");
    QTest::newRow("no account to exchange with")
        << exchange << remote << QStringLiteral("--exchange-client-id");
    QTest::newRow("an account") << exchange << remote + QStringLiteral(" --exchange-client-id a")
                                << QString();
    QTest::newRow("a key without its file")
        << QByteArray(R"("token_mode":"api-key")") << remote << QStringLiteral("api_key_file");
    QTest::newRow("data of nobody") << QByteArray(R"("takes_data_from":["Payroll"])") << remote
                                    << QStringLiteral("\"Payroll\"");
    QTest::newRow("data of HR") << QByteArray(R"("takes_data_from":["HR"])") << remote << QString();
}

void tst_CommandLine::refusesServicesThatTheAgentCannotHave()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, options);
    QFETCH(QString, says);
    QJsonObject service {{QStringLiteral("name"), QStringLiteral("Tickets")},
                         {QStringLiteral("document"), QStringLiteral("https://t.example/openapi.json")},
                         {QStringLiteral("base_url"), QStringLiteral("https://t.example")},
                         {QStringLiteral("token_mode"), QStringLiteral("none")}};
    const QJsonObject changes = QJsonDocument::fromJson('{' + change + '}').object();
    for (auto member = changes.begin(); member != changes.end(); ++member)
        service.insert(member.key(), member.value());
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(QJsonDocument(QJsonObject {{QStringLiteral("services"), QJsonArray {service}}}).toJson());
    file.close();
    const ParsedCommandLine parsed
        = read(QStringLiteral("agent --issuer https://i --services %1 %2").arg(file.fileName(), options));
    const QString sentence = refusalOf(parsed);
    if (says.isEmpty())
        QVERIFY2(std::holds_alternative<CommandLine>(parsed), qPrintable(sentence));
    else
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
}

void tst_CommandLine::refusesAddressesOfOtherMachinesOnTheDemo_data()
{
    QTest::addColumn<QString>("arguments");
    // Not with TLS either: the tokens are the demo's.
    const QString all = QStringLiteral("hr agent demo-idp --database sqlite::memory: --tls-certificate c "
                                       "--tls-key k --behind-proxy --hr-public-url https://h "
                                       "--agent-public-url https://a --%1-listen %2");
    for (const char *service : {"hr", "agent", "demo-idp"}) {
        for (const char *address : {"0.0.0.0:9000", "[::]:9000", "192.168.1.2:9000"})
            QTest::addRow("%s on %s", service, address)
                << all.arg(QLatin1String(service), QLatin1String(address));
    }
}

void tst_CommandLine::refusesAddressesOfOtherMachinesOnTheDemo()
{
    QFETCH(QString, arguments);
    const QString sentence = refusalOf(read(arguments));
    QVERIFY2(sentence.contains(QStringLiteral("demo")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("127.0.0.1:9000")), qPrintable(sentence));
}

void tst_CommandLine::remarksOnOptionsWithoutEffect()
{
    const ParsedCommandLine parsed = read(hrAlone + QStringLiteral("--agent-listen 127.0.0.1:1 --demo-data"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line);
    QCOMPARE(line->remarks.size(), 1);
    QVERIFY(line->remarks.first().startsWith(QStringLiteral("--agent-listen ")));
}

void tst_CommandLine::looksForModelsInsteadOfStartingServices()
{
    QVERIFY(std::holds_alternative<Server::ModelSearch>(read(QStringLiteral("models"))));
    QVERIFY(!refusalOf(read(hrAlone + QStringLiteral("models"))).isEmpty());
}

void tst_CommandLine::namesALanguageModel()
{
    const QString agent = QStringLiteral("agent --issuer https://i --hr-url https://h ");
    const ParsedCommandLine parsed
        = read(agent + QStringLiteral("--model-url http://127.0.0.1:11434/v1 --model llama"));
    const auto *line = std::get_if<CommandLine>(&parsed);
    QVERIFY2(line, qPrintable(refusalOf(parsed)));
    QCOMPARE(line->agent.service.languageModel.model, QStringLiteral("llama"));
    QCOMPARE(line->agent.service.languageModel.url, QUrl(QStringLiteral("http://127.0.0.1:11434/v1")));
    QVERIFY(
        !refusalOf(read(agent + QStringLiteral("--model-url http://model.example --model llama"))).isEmpty());
    const ParsedCommandLine idle = read(hrAlone + QStringLiteral("--model llama"));
    const auto *hrLine = std::get_if<CommandLine>(&idle);
    QVERIFY(hrLine);
    QVERIFY(hrLine->remarks.value(0).startsWith(QLatin1String("--model ")));
}

void tst_CommandLine::showsHelpAndVersion()
{
    const ParsedCommandLine help = read(QStringLiteral("--help"));
    const auto *text = std::get_if<InfoText>(&help);
    QVERIFY(text);
    for (const char *word : {"SERVICE",           "--ca-file",          "--rate-limit",
                             "--hr-listen",       "--agent-listen",     "--demo-idp-listen",
                             "--issuer",          "--hr-audience",      "--agent-audience",
                             "--role-client",     "--link-by-username", "--hr-url",
                             "--database",        "--demo-data",        "--who-can-help",
                             "--tls-certificate", "--tls-key",          "--behind-proxy",
                             "--public-url",      "--hr-public-url",    "--agent-public-url",
                             "--allowed-origin",  "Exit codes",         "sqlite::memory:"})
        QVERIFY2(text->text.contains(QLatin1String(word)), word);
    const ParsedCommandLine version = read(QStringLiteral("hr --version"));
    QVERIFY(std::get_if<InfoText>(&version));
    QCOMPARE(std::get<InfoText>(version).text,
             QStringLiteral("secure-agent-server " SECUREAGENT_VERSION "\n"));
}

void tst_CommandLine::takesNoSecrets()
{
    // Everybody on the machine can read a command line.
    const ParsedCommandLine help = read(QStringLiteral("--help"));
    const QString text = std::get<InfoText>(help).text;
    for (const char *word : {"--password", "--secret", "--token", "--key", "client-secret"})
        QVERIFY2(!text.contains(QLatin1String(word)), word);
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
