// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "doubles/rawclient.h"
#include "doubles/serverprocess.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using Doubles::ask;
using Doubles::PlainAnswer;
using Doubles::ServerProcess;

namespace {

const QString program = QStringLiteral(SECUREAGENT_SERVER_PROGRAM);
const Doubles::TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("subject-of-jettro"), {}};
const Doubles::TestPerson office {
    QStringLiteral("office"), QStringLiteral("subject-of-office"), {QStringLiteral("office-management")}};

} // namespace

class tst_ServerProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysWhereEachServiceAnswers();
    void hostsHrForAnotherIssuer();
    void hostsAllThreeOnTheDemo();
    void keepsDataBetweenRuns();
    void endsWithZeroWhenToldTo_data();
    void endsWithZeroWhenToldTo();
    void finishesARequestInFlightBeforeItEnds();
    void endsThoughAClientStaysConnected();
    void saysThatAPortIsInUse();
    void startsNothingWhenOnePortIsInUse();
    void saysThatTheDatabaseCannotBeUsed_data();
    void saysThatTheDatabaseCannotBeUsed();
    void saysWhatIsWrongWithTheServices();
    void saysWhatIsWrongWithTheCommandLine_data();
    void saysWhatIsWrongWithTheCommandLine();
    void printsHelpAndVersionToStandardOutput();
    void looksForModelServersWhenAsked();
    void needsAPlaceForAModel();
    void linksNoWidgets();

private:
    QStringList hrArguments() const
    {
        return {QStringLiteral("hr"),
                QStringLiteral("--hr-listen"),
                QStringLiteral("127.0.0.1:0"),
                QStringLiteral("--issuer"),
                m_issuer->issuer(),
                QStringLiteral("--database"),
                QStringLiteral("sqlite:") + databaseFile(),
                QStringLiteral("--demo-data"),
                QStringLiteral("--link-by-username")};
    }
    QString databaseFile() const { return m_folder->filePath(QStringLiteral("hr.db")); }
    Http::Headers headersFor(const Doubles::TestPerson &person) const
    {
        return {{"Authorization", "Bearer " + m_issuer->tokenFor(person)},
                {"Content-Type", "application/json"}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Doubles::HttpIssuer> m_issuer;
};

void tst_ServerProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_issuer = std::make_unique<Doubles::HttpIssuer>();
}

void tst_ServerProgram::saysWhereEachServiceAnswers()
{
    ServerProcess server(program, hrArguments());
    QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
    // Exactly one line, and exactly this form.
    const QRegularExpression form(
        QStringLiteral("^\\{\"service\":\"hr\",\"url\":\"http://127\\.0\\.0\\.1:[1-9][0-9]*\"\\}\n$"));
    QVERIFY2(form.match(QString::fromUtf8(server.output())).hasMatch(), server.output());
    QCOMPARE(ask(server.url(QStringLiteral("hr")), "GET", "/health/live").status, 200);
}

void tst_ServerProgram::hostsHrForAnotherIssuer()
{
    ServerProcess server(program, hrArguments());
    QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
    const QUrl hr = server.url(QStringLiteral("hr"));
    const PlainAnswer own = ask(hr, "POST", "/daysOff", headersFor(jettro));
    QCOMPARE(own.status, 200);
    QCOMPARE(own.body, "{\"days_off_available\":10}");
    const PlainAnswer refused
        = ask(hr, "POST", "/daysOffFor", headersFor(jettro), R"({"person_name":"roberto"})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.json()[QStringLiteral("who_can_help")].toString(), QStringLiteral("office"));
    QVERIFY2(server.errors().isEmpty(), server.errors());
}

void tst_ServerProgram::hostsAllThreeOnTheDemo()
{
    const QStringList services {QStringLiteral("agent"), QStringLiteral("hr"), QStringLiteral("demo-idp")};
    QStringList arguments = services;
    for (const QString &service : services)
        arguments << QStringLiteral("--%1-listen").arg(service) << QStringLiteral("127.0.0.1:0");
    arguments << QStringLiteral("--database") << QStringLiteral("sqlite::memory:")
              << QStringLiteral("--demo-data") << QStringLiteral("--link-by-username");
    ServerProcess server(program, arguments);
    QVERIFY2(server.waitForServices(services), server.errors());
    QCOMPARE(server.output().count('\n'), 3);
    for (const char *service : {"hr", "agent"}) {
        const QUrl url = server.url(QLatin1String(service));
        QTRY_COMPARE_WITH_TIMEOUT(ask(url, "GET", "/health/ready").status, 200, 20000);
        const PlainAnswer metadata = ask(url, "GET", "/.well-known/oauth-protected-resource");
        QCOMPARE(metadata.json()[QStringLiteral("authorization_servers")].toArray(),
                 QJsonArray {server.url(QStringLiteral("demo-idp")).toString()});
    }
    server.terminate();
    QCOMPARE(server.waitForEnd(), 0);
    QVERIFY2(server.errors().isEmpty(), server.errors());
}

void tst_ServerProgram::keepsDataBetweenRuns()
{
    {
        ServerProcess server(program, hrArguments());
        QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
        QCOMPARE(ask(server.url(QStringLiteral("hr")), "POST", "/daysOff", headersFor(jettro)).status, 200);
        server.terminate();
        QCOMPARE(server.waitForEnd(), 0);
    }
    // Without linking only the row that was linked before is known.
    QStringList arguments = hrArguments();
    arguments.removeOne(QStringLiteral("--link-by-username"));
    ServerProcess server(program, arguments);
    QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
    const QUrl hr = server.url(QStringLiteral("hr"));
    QCOMPARE(ask(hr, "POST", "/daysOff", headersFor(jettro)).status, 200);
    QCOMPARE(ask(hr, "POST", "/daysOff", headersFor(office)).detail(),
             QStringLiteral("User not found in database."));
}

void tst_ServerProgram::endsWithZeroWhenToldTo_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_ServerProgram::endsWithZeroWhenToldTo()
{
    QFETCH(int, signal);
    ServerProcess server(program, hrArguments());
    QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
    QCOMPARE(::kill(static_cast<pid_t>(server.processId()), signal), 0);
    QCOMPARE(server.waitForEnd(), 0);
    QVERIFY2(server.errors().isEmpty(), server.errors());
}

void tst_ServerProgram::finishesARequestInFlightBeforeItEnds()
{
    ServerProcess server(program, hrArguments());
    QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
    const QUrl hr = server.url(QStringLiteral("hr"));
    QCOMPARE(ask(hr, "POST", "/daysOff", headersFor(jettro)).status, 200);

    // While this connection writes, the look-up has to wait.
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
    other.setDatabaseName(databaseFile());
    QVERIFY(other.open() && QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
    Doubles::RawClient client(hr);
    client.request("POST", "/daysOffFor", R"({"person_name":"roberto"})",
                   Doubles::formatFields(headersFor(office)));
    // The server reads in the order of arrival: when this is answered, the first is in its hands.
    QCOMPARE(ask(hr, "GET", "/health/live").status, 200);
    server.terminate();
    QVERIFY(!client.response(false, std::chrono::milliseconds {300}));
    QVERIFY(server.isRunning());
    QVERIFY(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(response->body.contains("15"));
    QCOMPARE(server.waitForEnd(), 0);
    other.close();
    other = {};
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

void tst_ServerProgram::endsThoughAClientStaysConnected()
{
    ServerProcess server(program, hrArguments());
    QVERIFY2(server.waitForServices({QStringLiteral("hr")}), server.errors());
    Doubles::RawClient idle(server.url(QStringLiteral("hr")));
    Doubles::RawClient slow(server.url(QStringLiteral("hr")));
    QVERIFY(idle.isConnected() && slow.isConnected());
    slow.send("POST /daysOff HTTP/1.1\r\nHost: ");
    server.terminate();
    QCOMPARE(server.waitForEnd(), 0);
}

void tst_ServerProgram::saysThatAPortIsInUse()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress(QHostAddress::LocalHost)));
    QStringList arguments = hrArguments();
    arguments[2] = QStringLiteral("127.0.0.1:%1").arg(taken.serverPort());
    ServerProcess server(program, arguments);
    QCOMPARE(server.waitForEnd(), 1);
    QVERIFY2(server.errors().contains("in use")
                 && server.errors().contains(QByteArray::number(taken.serverPort()))
                 && server.errors().contains("--hr-listen"),
             server.errors());
    QCOMPARE(server.errors().count('\n'), 1);
    QVERIFY(server.output().isEmpty());
}

void tst_ServerProgram::startsNothingWhenOnePortIsInUse()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress(QHostAddress::LocalHost)));
    QStringList arguments = hrArguments();
    arguments << QStringLiteral("agent") << QStringLiteral("--agent-listen")
              << QStringLiteral("127.0.0.1:%1").arg(taken.serverPort());
    ServerProcess server(program, arguments);
    QCOMPARE(server.waitForEnd(), 1);
    QVERIFY2(server.output().isEmpty(), server.output());
    QVERIFY(!QFile::exists(databaseFile()));
}

void tst_ServerProgram::saysThatTheDatabaseCannotBeUsed_data()
{
    QTest::addColumn<QString>("location");
    QTest::newRow("a folder that nobody can make") << QStringLiteral("sqlite:/proc/none/hr.db");
    QTest::newRow("a folder") << QStringLiteral("sqlite:/tmp");
}

void tst_ServerProgram::saysThatTheDatabaseCannotBeUsed()
{
    QFETCH(QString, location);
    QStringList arguments = hrArguments();
    arguments[6] = location;
    ServerProcess server(program, arguments);
    QCOMPARE(server.waitForEnd(), 1);
    QCOMPARE(server.errors().count('\n'), 1);
    QVERIFY2(server.errors().contains(location.mid(location.indexOf(QLatin1Char(':')) + 1).toLatin1()),
             server.errors());
    QVERIFY(server.output().isEmpty());
}

void tst_ServerProgram::saysWhatIsWrongWithTheServices()
{
    QTemporaryDir folder;
    const QString services = folder.filePath(QStringLiteral("services.json"));
    QFile file(services);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"services":[{"name":"Tickets","document":"https://tickets.example/openapi.json",
"base_url":"https://tickets.example","token_mode":"none","takes_data_from":["Ledger"]}]})");
    file.close();
    ServerProcess server(program,
                         {QStringLiteral("agent"), QStringLiteral("--agent-listen"),
                          QStringLiteral("127.0.0.1:0"), QStringLiteral("--issuer"),
                          QStringLiteral("https://login.example"), QStringLiteral("--hr-url"),
                          QStringLiteral("http://127.0.0.1:1"), QStringLiteral("--services"), services});
    QCOMPARE(server.waitForEnd(), 2); // not started again: it would end like this each time
    QCOMPARE(server.errors().count('\n'), 1);
    QVERIFY2(server.errors().contains(services.toLocal8Bit()) && server.errors().contains("\"Ledger\""),
             server.errors());
}

void tst_ServerProgram::saysWhatIsWrongWithTheCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("an unknown option") << QStringList {QStringLiteral("hr"), QStringLiteral("--fast")};
    QTest::newRow("a bad address") << QStringList {
        QStringLiteral("demo-idp"), QStringLiteral("--demo-idp-listen"), QStringLiteral("here")};
    QTest::newRow("another machine's address") << QStringList {
        QStringLiteral("demo-idp"), QStringLiteral("--demo-idp-listen"), QStringLiteral("0.0.0.0:0")};
    QTest::newRow("HR where machines keep their secrets")
        << QStringList {QStringLiteral("agent"), QStringLiteral("--issuer"), QStringLiteral("https://i"),
                        QStringLiteral("--hr-url"), QStringLiteral("https://169.254.169.254")};
    QTest::newRow("a database of another kind")
        << QStringList {QStringLiteral("hr"), QStringLiteral("--database"), QStringLiteral("mysql:hr")};
}

void tst_ServerProgram::saysWhatIsWrongWithTheCommandLine()
{
    QFETCH(QStringList, arguments);
    ServerProcess server(program, arguments);
    QCOMPARE(server.waitForEnd(), 2);
    QCOMPARE(server.errors().count('\n'), 1);
    QVERIFY2(server.errors().startsWith("secure-agent-server: "), server.errors());
    QVERIFY(server.output().isEmpty());
}

void tst_ServerProgram::printsHelpAndVersionToStandardOutput()
{
    for (const char *option : {"--help", "--version"}) {
        ServerProcess server(program, {QLatin1String(option)});
        QCOMPARE(server.waitForEnd(), 0);
        QVERIFY(server.output().contains("secure-agent-server"));
        QVERIFY2(server.errors().isEmpty(), server.errors());
    }
}

void tst_ServerProgram::looksForModelServersWhenAsked()
{
    ServerProcess server(program, {QStringLiteral("models")});
    QCOMPARE(server.waitForEnd(), 0);
    // Whether there is one on this machine is not ours to say.
    QVERIFY2(server.output().contains("No language model answers") || server.output().contains("--model-url"),
             server.output());
    QVERIFY2(server.errors().isEmpty(), server.errors());
}

void tst_ServerProgram::needsAPlaceForAModel()
{
    ServerProcess server(program,
                         {QStringLiteral("agent"), QStringLiteral("--issuer"), m_issuer->issuer(),
                          QStringLiteral("--hr-url"), QStringLiteral("http://127.0.0.1:9"),
                          QStringLiteral("--agent-listen"), QStringLiteral("127.0.0.1:0"),
                          QStringLiteral("--model"), QStringLiteral("llama")});
    QCOMPARE(server.waitForEnd(), 1);
    QVERIFY2(server.errors().contains("secure-agent-server models"), server.errors());
    QVERIFY2(server.output().isEmpty(), server.output());
}

void tst_ServerProgram::linksNoWidgets()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {program}, QIODevice::ReadOnly);
    if (!ldd.waitForFinished() || ldd.exitCode() != 0)
        QSKIP("ldd is not there");
    const QByteArray libraries = ldd.readAllStandardOutput();
    QVERIFY(libraries.contains("Qt6Core"));
    QVERIFY2(!libraries.contains("Qt6Widgets") && !libraries.contains("Qt6Gui"), libraries);
}

QTEST_GUILESS_MAIN(tst_ServerProgram)
#include "tst_server_program.moc"
