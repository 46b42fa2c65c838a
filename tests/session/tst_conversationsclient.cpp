// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationsclient.h"

#include "core/json.h"
#include "doubles/fakehttpclient.h"
#include "session/doubles/await.h"
#include "session/doubles/faketokens.h"

#include <QTest>
#include <QTimeZone>

using Doubles::await;
using Session::ConversationsClient;

namespace {

struct Fixture
{
    Doubles::FakeHttpClient http;
    Doubles::FakeTokens tokens;
    ConversationsClient client {http, tokens, QUrl(QStringLiteral("https://agent.example.com"))};
};

constexpr char page[] = R"({"conversations":[{"id":"c-1","title":"Days","default":false,"state":"paused",
 "turn_count":2,"created":"2026-11-23T14:29:41.000Z","changed":"2026-11-23T14:31:00.000Z","snippet":"You have"}],
 "total":7})";

constexpr char content[]
    = R"({"id":"c-1","title":"Days","state":"paused","changed":"2026-11-23T14:31:00.000Z",
 "has_earlier":false,"turns":[
 {"turn_id":"t-1","conversation_id":"c-1","question":"How many?","state":"done","hidden":false,
  "created":"2026-11-23T14:29:41.000Z","changed":"2026-11-23T14:29:42.000Z","response":"Ten.","outcome":"ok",
  "receipts":[{"operation":"daysOff","outcome":"ok"}],"outcomes":[]},
 {"turn_id":"t-2","conversation_id":"c-1","question":"roberto?","state":"done","hidden":true,
  "required_roles":["office-management"]},
 {"turn_id":"t-3","conversation_id":"c-1","question":"Change it","state":"paused","hidden":false,
  "reason":"approval","receipts":[],"approval":{"operation":"changeDaysOff","digest":"d"}}]})";

/// A part of a conversation with the turns `first` to `last`.
QByteArray pageOf(int first, int last, bool hasEarlier)
{
    QByteArrayList turns;
    for (int i = first; i <= last; ++i) {
        const QByteArray number = QByteArray::number(i);
        turns.append(R"({"turn_id":"t-)" + number + R"(","question":"question )" + number
                     + R"(","state":"done","outcome":"ok","response":"r"})");
    }
    return R"({"id":"c-1","turns":[)" + turns.join(',') + R"(],"has_earlier":)"
        + (hasEarlier ? "true}" : "false}");
}

} // namespace

class tst_ConversationsClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsAPage();
    void readsEveryTurnOfAConversation();
    void readsALongConversationInPages();
    void readsNoEndlessConversation();
    void renames();
    void deletesWhatMayBeGone();
    void tellsWhyItCameToNothing_data();
    void tellsWhyItCameToNothing();
    void refusesGarbage_data();
    void refusesGarbage();
};

void tst_ConversationsClient::listsAPage()
{
    Fixture f;
    f.http.answer(QStringLiteral("/conversations"), 200, page);
    const auto got = await(f.client.list(QStringLiteral("a+b ü"), 50, 25));
    QVERIFY(got);
    QCOMPARE(f.http.requests()[0].url.query(QUrl::FullyEncoded),
             QStringLiteral("search=a%2Bb%20%C3%BC&offset=50&limit=25"));
    QCOMPARE(got->total, 7);
    QCOMPARE(got->conversations[0].id, QStringLiteral("c-1"));
    QCOMPARE(got->conversations[0].title, QStringLiteral("Days"));
    QCOMPARE(got->conversations[0].state, QStringLiteral("paused"));
    QCOMPARE(got->conversations[0].changed, QDateTime(QDate(2026, 11, 23), QTime(14, 31), QTimeZone::utc()));
}

void tst_ConversationsClient::readsEveryTurnOfAConversation()
{
    Fixture f;
    f.http.answer(QStringLiteral("/conversations/c-1"), 200, content);
    const auto got = await(f.client.read(QStringLiteral("c-1")));
    QVERIFY(got);
    QCOMPARE(f.http.requests().size(), 1);
    QCOMPARE(got->turns.size(), 3);
    QCOMPARE(got->turns[0].question, QStringLiteral("How many?"));
    QCOMPARE(got->turns[0].result.response, QStringLiteral("Ten."));
    QCOMPARE(got->turns[0].result.receipts.size(), 1);
    QVERIFY(got->turns[1].hidden);
    QCOMPARE(got->turns[1].requiredRoles, QStringList {QStringLiteral("office-management")});
    QVERIFY(got->turns[2].pause && got->turns[2].pause->approval);
    QCOMPARE(got->turns[2].pause->turnId, QStringLiteral("t-3"));
}

void tst_ConversationsClient::readsALongConversationInPages()
{
    Fixture f;
    const QString path = QStringLiteral("/conversations/c-1");
    f.http.answer(path, 200, pageOf(201, 300, true));
    f.http.answer(path, 200, pageOf(101, 200, true));
    f.http.answer(path, 200, pageOf(1, 100, false));
    const auto got = await(f.client.read(QStringLiteral("c-1")));
    QVERIFY(got);
    QCOMPARE(f.http.requests().size(), 3);
    QCOMPARE(QUrlQuery(f.http.requests()[0].url).queryItemValue(QStringLiteral("before")), QString());
    QCOMPARE(QUrlQuery(f.http.requests()[1].url).queryItemValue(QStringLiteral("before")),
             QStringLiteral("t-201"));
    QCOMPARE(QUrlQuery(f.http.requests()[2].url).queryItemValue(QStringLiteral("before")),
             QStringLiteral("t-101"));
    QCOMPARE(got->turns.size(), 300);
    QCOMPARE(got->turns.constFirst().question, QStringLiteral("question 1"));
    QCOMPARE(got->turns.constLast().question, QStringLiteral("question 300"));
    QVERIFY(!got->hasEarlier);
}

void tst_ConversationsClient::readsNoEndlessConversation()
{
    Fixture f;
    f.http.answer(QStringLiteral("/conversations/c-1"), 200, pageOf(1, 100, true)); // always more
    const auto got = await(f.client.read(QStringLiteral("c-1")));
    QVERIFY(got);
    QCOMPARE(got->turns.size(), 1000);
    QVERIFY(got->hasEarlier);
    QCOMPARE(f.http.requests().size(), 10);
}

void tst_ConversationsClient::renames()
{
    Fixture f;
    f.http.answer(QStringLiteral("/conversations/c-1"), 200, "{}");
    QVERIFY(await(f.client.rename(QStringLiteral("c-1"), QStringLiteral("New"))));
    QCOMPARE(f.http.requests()[0].method, "PATCH");
    QCOMPARE(Core::parseJsonObject(f.http.requests()[0].body)->value(QLatin1String("title")).toString(),
             QStringLiteral("New"));
}

void tst_ConversationsClient::deletesWhatMayBeGone()
{
    Fixture f;
    f.http.answer(QStringLiteral("/conversations/c-1"), 204, {});
    f.http.answer(QStringLiteral("/conversations/c-2"), 404, "{}");
    f.http.answer(QStringLiteral("/conversations/c-3"), 500, "{}");
    QVERIFY(await(f.client.remove(QStringLiteral("c-1"))));
    QVERIFY(await(f.client.remove(QStringLiteral("c-2"))));
    QVERIFY(!await(f.client.remove(QStringLiteral("c-3"))));
    QCOMPARE(f.http.requests()[0].method, "DELETE");
}

void tst_ConversationsClient::tellsWhyItCameToNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Core::Error::Code>("code");
    QTest::newRow("sign in") << 401 << Core::Error::Code::Unauthorized;
    QTest::newRow("not there") << 503 << Core::Error::Code::Unavailable;
    QTest::newRow("no conversations there") << 404 << Core::Error::Code::NotFound;
    QTest::newRow("broken") << 500 << Core::Error::Code::Internal;
}

void tst_ConversationsClient::tellsWhyItCameToNothing()
{
    QFETCH(int, status);
    Fixture f;
    f.http.answer(QStringLiteral("/conversations"), status, "{}");
    const auto got = await(f.client.list({}, 0, 50));
    QVERIFY(!got);
    QTEST(got.error().code, "code");
}

void tst_ConversationsClient::refusesGarbage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("another shape") << QByteArray(R"({"conversations":5})");
    QTest::newRow("no id") << QByteArray(R"({"conversations":[{"changed":"2026-11-23T14:31:00Z"}]})");
    QTest::newRow("no time") << QByteArray(R"({"conversations":[{"id":"c","changed":"yesterday"}]})");
}

void tst_ConversationsClient::refusesGarbage()
{
    QFETCH(QByteArray, body);
    Fixture f;
    f.http.answer(QStringLiteral("/conversations"), 200, body);
    QVERIFY(!await(f.client.list({}, 0, 50)));
}

QTEST_GUILESS_MAIN(tst_ConversationsClient)
#include "tst_conversationsclient.moc"
