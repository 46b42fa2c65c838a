// SPDX-License-Identifier: GPL-3.0-or-later
// Much at the same time: calls of one round, conversations of one person, and people.
#include "agentfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Doubles::ScriptedModel;

class tst_AgentParallel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sendsReadingCallsOfARoundTogether();
    void tellsWhenThereAreTooManyCallsAtOnce();
    void letsAnotherConversationGoOnMeanwhile();
    void letsNobodyKeepTheModelToThemselves();
    void keepsTwoPeoplesQuestionsApart();

private:
    std::unique_ptr<Doubles::RawClient> send(const Doubles::TestPerson &person, const QString &words,
                                             const QString &conversation, bool asEvents = false)
    {
        QJsonObject body = question(words);
        body.insert(QStringLiteral("conversation_id"), conversation);
        auto client = std::make_unique<Doubles::RawClient>(m_agent->url);
        client->request("POST", "/query", QJsonDocument(body).toJson(QJsonDocument::Compact),
                        QByteArray(asEvents ? "Accept: text/event-stream\r\n" : "")
                            + "Content-Type: application/json\r\nAuthorization: Bearer "
                            + m_agent->issuer.tokenFor(person) + "\r\n");
        return client;
    }

    std::unique_ptr<AgentFixture> m_agent;
};

void tst_AgentParallel::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
}

void tst_AgentParallel::cleanup()
{
    m_agent.reset();
}

void tst_AgentParallel::sendsReadingCallsOfARoundTogether()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (!newestResult(request).isEmpty())
            return ScriptedModel::say(QStringLiteral("all three"));
        Agent::ModelAnswer answer;
        for (const char *id : {"a", "b", "c"})
            answer.toolCalls.append({QString::fromLatin1(id), QStringLiteral("daysOff"), {}});
        return answer;
    };
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) {
        pinHr(options);
        options.limits.toolTime = std::chrono::milliseconds(1500);
    }));
    m_agent->hr.setManner(FakeHr::Manner::Silent);
    const auto client = m_agent->sendQuery(jettro, QStringLiteral("q"));
    // None of them waits for the answer of another one, which never comes.
    QTRY_COMPARE(m_agent->hr.calls().size(), 3);
    const auto answer = client->response();
    QVERIFY(answer);
    const QJsonObject done = QJsonDocument::fromJson(answer->body).object();
    QCOMPARE(done.value(QLatin1String("receipts")).toArray().size(), 3);
    QCOMPARE(m_agent->hr.calls().size(), 3);
}

void tst_AgentParallel::tellsWhenThereAreTooManyCallsAtOnce()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (!newestResult(request).isEmpty())
            return ScriptedModel::say(QStringLiteral("some"));
        Agent::ModelAnswer answer;
        for (int i = 0; i < 40; ++i)
            answer.toolCalls.append({QString::number(i), QStringLiteral("daysOff"), {}});
        return answer;
    };
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(jettro, QStringLiteral("q")).json();
    QCOMPARE(m_agent->hr.calls().size(), 16);
    QCOMPARE(done.value(QLatin1String("receipts")).toArray().size(), 16);
    QVERIFY(text(done, "response").startsWith(QLatin1String("This took more than the 16 calls")));
    const Agent::ModelRequest &told = m_agent->modelRequests.constLast();
    QVERIFY(text(newestResult(told), "sentence").contains(QLatin1String("next step")));
}

void tst_AgentParallel::letsAnotherConversationGoOnMeanwhile()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (questionsIn(request).constLast() == QLatin1String("slow"))
            return std::nullopt;
        return echo(request);
    };
    QVERIFY(m_agent->start());
    const auto stuck = m_agent->sendQuery(jettro, QStringLiteral("slow"));
    QTRY_COMPARE(m_agent->modelRequests.size(), 1);
    QCOMPARE(m_agent->query(jettro, QStringLiteral("quick"), QStringLiteral("new")).status, 200);
}

void tst_AgentParallel::letsNobodyKeepTheModelToThemselves()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (questionsIn(request).constLast() == QLatin1String("slow"))
            return std::nullopt;
        return echo(request);
    };
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) { options.limits.maxQueued = 10; }));
    std::vector<std::unique_ptr<Doubles::RawClient>> greedy;
    for (int i = 0; i < 14; ++i)
        greedy.push_back(send(jettro, QStringLiteral("slow"), QStringLiteral("new")));
    // Four work, ten wait, and what is more is refused as friendly as ever.
    Doubles::PlainAnswer more;
    QTRY_COMPARE((more = m_agent->query(jettro, QStringLiteral("slow"), QStringLiteral("new"))).status, 429);
    QVERIFY(more.headers.contains("Retry-After"));
    QCOMPARE(m_agent->modelRequests.size(), 4);
    QCOMPARE(m_agent->query(office, QStringLiteral("quick"), QStringLiteral("new")).status, 200);
    // Whoever leaves makes room for the next one.
    greedy.front()->leave();
    QTRY_COMPARE(m_agent->modelRequests.size(), 6);
}

void tst_AgentParallel::keepsTwoPeoplesQuestionsApart()
{
    constexpr int each = 20;
    // Every second question looks something up, and all of them tell what they were given.
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        const QStringList questions = questionsIn(request);
        if (newestResult(request).isEmpty() && questions.constLast().endsWith(QLatin1String("look")))
            return ScriptedModel::call(QStringLiteral("daysOff"));
        QString all;
        for (qsizetype i = 1; i < request.messages.size(); ++i)
            all += request.messages.at(i).text + QLatin1Char('\n');
        return ScriptedModel::say(all);
    };
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) {
        pinHr(options);
        options.limits.toolTime = std::chrono::seconds(60);
    }));
    const QList<Doubles::TestPerson> people {jettro, office};
    std::vector<std::pair<int, std::unique_ptr<Doubles::RawClient>>> clients;
    // Ten in the default conversation, one after the other, and ten in conversations of their own.
    for (int i = 0; i < each; ++i) {
        for (int who = 0; who < 2; ++who) {
            const QString words = QStringLiteral("canary-%1-%2 %3")
                                      .arg(people.at(who).name)
                                      .arg(i)
                                      .arg(i % 2 ? QStringLiteral("look") : QStringLiteral("think"));
            clients.emplace_back(
                who,
                send(people.at(who), words, i < each / 2 ? QString() : QStringLiteral("new"), i % 3 == 0));
        }
    }
    for (const auto &[who, client] : clients) {
        const auto answer = client->response(false, std::chrono::seconds(60));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.contains("canary-" + people.at(who).name.toLatin1()));
        QVERIFY(!answer->body.contains("canary-" + people.at(1 - who).name.toLatin1()));
    }
    QCOMPARE(m_agent->modelRequests.size(), 2 * (each + each / 2));
    for (const Agent::ModelRequest &request : std::as_const(m_agent->modelRequests)) {
        const QString other = request.personName == jettro.name ? office.name : jettro.name;
        for (const Agent::ChatMessage &message : request.messages) {
            QVERIFY(!message.text.contains(QLatin1String("canary-") + other));
            QVERIFY(message.role == Agent::ChatMessage::Role::System || !message.text.contains(other));
        }
    }
    for (int who = 0; who < 2; ++who) {
        const auto own = m_agent->get("/conversations?limit=200", people.at(who));
        QCOMPARE(own.json().value(QLatin1String("total")).toInt(), 1 + each / 2);
        QVERIFY(!own.body.contains("canary-" + people.at(1 - who).name.toLatin1()));
    }
}

QTEST_GUILESS_MAIN(tst_AgentParallel)
#include "tst_agentparallel.moc"
