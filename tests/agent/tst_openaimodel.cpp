// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/openaimodel.h"
#include "doubles/modelserver.h"
#include "http/networkclient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Agent;
using namespace std::chrono_literals;
using Doubles::ModelReply;
using Doubles::ModelServer;
using Reason = ModelFailure::Reason;

namespace {

/// What came of one run.
struct Told
{
    QStringList deltas;
    std::optional<ModelResult> result;

    QString reason() const { return !result || *result ? QString() : failureName(result->error().reason); }
};

ModelRequest question(const QString &text = QStringLiteral("How many days off do I have?"))
{
    ModelRequest request;
    OpenApi::Operation tool;
    tool.name = QStringLiteral("daysOff");
    tool.summary = QStringLiteral("Days off");
    request.tools = {tool};
    request.messages = {{ChatMessage::Role::System, QStringLiteral("You help."), {}, {}},
                        {ChatMessage::Role::User, text, {}, {}}};
    return request;
}

ModelPatience shortPatience()
{
    ModelPatience patience;
    patience.firstDelay = 1ms;
    return patience;
}

} // namespace

class tst_OpenAiModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsTextAsItComes();
    void takesAWholeAnswerFromAServerThatDoesNotStream();
    void callsTools_data();
    void callsTools();
    void sendsWhatServersTake();
    void sendsTheKeyAsEachProviderWantsIt_data();
    void sendsTheKeyAsEachProviderWantsIt();
    void learnsWhatAServerDoesNotTake();
    void namesEveryRefusal_data();
    void namesEveryRefusal();
    void asksAgainAfterABusyServer();
    void waitsAsLongAsTheServerAsks();
    void doesNotWaitForAServerThatAsksForTooMuch();
    void asksAgainAfterABrokenConnection();
    void neverAsksAgainOnceTextWasShown();
    void givesUpAfterTheLastAttempt();
    void endsASilence_data();
    void endsASilence();
    void capsAnAnswer();
    void followsNoRedirect();
    void leavesTheServerWhenNobodyWaits();
    void saysThatNobodyIsThere();

private:
    Told ask(ModelServer &server, const ModelRequest &request = question(),
             const ModelPatience &patience = shortPatience());
    Told askAt(const ModelSettings &settings, const ModelRequest &request, const ModelPatience &patience);

    Http::NetworkClient m_client;
};

Told tst_OpenAiModel::askAt(const ModelSettings &settings, const ModelRequest &request,
                            const ModelPatience &patience)
{
    const Core::Result<ModelEndpoint> endpoint = modelEndpoint(settings);
    if (!endpoint)
        qFatal("%s", qPrintable(endpoint.error().detail));
    OpenAiModel model(m_client, *endpoint, patience);
    const std::unique_ptr<ModelRun> run = model.run(request);
    Told told;
    connect(run.get(), &ModelRun::text, this, [&](const QString &delta) { told.deltas.append(delta); });
    int ends = 0;
    connect(run.get(), &ModelRun::finished, this, [&](const ModelResult &result) {
        told.result = result;
        ++ends;
    });
    (void)QTest::qWaitFor([&] { return ends > 0; }, 20000);
    if (ends != 1)
        qFatal("%d ends", ends);
    return told;
}

Told tst_OpenAiModel::ask(ModelServer &server, const ModelRequest &request, const ModelPatience &patience)
{
    return askAt({server.url(), QStringLiteral("m"), Core::Secret("the-key")}, request, patience);
}

void tst_OpenAiModel::streamsTextAsItComes()
{
    ModelServer server(ModelServer::inTurn({ModelReply::say(QStringLiteral("Ten days off."))}));
    const Told told = ask(server);
    QVERIFY(told.result && *told.result);
    QCOMPARE((*told.result)->text, QStringLiteral("Ten days off."));
    QCOMPARE(told.deltas.join(QString()), QStringLiteral("Ten days off."));
    QVERIFY(told.deltas.size() > 1);
    QCOMPARE((*told.result)->usage.promptTokens, 7);
    QCOMPARE((*told.result)->usage.completionTokens, 3);
}

void tst_OpenAiModel::takesAWholeAnswerFromAServerThatDoesNotStream()
{
    ModelServer server(ModelServer::inTurn({ModelReply::recorded(
        200, "application/json", R"({"choices":[{"message":{"content":"Ten."},"finish_reason":"stop"}]})")}));
    const Told told = ask(server);
    QVERIFY(told.result && *told.result);
    QCOMPARE((*told.result)->text, QStringLiteral("Ten."));
    QCOMPARE(told.deltas, QStringList {QStringLiteral("Ten.")});
}

void tst_OpenAiModel::callsTools_data()
{
    QTest::addColumn<bool>("streams");
    QTest::newRow("streamed") << true;
    QTest::newRow("whole") << false;
}

void tst_OpenAiModel::callsTools()
{
    QFETCH(bool, streams);
    ModelServer server([streams](const Doubles::ModelQuestion &asked, int) {
        if (!streams && asked.wantsStream())
            return ModelReply::fail(400, "unsupported", "Streaming is not supported.");
        return ModelReply::call(QStringLiteral("daysOffFor"),
                                {{QStringLiteral("person_name"), QStringLiteral("roberto")}});
    });
    const Told told = ask(server);
    QVERIFY(told.result && *told.result);
    QCOMPARE((*told.result)->toolCalls.size(), 1);
    QCOMPARE((*told.result)->toolCalls.at(0).name, QStringLiteral("daysOffFor"));
    QCOMPARE((*told.result)->toolCalls.at(0).arguments,
             (QJsonObject {{QStringLiteral("person_name"), QStringLiteral("roberto")}}));
    QCOMPARE(told.deltas, QStringList());
}

void tst_OpenAiModel::sendsWhatServersTake()
{
    ModelServer server(ModelServer::inTurn({ModelReply::say(QStringLiteral("Ten."))}));
    ModelRequest request = question();
    request.messages.append({ChatMessage::Role::Assistant,
                             {},
                             {ToolCall {QStringLiteral("c1"), QStringLiteral("daysOff"), {}}},
                             {}});
    request.messages.append(
        {ChatMessage::Role::Tool, QStringLiteral("{\"class\":\"ok\"}"), {}, QStringLiteral("c1")});
    ask(server, request);
    QCOMPARE(server.questions().size(), 1);
    const Doubles::ModelQuestion asked = server.questions().constFirst();
    QCOMPARE(asked.target, QByteArray("/v1/chat/completions"));
    QCOMPARE(asked.body.value(QLatin1String("model")).toString(), QStringLiteral("m"));
    QVERIFY(asked.wantsStream());
    QCOMPARE(asked.body[QLatin1String("stream_options")][QLatin1String("include_usage")], QJsonValue(true));
    QCOMPARE(asked.toolNames(), QStringList {QStringLiteral("daysOff")});
    const QJsonValue parameters
        = asked.body[QLatin1String("tools")][0][QLatin1String("function")][QLatin1String("parameters")];
    QCOMPARE(parameters[QLatin1String("type")].toString(), QStringLiteral("object"));
    const QJsonArray messages = asked.messages();
    QCOMPARE(messages.at(2)[QLatin1String("content")], QJsonValue(QString()));
    QCOMPARE(
        messages.at(2)[QLatin1String("tool_calls")][0][QLatin1String("function")][QLatin1String("arguments")],
        QJsonValue(QStringLiteral("{}")));
    QCOMPARE(messages.at(3)[QLatin1String("tool_call_id")], QJsonValue(QStringLiteral("c1")));
}

void tst_OpenAiModel::sendsTheKeyAsEachProviderWantsIt_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("OpenAI") << "/v1" << QByteArray("Authorization") << QByteArray("Bearer the-key")
                            << QByteArray("/v1/chat/completions");
    QTest::newRow("Azure") << "/openai/deployments/ours" << QByteArray("api-key") << QByteArray("the-key")
                           << QByteArray("/openai/deployments/ours/chat/completions?api-version=2024-10-21");
}

void tst_OpenAiModel::sendsTheKeyAsEachProviderWantsIt()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, header);
    ModelServer server(ModelServer::inTurn({ModelReply::say(QStringLiteral("Ten."))}));
    QUrl url = server.url();
    url.setPath(path);
    askAt({url, QStringLiteral("m"), Core::Secret("the-key")}, question(), shortPatience());
    QCOMPARE(server.questions().size(), 1);
    const Doubles::ModelQuestion asked = server.questions().constFirst();
    QTEST(asked.headers.value(header), "value");
    QTEST(asked.target, "target");
    QVERIFY(!asked.headers.contains(header == "api-key" ? "Authorization" : "api-key"));
}

void tst_OpenAiModel::learnsWhatAServerDoesNotTake()
{
    ModelServer server([](const Doubles::ModelQuestion &asked, int) {
        if (asked.body.contains(QLatin1String("stream_options")))
            return ModelReply::fail(400, "invalid_request_error",
                                    "Unrecognized request argument: stream_options");
        return ModelReply::say(QStringLiteral("Ten."));
    });
    const Core::Result<ModelEndpoint> endpoint = modelEndpoint({server.url(), QStringLiteral("m"), {}});
    OpenAiModel model(m_client, *endpoint, shortPatience());
    for (const int requests : {2, 3}) { // the second question knows it already
        const std::unique_ptr<ModelRun> run = model.run(question());
        bool good = false;
        connect(run.get(), &ModelRun::finished, this,
                [&](const ModelResult &result) { good = bool(result); });
        QTRY_VERIFY_WITH_TIMEOUT(good, 10000);
        QCOMPARE(server.questions().size(), requests);
    }
    QVERIFY(server.questions().constLast().wantsStream());
    QVERIFY(!server.questions().constLast().headers.contains("Authorization"));
}

void tst_OpenAiModel::namesEveryRefusal_data()
{
    QTest::addColumn<ModelReply>("reply");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const ModelReply &reply, const char *reason, int requests) {
        QTest::newRow(name) << reply << QString::fromLatin1(reason) << requests;
    };
    row("401", ModelReply::fail(401, "invalid_api_key", "Incorrect API key provided: the-k**"),
        "model_key_refused", 1);
    row("403", ModelReply::fail(403, "forbidden", "no"), "model_key_refused", 1);
    row("404 of a model", ModelReply::fail(404, "model_not_found", "The model `m` does not exist"),
        "model_unknown", 1);
    row("404 of a path", ModelReply::fail(404, "not_found_error", "File Not Found"), "model_wrong_address",
        1);
    row("429", ModelReply::fail(429, "rate_limit_exceeded", "slow down"), "model_busy", 3);
    row("429 for money", ModelReply::fail(429, "insufficient_quota", "pay"), "model_quota_used_up", 1);
    row("500", ModelReply::fail(500, "server_error", "oops"), "model_server_error", 3);
    row("503", ModelReply::fail(503, "overloaded", "oops"), "model_server_error", 3);
    row("context", ModelReply::fail(400, "context_length_exceeded", "maximum context length is 8192 tokens"),
        "model_context_full", 1);
    row("another 400", ModelReply::fail(400, "invalid_request_error", "no such thing"),
        "model_request_refused", 1);
    row("a page", ModelReply::recorded(200, "text/html", "<!doctype html><p>hello"), "model_wrong_address",
        1);
    row("garbage", ModelReply::recorded(200, "application/json", "}{\x01\xff"), "model_not_understood", 3);
    row("garbage as a stream", ModelReply::recorded(200, "text/event-stream", "data: }{\xff\n\n"),
        "model_not_understood", 3);
    row("an empty stream", ModelReply::recorded(200, "text/event-stream", "\n"), "model_empty", 3);
    ModelReply noHttp;
    noHttp.bytes = "SSH-2.0-OpenSSH_9.2\r\n";
    row("no HTTP", noHttp, "model_unreachable", 3);
}

void tst_OpenAiModel::namesEveryRefusal()
{
    QFETCH(ModelReply, reply);
    QFETCH(int, requests);
    ModelServer server(ModelServer::inTurn({reply}));
    const Told told = ask(server);
    QTEST(told.reason(), "reason");
    QCOMPARE(server.questions().size(), requests);
    QVERIFY(told.deltas.isEmpty());
    QVERIFY2(!told.result->error().detail.contains(QLatin1String("the-k")),
             qPrintable(told.result->error().detail));
}

void tst_OpenAiModel::asksAgainAfterABusyServer()
{
    ModelServer server(ModelServer::inTurn({ModelReply::fail(429, "rate_limit_exceeded", "slow down"),
                                            ModelReply::say(QStringLiteral("Ten."))}));
    const Told told = ask(server);
    QVERIFY(told.result && *told.result);
    QCOMPARE(server.questions().size(), 2);
}

void tst_OpenAiModel::waitsAsLongAsTheServerAsks()
{
    ModelServer server(ModelServer::inTurn(
        {ModelReply::fail(429, "rate_limit_exceeded", "slow down", {{"Retry-After", "1"}}),
         ModelReply::say(QStringLiteral("Ten."))}));
    QElapsedTimer timer;
    timer.start();
    const Told told = ask(server);
    QVERIFY(told.result && *told.result);
    QVERIFY(timer.elapsed() >= 1000);
}

void tst_OpenAiModel::doesNotWaitForAServerThatAsksForTooMuch()
{
    ModelServer server(ModelServer::inTurn(
        {ModelReply::fail(429, "rate_limit_exceeded", "slow down", {{"Retry-After", "3000"}})}));
    const Told told = ask(server);
    QCOMPARE(told.reason(), QStringLiteral("model_busy"));
    QCOMPARE(told.result->error().retryAfter, 3000s);
    QCOMPARE(server.questions().size(), 1);
}

void tst_OpenAiModel::asksAgainAfterABrokenConnection()
{
    ModelReply cut = ModelReply::say(QStringLiteral("Ten days."));
    cut.cutAfter = 1; // its first event has no text
    ModelServer server(ModelServer::inTurn({cut, ModelReply::say(QStringLiteral("Ten."))}));
    const Told told = ask(server);
    QVERIFY(told.result && *told.result);
    QCOMPARE(told.deltas.join(QString()), QStringLiteral("Ten."));
}

void tst_OpenAiModel::neverAsksAgainOnceTextWasShown()
{
    ModelReply cut = ModelReply::say(QStringLiteral("Ten days and some more."));
    cut.cutAfter = 3;
    ModelServer server(ModelServer::inTurn({cut, ModelReply::say(QStringLiteral("Eleven."))}));
    const Told told = ask(server);
    QCOMPARE(told.reason(), QStringLiteral("model_broke_off"));
    QCOMPARE(told.deltas.join(QString()), QStringLiteral("Ten days a"));
    QCOMPARE(server.questions().size(), 1);
}

void tst_OpenAiModel::givesUpAfterTheLastAttempt()
{
    ModelServer server(ModelServer::inTurn(
        {ModelReply::fail(500, "server_error", "oops"), ModelReply::fail(500, "server_error", "oops"),
         ModelReply::fail(500, "server_error", "oops"), ModelReply::say(QStringLiteral("Too late."))}));
    QCOMPARE(ask(server).reason(), QStringLiteral("model_server_error"));
    QCOMPARE(server.questions().size(), 3);
}

void tst_OpenAiModel::endsASilence_data()
{
    QTest::addColumn<ModelReply>("reply");
    ModelReply stall = ModelReply::say(QStringLiteral("Ten days."));
    stall.stallAfter = 2;
    QTest::newRow("before the head") << ModelReply::silence();
    QTest::newRow("in the middle") << stall;
}

void tst_OpenAiModel::endsASilence()
{
    QFETCH(ModelReply, reply);
    ModelServer server(ModelServer::inTurn({reply}));
    ModelPatience patience = shortPatience();
    patience.silence = 1500ms;
    QCOMPARE(ask(server, question(), patience).reason(), QStringLiteral("model_timed_out"));
    QCOMPARE(server.questions().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(server.left(), 1, 10000);
}

void tst_OpenAiModel::capsAnAnswer()
{
    ModelServer server(ModelServer::inTurn({ModelReply::say(QString(100000, QLatin1Char('x')))}));
    ModelPatience patience = shortPatience();
    patience.maxBytes = 20000;
    patience.attempts = 1;
    QCOMPARE(ask(server, question(), patience).reason(), QStringLiteral("model_not_understood"));
}

void tst_OpenAiModel::followsNoRedirect()
{
    ModelServer elsewhere(ModelServer::inTurn({ModelReply::say(QStringLiteral("Ten."))}));
    ModelReply redirect = ModelReply::recorded(307, "text/plain", "over there");
    redirect.headers.add("Location", elsewhere.url().toEncoded() + "/chat/completions");
    ModelServer server(ModelServer::inTurn({redirect}));
    QCOMPARE(ask(server).reason(), QStringLiteral("model_wrong_address"));
    QCOMPARE(elsewhere.questions().size(), 0);
}

void tst_OpenAiModel::leavesTheServerWhenNobodyWaits()
{
    ModelServer server(ModelServer::inTurn({ModelReply::silence()}));
    OpenAiModel model(m_client, *modelEndpoint({server.url(), QStringLiteral("m"), {}}));
    std::unique_ptr<ModelRun> run = model.run(question());
    QTRY_COMPARE_WITH_TIMEOUT(server.questions().size(), 1, 10000);
    run.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.left(), 1, 10000);
}

void tst_OpenAiModel::saysThatNobodyIsThere()
{
    QUrl url;
    {
        ModelServer gone(ModelServer::inTurn({ModelReply::silence()}));
        url = gone.url();
    }
    const Told told = askAt({url, QStringLiteral("m"), {}}, question(), shortPatience());
    QCOMPARE(told.reason(), QStringLiteral("model_unreachable"));
}

QTEST_GUILESS_MAIN(tst_OpenAiModel)
#include "tst_openaimodel.moc"
