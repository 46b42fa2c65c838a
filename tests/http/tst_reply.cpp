// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/reply.h"
#include "http/replytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Http::Headers;
using Http::Reply;

class tst_Reply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void headersCompareNamesWithoutCase();
    void makesAProblem();
    void aProblemKeepsItsStatusAndDetail();
    void everyAnswerCarriesTheSameHeaders();
    void aHandlerMayChooseItsCaching();
    void theFrameDecidesAboutFraming();
    void aValueCannotBeginAnotherField();
    void writesTheLengthAndTheBody();
    void leavesOutTheBodyOfHead();
    void someStatusesHaveNoBody_data();
    void someStatusesHaveNoBody();
    void takesTheCorrelationId_data();
    void takesTheCorrelationId();
};

void tst_Reply::headersCompareNamesWithoutCase()
{
    Headers headers {{"Set-Cookie", "a"}, {"set-cookie", "b"}, {"X", "c"}};
    QCOMPARE(headers.value("SET-COOKIE"), QByteArray("a"));
    QCOMPARE(headers.values("Set-cookie"), (QList<QByteArray> {"a", "b"}));
    QVERIFY(!headers.contains("Set"));
    headers.set("SET-Cookie", "z");
    QCOMPARE(headers.values("set-cookie"), QList<QByteArray> {"z"});
    QVERIFY(headers.value("none").isEmpty());
}

void tst_Reply::makesAProblem()
{
    const Reply reply
        = Http::problem(403, QStringLiteral("Insufficient permissions"),
                        {{QStringLiteral("required_roles"), QJsonArray {QStringLiteral("office")}}});
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.headers.values("Content-Type"), QList<QByteArray> {"application/problem+json"});
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(object,
             (QJsonObject {{QStringLiteral("type"), QStringLiteral("about:blank")},
                           {QStringLiteral("title"), QStringLiteral("Forbidden")},
                           {QStringLiteral("status"), 403},
                           {QStringLiteral("detail"), QStringLiteral("Insufficient permissions")},
                           {QStringLiteral("required_roles"), QJsonArray {QStringLiteral("office")}}}));
}

void tst_Reply::aProblemKeepsItsStatusAndDetail()
{
    const Reply reply = Http::problem(400, QStringLiteral("d"),
                                      {{QStringLiteral("type"), QStringLiteral("urn:x")},
                                       {QStringLiteral("status"), 200},
                                       {QStringLiteral("detail"), QStringLiteral("e")}});
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(object.value(QStringLiteral("type")).toString(), QStringLiteral("urn:x"));
    QCOMPARE(object.value(QStringLiteral("status")).toInt(), 400);
    QCOMPARE(object.value(QStringLiteral("detail")).toString(), QStringLiteral("d"));
}

void tst_Reply::everyAnswerCarriesTheSameHeaders()
{
    const Headers headers
        = Http::completeHeaders({{"Content-Type", "text/plain"}}, {"id-1", {{"Vary", "Origin"}}, false});
    QCOMPARE(headers.value("Content-Type"), QByteArray("text/plain"));
    QCOMPARE(headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(headers.value("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(headers.value("X-Request-Id"), QByteArray("id-1"));
    QCOMPARE(headers.value("Vary"), QByteArray("Origin"));
    QCOMPARE(headers.value("Connection"), QByteArray("keep-alive"));
    QVERIFY(headers.value("Date").endsWith(" GMT"));
    QVERIFY(!headers.contains("Server"));
    QCOMPARE(Http::completeHeaders({}, {"id", {}, true}).value("Connection"), QByteArray("close"));
}

void tst_Reply::aHandlerMayChooseItsCaching()
{
    const Headers headers = Http::completeHeaders({{"cache-control", "max-age=60"}}, {});
    QCOMPARE(headers.values("Cache-Control"), QList<QByteArray> {"max-age=60"});
}

void tst_Reply::theFrameDecidesAboutFraming()
{
    const Headers headers = Http::completeHeaders({{"Content-Length", "99"},
                                                   {"transfer-encoding", "chunked"},
                                                   {"Connection", "upgrade"},
                                                   {"X-Request-Id", "mine"},
                                                   {"X-Content-Type-Options", "sniff"},
                                                   {"Date", "now"}},
                                                  {"id", {}, true});
    QVERIFY(!headers.contains("Content-Length"));
    QVERIFY(!headers.contains("Transfer-Encoding"));
    QCOMPARE(headers.values("Connection"), QList<QByteArray> {"close"});
    QCOMPARE(headers.values("X-Request-Id"), QList<QByteArray> {"id"});
    QCOMPARE(headers.values("X-Content-Type-Options"), QList<QByteArray> {"nosniff"});
    QCOMPARE(headers.values("Date").size(), 1);
    QVERIFY(headers.value("Date") != "now");
}

void tst_Reply::aValueCannotBeginAnotherField()
{
    QCOMPARE(Http::formatHead(200, {{"X", "a\r\nSet-Cookie: b"}}),
             QByteArray("HTTP/1.1 200 OK\r\nX: a  Set-Cookie: b\r\n\r\n"));
}

void tst_Reply::writesTheLengthAndTheBody()
{
    QCOMPARE(Http::formatReply(404, {{"A", "b"}}, "body", false),
             QByteArray("HTTP/1.1 404 Not Found\r\nA: b\r\nContent-Length: 4\r\n\r\nbody"));
    QCOMPARE(Http::formatReply(200, {}, {}, false),
             QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
}

void tst_Reply::leavesOutTheBodyOfHead()
{
    QCOMPARE(Http::formatReply(200, {}, "body", true),
             QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"));
}

void tst_Reply::someStatusesHaveNoBody_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("204") << 204;
    QTest::newRow("304") << 304;
}

void tst_Reply::someStatusesHaveNoBody()
{
    QFETCH(int, status);
    const QByteArray text = Http::formatReply(status, {}, "body", false);
    QVERIFY(text.endsWith("\r\n\r\n"));
    QVERIFY(!text.contains("Content-Length"));
}

void tst_Reply::takesTheCorrelationId_data()
{
    QTest::addColumn<QByteArray>("traceparent");
    QTest::addColumn<QByteArray>("requestId");
    QTest::addColumn<QByteArray>("id"); // empty: a new one
    const QByteArray trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const QByteArray parent = "-00f067aa0ba902b7-01";
    QTest::newRow("trace") << QByteArray("00-" + trace + parent) << QByteArray("x") << trace;
    QTest::newRow("later version") << QByteArray("cc-" + trace + parent + "-more") << QByteArray() << trace;
    QTest::newRow("version ff") << QByteArray("ff-" + trace + parent) << QByteArray("x") << QByteArray("x");
    QTest::newRow("zero trace") << QByteArray("00-" + QByteArray(32, '0') + parent) << QByteArray("x")
                                << QByteArray("x");
    QTest::newRow("zero parent") << QByteArray("00-" + trace + '-' + QByteArray(16, '0') + "-01")
                                 << QByteArray("x") << QByteArray("x");
    QTest::newRow("version 00 with more")
        << QByteArray("00-" + trace + parent + "-more") << QByteArray("x") << QByteArray("x");
    QTest::newRow("without flags") << QByteArray("00-" + trace + parent.chopped(3)) << QByteArray("x")
                                   << QByteArray("x");
    QTest::newRow("long flags") << QByteArray("cc-" + trace + parent + '1') << QByteArray("x")
                                << QByteArray("x");
    QTest::newRow("flags that are none")
        << QByteArray("00-" + trace + parent.chopped(2) + "zz") << QByteArray("x") << QByteArray("x");
    QTest::newRow("short trace") << QByteArray("00-abc" + parent) << QByteArray("x") << QByteArray("x");
    QTest::newRow("capitals") << QByteArray("00-" + trace.toUpper() + parent) << QByteArray("x")
                              << QByteArray("x");
    QTest::newRow("request id") << QByteArray() << QByteArray("aZ0._-") << QByteArray("aZ0._-");
    QTest::newRow("64 characters") << QByteArray() << QByteArray(64, 'a') << QByteArray(64, 'a');
    QTest::newRow("65 characters") << QByteArray() << QByteArray(65, 'a') << QByteArray();
    QTest::newRow("bad character") << QByteArray() << QByteArray("a b") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
}

void tst_Reply::takesTheCorrelationId()
{
    QFETCH(QByteArray, traceparent);
    QFETCH(QByteArray, requestId);
    QFETCH(QByteArray, id);
    const Headers headers {{"Traceparent", traceparent}, {"X-Request-Id", requestId}};
    const QByteArray taken = Http::correlationIdOf(headers);
    if (id.isEmpty()) {
        QCOMPARE(taken.size(), 32);
        QVERIFY(taken != Http::correlationIdOf(headers));
    } else {
        QCOMPARE(taken, id);
    }
}

QTEST_APPLESS_MAIN(tst_Reply)
#include "tst_reply.moc"
