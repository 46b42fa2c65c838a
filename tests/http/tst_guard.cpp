// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "guardedserver.h"

#include <QJsonDocument>
#include <QTest>

using Doubles::RawClient;

/// Http::Server against requests that break the rules, over real sockets. That a request is refused
/// is proven by what the client reads and by the handler that was not called.
class tst_Guard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_counts.reset(); }
    void refusesBeforeTheHandler_data();
    void refusesBeforeTheHandler();
    void refusesTheSameByteByByte();
    void refusesHeadWithoutABody();
    void aRefusalCanBeReadByAnAllowedPage();
    void letsTheClientReadA413WhileItSends();
    void acceptsABodyOfExactlyTheLimit();
    void acceptsARequestByteByByte();
    void answersExpectContinue();
    void refusesAnExpectedBodyThatIsTooLarge();

private:
    GuardedServer::Counts m_counts;
};

void tst_Guard::refusesBeforeTheHandler_data()
{
    // HOST stands for the server's Host field. A second request is what would be smuggled.
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray second = "GET / HTTP/1.1\r\nHOST\r\n";
    const auto post = [](const char *name, const QByteArray &rest, int status) {
        QTest::newRow(name) << "POST / HTTP/1.1\r\nHOST" + rest << status;
    };
    post("chunks", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + second, 411);
    post("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + second,
         411);
    post("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + second,
         411);
    post("hidden chunks",
         "Transfer-Encoding:\x0B"
         "chunked\r\n\r\n0\r\n\r\n"
             + second,
         400);
    post("negative chunk", "Transfer-Encoding: chunked\r\n\r\n-5\r\n", 411);
    post("two lengths", "Content-Length: 0\r\nContent-Length: 50\r\n\r\n" + second, 400);
    post("equal lengths", "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + second, 400);
    post("negative length", "Content-Length: -5\r\n\r\n" + second, 400);
    post("signed length", "Content-Length: +0\r\n\r\n" + second, 400);
    post("overflowing length", "Content-Length: 18446744073709551616\r\n\r\n" + second, 413);
    post("huge length", "Content-Length: 1000000000\r\n\r\n", 413);
    post("more than the length", "Content-Length: 4\r\n\r\nbody" + second, 400);
    post("bare LF", "Content-Length: 0\nX: y\r\n\r\n" + second, 400);
    post("bare CR", "X: y\rContent-Length: 4\r\n\r\n" + second, 400);
    post("folded line", "X: y\r\n Content-Length: 4\r\n\r\n" + second, 400);
    post("space before the colon", "Content-Length : 4\r\n\r\n" + second, 400);
    post("NUL", QByteArray("X: \0\r\n\r\n", 8) + second, 400);
    post("upgrade", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n", 400);
    post("foreign origin", "Origin: https://evil.example\r\nContent-Length: 0\r\n\r\n", 403);
    post("null origin", "Origin: null\r\nContent-Length: 0\r\n\r\n", 403);
    post("foreign origin before its body", "Origin: https://evil.example\r\nContent-Length: 9\r\n\r\n", 403);
    post("second host", "Host: evil.example\r\n\r\n", 400);
    post("expectation", "Expect: something\r\nContent-Length: 1\r\n\r\n", 417);
    QTest::newRow("two requests at once") << QByteArray(second + second) << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("foreign host") << QByteArray("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 421;
    QTest::newRow("foreign host, our port")
        << QByteArray("GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n") << 421;
    QTest::newRow("absolute target") << QByteArray("GET http://evil.example/ HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("unknown method") << QByteArray("BREW / HTTP/1.1\r\nHOST\r\n") << 501;
    QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHOST\r\n") << 501;
    QTest::newRow("long target") << QByteArray("GET /" + QByteArray(5000, 'a') + " HTTP/1.1\r\nHOST\r\n")
                                 << 414;
    QTest::newRow("large header") << QByteArray("GET / HTTP/1.1\r\nHOSTX: " + QByteArray(30000, 'a')
                                                + "\r\n\r\n")
                                  << 431;
    QByteArray fields;
    for (int i = 0; i < 10000; ++i)
        fields += "X: y\r\n";
    QTest::newRow("10,000 fields") << QByteArray("GET / HTTP/1.1\r\nHOST" + fields + "\r\n") << 431;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x00\x05\x01\x00\x00\x01\x0A", 10) << 400;
    QTest::newRow("text") << QByteArray("hello\r\n") << 400;
}

void tst_Guard::refusesBeforeTheHandler()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    GuardedServer server(m_counts);
    RawClient client(server.url());
    request.replace("HOST", server.hostField()).replace("PORT", QByteArray::number(server.url().port()));
    client.send(request);
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, status);
    QCOMPARE(response->headers.value("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QCOMPARE(response->headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(!response->headers.value("X-Request-Id").isEmpty());
    const QJsonObject problem = QJsonDocument::fromJson(response->body).object();
    QCOMPARE(problem.value(QStringLiteral("status")).toInt(), status);
    QVERIFY(!problem.value(QStringLiteral("detail")).toString().isEmpty());
    QVERIFY(client.waitForClosed());
    QVERIFY(client.received().isEmpty()); // one answer, not two
    QCOMPARE(m_counts.calls, 0);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::refusesTheSameByteByByte()
{
    GuardedServer server(m_counts);
    const QByteArrayList requests {
        "POST / HTTP/1.1\r\n" + server.hostField() + "Transfer-Encoding: chunked\r\n",
        "POST / HTTP/1.1\r\n" + server.hostField() + "Content-Length: 1\r\nContent-Length: 2\r\n",
        "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "GET / HTTP/1.1\n"};
    for (const QByteArray &request : requests) {
        RawClient client(server.url());
        for (const char c : request) {
            client.send(QByteArray(1, c));
            server.connectionCount(); // the server's turn
        }
        const auto response = client.response();
        QVERIFY(response);
        QVERIFY(response->status >= 400 && response->status < 500);
        QVERIFY(client.waitForClosed());
    }
    QCOMPARE(m_counts.calls, 0);
}

void tst_Guard::refusesHeadWithoutABody()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.send("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    const auto response = client.response(true);
    QVERIFY(response);
    QCOMPARE(response->status, 421);
    QVERIFY(response->headers.value("Content-Length").toInt() > 0);
    QVERIFY(client.waitForClosed());
    QVERIFY(client.received().isEmpty());
}

void tst_Guard::aRefusalCanBeReadByAnAllowedPage()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("POST", "/", {}, "Origin: https://desk.example.com\r\nContent-Length: 1000000000\r\n");
    // request() adds a second length; the first one is refused before.
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QCOMPARE(response->headers.value("Access-Control-Allow-Origin"), QByteArray("https://desk.example.com"));
}

void tst_Guard::letsTheClientReadA413WhileItSends()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.send("POST / HTTP/1.1\r\n" + server.hostField() + "Content-Length: 67108864\r\n\r\n");
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 64; ++i)
        client.socket().write(piece); // queued: 64 MB leave while the answer is awaited
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QCOMPARE(m_counts.calls, 0);
    QVERIFY(client.waitForClosed());
}

void tst_Guard::acceptsABodyOfExactlyTheLimit()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    for (int i = 0; i < 3; ++i) {
        client.request("POST", "/", QByteArray(1024 * 1024, 'x'));
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, QByteArray("1048576"));
    }
    client.request("POST", "/", QByteArray(1024 * 1024 + 1, 'x'));
    QCOMPARE(client.response()->status, 413);
    QCOMPARE(m_counts.calls, 3);
}

void tst_Guard::acceptsARequestByteByByte()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    const QByteArray request
        = "\r\nPUT / HTTP/1.1\r\n" + server.hostField() + "Content-Length: 5\r\n\r\nabcde";
    for (int round = 0; round < 3; ++round) {
        for (const char c : request) {
            client.send(QByteArray(1, c));
            server.connectionCount(); // the server's turn
        }
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("5"));
    }
    QCOMPARE(m_counts.calls, 3);
}

void tst_Guard::answersExpectContinue()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    for (int round = 0; round < 2; ++round) {
        client.send("POST / HTTP/1.1\r\n" + server.hostField()
                    + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 100);
        QCOMPARE(m_counts.calls, round);
        client.send("body");
        response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, QByteArray("4"));
    }
}

void tst_Guard::refusesAnExpectedBodyThatIsTooLarge()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.send("POST / HTTP/1.1\r\n" + server.hostField()
                + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QVERIFY(client.waitForClosed());
}

QTEST_GUILESS_MAIN(tst_Guard)
#include "tst_guard.moc"
