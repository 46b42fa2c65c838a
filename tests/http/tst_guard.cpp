// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"
#include "doubles/rawclient.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <atomic>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using Doubles::HttpFixture;
using Doubles::RawClient;
using Http::Reply;
using Http::Request;
using Http::Responder;
using namespace std::chrono_literals;

/// Http::Server against clients that break the rules, over real sockets. That a request is refused
/// is proven by what the client reads and by the handler that was not called.
class tst_Guard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
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
    void closesSlowClients_data();
    void closesSlowClients();
    void closesIdleConnections();
    void aSlowDripDoesNotExtendTheTime();
    void doesNotKeepAnswersThatAreNotRead();
    void capsTheConnections();
    void capsTheConnectionsOfOneAddress();
    void neverStartsASecondRequestBeforeTheFirstIsAnswered();
    void ignoresWhatComesDuringAStream();
    void answersAClientThatClosesItsSideAtOnce();
    void takesAHalfClosedClientForGone();
    void noticesThatAFloodingClientLeft();
    void goesOnReadingAfterARefusal_data();
    void goesOnReadingAfterARefusal();
    void memoryDoesNotGrowWithWhatIsSent_data();
    void memoryDoesNotGrowWithWhatIsSent();
    void survivesGarbage();

private:
    class TestServer;
    std::atomic<int> m_calls = 0;
    std::atomic<int> m_gone = 0;
};

class tst_Guard::TestServer : public HttpFixture
{
public:
    explicit TestServer(tst_Guard &test, const Http::ServerLimits &limits = {})
        : HttpFixture([&test](Http::Router &router, QObject *context) { routes(test, router, context); },
                      options(limits))
    {
    }

    QByteArray host() const { return url().authority().toLatin1(); }
    QByteArray hostField() const { return "Host: " + host() + "\r\n"; }

private:
    static Http::ServerOptions options(const Http::ServerLimits &limits)
    {
        Http::ServerOptions options;
        options.limits = limits;
        options.limits.sweepInterval = 20ms;
        options.allowedOrigins = QStringList {QStringLiteral("https://desk.example.com")};
        return options;
    }

    static void routes(tst_Guard &test, Http::Router &router, QObject *context)
    {
        const auto answer = [&test](const Request &request, const Responder &responder) {
            ++test.m_calls;
            responder.send(Reply::text(QByteArray::number(request.body.size())));
        };
        for (const char *method : {"GET", "POST", "PUT", "DELETE"})
            router.add(method, QStringLiteral("/"), answer);
        router.add(
            "GET", QStringLiteral("/later"), [&test, context](const Request &, const Responder &responder) {
                ++test.m_calls;
                responder.onGone(context, [&test] { ++test.m_gone; });
                QTimer::singleShot(200, context, [responder] { responder.send(Reply::text("later")); });
            });
        router.add("GET", QStringLiteral("/never"),
                   [&test, context](const Request &, const Responder &responder) {
                       ++test.m_calls;
                       responder.onGone(context, [&test, responder] { ++test.m_gone; });
                   });
        router.add("GET", QStringLiteral("/large"), [&test](const Request &, const Responder &responder) {
            ++test.m_calls;
            responder.send(Reply::text(QByteArray(16 * 1024 * 1024, 'x')));
        });
        router.add("GET", QStringLiteral("/stream"), [context](const Request &, const Responder &responder) {
            const Http::StreamWriter writer = responder.stream("text/event-stream");
            writer.writeEvent("begin", {});
            QTimer::singleShot(300, context, [writer] { writer.writeEvent("end", {}); });
        });
    }
};

#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
#define MEASURES_MEMORY
static qint64 residentKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArrayList lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).chopped(2).trimmed().toLongLong();
    }
    return -1;
}
#endif

void tst_Guard::init()
{
    m_calls = 0;
    m_gone = 0;
}

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
    QTest::newRow("large header") << QByteArray("GET / HTTP/1.1\r\nHOSTX: " + QByteArray(20000, 'a')
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
    TestServer server(*this);
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
    QCOMPARE(m_calls, 0);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::refusesTheSameByteByByte()
{
    TestServer server(*this);
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
    QCOMPARE(m_calls, 0);
}

void tst_Guard::refusesHeadWithoutABody()
{
    TestServer server(*this);
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
    TestServer server(*this);
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
    TestServer server(*this);
    RawClient client(server.url());
    client.send("POST / HTTP/1.1\r\n" + server.hostField() + "Content-Length: 67108864\r\n\r\n");
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 64; ++i)
        client.socket().write(piece); // queued: 64 MB leave while the answer is awaited
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QCOMPARE(m_calls, 0);
    QVERIFY(client.waitForClosed());
}

void tst_Guard::acceptsABodyOfExactlyTheLimit()
{
    TestServer server(*this);
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
    QCOMPARE(m_calls, 3);
}

void tst_Guard::acceptsARequestByteByByte()
{
    TestServer server(*this);
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
    QCOMPARE(m_calls, 3);
}

void tst_Guard::answersExpectContinue()
{
    TestServer server(*this);
    RawClient client(server.url());
    for (int round = 0; round < 2; ++round) {
        client.send("POST / HTTP/1.1\r\n" + server.hostField()
                    + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 100);
        QCOMPARE(m_calls, round);
        client.send("body");
        response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, QByteArray("4"));
    }
}

void tst_Guard::refusesAnExpectedBodyThatIsTooLarge()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.send("POST / HTTP/1.1\r\n" + server.hostField()
                + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QVERIFY(client.waitForClosed());
}

void tst_Guard::closesSlowClients_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("one byte") << QByteArray("G");
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHOST");
    QTest::newRow("no body") << QByteArray("POST / HTTP/1.1\r\nHOSTContent-Length: 5\r\n\r\n");
    QTest::newRow("half a body") << QByteArray("POST / HTTP/1.1\r\nHOSTContent-Length: 5\r\n\r\nab");
}

void tst_Guard::closesSlowClients()
{
    QFETCH(QByteArray, request);
    Http::ServerLimits limits;
    limits.headerTime = 100ms;
    limits.bodyTime = 100ms;
    TestServer server(*this, limits);
    RawClient client(server.url());
    client.send(request.replace("HOST", server.hostField()));
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClosed());
    QCOMPARE(m_calls, 0);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::closesIdleConnections()
{
    Http::ServerLimits limits;
    limits.idleTime = 100ms;
    TestServer server(*this, limits);
    RawClient silent(server.url());
    RawClient used(server.url());
    used.request("GET", "/");
    QVERIFY(used.response());
    RawClient blank(server.url());
    blank.send("\r\n");
    for (RawClient *client : {&silent, &used, &blank}) {
        QVERIFY(client->waitForClosed());
        QVERIFY(client->received().isEmpty());
    }
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::aSlowDripDoesNotExtendTheTime()
{
    Http::ServerLimits limits;
    limits.headerTime = 200ms;
    TestServer server(*this, limits);
    RawClient client(server.url());
    client.send("GET / HTTP/1.1\r\n" + server.hostField() + "X: ");
    QTimer drip;
    connect(&drip, &QTimer::timeout, &drip, [&client] {
        if (client.isConnected())
            client.send("y");
    });
    drip.start(10);
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
}

void tst_Guard::doesNotKeepAnswersThatAreNotRead()
{
    Http::ServerLimits limits;
    limits.bodyTime = 200ms; // also how long unsent bytes may make no progress
    TestServer server(*this, limits);
    RawClient client(server.url());
    client.stopReading();
    client.request("GET", "/large");
    QTRY_COMPARE(m_calls, 1);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::capsTheConnections()
{
    Http::ServerLimits limits;
    limits.maxConnections = 3;
    TestServer server(*this, limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.url()));
        clients.back()->request("GET", "/");
        QCOMPARE(clients.back()->response()->status, 200);
    }
    RawClient fourth(server.url());
    QVERIFY(fourth.waitForClosed());
    const auto response = fourth.response();
    if (response) // a client that has sent its request already may see a reset instead
        QCOMPARE(response->status, 503);
    QCOMPARE(server.connectionCount(), 3);
    clients.pop_back();
    QTRY_COMPARE(server.connectionCount(), 2);
    RawClient fifth(server.url());
    fifth.request("GET", "/");
    QCOMPARE(fifth.response()->status, 200);
}

void tst_Guard::capsTheConnectionsOfOneAddress()
{
    Http::ServerLimits limits;
    limits.maxConnectionsPerAddress = 2;
    TestServer server(*this, limits);
    RawClient first(server.url());
    RawClient second(server.url());
    QTRY_COMPARE(server.connectionCount(), 2);
    RawClient third(server.url());
    QVERIFY(third.waitForClosed());
    RawClient other;
    if (!other.socket().bind(QHostAddress(QStringLiteral("127.0.0.2"))))
        QSKIP("this system has one loopback address");
    QVERIFY(other.connectTo(server.url()));
    other.request("GET", "/");
    QCOMPARE(other.response()->status, 200);
    first.leave();
    QTRY_COMPARE(server.connectionCount(), 2);
    RawClient again(server.url());
    again.request("GET", "/");
    QCOMPARE(again.response()->status, 200);
}

void tst_Guard::neverStartsASecondRequestBeforeTheFirstIsAnswered()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/later");
    QTRY_COMPARE(m_calls, 1);
    client.request("GET", "/");
    client.request("GET", "/");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("later"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClosed());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_gone, 0);
}

void tst_Guard::ignoresWhatComesDuringAStream()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/stream");
    QVERIFY(client.waitFor("event: begin"));
    client.request("GET", "/");
    client.socket().write(QByteArray(4 * 1024 * 1024, 'x'));
    const auto response = client.response();
    QVERIFY(response);
    QVERIFY(response->body.contains("event: end"));
    QVERIFY(client.waitForClosed());
    QCOMPARE(m_calls, 0);
}

void tst_Guard::answersAClientThatClosesItsSideAtOnce()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("POST", "/", "body");
    client.halfClose();
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::takesAHalfClosedClientForGone()
{
    // TCP does not tell a client that only ended its requests from one that has left. Work that
    // nobody waits for would be worse than an answer that is missed.
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/later");
    QTRY_COMPARE(m_calls, 1);
    client.halfClose();
    QTRY_COMPARE(m_gone, 1);
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::noticesThatAFloodingClientLeft()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/never");
    QTRY_COMPARE(m_calls, 1);
    // More than the server would keep: its socket must not stop reading, or it never sees the end.
    client.socket().write(QByteArray(4 * 1024 * 1024, 'x'));
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    client.leave();
    QTRY_COMPARE(m_gone, 1);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Guard::goesOnReadingAfterARefusal_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("at once") << QByteArray();
    QTest::newRow("in the middle of a head") << QByteArray("GET / HTTP/1.1\r\nHOST");
}

void tst_Guard::goesOnReadingAfterARefusal()
{
#ifndef Q_OS_UNIX
    QSKIP("needs a plain socket");
#else
    // Closing with unread bytes makes the system reset the connection, and a client that is still
    // sending loses the answer. A QTcpSocket would leave when it reads our end: a plain one.
    QFETCH(QByteArray, begin);
    TestServer server(*this);
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.socket().port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QTRY_COMPARE(server.connectionCount(), 1);
    begin.replace("HOST", server.hostField());
    QCOMPARE(::send(client, begin.constData(), size_t(begin.size()), 0), ssize_t(begin.size()));
    QTest::qWait(50); // QHttpServer has read it too, and begun a transaction on the socket

    const QByteArray piece = "bad\n" + QByteArray(64 * 1024, 'x');
    qint64 sent = 0;
    QTRY_VERIFY2_WITH_TIMEOUT(
        [&] {
            for (ssize_t size = 1; size > 0 && sent < 16 * 1024 * 1024; sent += qMax<ssize_t>(size, 0))
                size = ::send(client, piece.constData(), size_t(piece.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
            return sent >= 16 * 1024 * 1024;
        }(),
        qPrintable(QStringLiteral("only %1 bytes were taken").arg(sent)), 1500);
    QByteArray answer(4096, '\0');
    answer.truncate(qMax<ssize_t>(::recv(client, answer.data(), size_t(answer.size()), 0), 0));
    ::close(client);
    QVERIFY(answer.startsWith("HTTP/1.1 400 "));
    QTRY_COMPARE(server.connectionCount(), 0);
#endif
}

void tst_Guard::memoryDoesNotGrowWithWhatIsSent_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("header") << QByteArray("GET / HTTP/1.1\r\nHOSTX: ") << QByteArray(64 * 1024, 'x');
    QTest::newRow("body") << QByteArray("POST / HTTP/1.1\r\nHOSTContent-Length: 100000000\r\n\r\n")
                          << QByteArray(64 * 1024, 'x');
    QTest::newRow("chunks") << QByteArray("POST / HTTP/1.1\r\nHOSTTransfer-Encoding: chunked\r\n\r\n")
                            << "10000\r\n" + QByteArray(64 * 1024, 'x') + "\r\n";
    QTest::newRow("during an answer")
        << QByteArray("GET /later HTTP/1.1\r\nHOST\r\n") << QByteArray(64 * 1024, 'x');
    QTest::newRow("during a stream") << QByteArray("GET /stream HTTP/1.1\r\nHOST\r\n")
                                     << QByteArray(64 * 1024, 'x');
}

void tst_Guard::memoryDoesNotGrowWithWhatIsSent()
{
#ifndef MEASURES_MEMORY
    QSKIP("memory is measured on Linux without sanitizers");
#else
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    TestServer server(*this);
    RawClient warmUp(server.url());
    warmUp.request("GET", "/");
    QVERIFY(warmUp.response());
    const qint64 before = residentKilobytes();
    RawClient client(server.url());
    client.send(begin.replace("HOST", server.hostField()));
    // 64 MB, as fast as the server takes them and as long as it does.
    qint64 sent = 0;
    qint64 most = before;
    while (sent < 64 * 1024 * 1024 && client.isConnected()) {
        client.socket().write(piece);
        sent += piece.size();
        if (!client.socket().waitForBytesWritten(1000))
            break;
        most = qMax(most, residentKilobytes());
    }
    QVERIFY2(most - before < 8 * 1024, qPrintable(QStringLiteral("grew by %1 KB").arg(most - before)));
#endif
}

void tst_Guard::survivesGarbage()
{
    Http::ServerLimits limits;
    limits.headerTime = 100ms;
    limits.bodyTime = 100ms;
    limits.maxConnections = 64;
    TestServer server(*this, limits);
    QRandomGenerator random(20260101);
    const QByteArrayList pieces {"GET / HTTP/1.1\r\n",
                                 server.hostField(),
                                 "\r\n",
                                 "Content-Length: 3\r\n",
                                 "abc",
                                 "\n",
                                 "\r",
                                 "Transfer-Encoding: chunked\r\n",
                                 "0\r\n\r\n",
                                 QByteArray(3, '\0'),
                                 "POST / HTTP/1.1\r\n",
                                 "Expect: 100-continue\r\n",
                                 "Connection: close\r\n",
                                 QByteArray(5000, 'a'),
                                 ": ",
                                 "\xFF\xFE"};
    for (int round = 0; round < 300; ++round) {
        RawClient client(server.url());
        const int count = 1 + int(random.bounded(8));
        for (int i = 0; i < count; ++i)
            client.send(round % 2 == 0 && i == 0 ? "GET / HTTP/1.1\r\n" + server.hostField()
                                                 : pieces[random.bounded(pieces.size())]);
        switch (random.bounded(3)) {
        case 0:
            client.reset();
            break;
        case 1:
            client.halfClose();
            break;
        default:
            client.leave();
        }
    }
    QTRY_COMPARE(server.connectionCount(), 0);
    RawClient client(server.url());
    client.request("POST", "/", "body");
    QCOMPARE(client.response()->body, QByteArray("4"));
}

QTEST_GUILESS_MAIN(tst_Guard)
#include "tst_guard.moc"
