// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "doubles/fakehttpclient.h"
#include "session/doubles/agenttest.h"

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

Http::Reply refusal(const char *error = "invalid_token")
{
    Http::Reply reply = Http::problem(401, QStringLiteral("no"));
    reply.headers.set("WWW-Authenticate",
                      "Bearer resource_metadata=\"http://x\", error=\"" + QByteArray(error) + '"');
    return reply;
}

} // namespace

class tst_AgentClient : public AgentTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }

    void sendsTheQuestionAndTheToken();
    void goesOnWithAPausedTurn();
    void renewsTheTokenOnceAfterA401();
    void givesUpAfterTheSecond401();
    void renewsNothingForAStepUp();
    void renewsNothingForA403();
    void renewsNothingForWhatTakesThePerson_data();
    void renewsNothingForWhatTakesThePerson();
    void resumesATurnThatPausesForSignInOnce();
    void tellsOfThePauseWhenNobodyIsSignedIn();
    void sendsNothingWithoutAToken();
    void sendsTheTokenToASafeAddressOnly_data();
    void sendsTheTokenToASafeAddressOnly();
    void followsNoRedirect();
    void refusesAnIdThatIsNone();
    void resetsAConversation();
    void listsTheTools();
    void cancelsATurn();
    void renewsTheTokenOnceForAPlainRequest();
};

void tst_AgentClient::sendsTheQuestionAndTheToken()
{
    m_agent->stream({sse("done", done)});
    m_agent->stream({sse("done", done)});
    RecordedTurn first(m_client->ask(QStringLiteral("How many — \"days\"?"), {}));
    QTRY_COMPARE(first.ends, 1);
    RecordedTurn second(m_client->ask(QStringLiteral("?"), QStringLiteral("c-1")));
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

void tst_AgentClient::goesOnWithAPausedTurn()
{
    m_agent->stream({sse("done", done)});
    RecordedTurn record(
        m_client->resume(QStringLiteral("t-1"), QStringLiteral("approve"), QStringLiteral("d-1")));
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
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
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
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::SignInNeeded);
    QCOMPARE(m_agent->requests().size(), 2);
    QCOMPARE(m_tokens->refused.size(), 1);
}

void tst_AgentClient::renewsNothingForAStepUp()
{
    m_agent->answer(refusal("insufficient_user_authentication"));
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::SignInNeeded);
    QCOMPARE(m_agent->requests().size(), 1);
    QVERIFY(m_tokens->refused.isEmpty());
}

void tst_AgentClient::renewsNothingForWhatTakesThePerson_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<Session::AuthorizationNeeds>("needs");
    QTest::newRow("scope") << 403 << QByteArray("Bearer error=\"insufficient_scope\", scope=\"hr.write\"")
                           << Session::AuthorizationNeeds {{QStringLiteral("hr.write")}, {}, {}};
    QTest::newRow("step-up") << 401
                             << QByteArray("Bearer error=\"insufficient_user_authentication\", max_age=60")
                             << Session::AuthorizationNeeds {{}, {}, 60s};
}

void tst_AgentClient::renewsNothingForWhatTakesThePerson()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    QFETCH(Session::AuthorizationNeeds, needs);
    Http::Reply reply = Http::problem(status, QStringLiteral("more"));
    reply.headers.set("WWW-Authenticate", challenge);
    m_agent->answer(reply);
    m_agent->answer(reply);
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::SignInNeeded);
    QCOMPARE(record.failure.needs, needs);
    QVERIFY(!await(m_client->tools()));
    QCOMPARE(m_agent->requests().size(), qsizetype(2));
    QVERIFY(m_tokens->refused.isEmpty());
}

void tst_AgentClient::renewsNothingForA403()
{
    m_agent->answer(Http::problem(403, QStringLiteral("Insufficient permissions")));
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
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
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.words.last(), QStringLiteral("done"));
    QVERIFY(!record.words.contains(QStringLiteral("paused sign_in")));
    QCOMPARE(m_agent->requests().size(), 2);
    QCOMPARE(m_agent->requests()[1].path, QStringLiteral("/turns/t-1/continue"));
    QCOMPARE(m_agent->requests()[1].headers.value("Authorization"), "Bearer token-2");

    // A second pause is for the person.
    m_agent->stream({sse("paused", signInPause)});
    m_agent->stream({sse("paused", signInPause)});
    RecordedTurn again(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(again.ends, 1);
    QCOMPARE(again.words.last(), QStringLiteral("paused sign_in"));
    QCOMPARE(m_agent->requests().size(), 4);
}

void tst_AgentClient::tellsOfThePauseWhenNobodyIsSignedIn()
{
    m_agent->stream({sse("turn", turn), sse("paused", signInPause)});
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
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
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
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
    RecordedTurn record(client.ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    static_cast<void>(await(client.tools()));
    QCOMPARE(http.requests().size(), safe ? 2 : 0);
    QCOMPARE(m_tokens->asked, safe ? 2 : 0);
}

void tst_AgentClient::followsNoRedirect()
{
    Doubles::ScriptedAgent other;
    Http::Reply redirect;
    redirect.status = 307;
    redirect.headers.set("Location", other.url().toEncoded() + "/query");
    m_agent->answer(redirect);
    RecordedTurn record(m_client->ask(QStringLiteral("?"), {}));
    QTRY_COMPARE(record.ends, 1);
    QCOMPARE(record.failure.kind, Kind::Internal);
    QVERIFY(other.requests().isEmpty());
}

void tst_AgentClient::refusesAnIdThatIsNone()
{
    for (const char *id : {"", "..", "a/b", "a?b", "a%2fb", "t 1"}) {
        RecordedTurn record(m_client->resume(QLatin1String(id), {}, {}));
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
