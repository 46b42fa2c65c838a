// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "doubles/fakehttpclient.h"
#include "http/networkclient.h"
#include "session/agentclient.h"
#include "session/doubles/faketokens.h"
#include "session/doubles/scriptedagent.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Result;
using Doubles::FakeTokens;
using Doubles::ScriptedAgent;
using Doubles::sse;
using Session::AgentClient;
using Session::TurnFailure;
using Session::TurnStream;
using Kind = TurnFailure::Kind;

namespace {

constexpr char turn[] = R"({"turn_id":"t-1","conversation_id":"c-1"})";
constexpr char done[] = R"({"response":"You have 10 days off left.","conversation_id":"c-1","turn_id":"t-1",
 "outcome":"ok","receipts":[{"operation":"daysOff","outcome":"ok"}],"outcomes":[]})";
constexpr char signInPause[]
    = R"({"turn_id":"t-1","conversation_id":"c-1","reason":"sign_in","receipts":[]})";

Http::Reply refusal(const char *error = "invalid_token")
{
    Http::Reply reply = Http::problem(401, QStringLiteral("no"));
    reply.headers.set("WWW-Authenticate",
                      "Bearer resource_metadata=\"http://x\", error=\"" + QByteArray(error) + '"');
    return reply;
}

Http::Reply json(const char *text)
{
    return Http::Reply::json(*Core::parseJsonObject(text));
}

/// What a stream said, as words.
class Record
{
public:
    explicit Record(std::unique_ptr<TurnStream> made) : stream(std::move(made))
    {
        QObject::connect(stream.get(), &TurnStream::started, stream.get(),
                         [this](const QString &id, const QString &conversation) {
                             words.append(QStringLiteral("started %1 %2").arg(id, conversation));
                         });
        QObject::connect(stream.get(), &TurnStream::text, stream.get(),
                         [this](const QString &delta) { words.append(QStringLiteral("text ") + delta); });
        QObject::connect(stream.get(), &TurnStream::toolCall, stream.get(),
                         [this](const Session::ToolActivity &call) {
                             words.append(QStringLiteral("call ") + call.operation);
                         });
        QObject::connect(stream.get(), &TurnStream::toolResult, stream.get(),
                         [this](const QString &id, const QString &outcome) {
                             words.append(QStringLiteral("result %1 %2").arg(id, outcome));
                         });
        QObject::connect(stream.get(), &TurnStream::done, stream.get(),
                         [this](const Session::TurnResult &ended) {
                             words.append(QStringLiteral("done"));
                             result = ended;
                             ++ends;
                         });
        QObject::connect(stream.get(), &TurnStream::paused, stream.get(),
                         [this](const Session::Pause &pause) {
                             words.append(QStringLiteral("paused ") + pause.reason);
                             ++ends;
                         });
        QObject::connect(stream.get(), &TurnStream::failed, stream.get(), [this](const TurnFailure &failed) {
            words.append(QStringLiteral("failed"));
            failure = failed;
            ++ends;
        });
    }

    std::unique_ptr<TurnStream> stream;
    QStringList words;
    Session::TurnResult result;
    TurnFailure failure;
    int ends = 0;
};

template<class T>
Result<T> await(const Core::Future<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10000))
        return Core::failure(Error::Code::Internal, QStringLiteral("never ended"));
    return future.result();
}

} // namespace

class tst_AgentClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void playsATurnHoweverTheStreamIsCut();
    void sendsTheQuestionAndTheToken();
    void readsAPlainAnswer();
    void readsAPlainPause();
    void goesOnWithAPausedTurn();
    void renewsTheTokenOnceAfterA401();
    void givesUpAfterTheSecond401();
    void renewsNothingForAStepUp();
    void renewsNothingForA403();
    void resumesATurnThatPausesForSignInOnce();
    void tellsOfThePauseWhenNobodyIsSignedIn();
    void sendsNothingWithoutAToken();
    void sendsTheTokenToASafeAddressOnly_data();
    void sendsTheTokenToASafeAddressOnly();
    void followsNoRedirect();
    void tellsWhatWentWrong_data();
    void tellsWhatWentWrong();
    void tellsWhatAnErrorEventMeans_data();
    void tellsWhatAnErrorEventMeans();
    void isInterruptedWhenTheStreamEndsInTheMiddle();
    void isInterruptedWhenTheAgentFallsSilent();
    void refusesAnEventThatIsNotUnderstood_data();
    void refusesAnEventThatIsNotUnderstood();
    void ignoresWhatComesAfterTheEnd();
    void closesTheConnectionWhenCancelled();
    void mayBeDestroyedInItsOwnSlot();
    void refusesAnIdThatIsNone();
    void resetsAConversation();
    void listsTheTools();
    void cancelsATurn();
    void renewsTheTokenOnceForAPlainRequest();

private:
    void makeClient(Session::AgentLimits limits = {});

    std::unique_ptr<ScriptedAgent> m_agent;
    std::unique_ptr<Http::NetworkClient> m_http;
    std::unique_ptr<FakeTokens> m_tokens;
    std::unique_ptr<AgentClient> m_client;
};

void tst_AgentClient::init()
{
    m_client.reset();
    m_http = std::make_unique<Http::NetworkClient>();
    m_agent = std::make_unique<ScriptedAgent>();
    m_tokens = std::make_unique<FakeTokens>();
    makeClient();
}

void tst_AgentClient::makeClient(Session::AgentLimits limits)
{
    m_client = std::make_unique<AgentClient>(*m_http, *m_tokens, m_agent->url(), nullptr, limits);
}

void tst_AgentClient::playsATurnHoweverTheStreamIsCut()
{
    const QByteArray whole = sse("turn", turn) + ": awake\n\n" + sse("text", R"({"delta":"You "})")
        + sse("tool_call", R"({"id":"1","operation":"daysOff"})") + sse("later", R"({"version":2})")
        + sse("tool_result", R"({"id":"1","class":"ok"})") + sse("text", R"({"delta":"have 10."})")
        + sse("done", done);
    QList<QByteArray> bytes;
    for (const char c : whole)
        bytes.append(QByteArray(1, c));
    for (const QList<QByteArray> &pieces : {QList<QByteArray> {whole}, bytes}) {
        m_agent->stream(pieces);
        Record record(m_client->ask(QStringLiteral("?"), {}));
        QVERIFY(record.words.isEmpty());
        QTRY_COMPARE(record.ends, 1);
        const QStringList expected {QStringLiteral("started t-1 c-1"), QStringLiteral("text You "),
                                    QStringLiteral("call daysOff"),    QStringLiteral("result 1 ok"),
                                    QStringLiteral("text have 10."),   QStringLiteral("done")};
        QCOMPARE(record.words, expected);
        QCOMPARE(record.result.response, QStringLiteral("You have 10 days off left."));
        QCOMPARE(record.result.receipts.size(), 1);
    }
}

void tst_AgentClient::sendsTheQuestionAndTheToken()
{
    m_agent->stream({sse("done", done)});
    m_agent->stream({sse("done", done)});
    Record first(m_client->ask(QStringLiteral("How many — \"days\"?"), {}));
    QTRY_COMPARE(first.ends, 1);
    Record second(m_client->ask(QStringLiteral("?"), QStringLiteral("c-1")));
    QTRY_COMPARE(second.ends, 1);
    const QList<Http::Request> requests = m_agent->requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].path, QStringLiteral("/query"));
    QCOMPARE(requests[0].headers.value("Authorization"), "Bearer token-1");
    QVERIFY(requests[0].headers.value("Accept").startsWith("text/event-stream"));
    QCOMPARE(requests[0].headers.value("Content-Type"), "application/json");
    const QJsonObject body {{QStringLiteral("query"), QStringLiteral("How many — \"days\"?")}};
    QCOMPARE(*Core::parseJsonObject(requests[0].body), body);
    const QJsonObject inConversation {{QStringLiteral("query"), QStringLiteral("?")},
                                      {QStringLiteral("conversation_id"), QStringLiteral("c-1")}};
    QCOMPARE(*Core::parseJsonObject(requests[1].body), inConversation);
}

void tst_AgentClient::readsAPlainAnswer()
{
    m_agent->answer(json(done));
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    const QStringList expected {QStringLiteral("started t-1 c-1"), QStringLiteral("done")};
    QCOMPARE(record.words, expected);
}

void tst_AgentClient::readsAPlainPause()
{
    m_agent->answer(
        json(R"({"outcome":"paused","response":"Sign in again.","turn_id":"t-1","conversation_id":"c-1",
                             "reason":"step_up","receipts":[]})"));
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("paused step_up"));
}

void tst_AgentClient::goesOnWithAPausedTurn()
{
    m_agent->stream({sse("done", done)});
    Record record(m_client->resume(QStringLiteral("t-1"), QStringLiteral("approve"), QStringLiteral("d-1")));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("done"));
    const Http::Request request = m_agent->requests().first();
    QCOMPARE(request.path, QStringLiteral("/turns/t-1/continue"));
    QCOMPARE(request.headers.value("Authorization"), "Bearer token-1");
    const QJsonObject body {{QStringLiteral("decision"), QStringLiteral("approve")},
                            {QStringLiteral("digest"), QStringLiteral("d-1")}};
    QCOMPARE(*Core::parseJsonObject(request.body), body);
}

void tst_AgentClient::renewsTheTokenOnceAfterA401()
{
    m_agent->answer(refusal());
    m_agent->stream({sse("turn", turn), sse("done", done)});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("done"));
    QCOMPARE(m_tokens->refused, QList<QByteArray> {"token-1"});
    QCOMPARE(m_agent->requests().size(), 2);
    QCOMPARE(m_agent->requests()[1].headers.value("Authorization"), "Bearer token-2");
    QCOMPARE(m_agent->requests()[1].body, m_agent->requests()[0].body);
}

void tst_AgentClient::givesUpAfterTheSecond401()
{
    m_agent->answer(refusal());
    m_agent->answer(refusal());
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::SignInNeeded);
    QCOMPARE(m_agent->requests().size(), 2);
    QCOMPARE(m_tokens->refused.size(), 1);
}

void tst_AgentClient::renewsNothingForAStepUp()
{
    m_agent->answer(refusal("insufficient_user_authentication"));
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::SignInNeeded);
    QCOMPARE(m_agent->requests().size(), 1);
    QVERIFY(m_tokens->refused.isEmpty());
}

void tst_AgentClient::renewsNothingForA403()
{
    m_agent->answer(Http::problem(403, QStringLiteral("Insufficient permissions")));
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::NotAllowed);
    QCOMPARE(record.failure.detail, QStringLiteral("Insufficient permissions"));
    QCOMPARE(m_agent->requests().size(), 1);
    QVERIFY(m_tokens->refused.isEmpty());
}

void tst_AgentClient::resumesATurnThatPausesForSignInOnce()
{
    m_agent->stream({sse("turn", turn), sse("text", R"({"delta":"a"})"), sse("paused", signInPause)});
    m_agent->stream({sse("turn", turn), sse("done", done)});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("done"));
    QVERIFY(!record.words.contains(QStringLiteral("paused sign_in")));
    QCOMPARE(m_agent->requests().size(), 2);
    QCOMPARE(m_agent->requests()[1].path, QStringLiteral("/turns/t-1/continue"));
    QCOMPARE(m_agent->requests()[1].headers.value("Authorization"), "Bearer token-2");

    // A second pause is for the person.
    m_agent->stream({sse("paused", signInPause)});
    m_agent->stream({sse("paused", signInPause)});
    Record again(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(again.ends, 1);
    QCOMPARE(again.words.last(), QStringLiteral("paused sign_in"));
    QCOMPARE(m_agent->requests().size(), 4);
}

void tst_AgentClient::tellsOfThePauseWhenNobodyIsSignedIn()
{
    m_agent->stream({sse("turn", turn), sse("paused", signInPause)});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QObject::connect(record.stream.get(), &TurnStream::started, this, [this] {
        m_tokens->error = Error {Error::Code::Unauthorized, QStringLiteral("ended")};
    });
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("paused sign_in"));
    QCOMPARE(m_agent->requests().size(), 1);
}

void tst_AgentClient::sendsNothingWithoutAToken()
{
    m_tokens->error = Error {Error::Code::Unauthorized, QStringLiteral("nobody is signed in")};
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::SignInNeeded);
    QCOMPARE(await(m_client->tools()).error().code, Error::Code::Unauthorized);
    QVERIFY(m_agent->requests().isEmpty());
}

void tst_AgentClient::sendsTheTokenToASafeAddressOnly_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("safe");
    QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1:8000") << true;
    QTest::newRow("https") << QStringLiteral("https://agent.example") << true;
    QTest::newRow("plain http elsewhere") << QStringLiteral("http://agent.example") << false;
    QTest::newRow("looks like loopback") << QStringLiteral("http://127.0.0.1.evil.example") << false;
    QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1") << false;
    QTest::newRow("none") << QString() << false;
}

void tst_AgentClient::sendsTheTokenToASafeAddressOnly()
{
    QFETCH(QString, url);
    QFETCH(bool, safe);
    Doubles::FakeHttpClient http;
    AgentClient client(http, *m_tokens, QUrl(url));
    Record record(client.ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    await(client.tools());
    QCOMPARE(http.requests().size(), safe ? 2 : 0);
    QCOMPARE(m_tokens->asked, safe ? 2 : 0);
}

void tst_AgentClient::followsNoRedirect()
{
    ScriptedAgent other;
    Http::Reply redirect;
    redirect.status = 307;
    redirect.headers.set("Location", other.url().toEncoded() + "/query");
    m_agent->answer(redirect);
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Internal);
    QVERIFY(other.requests().isEmpty());
}

void tst_AgentClient::tellsWhatWentWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<Session::TurnFailure::Kind>("kind");
    QTest::addColumn<int>("seconds");
    QTest::newRow("400") << 400 << QByteArray() << Kind::Refused << 0;
    QTest::newRow("404") << 404 << QByteArray() << Kind::Refused << 0;
    QTest::newRow("409") << 409 << QByteArray() << Kind::Refused << 0;
    QTest::newRow("413") << 413 << QByteArray() << Kind::Refused << 0;
    QTest::newRow("422") << 422 << QByteArray() << Kind::Refused << 0;
    QTest::newRow("429") << 429 << QByteArray("7") << Kind::TooFast << 7;
    QTest::newRow("429 of a year") << 429 << QByteArray("31536000") << Kind::TooFast << 3600;
    QTest::newRow("429 with a date") << 429 << QByteArray("Wed, 21 Oct 2026 07:28:00 GMT") << Kind::TooFast
                                     << 0;
    QTest::newRow("429 with less than nothing") << 429 << QByteArray("-5") << Kind::TooFast << 0;
    QTest::newRow("500") << 500 << QByteArray() << Kind::Internal << 0;
    QTest::newRow("502") << 502 << QByteArray() << Kind::AgentUnavailable << 0;
    QTest::newRow("503") << 503 << QByteArray("3") << Kind::AgentUnavailable << 3;
    QTest::newRow("504") << 504 << QByteArray() << Kind::AgentUnavailable << 0;
    QTest::newRow("201") << 201 << QByteArray() << Kind::Internal << 0;
}

void tst_AgentClient::tellsWhatWentWrong()
{
    QFETCH(int, status);
    QFETCH(QByteArray, retryAfter);
    QFETCH(Session::TurnFailure::Kind, kind);
    QFETCH(int, seconds);
    Http::Reply reply = Http::problem(status, QStringLiteral("<b>what</b> was wrong"));
    if (!retryAfter.isEmpty())
        reply.headers.set("Retry-After", retryAfter);
    m_agent->answer(reply);
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words, QStringList {QStringLiteral("failed")});
    QCOMPARE(record.failure.kind, kind);
    QCOMPARE(record.failure.retryAfterSeconds, seconds);
    QCOMPARE(record.failure.detail, QStringLiteral("what was wrong"));
    QVERIFY(m_tokens->refused.isEmpty());
}

void tst_AgentClient::tellsWhatAnErrorEventMeans_data()
{
    QTest::addColumn<QByteArray>("problem");
    QTest::addColumn<Session::TurnFailure::Kind>("kind");
    QTest::newRow("unavailable") << QByteArray(R"({"status":503,"class":"unavailable"})")
                                 << Kind::AgentUnavailable;
    QTest::newRow("sign in") << QByteArray(R"({"class":"sign_in_required"})") << Kind::SignInNeeded;
    QTest::newRow("not permitted") << QByteArray(R"({"class":"not_permitted"})") << Kind::NotAllowed;
    QTest::newRow("invalid") << QByteArray(R"({"class":"invalid"})") << Kind::Refused;
    QTest::newRow("failed") << QByteArray(R"({"class":"failed"})") << Kind::Internal;
    QTest::newRow("by its status") << QByteArray(R"({"status":429})") << Kind::TooFast;
    QTest::newRow("nothing known") << QByteArray("{}") << Kind::Internal;
}

void tst_AgentClient::tellsWhatAnErrorEventMeans()
{
    QFETCH(QByteArray, problem);
    QFETCH(Session::TurnFailure::Kind, kind);
    m_agent->stream({sse("turn", turn), sse("error", problem.constData())});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, kind);
}

void tst_AgentClient::isInterruptedWhenTheStreamEndsInTheMiddle()
{
    m_agent->stream({sse("turn", turn), sse("text", R"({"delta":"You have"})")});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Interrupted);
    QVERIFY(record.words.contains(QStringLiteral("text You have")));

    Doubles::FakeHttpClient http; // and when the connection breaks
    http.stream(QStringLiteral("/query"), 200, {sse("turn", turn)},
                Core::failure(Error::Code::Unavailable, QStringLiteral("reset by peer")));
    AgentClient client(http, *m_tokens, QUrl(QStringLiteral("http://127.0.0.1:8000")));
    Record broken(client.ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(broken.ends, 1);
    QCOMPARE(broken.failure.kind, Kind::Interrupted);
}

void tst_AgentClient::isInterruptedWhenTheAgentFallsSilent()
{
    makeClient({.silence = 100ms});
    m_agent->stream({sse("turn", turn)}, false);
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Interrupted);
    QTRY_COMPARE(m_agent->abandoned(), 1);
}

void tst_AgentClient::refusesAnEventThatIsNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << sse("text", "hello");
    QTest::newRow("half a result") << sse("done", R"({"response":"x"})");
    QTest::newRow("a pause for nothing") << sse("paused", R"({"turn_id":"t"})");
    QTest::newRow("a call of nothing") << sse("tool_call", "{}");
}

void tst_AgentClient::refusesAnEventThatIsNotUnderstood()
{
    QFETCH(QByteArray, bytes);
    m_agent->stream({sse("turn", turn), bytes, sse("done", done)});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Internal);
    QTest::qWait(20);
    QCOMPARE(record.ends, 1);
}

void tst_AgentClient::ignoresWhatComesAfterTheEnd()
{
    m_agent->stream(
        {sse("done", done) + sse("text", R"({"delta":"more"})") + sse("error", "{}") + sse("done", done)});
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QTest::qWait(50);
    QCOMPARE(record.words, QStringList {QStringLiteral("done")});
}

void tst_AgentClient::closesTheConnectionWhenCancelled()
{
    m_agent->stream({sse("turn", turn)}, false);
    m_agent->stream({sse("turn", turn)}, false);
    Record record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.words.size(), 1);
    record.stream->cancel();
    QTRY_COMPARE(m_agent->abandoned(), 1);
    QCOMPARE(record.ends, 0);

    auto destroyed = m_client->ask(QStringLiteral("?"), {});
    QSignalSpy started(destroyed.get(), &TurnStream::started);
    QTRY_COMPARE(started.size(), 1);
    destroyed.reset();
    QTRY_COMPARE(m_agent->abandoned(), 2);
}

void tst_AgentClient::mayBeDestroyedInItsOwnSlot()
{
    for (const char *last : {"turn", "text", "done", "error"}) {
        m_agent->stream({sse("turn", turn) + sse("text", R"({"delta":"a"})")
                         + sse(last, QByteArray(last) == "done" ? done : "{}") + sse("done", done)});
        auto stream = m_client->ask(QStringLiteral("?"), {});
        int signals = 0;
        const auto destroy = [&stream, &signals] {
            ++signals;
            stream.reset();
        };
        if (QByteArray(last) == "turn")
            connect(stream.get(), &TurnStream::started, this, destroy);
        else if (QByteArray(last) == "text")
            connect(stream.get(), &TurnStream::text, this, destroy);
        else if (QByteArray(last) == "done")
            connect(stream.get(), &TurnStream::done, this, destroy);
        else
            connect(stream.get(), &TurnStream::failed, this, destroy);
        QTRY_VERIFY(!stream);
        QTest::qWait(10);
        QCOMPARE(signals, 1);
    }
    m_agent->answer(json(done)); // and where the answer is no stream
    auto stream = m_client->ask(QStringLiteral("?"), {});
    connect(stream.get(), &TurnStream::started, this, [&stream] { stream.reset(); });
    QTRY_VERIFY(!stream);
}

void tst_AgentClient::refusesAnIdThatIsNone()
{
    for (const char *id : {"", "..", "a/b", "a?b", "a%2fb", "t 1"}) {
        Record record(m_client->resume(QLatin1String(id), {}, {}));
        QTRY_COMPARE(record.ends, 1);
        QCOMPARE(record.failure.kind, Kind::Refused);
        QCOMPARE(await(m_client->cancelTurn(QLatin1String(id))).error().code, Error::Code::Invalid);
    }
    QVERIFY(m_agent->requests().isEmpty());
}

void tst_AgentClient::resetsAConversation()
{
    m_agent->answer(json(R"({"response":"Hi jettro, we removed your history."})"));
    QCOMPARE(*await(m_client->reset(QStringLiteral("c-1"))),
             QStringLiteral("Hi jettro, we removed your history."));
    QCOMPARE(m_agent->requests()[0].path, QStringLiteral("/reset"));
    QCOMPARE(*Core::parseJsonObject(m_agent->requests()[0].body),
             (QJsonObject {{QStringLiteral("conversation_id"), QStringLiteral("c-1")}}));
    m_agent->answer(json("{}"));
    QCOMPARE(await(m_client->reset({})).error().code, Error::Code::Invalid);
    m_agent->answer(Http::problem(403, QStringLiteral("no")));
    QCOMPARE(await(m_client->reset({})).error().code, Error::Code::Forbidden);
}

void tst_AgentClient::listsTheTools()
{
    m_agent->answer(json(R"({"model":"Built-in assistant","tools":[{"operation":"daysOff"}]})"));
    const Result<Session::ToolList> tools = await(m_client->tools());
    QVERIFY(tools);
    QCOMPARE(tools->model, QStringLiteral("Built-in assistant"));
    QCOMPARE(tools->tools.size(), 1);
    QCOMPARE(m_agent->requests()[0].method, "GET");
}

void tst_AgentClient::cancelsATurn()
{
    Http::Reply gone;
    gone.status = 204;
    m_agent->answer(gone);
    QVERIFY(await(m_client->cancelTurn(QStringLiteral("t-1"))));
    QCOMPARE(m_agent->requests()[0].method, "DELETE");
    QCOMPARE(m_agent->requests()[0].path, QStringLiteral("/turns/t-1"));
    m_agent->answer(Http::problem(404, QStringLiteral("no such turn")));
    QVERIFY(await(m_client->cancelTurn(QStringLiteral("t-1"))));
    m_agent->answer(Http::problem(503, QStringLiteral("later")));
    QCOMPARE(await(m_client->cancelTurn(QStringLiteral("t-1"))).error().code, Error::Code::Unavailable);
}

void tst_AgentClient::renewsTheTokenOnceForAPlainRequest()
{
    m_agent->answer(refusal());
    m_agent->answer(json("{}"));
    QVERIFY(await(m_client->tools()));
    QCOMPARE(m_agent->requests()[1].headers.value("Authorization"), "Bearer token-2");
    m_agent->answer(refusal());
    m_agent->answer(refusal());
    QCOMPARE(await(m_client->tools()).error().code, Error::Code::Unauthorized);
    QCOMPARE(m_agent->requests().size(), 4);
}

QTEST_GUILESS_MAIN(tst_AgentClient)
#include "tst_agentclient.moc"
