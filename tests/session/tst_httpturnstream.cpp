// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"
#include "session/doubles/agenttest.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Result;
using Doubles::AgentTest;
using Doubles::await;
using Doubles::RecordedTurn;
using Doubles::sse;
using Session::AgentClient;
using Session::TurnStream;
using Kind = Session::TurnFailure::Kind;

namespace {

constexpr char turn[] = R"({"turn_id":"t-1","conversation_id":"c-1"})";
constexpr char done[] = R"({"response":"You have 10 days off left.","conversation_id":"c-1","turn_id":"t-1",
 "outcome":"ok","receipts":[{"operation":"daysOff","outcome":"ok"}],"outcomes":[]})";
constexpr char signInPause[]
    = R"({"turn_id":"t-1","conversation_id":"c-1","reason":"sign_in","receipts":[]})";

} // namespace

class tst_HttpTurnStream : public AgentTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }

    void playsATurnHoweverTheStreamIsCut();
    void readsAPlainAnswer();
    void readsAPlainPause();
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
};

void tst_HttpTurnStream::playsATurnHoweverTheStreamIsCut()
{
    const QByteArray whole = sse("turn", turn) + ": awake\n\n" + sse("text", R"({"delta":"You "})")
        + sse("tool_call", R"({"id":"1","operation":"daysOff"})") + sse("later", R"({"version":2})")
        + sse("tool_result", R"({"id":"1","class":"ok","reason":"r"})")
        + sse("text", R"({"delta":"have 10."})") + sse("done", done);
    QList<QByteArray> bytes;
    for (const char c : whole)
        bytes.append(QByteArray(1, c));
    for (const QList<QByteArray> &pieces : {QList<QByteArray> {whole}, bytes}) {
        m_agent->stream(pieces);
        RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
        QVERIFY(record.words.isEmpty());
        QTRY_COMPARE(record.ends, 1);
        const QStringList expected {QStringLiteral("started t-1 c-1"), QStringLiteral("text You "),
                                    QStringLiteral("call daysOff"),    QStringLiteral("result 1 ok r"),
                                    QStringLiteral("text have 10."),   QStringLiteral("done")};
        QCOMPARE(record.words, expected);
        QCOMPARE(record.result.response, QStringLiteral("You have 10 days off left."));
        QCOMPARE(record.result.receipts.size(), 1);
    }
}

void tst_HttpTurnStream::readsAPlainAnswer()
{
    m_agent->answer(json(done));
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    const QStringList expected {QStringLiteral("started t-1 c-1"), QStringLiteral("done")};
    QCOMPARE(record.words, expected);
}

void tst_HttpTurnStream::readsAPlainPause()
{
    m_agent->answer(
        json(R"({"outcome":"paused","response":"Sign in again.","turn_id":"t-1","conversation_id":"c-1",
                             "reason":"step_up","receipts":[]})"));
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("paused step_up"));
}

void tst_HttpTurnStream::tellsWhatWentWrong_data()
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

void tst_HttpTurnStream::tellsWhatWentWrong()
{
    QFETCH(int, status);
    QFETCH(QByteArray, retryAfter);
    QFETCH(Session::TurnFailure::Kind, kind);
    QFETCH(int, seconds);
    Http::Reply reply = Http::problem(status, QStringLiteral("<b>what</b> was wrong"));
    if (!retryAfter.isEmpty())
        reply.headers.set("Retry-After", retryAfter);
    m_agent->answer(reply);
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words, QStringList {QStringLiteral("failed")});
    QCOMPARE(record.failure.kind, kind);
    QCOMPARE(record.failure.retryAfterSeconds, seconds);
    QCOMPARE(record.failure.detail, QStringLiteral("what was wrong"));
    QVERIFY(m_tokens->refused.isEmpty());
}

void tst_HttpTurnStream::tellsWhatAnErrorEventMeans_data()
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
    QTest::newRow("the model") << QByteArray(R"({"status":503,"class":"unavailable","reason":"model_busy"})")
                               << Kind::ModelFailed;
    QTest::newRow("nothing known") << QByteArray("{}") << Kind::Internal;
}

void tst_HttpTurnStream::tellsWhatAnErrorEventMeans()
{
    QFETCH(QByteArray, problem);
    QFETCH(Session::TurnFailure::Kind, kind);
    m_agent->stream({sse("turn", turn), sse("error", problem.constData())});
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, kind);
}

void tst_HttpTurnStream::isInterruptedWhenTheStreamEndsInTheMiddle()
{
    m_agent->stream({sse("turn", turn), sse("text", R"({"delta":"You have"})")});
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Interrupted);
    QVERIFY(record.words.contains(QStringLiteral("text You have")));

    Doubles::FakeHttpClient http; // and when the connection breaks
    http.stream(QStringLiteral("/query"), 200, {sse("turn", turn)},
                Core::failure(Error::Code::Unavailable, QStringLiteral("reset by peer")));
    AgentClient client(http, *m_tokens, QUrl(QStringLiteral("http://127.0.0.1:8000")));
    RecordedTurn broken(client.ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(broken.ends, 1);
    QCOMPARE(broken.failure.kind, Kind::Interrupted);
}

void tst_HttpTurnStream::isInterruptedWhenTheAgentFallsSilent()
{
    makeClient({.silence = 100ms});
    m_agent->stream({sse("turn", turn)}, false);
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Interrupted);
    QTRY_COMPARE(m_agent->abandoned(), 1);
}

void tst_HttpTurnStream::refusesAnEventThatIsNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << sse("text", "hello");
    QTest::newRow("half a result") << sse("done", R"({"response":"x"})");
    QTest::newRow("a pause for nothing") << sse("paused", R"({"turn_id":"t"})");
    QTest::newRow("a call of nothing") << sse("tool_call", "{}");
}

void tst_HttpTurnStream::refusesAnEventThatIsNotUnderstood()
{
    QFETCH(QByteArray, bytes);
    m_agent->stream({sse("turn", turn), bytes, sse("done", done)});
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Internal);
    QTest::qWait(20);
    QCOMPARE(record.ends, 1);
}

void tst_HttpTurnStream::ignoresWhatComesAfterTheEnd()
{
    m_agent->stream(
        {sse("done", done) + sse("text", R"({"delta":"more"})") + sse("error", "{}") + sse("done", done)});
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QTest::qWait(50);
    QCOMPARE(record.words, QStringList {QStringLiteral("done")});
}

void tst_HttpTurnStream::closesTheConnectionWhenCancelled()
{
    m_agent->stream({sse("turn", turn)}, false);
    m_agent->stream({sse("turn", turn)}, false);
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
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

void tst_HttpTurnStream::mayBeDestroyedInItsOwnSlot()
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

QTEST_GUILESS_MAIN(tst_HttpTurnStream)
#include "tst_httpturnstream.moc"
