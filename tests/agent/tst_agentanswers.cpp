// SPDX-License-Identifier: GPL-3.0-or-later
// What one question comes to: data, refusals, failures, limits; plain and as events.
#include "agentfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Doubles::PlainAnswer;
using Doubles::ScriptedModel;
using Reason = Agent::ModelFailure::Reason;

namespace {

const QString ok = QStringLiteral("ok");

QJsonObject roberto()
{
    return {{QStringLiteral("person_name"), QStringLiteral("roberto")}};
}

} // namespace

class tst_AgentAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answersWithDataOfTheServiceInThePersonsName();
    void tellsARefusalInOurWordsWhateverTheModelSays();
    void keepsOurWordsWhenTheModelAddsItsOwn();
    void tellsThatNobodyIsCalledSo();
    void namesTheRoleThatAllowedIt();
    void givesTheModelClassAndDataOnly();
    void tellsWhenTheServiceStopsAnswering();
    void keepsTheBearerFromServicesThatItIsNotFor();
    void streamsTheTurn();
    void keepsAStreamAwake();
    void streamsOurWordsBeforeTheModels();
    void endsAtItsLimitsWithASentence_data();
    void endsAtItsLimitsWithASentence();
    void letsTheModelCorrectItselfOnce();
    void refusesToolsThatDoNotExist();

private:
    std::unique_ptr<AgentFixture> m_agent;
};

void tst_AgentAnswers::init()
{
    m_agent = std::make_unique<AgentFixture>();
    QVERIFY(m_agent->hr.serve());
    m_agent->script = echo;
}

void tst_AgentAnswers::cleanup()
{
    m_agent.reset();
}

void tst_AgentAnswers::answersWithDataOfTheServiceInThePersonsName()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    const QByteArray token = m_agent->issuer.tokenFor(jettro);
    const PlainAnswer answer
        = m_agent->postAs("/query", token, question(QStringLiteral("How many days off do I have?")));
    QCOMPARE(answer.status, 200);
    const QJsonObject done = answer.json();
    QCOMPARE(text(done, "response"), QStringLiteral("The data: {\"days_off_available\":10}"));
    QCOMPARE(text(done, "outcome"), ok);
    QVERIFY(!text(done, "conversation_id").isEmpty());
    QVERIFY(!text(done, "turn_id").isEmpty());
    QVERIFY(done.value(QLatin1String("outcomes")).toArray().isEmpty());
    QCOMPARE(done.value(QLatin1String("receipts")).toArray().size(), 1);
    const QJsonObject receipt = firstOf(done, "receipts");
    QCOMPARE(text(receipt, "operation"), QStringLiteral("daysOff"));
    QCOMPARE(text(receipt, "service"), QStringLiteral("HR"));
    QCOMPARE(text(receipt, "method"), QStringLiteral("POST"));
    QCOMPARE(text(receipt, "url"), m_agent->hr.url().toString() + QStringLiteral("/daysOff"));
    QCOMPARE(text(receipt, "subject"), QStringLiteral("jettro"));
    QCOMPARE(text(receipt, "acting"), QStringLiteral("jettro"));
    QCOMPARE(text(receipt, "outcome"), ok);
    QCOMPARE(text(receipt, "token_mode"), QStringLiteral("pass-through"));
    QVERIFY(receipt.value(QLatin1String("allowed_by")).isNull());
    QVERIFY(receipt.value(QLatin1String("lookup_id")).isNull());
    // The person's own token went there, and the same correlation id.
    QCOMPARE(m_agent->hr.calls().size(), 1);
    QCOMPARE(m_agent->hr.lastBearer(), token);
    QCOMPARE(m_agent->hr.calls().constFirst().correlationId, text(receipt, "correlation_id"));
    // The model was told neither the token nor an address.
    const Agent::ModelRequest &first = m_agent->modelRequests.constFirst();
    QCOMPARE(first.personName, QStringLiteral("jettro"));
    for (const Agent::ChatMessage &message : m_agent->modelRequests.constLast().messages)
        QVERIFY(!message.text.contains(QString::fromLatin1(token))
                && !message.text.contains(QLatin1String("127.0.0.1")));
    QCOMPARE(first.tools.size(), 3); // the one that cannot be used is not offered
}

void tst_AgentAnswers::tellsARefusalInOurWordsWhateverTheModelSays()
{
    const QString sentence = QString::fromUtf8(
        "You may not see roberto’s days off. It takes the role office-management. office can help.");
    QVERIFY(m_agent->start(pinHr));
    for (const QString &repeated : {QString(), sentence}) {
        m_agent->script = [repeated](const Agent::ModelRequest &request) -> Answer {
            if (newestResult(request).isEmpty())
                return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
            return ScriptedModel::say(repeated);
        };
        const PlainAnswer answer
            = m_agent->query(jettro, QStringLiteral("How many days off does roberto have?"));
        QCOMPARE(answer.status, 200);
        const QJsonObject done = answer.json();
        QCOMPARE(text(done, "response"), sentence);
        QCOMPARE(text(done, "outcome"), QStringLiteral("not_permitted"));
        const QJsonObject outcome = firstOf(done, "outcomes");
        QCOMPARE(text(outcome, "class"), QStringLiteral("not_permitted"));
        QCOMPARE(text(outcome, "operation"), QStringLiteral("daysOffFor"));
        QCOMPARE(text(outcome, "about"), QString::fromUtf8("roberto’s days off"));
        QCOMPARE(outcome.value(QLatin1String("arguments")).toObject(), roberto());
        QCOMPARE(outcome.value(QLatin1String("required_roles")).toArray(),
                 QJsonArray {QStringLiteral("office-management")});
        QVERIFY(outcome.value(QLatin1String("your_roles")).toArray().isEmpty());
        QCOMPARE(text(outcome, "who_can_help"), QStringLiteral("office"));
        QCOMPARE(text(outcome, "sentence"), sentence);
        QCOMPARE(outcome.value(QLatin1String("suggestions")).toArray(),
                 QJsonArray {QStringLiteral("How many days off do I have?")});
        QCOMPARE(text(firstOf(done, "receipts"), "outcome"), QStringLiteral("not_permitted"));
        QCOMPARE(text(firstOf(done, "receipts"), "subject"), QStringLiteral("roberto"));
        // Not in the whole body: an id may hold the digits.
        QVERIFY(!QJsonDocument(outcome).toJson().contains("403"));
    }
    QCOMPARE(m_agent->hr.calls().size(), 2); // once each: never again after a refusal
}

void tst_AgentAnswers::keepsOurWordsWhenTheModelAddsItsOwn()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (newestResult(request).isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
        return ScriptedModel::say(QStringLiteral("roberto has 15 days off."));
    };
    QVERIFY(m_agent->start(pinHr));
    const QString response = text(m_agent->query(jettro, QStringLiteral("roberto?")).json(), "response");
    QVERIFY(response.startsWith(QString::fromUtf8("You may not see roberto’s days off.")));
    QVERIFY(response.endsWith(QLatin1String("\n\nroberto has 15 days off.")));
}

void tst_AgentAnswers::tellsThatNobodyIsCalledSo()
{
    m_agent->script
        = callOnce(QStringLiteral("daysOffFor"), {{QStringLiteral("person_name"), QStringLiteral("nobody")}});
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(office, QStringLiteral("nobody?")).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("not_found"));
    QCOMPARE(text(done, "response"), QStringLiteral("HR knows no person called nobody."));
}

void tst_AgentAnswers::namesTheRoleThatAllowedIt()
{
    m_agent->script = callOnce(QStringLiteral("daysOffFor"), roberto());
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(office, QStringLiteral("roberto?")).json();
    QCOMPARE(text(done, "outcome"), ok);
    const QJsonObject receipt = firstOf(done, "receipts");
    QCOMPARE(text(receipt, "allowed_by"), QStringLiteral("office-management"));
    QCOMPARE(text(receipt, "lookup_id"), QStringLiteral("lookup-1"));
    QCOMPARE(text(receipt, "subject"), QStringLiteral("roberto"));
    QCOMPARE(text(receipt, "acting"), QStringLiteral("office"));
}

void tst_AgentAnswers::givesTheModelClassAndDataOnly()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    m_agent->hr.setManner(FakeHr::Manner::Broken);
    QVERIFY(m_agent->start(pinHr));
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("mine?"));
    QCOMPARE(text(answer.json(), "outcome"), QStringLiteral("failed"));
    QVERIFY(!answer.body.contains("Traceback"));
    const QJsonObject result = newestResult(m_agent->modelRequests.constLast());
    QCOMPARE(text(result, "class"), QStringLiteral("failed"));
    QCOMPARE(result.keys(), (QStringList {QStringLiteral("class"), QStringLiteral("sentence")}));
    QVERIFY(
        !m_agent->modelRequests.constLast().messages.constLast().text.contains(QLatin1String("Traceback")));
}

void tst_AgentAnswers::tellsWhenTheServiceStopsAnswering()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) {
        pinHr(options);
        options.limits.toolTime = std::chrono::milliseconds(300);
    }));
    m_agent->hr.setMannerFor(1, FakeHr::Manner::Silent);
    const QJsonObject stalled = m_agent->query(jettro, QStringLiteral("mine?")).json();
    QCOMPARE(text(stalled, "outcome"), QStringLiteral("unavailable"));
    QVERIFY(text(stalled, "response").startsWith(QLatin1String("HR did not answer. Nothing was changed.")));
    QCOMPARE(m_agent->hr.calls().size(), 1);
    m_agent->hr.stop();
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("mine?")).json(), "outcome"),
             QStringLiteral("unavailable"));
    QVERIFY(m_agent->hr.serve());
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("mine?")).json(), "outcome"), ok);
}

void tst_AgentAnswers::keepsTheBearerFromServicesThatItIsNotFor()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    QJsonObject claims = m_agent->issuer.claimsOf(jettro);
    claims.insert(QStringLiteral("aud"), QJsonArray {QStringLiteral("secure-agent")});
    const QJsonObject done
        = m_agent->postAs("/query", m_agent->issuer.sign(claims), question(QStringLiteral("mine?"))).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("failed"));
    QVERIFY(text(done, "response").contains(QLatin1String("does not cover HR")));
    QVERIFY(m_agent->hr.calls().isEmpty());
}

void tst_AgentAnswers::streamsTheTurn()
{
    m_agent->script = callOnce(QStringLiteral("daysOff"));
    QVERIFY(m_agent->start(pinHr));
    const QList<Http::SseEvent> events = m_agent->events("/query", jettro, question(QStringLiteral("mine?")));
    QStringList names;
    QString streamed;
    for (const Http::SseEvent &event : events) {
        names.append(QString::fromLatin1(event.name));
        if (event.name == "text")
            streamed += text(QJsonDocument::fromJson(event.data).object(), "delta");
    }
    QCOMPARE(names,
             (QStringList {QStringLiteral("turn"), QStringLiteral("tool_call"), QStringLiteral("tool_result"),
                           QStringLiteral("text"), QStringLiteral("text"), QStringLiteral("done")}));
    const auto data = [&](int index) { return QJsonDocument::fromJson(events.at(index).data).object(); };
    QCOMPARE(text(data(1), "operation"), QStringLiteral("daysOff"));
    QCOMPARE(text(data(1), "about"), QStringLiteral("your days off"));
    QCOMPARE(text(data(1), "effect"), QStringLiteral("read"));
    QCOMPARE(text(data(2), "id"), text(data(1), "id"));
    QCOMPARE(text(data(2), "class"), ok);
    QCOMPARE(data(2).size(), 2); // the class only, never the data
    QCOMPARE(text(data(5), "response"), streamed);
    QCOMPARE(text(data(5), "turn_id"), text(data(0), "turn_id"));
    QCOMPARE(text(data(5), "conversation_id"), text(data(0), "conversation_id"));
}

void tst_AgentAnswers::keepsAStreamAwake()
{
    m_agent->script = [](const Agent::ModelRequest &) -> Answer { return std::nullopt; };
    QVERIFY(m_agent->start([](Agent::ServiceOptions &options) {
        options.limits.commentInterval = std::chrono::milliseconds(20);
    }));
    Doubles::RawClient client(m_agent->url);
    client.request("POST", "/query", R"({"query":"q"})",
                   "Content-Type: application/json\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                       + m_agent->issuer.tokenFor(jettro) + "\r\n");
    QVERIFY(client.waitFor("event: turn"));
    QVERIFY(client.waitFor("\n:\n")); // a comment
}

void tst_AgentAnswers::streamsOurWordsBeforeTheModels()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        if (newestResult(request).isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
        return ScriptedModel::say(QStringLiteral("He has 15."));
    };
    QVERIFY(m_agent->start(pinHr));
    const QList<Http::SseEvent> events
        = m_agent->events("/query", jettro, question(QStringLiteral("roberto?")));
    QString streamed;
    for (const Http::SseEvent &event : events) {
        if (event.name == "text")
            streamed += text(QJsonDocument::fromJson(event.data).object(), "delta");
    }
    QVERIFY2(streamed.startsWith(QLatin1String("You may not see")), qPrintable(streamed));
    QCOMPARE(text(QJsonDocument::fromJson(events.constLast().data).object(), "response"), streamed);
}

void tst_AgentAnswers::endsAtItsLimitsWithASentence_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("outcomeClass");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the model is silent") << "model" << 503 << "unavailable"
                                         << "The language model did not answer in time. Nothing was changed. "
                                            "Ask again, or ask for less at once."
                                         << "model_timed_out";
    QTest::newRow("the model fails")
        << "error" << 503 << "unavailable"
        << "The language model has too much to do just now. Nothing was changed. Ask again in a moment."
        << "model_busy";
    QTest::newRow("the context is full") << "full" << 500 << "failed"
                                         << "This conversation has grown too long for the language model. "
                                            "Nothing was changed. Start a new one and "
                                            "ask again."
                                         << "model_context_full";
    QTest::newRow("the turn takes too long")
        << "turn" << 503 << "unavailable"
        << "This took longer than a question may take. Nothing was changed."
        << "";
    QTest::newRow("calls without end")
        << "rounds" << 500 << "failed"
        << "The answer took more steps than the 8 that are allowed. Nothing was changed."
        << "";
}

void tst_AgentAnswers::endsAtItsLimitsWithASentence()
{
    QFETCH(QString, limit);
    QFETCH(int, status);
    QFETCH(QString, outcomeClass);
    QFETCH(QString, sentence);
    int asked = 0;
    m_agent->script = [limit, &asked](const Agent::ModelRequest &) -> Answer {
        ++asked;
        if (limit == QLatin1String("rounds"))
            return ScriptedModel::call(QStringLiteral("daysOff"));
        if (limit == QLatin1String("error"))
            return tl::unexpected(Agent::ModelFailure {
                Reason::Busy, QStringLiteral("status 429 at https://secret"), std::chrono::seconds(7)});
        if (limit == QLatin1String("full"))
            return ScriptedModel::fail(Reason::ContextFull);
        return std::nullopt;
    };
    QVERIFY(m_agent->start([&](Agent::ServiceOptions &options) {
        pinHr(options);
        (limit == QLatin1String("turn") ? options.limits.turnTime : options.limits.modelTime)
            = std::chrono::milliseconds(300);
    }));
    const PlainAnswer answer = m_agent->query(jettro, QStringLiteral("q"));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(answer.detail(), sentence);
    QCOMPARE(text(answer.json(), "class"), outcomeClass);
    QCOMPARE(answer.json().value(QLatin1String("retryable")).toBool(),
             outcomeClass == QLatin1String("unavailable"));
    QTEST(text(answer.json(), "reason"), "reason");
    const bool asksToWait = limit == QLatin1String("error");
    QCOMPARE(answer.headers.value("Retry-After"), asksToWait ? QByteArray("7") : QByteArray());
    QCOMPARE(answer.json().value(QLatin1String("retry_after")).toInt(), asksToWait ? 7 : 0);
    QVERIFY(!answer.body.contains("secret"));
    if (limit == QLatin1String("rounds")) {
        QCOMPARE(asked, 8);
        QCOMPARE(m_agent->hr.calls().size(), 8);
        QCOMPARE(answer.json().value(QLatin1String("receipts")).toArray().size(), 8);
    }
    const QList<Http::SseEvent> events = m_agent->events("/query", jettro, question(QStringLiteral("q")));
    QCOMPARE(events.constLast().name, QByteArray("error"));
    QCOMPARE(text(QJsonDocument::fromJson(events.constLast().data).object(), "class"), outcomeClass);
}

void tst_AgentAnswers::letsTheModelCorrectItselfOnce()
{
    m_agent->script = [](const Agent::ModelRequest &request) -> Answer {
        const QJsonObject result = newestResult(request);
        if (result.isEmpty())
            return ScriptedModel::call(QStringLiteral("daysOffFor"),
                                       {{QStringLiteral("name"), QStringLiteral("roberto")}});
        if (text(result, "class") == QLatin1String("invalid"))
            return ScriptedModel::call(QStringLiteral("daysOffFor"), roberto());
        return ScriptedModel::say(QStringLiteral("15"));
    };
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject good = m_agent->query(office, QStringLiteral("roberto?")).json();
    QCOMPARE(text(good, "outcome"), ok);
    QCOMPARE(text(good, "response"), QStringLiteral("15"));
    QCOMPARE(m_agent->hr.calls().size(), 1);

    m_agent->modelRequests.clear();
    m_agent->script = [](const Agent::ModelRequest &) -> Answer {
        return ScriptedModel::call(QStringLiteral("daysOffFor"),
                                   {{QStringLiteral("name"), QStringLiteral("roberto")}});
    };
    const QJsonObject bad = m_agent->query(office, QStringLiteral("roberto?")).json();
    QCOMPARE(text(bad, "outcome"), QStringLiteral("invalid"));
    QCOMPARE(m_agent->modelRequests.size(), 2);
    QCOMPARE(m_agent->hr.calls().size(), 1); // nothing was sent
}

void tst_AgentAnswers::refusesToolsThatDoNotExist()
{
    m_agent->script = callOnce(QStringLiteral("dropDatabase"));
    QVERIFY(m_agent->start(pinHr));
    const QJsonObject done = m_agent->query(jettro, QStringLiteral("q")).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("invalid"));
    QVERIFY(done.value(QLatin1String("receipts")).toArray().isEmpty());
    // An operation that cannot be used is no tool either.
    m_agent->script = callOnce(QStringLiteral("upload"));
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("q")).json(), "outcome"), QStringLiteral("invalid"));
    QVERIFY(m_agent->hr.calls().isEmpty());
}

QTEST_GUILESS_MAIN(tst_AgentAnswers)
#include "tst_agentanswers.moc"
