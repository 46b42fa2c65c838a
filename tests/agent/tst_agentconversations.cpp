// SPDX-License-Identifier: GPL-3.0-or-later
// Questions among others: their history, their order, and how they are taken back.
#include "agentfixture.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::ScriptedModel;

class tst_AgentConversations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesQuestions_data();
    void refusesQuestions();
    void keepsAHistoryPerPerson();
    void resetsTheHistory();
    void hidesOtherPeoplesConversations();
    void answersEightQuestionsAtOnceInOrder();
    void letsAnotherPersonGoOnMeanwhile();
    void refusesWhenTooManyWait();
    void leavesTheHistoryAloneWhenATurnFails();
    void leavesOldTurnsOutWhereTheModelCannotReadThemAll();
    void cancelsWhenTheClientLeaves();
    void cancelsOnRequest();

private:
    std::unique_ptr<AgentFixture> m_agent;
};

void tst_AgentConversations::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
    m_agent->script = echo;
}

void tst_AgentConversations::cleanup()
{
    m_agent.reset();
}

void tst_AgentConversations::refusesQuestions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("empty") << QByteArray(R"({"query":""})") << "query";
    QTest::newRow("blank") << QByteArray(R"({"query":" \n\t "})") << "query";
    QTest::newRow("missing") << QByteArray("{}") << "query";
    QTest::newRow("a number") << QByteArray(R"({"query":5})") << "query";
    QTest::newRow("too long") << QByteArray(R"({"query":")" + QByteArray(17000, 'a') + R"("})") << "query";
    QTest::newRow("a lone surrogate") << QByteArray(R"({"query":"\ud800"})") << "";
    QTest::newRow("not JSON") << QByteArray("query=x") << "";
    QTest::newRow("a list") << QByteArray("[]") << "";
    QTest::newRow("a number for the conversation")
        << QByteArray(R"({"query":"x","conversation_id":5})") << "conversation_id";
}

void tst_AgentConversations::refusesQuestions()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    QVERIFY(m_agent->start());
    const PlainAnswer answer = Doubles::ask(m_agent->url, "POST", "/query",
                                            {{"Content-Type", "application/json"},
                                             {"Authorization", "Bearer " + m_agent->issuer.tokenFor(jettro)}},
                                            body);
    QCOMPARE(answer.status, 422);
    if (!field.isEmpty())
        QCOMPARE(text(firstOf(answer.json(), "errors"), "field"), field);
    QVERIFY(m_agent->modelRequests.isEmpty());
    // Later questions are answered as if it had never been asked.
    QCOMPARE(m_agent->query(jettro, QStringLiteral("next")).status, 200);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("next")});
}

void tst_AgentConversations::keepsAHistoryPerPerson()
{
    QVERIFY(m_agent->start());
    const QString conversation
        = text(m_agent->query(jettro, QStringLiteral("canary of jettro")).json(), "conversation_id");
    m_agent->query(office, QStringLiteral("canary of office"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             QStringList {QStringLiteral("canary of office")});
    const QJsonObject second = m_agent->query(jettro, QStringLiteral("again")).json();
    QCOMPARE(text(second, "conversation_id"), conversation); // the default one
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             (QStringList {QStringLiteral("canary of jettro"), QStringLiteral("again")}));
    QCOMPARE(m_agent->query(jettro, QStringLiteral("by id"), conversation).status, 200);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 3);
    // Another person of the same name is another person.
    const Doubles::TestPerson namesake {QStringLiteral("jettro"), QStringLiteral("another-subject"), {}};
    m_agent->query(namesake, QStringLiteral("who am I"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("who am I")});
}

void tst_AgentConversations::resetsTheHistory()
{
    QVERIFY(m_agent->start());
    m_agent->query(jettro, QStringLiteral("before"));
    m_agent->query(office, QStringLiteral("of office"));
    const PlainAnswer reset = Doubles::ask(m_agent->url, "POST", "/reset",
                                           {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(jettro)}});
    QCOMPARE(reset.status, 200);
    QCOMPARE(text(reset.json(), "response"), QStringLiteral("Hi jettro, we removed your history."));
    m_agent->query(jettro, QStringLiteral("after"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("after")});
    m_agent->query(office, QStringLiteral("more"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 2);
}

void tst_AgentConversations::hidesOtherPeoplesConversations()
{
    QVERIFY(m_agent->start());
    const QJsonObject own = m_agent->query(jettro, QStringLiteral("mine")).json();
    const QString conversation = text(own, "conversation_id");
    m_agent->modelRequests.clear();
    for (const QString &id : {conversation, QStringLiteral("unknown")})
        QCOMPARE(m_agent->query(office, QStringLiteral("x"), id).status, 404);
    QCOMPARE(m_agent->post("/reset", office, {{QStringLiteral("conversation_id"), conversation}}).status,
             404);
    const QByteArray turn = "/turns/" + text(own, "turn_id").toLatin1();
    QCOMPARE(m_agent->post(turn + "/continue", office, {}).status, 404);
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", turn,
                          {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(office)}})
                 .status,
             404);
    QVERIFY(m_agent->modelRequests.isEmpty());
    m_agent->query(jettro, QStringLiteral("still there"), conversation);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 2);
}

void tst_AgentConversations::answersEightQuestionsAtOnceInOrder()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        const QJsonObject result = newestResult(request);
        if (result.isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOff"));
        return ScriptedModel::say(QLatin1String("echo ") + questionsIn(request).constLast());
    };
    QVERIFY(m_agent->start(pinHr));
    m_agent->query(jettro, QStringLiteral("first"));
    std::vector<std::unique_ptr<Doubles::RawClient>> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(m_agent->sendQuery(jettro, QStringLiteral("number %1").arg(i)));
    QSet<QString> answered;
    for (int i = 0; i < 8; ++i) {
        const auto answer = clients.at(static_cast<std::size_t>(i))->response();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        const QString response = text(QJsonDocument::fromJson(answer->body).object(), "response");
        QCOMPARE(response, QStringLiteral("echo number %1").arg(i)); // each gets its own answer
        answered.insert(response);
    }
    QCOMPARE(answered.size(), 8);
    // No turn saw a half of another one: every question before the newest is answered.
    for (const Agent::ModelRequest &request : std::as_const(m_agent->modelRequests)) {
        int open = 0;
        for (const Agent::ChatMessage &message : request.messages) {
            if (message.role == Agent::ChatMessage::Role::User)
                ++open;
            else if (message.role == Agent::ChatMessage::Role::Assistant && message.toolCalls.isEmpty())
                --open;
        }
        QCOMPARE(open, 1);
    }
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()).size(), 9);
}

void tst_AgentConversations::letsAnotherPersonGoOnMeanwhile()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (request.personName == QLatin1String("jettro"))
            return std::nullopt; // thinks for ever
        return echo(request);
    };
    QVERIFY(m_agent->start());
    const auto stuck = m_agent->sendQuery(jettro, QStringLiteral("slow"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    QCOMPARE(m_agent->query(office, QStringLiteral("quick")).status, 200);
}

void tst_AgentConversations::refusesWhenTooManyWait()
{
    m_agent->script = [](const Agent::ModelRequest &) -> Answer { return std::nullopt; };
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) { options.limits.maxQueued = 1; }));
    const auto runs = m_agent->sendQuery(jettro, QStringLiteral("1"));
    const auto waits = m_agent->sendQuery(jettro, QStringLiteral("2"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    PlainAnswer third;
    QTRY_COMPARE((third = m_agent->query(jettro, QStringLiteral("3"))).status, 429);
    QVERIFY(third.headers.contains("Retry-After"));
}

void tst_AgentConversations::leavesTheHistoryAloneWhenATurnFails()
{
    QVERIFY(m_agent->start());
    m_agent->query(jettro, QStringLiteral("good"));
    m_agent->script = [](const Agent::ModelRequest &) -> Answer {
        return ScriptedModel::fail(Agent::ModelFailure::Reason::Unreachable);
    };
    QCOMPARE(m_agent->query(jettro, QStringLiteral("bad")).status, 503);
    m_agent->script = echo;
    m_agent->query(jettro, QStringLiteral("next"));
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()),
             (QStringList {QStringLiteral("good"), QStringLiteral("next")}));
}

void tst_AgentConversations::leavesOldTurnsOutWhereTheModelCannotReadThemAll()
{
    // This model reads two tool calls with their results, and no more.
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        int results = 0;
        int calls = 0;
        for (const Agent::ChatMessage &message : request.messages) {
            results += message.role == Agent::ChatMessage::Role::Tool ? 1 : 0;
            calls += static_cast<int>(message.toolCalls.size());
        }
        if (results != calls)
            return ScriptedModel::say(QStringLiteral("a call without its result"));
        if (results > 2)
            return ScriptedModel::fail(Agent::ModelFailure::Reason::ContextFull);
        if (newestResult(request).isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOff"));
        return ScriptedModel::say(questionsIn(request).join(QLatin1Char(' ')));
    };
    QVERIFY(m_agent->start(pinHr));
    for (const char *words : {"one", "two", "three", "four"}) {
        const PlainAnswer answer = m_agent->query(jettro, QString::fromLatin1(words));
        QCOMPARE(answer.status, 200);
        QVERIFY(text(answer.json(), "response").endsWith(QLatin1String(words)));
    }
    const QString last = text(m_agent->query(jettro, QStringLiteral("five")).json(), "response");
    QCOMPARE(last, QStringLiteral("four five"));
}

void tst_AgentConversations::cancelsWhenTheClientLeaves()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    m_agent->hr.setManner(FakeHr::Manner::Silent);
    QVERIFY(m_agent->start(pinHr));
    {
        const auto client = m_agent->sendQuery(jettro, QStringLiteral("left"));
        QTRY_COMPARE(m_agent->hr.calls().size(), 1);
        const auto waiting = m_agent->sendQuery(jettro, QStringLiteral("left too"));
        QTest::qWait(0);
        waiting->leave();
        client->leave();
    }
    // The next one does not wait behind them, and they are not in the history.
    m_agent->hr.setManner(FakeHr::Manner::Normal);
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("stays"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(questionsIn(m_agent->modelRequests.constLast()), QStringList {QStringLiteral("stays")});
    QCOMPARE(m_agent->hr.calls().size(), 2);
}

void tst_AgentConversations::cancelsOnRequest()
{
    m_agent->script = [](const Agent::ModelRequest &) -> Answer { return std::nullopt; };
    QVERIFY(m_agent->start());
    Doubles::RawClient client(m_agent->url);
    client.request("POST", "/query", R"({"query":"q"})",
                   "Content-Type: application/json\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                       + m_agent->issuer.tokenFor(jettro) + "\r\n");
    QVERIFY(client.waitFor("event: turn"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    const QByteArray received = client.received();
    const qsizetype at = received.indexOf("\"turn_id\":\"") + 11;
    const QByteArray turn = received.mid(at, received.indexOf('"', at) - at);
    const Http::Headers bearer {{"Authorization", "Bearer " + m_agent->issuer.tokenFor(jettro)}};
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/" + turn, bearer).status, 204);
    QVERIFY(client.waitFor("event: error"));
    QVERIFY(client.waitFor("\"class\":\"cancelled\""));
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/" + turn, bearer).status, 204);
    QCOMPARE(Doubles::ask(m_agent->url, "DELETE", "/turns/none", bearer).status, 404);
}

QTEST_GUILESS_MAIN(tst_AgentConversations)
#include "tst_agentconversations.moc"
