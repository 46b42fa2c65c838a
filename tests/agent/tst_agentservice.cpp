// SPDX-License-Identifier: GPL-3.0-or-later
// The agent service as a whole: its options, who may come in, what it says of itself, how it ends.
#include "agentfixture.h"

#include "openapi/document.h"

#include <QJsonArray>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::ScriptedModel;

namespace {

const QString ok = QStringLiteral("ok");

} // namespace

class tst_AgentService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesOptions_data();
    void refusesOptions();
    void asksWhoItIsFirst_data();
    void asksWhoItIsFirst();
    void offersWhatThePersonMayAsk();
    void answersWhileTheServiceIsAwayAndSaysSo();
    void findsTheServiceWhenItComesBack();
    void describesItself();
    void drainsWhatRuns();

private:
    std::unique_ptr<AgentFixture> m_agent;
};

void tst_AgentService::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
    m_agent->script = echo;
}

void tst_AgentService::cleanup()
{
    m_agent.reset();
}

void tst_AgentService::refusesOptions_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("word");
    QTest::newRow("no issuer") << "issuer"
                               << "issuer";
    QTest::newRow("an issuer in the clear") << "clear issuer"
                                            << "https";
    QTest::newRow("no database") << "database"
                                 << "sqlite:FILE";
    QTest::newRow("an unwritable database") << "unwritable"
                                            << "/proc/none";
    QTest::newRow("a service in the clear") << "clear service"
                                            << "https";
    QTest::newRow("a metadata address") << "metadata"
                                        << "neighbours";
    QTest::newRow("a service twice") << "twice"
                                     << "name";
    QTest::newRow("no address") << "no address"
                                << "address";
}

void tst_AgentService::refusesOptions()
{
    QFETCH(QString, what);
    QFETCH(QString, word);
    auto socket = Http::ListeningSocket::bind({});
    Agent::ServiceOptions options;
    options.issuer = QStringLiteral("http://127.0.0.1:1");
    Agent::ConnectedService service;
    service.name = QStringLiteral("HR");
    service.documentUrl = QUrl(QStringLiteral("http://127.0.0.1:2/openapi.json"));
    service.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:2"));
    service.audience = QStringLiteral("hr-api");
    if (what == QLatin1String("issuer"))
        options.issuer.clear();
    else if (what == QLatin1String("clear issuer"))
        options.issuer = QStringLiteral("http://issuer.example");
    else if (what == QLatin1String("database"))
        options.database = QStringLiteral("oracle:x");
    else if (what == QLatin1String("unwritable"))
        options.database = QStringLiteral("sqlite:/proc/none/agent.db");
    else if (what == QLatin1String("clear service"))
        service.baseUrl = QUrl(QStringLiteral("http://hr.example"));
    else if (what == QLatin1String("metadata"))
        service.baseUrl = QUrl(QStringLiteral("http://169.254.169.254"));
    else if (what == QLatin1String("twice"))
        options.services.append(service);
    else if (what == QLatin1String("no address"))
        service.documentUrl = QUrl();
    options.services.append(service);
    const auto made = Agent::Service::create(*socket, options);
    QVERIFY(!made);
    QVERIFY2(made.error().detail.contains(word), qPrintable(made.error().detail));
}

void tst_AgentService::asksWhoItIsFirst_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("query") << QByteArray("POST") << QByteArray("/query");
    QTest::newRow("continue") << QByteArray("POST") << QByteArray("/turns/x/continue");
    QTest::newRow("cancel") << QByteArray("DELETE") << QByteArray("/turns/x");
    QTest::newRow("reset") << QByteArray("POST") << QByteArray("/reset");
    QTest::newRow("tools") << QByteArray("GET") << QByteArray("/tools");
}

void tst_AgentService::asksWhoItIsFirst()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QVERIFY(m_agent->start());
    const PlainAnswer none = Doubles::ask(m_agent->url, method, target, {}, "not JSON");
    QCOMPARE(none.status, 401);
    QVERIFY(none.headers.value("WWW-Authenticate").startsWith("Bearer"));
    QVERIFY(none.headers.value("WWW-Authenticate").contains("/.well-known/oauth-protected-resource"));
    QJsonObject claims = m_agent->issuer.claimsOf(jettro);
    claims.insert(QStringLiteral("aud"), QStringLiteral("hr-api"));
    const PlainAnswer other
        = Doubles::ask(m_agent->url, method, target,
                       {{"Authorization", "Bearer " + m_agent->issuer.sign(claims)}}, "not JSON");
    QCOMPARE(other.status, 401);
    QVERIFY(other.headers.value("WWW-Authenticate").contains("invalid_token"));
    QVERIFY(m_agent->modelRequests.isEmpty());
}

void tst_AgentService::offersWhatThePersonMayAsk()
{
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject tools = m_agent->get("/tools", jettro).json();
    QCOMPARE(text(tools, "model"), QStringLiteral("Scripted model"));
    QCOMPARE(text(firstOf(tools, "services"), "name"), QStringLiteral("HR"));
    QCOMPARE(text(firstOf(tools, "services"), "token_mode"), QStringLiteral("pass-through"));
    QHash<QString, QJsonObject> byName;
    const QJsonArray list = tools.value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : list)
        byName.insert(text(tool.toObject(), "operation"), tool.toObject());
    QCOMPARE(byName.size(), 4);
    const QJsonObject own = byName.value(QStringLiteral("daysOff"));
    QCOMPARE(text(own, "ask"), QStringLiteral("How many days off do I have?"));
    QCOMPARE(text(own, "effect"), QStringLiteral("read"));
    QVERIFY(own.value(QLatin1String("allowed")).toBool());
    QVERIFY(own.value(QLatin1String("usable")).toBool());
    const QJsonObject other = byName.value(QStringLiteral("daysOffFor"));
    QVERIFY(!other.value(QLatin1String("allowed")).toBool());
    QCOMPARE(other.value(QLatin1String("required_roles")).toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(text(byName.value(QStringLiteral("changeDaysOff")), "effect"), QStringLiteral("write"));
    QVERIFY(!byName.value(QStringLiteral("upload")).value(QLatin1String("usable")).toBool());
    QVERIFY(text(byName.value(QStringLiteral("upload")), "reason").contains(QLatin1String("image/png")));
    // The same with the role.
    const QJsonArray forOffice
        = m_agent->get("/tools", office).json().value(QLatin1String("tools")).toArray();
    for (const QJsonValue &tool : forOffice)
        QVERIFY(tool.toObject().value(QLatin1String("allowed")).toBool());
}

void tst_AgentService::answersWhileTheServiceIsAwayAndSaysSo()
{
    m_agent->hr.stop();
    QVERIFY(m_agent->start(pinHr));
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("hello"));
    QCOMPARE(answer.status, 200);
    const QJsonObject done = answer.json();
    QVERIFY(text(done, "response").startsWith(QLatin1String("echo hello")));
    QVERIFY(text(done, "response").contains(QLatin1String("HR does not answer just now")));
    QCOMPARE(text(done, "outcome"), QStringLiteral("unavailable"));
    QCOMPARE(text(firstOf(done, "outcomes"), "service"), QStringLiteral("HR"));
    const QJsonObject tools = m_agent->get("/tools", jettro).json();
    QCOMPARE(text(firstOf(tools, "services"), "state"), QStringLiteral("unavailable"));
    QVERIFY(tools.value(QLatin1String("tools")).toArray().isEmpty());
}

void tst_AgentService::findsTheServiceWhenItComesBack()
{
    m_agent->hr.stop();
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    QVERIFY(m_agent->hr.serve());
    QTRY_COMPARE(text(firstOf(m_agent->get("/tools", jettro).json(), "services"), "state"),
                 QStringLiteral("ready"));
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("mine?")).json(), "outcome"), ok);
}

void tst_AgentService::describesItself()
{
    QVERIFY(m_agent->start());
    QCOMPARE(text(Doubles::ask(m_agent->url, "GET", "/health/live").json(), "status"),
             QStringLiteral("live"));
    const QJsonObject ready = Doubles::ask(m_agent->url, "GET", "/health/ready").json();
    QCOMPARE(text(ready, "status"), QStringLiteral("ready"));
    const QJsonObject metadata
        = Doubles::ask(m_agent->url, "GET", "/.well-known/oauth-protected-resource").json();
    QCOMPARE(text(metadata, "resource"), m_agent->url.toString());
    QCOMPARE(metadata.value(QLatin1String("authorization_servers")).toArray(),
             QJsonArray {m_agent->issuer.issuer()});
    const PlainAnswer document = Doubles::ask(m_agent->url, "GET", "/openapi.json");
    QCOMPARE(document.status, 200);
    // Our own reader can use every operation of it.
    const auto read = OpenApi::readDocument(document.body, QStringLiteral("Agent"), m_agent->url);
    QVERIFY(read);
    QCOMPARE(read->title, QStringLiteral("Secure Agent API"));
    QVERIFY(read->operations.size() >= 8);
    for (const OpenApi::Operation &operation : read->operations)
        QVERIFY2(operation.usable, qPrintable(operation.name + QLatin1Char(' ') + operation.reason));
    QCOMPARE(Doubles::ask(m_agent->url, "GET", "/query").status, 405);
    QCOMPARE(Doubles::ask(m_agent->url, "GET", "/nothing").status, 404);
}

void tst_AgentService::drainsWhatRuns()
{
    auto socket = Http::ListeningSocket::bind({});
    Agent::ServiceOptions options;
    options.issuer = m_agent->issuer.issuer();
    auto made = Agent::Service::create(*socket, options);
    QVERIFY(made);
    auto *service = qobject_cast<Agent::Service *>(made->get());
    QVERIFY(service);
    bool drained = false;
    connect(service, &Agent::Service::drained, this, [&] { drained = true; });
    service->drain(std::chrono::milliseconds(2000));
    QTRY_VERIFY(drained);
}

QTEST_GUILESS_MAIN(tst_AgentService)
#include "tst_agentservice.moc"
