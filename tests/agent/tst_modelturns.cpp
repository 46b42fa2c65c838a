// SPDX-License-Identifier: GPL-3.0-or-later
#include "agentfixture.h"
#include "doubles/modelserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTest>

using Doubles::ModelReply;
using Doubles::ModelServer;

namespace {

QStringList loggedLines;

void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    loggedLines.append(line);
}

QJsonObject dataOf(const Http::SseEvent &event)
{
    return QJsonDocument::fromJson(event.data).object();
}

} // namespace

/// Turns with a language model behind HTTP, from the question to the answer.
class tst_ModelTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersWithWhatAToolSaid();
    void showsTextWhileTheModelStillWrites();
    void tellsEachFailureAndLeavesTheHistory_data();
    void tellsEachFailureAndLeavesTheHistory();
    void runsNoCallThatWasCutOff();
    void saysThatSomethingMayHaveChanged();
    void cancelsTheModelsRequestWhenThePersonLeaves();
    void keepsTheKeyOutOfTheLog();
    void refusesAnAddressThatIsNotSafe();

private:
    bool start();
    QStringList questionsSeen(int question) const;

    std::unique_ptr<AgentFixture> m_agent;
    std::unique_ptr<ModelServer> m_model;
};

void tst_ModelTurns::init()
{
    m_agent = std::make_unique<AgentFixture>();
    m_model = std::make_unique<ModelServer>(ModelServer::obeying(QStringLiteral("daysOff")));
}

void tst_ModelTurns::cleanup()
{
    m_agent.reset();
    m_model.reset();
}

bool tst_ModelTurns::start()
{
    return m_agent->hr.serve() && m_agent->start([this](Agent::ServiceOptions &options) {
        pinHr(options);
        options.model = {};
        options.languageModel = {m_model->url(), QStringLiteral("m"), Core::Secret("a-very-secret-key")};
        options.limits.modelTime = std::chrono::milliseconds(20000);
    });
}

QStringList tst_ModelTurns::questionsSeen(int question) const
{
    QStringList texts;
    const QJsonArray messages = m_model->questions().at(question).messages();
    for (const QJsonValue &message : messages) {
        if (message[QLatin1String("role")].toString() != QLatin1String("system"))
            texts.append(message[QLatin1String("content")].toString());
    }
    return texts;
}

void tst_ModelTurns::answersWithWhatAToolSaid()
{
    QVERIFY(start());
    const QJsonObject done = m_agent->query(jettro, QStringLiteral("How many?")).json();
    QCOMPARE(text(done, "outcome"), QStringLiteral("ok"));
    QVERIFY2(text(done, "response").contains(QLatin1String("days_off_available")),
             qPrintable(text(done, "response")));
    QCOMPARE(m_agent->hr.calls().size(), 1);
    QCOMPARE(m_model->questions().size(), 2);
    // Two rounds of 7 and 3.
    QCOMPARE(objectOf(done, "usage").value(QLatin1String("prompt_tokens")).toInt(), 14);
    QCOMPARE(objectOf(done, "usage").value(QLatin1String("completion_tokens")).toInt(), 6);
    QCOMPARE(text(m_agent->get("/tools", jettro).json(), "model"), QStringLiteral("m"));
}

void tst_ModelTurns::showsTextWhileTheModelStillWrites()
{
    ModelReply reply = ModelReply::say(QStringLiteral("One two three four five."));
    reply.stallAfter = 3; // the head and two deltas; the rest never comes
    m_model->setScript(ModelServer::inTurn({reply}));
    QVERIFY(start());
    Doubles::RawClient client(m_agent->url);
    client.request("POST", "/query", "{\"query\":\"count\"}",
                   "Content-Type: application/json\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                       + m_agent->issuer.tokenFor(jettro) + "\r\n");
    QVERIFY(client.waitFor("{\"delta\":\"One t\"}"));
    QVERIFY(client.waitFor("{\"delta\":\"wo th\"}"));
    QVERIFY(!client.received().contains("event: done"));
    client.leave();
    QTRY_COMPARE_WITH_TIMEOUT(m_model->left(), 1, 20000);

    reply.stallAfter = -1;
    m_model->setScript(ModelServer::inTurn({reply}));
    const QList<Http::SseEvent> events = m_agent->events("/query", jettro, question(QStringLiteral("count")));
    QStringList deltas;
    for (const Http::SseEvent &event : events) {
        if (event.name == "text")
            deltas.append(text(dataOf(event), "delta"));
    }
    QVERIFY2(deltas.size() >= 4, qPrintable(deltas.join(QLatin1Char('|'))));
    QCOMPARE(deltas.join(QString()), QStringLiteral("One two three four five."));
    QCOMPARE(events.constLast().name, QByteArray("done"));
}

void tst_ModelTurns::tellsEachFailureAndLeavesTheHistory_data()
{
    QTest::addColumn<ModelReply>("reply");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *reason, int status, const ModelReply &reply, const char *shown = "") {
        QTest::newRow(reason) << reply << QString::fromLatin1(reason) << status << QString::fromLatin1(shown);
    };
    row("model_key_refused", 500, ModelReply::fail(401, "invalid_api_key", "a-very-secret-key is wrong"));
    row("model_busy", 503, ModelReply::fail(429, "rate_limit_exceeded", "slow", {{"Retry-After", "99"}}));
    row("model_server_error", 503, ModelReply::fail(502, "bad_gateway", "oops", {{"Retry-After", "99"}}));
    row("model_context_full", 500, ModelReply::fail(400, "exceed_context_size_error", "too long"));
    row("model_wrote_call", 500,
        ModelReply::say(QStringLiteral("<tool_call>{\"name\":\"daysOff\"}</tool_call>")));
    ModelReply half = ModelReply::say(QStringLiteral("One two three four five."));
    half.cutAfter = 3;
    row("model_broke_off", 503, half, "One two th");
    ModelReply cut = ModelReply::say(QStringLiteral("One two."));
    cut.finishReason = "length";
    row("model_cut_off", 500, cut, "One two.");
    const auto empty = [](const char *name, const ModelReply &reply) {
        QTest::newRow(name) << reply << QStringLiteral("model_empty") << 503 << QString();
    };
    empty("an empty stream", ModelReply::recorded(200, "text/event-stream", "\n"));
    empty("the end alone", ModelReply::recorded(200, "text/event-stream", "data: [DONE]\n\n"));
    empty("an empty text", ModelReply::say(QString()));
    empty("a blank text", ModelReply::say(QStringLiteral(" \n")));
}

void tst_ModelTurns::tellsEachFailureAndLeavesTheHistory()
{
    QFETCH(ModelReply, reply);
    QFETCH(QString, reason);
    QFETCH(QString, shown);
    m_model->setScript(ModelServer::inTurn({ModelReply::say(QStringLiteral("first answer")), reply, reply}));
    QVERIFY(start());
    m_agent->query(jettro, QStringLiteral("first question"));

    const Doubles::PlainAnswer failed = m_agent->query(jettro, QStringLiteral("bad question"));
    QTEST(failed.status, "status");
    QCOMPARE(text(failed.json(), "reason"), reason);
    QVERIFY(failed.detail().contains(QLatin1String("Nothing was changed.")));
    QVERIFY2(!failed.body.contains("secret"), failed.body.constData());

    const QList<Http::SseEvent> events
        = m_agent->events("/query", jettro, question(QStringLiteral("bad question")));
    QString streamed;
    for (const Http::SseEvent &event : events) {
        if (event.name == "text")
            streamed += text(dataOf(event), "delta");
    }
    QCOMPARE(streamed, shown);
    QCOMPARE(events.constLast().name, QByteArray("error"));
    QCOMPARE(text(dataOf(events.constLast()), "reason"), reason);

    m_model->setScript(ModelServer::inTurn({ModelReply::say(QStringLiteral("last answer"))}));
    QCOMPARE(m_agent->query(jettro, QStringLiteral("last question")).status, 200);
    QCOMPARE(questionsSeen(int(m_model->questions().size()) - 1),
             (QStringList {QStringLiteral("first question"), QStringLiteral("first answer"),
                           QStringLiteral("last question")}));
}

void tst_ModelTurns::runsNoCallThatWasCutOff()
{
    ModelReply cut = ModelReply::call(QStringLiteral("daysOff"));
    cut.finishReason = "length";
    m_model->setScript(ModelServer::inTurn({cut}));
    QVERIFY(start());
    QCOMPARE(text(m_agent->query(jettro, QStringLiteral("?")).json(), "reason"),
             QStringLiteral("model_cut_off"));
    QCOMPARE(m_agent->hr.calls().size(), 0);
}

void tst_ModelTurns::saysThatSomethingMayHaveChanged()
{
    m_model->setScript([](const Doubles::ModelQuestion &asked, int) {
        if (asked.freshResults().isEmpty())
            return ModelReply::call(QStringLiteral("changeDaysOff"),
                                    {{QStringLiteral("person_name"), QStringLiteral("roberto")},
                                     {QStringLiteral("days_off_available"), 12},
                                     {QStringLiteral("reason"), QStringLiteral("carry-over")}});
        return ModelReply::fail(401, "invalid_api_key", "no");
    });
    QVERIFY(start());
    const QJsonObject paused = m_agent->query(office, QStringLiteral("give roberto 12")).json();
    QCOMPARE(text(paused, "outcome"), QStringLiteral("paused"));
    const Doubles::PlainAnswer failed = m_agent->post(
        "/turns/" + text(paused, "turn_id").toUtf8() + "/continue", office,
        {{QStringLiteral("decision"), QStringLiteral("approve")},
         {QStringLiteral("digest"), objectOf(paused, "approval").value(QLatin1String("digest"))}});
    QCOMPARE(text(failed.json(), "reason"), QStringLiteral("model_key_refused"));
    QVERIFY(failed.json().value(QLatin1String("may_have_changed")).toBool());
    QVERIFY(!failed.detail().contains(QLatin1String("Nothing was changed")));
    QVERIFY(!failed.json().value(QLatin1String("retryable")).toBool());
}

void tst_ModelTurns::cancelsTheModelsRequestWhenThePersonLeaves()
{
    m_model->setScript(ModelServer::inTurn({ModelReply::silence()}));
    QVERIFY(start());
    const auto client = m_agent->sendQuery(jettro, QStringLiteral("?"));
    QTRY_COMPARE_WITH_TIMEOUT(m_model->questions().size(), 1, 20000);
    client->leave();
    QTRY_COMPARE_WITH_TIMEOUT(m_model->left(), 1, 20000);
}

void tst_ModelTurns::keepsTheKeyOutOfTheLog()
{
    loggedLines.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("secureagent.*=true"));
    const QtMessageHandler before = qInstallMessageHandler(keepLine);
    m_model->setScript(
        ModelServer::inTurn({ModelReply::fail(500, "server_error", "oops"),
                             ModelReply::fail(401, "invalid_api_key", "a-very-secret-key is wrong")}));
    const bool started = start();
    const QString reason
        = text(m_agent->query(jettro, QStringLiteral("a private question")).json(), "reason");
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());
    QVERIFY(started);
    QCOMPARE(reason, QStringLiteral("model_key_refused"));
    QVERIFY(!loggedLines.filter(QStringLiteral("model_key_refused")).isEmpty());
    QCOMPARE(loggedLines.filter(QStringLiteral("private")), QStringList());
    QCOMPARE(m_model->questions().constFirst().headers.value("Authorization"),
             QByteArray("Bearer a-very-secret-key"));
    QCOMPARE(loggedLines.filter(QStringLiteral("very-secret")), QStringList());
}

void tst_ModelTurns::refusesAnAddressThatIsNotSafe()
{
    QVERIFY(!m_agent->start([](Agent::ServiceOptions &options) {
        options.model = {};
        options.languageModel = {QUrl(QStringLiteral("http://169.254.169.254/v1")), QStringLiteral("m"), {}};
    }));
}

QTEST_GUILESS_MAIN(tst_ModelTurns)
#include "tst_modelturns.moc"
