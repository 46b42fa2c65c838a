// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"
#include "doubles/rawclient.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <stdexcept>

using Doubles::HttpFixture;
using Doubles::RawClient;
using Http::Reply;
using Http::Request;
using Http::Responder;
using Http::StreamWriter;
using namespace std::chrono_literals;

/// What Http::Server promises to handlers and to well-behaved clients. What it does against the
/// others is in tst_guard.
class tst_Server : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_calls = 0;
        m_gone = 0;
    }
    void answersManyRequestsOnOneConnection();
    void everyAnswerCarriesTheCommonHeaders();
    void givesTheWholeRequestToTheHandler();
    void answersUnknownPathsAndMethods();
    void headHasTheLengthAndNoBody();
    void optionsTellsTheMethods();
    void closesWhenTheClientAsks_data();
    void closesWhenTheClientAsks();
    void answersLater();
    void sendsALargeAnswer();
    void aHandlerThatThrowsIsA500();
    void aDroppedResponderIsA500();
    void aHandlerThatNeverAnswersIsA504();
    void onlyTheFirstAnswerCounts();
    void streamsEvents();
    void streamsWithoutChunksToHttp10();
    void endsAStreamWithItsLastWriter();
    void aStreamOutlivesTheHandlerLimit();
    void cutsAStreamThatIsNotRead();
    void tellsThatTheClientLeft();
    void tellsAtOnceThatItHasLeft();
    void finishesRequestsInFlightWhenDraining();
    void drainsAtOnceWithoutRequests();
    void drainsAtTheLatestAfterTheLimit();
    void servesAgainOnTheSamePort();
    void servesOnIpv6();
    void letsAResponderOutliveTheServer();
    void answersACorsPreflight();

private:
    class TestServer;
    void routes(Http::Router &router, QObject *context);
    std::atomic<int> m_calls = 0;
    std::atomic<int> m_gone = 0;
    std::shared_ptr<Responder> m_kept; ///< touched in the server's thread while it runs
};

void tst_Server::routes(Http::Router &router, QObject *context)
{
    const auto echo = [this](const Request &request, const Responder &responder) {
        ++m_calls;
        responder.send(Reply::text(request.method + ' ' + request.path.toUtf8() + ' ' + request.body));
    };
    router.add("GET", QStringLiteral("/echo"), echo);
    router.add("POST", QStringLiteral("/echo"), echo);
    router.add(
        "POST", QStringLiteral("/detail/{name}"), [](const Request &request, const Responder &responder) {
            responder.send(
                Reply::json({{QStringLiteral("name"), request.pathParameters.value(QStringLiteral("name"))},
                             {QStringLiteral("path"), request.path},
                             {QStringLiteral("query"),
                              request.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded)},
                             {QStringLiteral("header"), QString::fromLatin1(request.headers.value("x-test"))},
                             {QStringLiteral("body"), QString::fromUtf8(request.body)},
                             {QStringLiteral("peer"), request.peerAddress.toString()},
                             {QStringLiteral("port"), request.peerPort},
                             {QStringLiteral("id"), request.correlationId}}));
        });
    router.add("GET", QStringLiteral("/later"), [context](const Request &, const Responder &responder) {
        QTimer::singleShot(20, context, [responder] { responder.send(Reply::text("later")); });
    });
    router.add("GET", QStringLiteral("/large"), [](const Request &, const Responder &responder) {
        responder.send(Reply::text(QByteArray(8 * 1024 * 1024, 'x')));
    });
    router.add("GET", QStringLiteral("/throw"), [](const Request &, const Responder &) {
        throw std::runtime_error("secret of the database");
    });
    router.add("GET", QStringLiteral("/drop"), [](const Request &, const Responder &) {});
    router.add("GET", QStringLiteral("/keep"), [this, context](const Request &, const Responder &responder) {
        ++m_calls;
        m_kept = std::make_shared<Responder>(responder);
        responder.onGone(context, [this] { ++m_gone; });
    });
    router.add("GET", QStringLiteral("/twice"), [](const Request &, const Responder &responder) {
        responder.send(Reply::text("first"));
        responder.send(Reply::text("second"));
        responder.stream("text/event-stream").write("third");
    });
    router.add("GET", QStringLiteral("/stream"), [context](const Request &, const Responder &responder) {
        const StreamWriter writer = responder.stream("text/event-stream");
        writer.writeComment();
        QTimer::singleShot(10, context, [writer] {
            writer.writeEvent("text", {{QStringLiteral("delta"), QStringLiteral("a\nb")}});
            writer.writeEvent("done", {});
            writer.finish();
            writer.writeEvent("late", {});
        });
    });
    router.add("GET", QStringLiteral("/stream/dropped"), [this](const Request &, const Responder &responder) {
        m_kept = std::make_shared<Responder>(responder); // does not keep the stream open
        responder.stream("text/event-stream").writeComment();
    });
    router.add("GET", QStringLiteral("/stream/long"),
               [this, context](const Request &, const Responder &responder) {
                   const StreamWriter writer = responder.stream("text/event-stream");
                   responder.onGone(context, [this] { ++m_gone; });
                   auto *timer = new QTimer(context);
                   QObject::connect(timer, &QTimer::timeout, context, [writer, timer] {
                       if (!writer.writeEvent("tick", {}))
                           timer->deleteLater();
                   });
                   timer->start(10);
               });
    router.add("GET", QStringLiteral("/stream/flood"),
               [this, context](const Request &, const Responder &responder) {
                   const StreamWriter writer = responder.stream("text/event-stream");
                   responder.onGone(context, [this] { ++m_gone; });
                   auto *timer = new QTimer(context);
                   QObject::connect(timer, &QTimer::timeout, context, [this, writer, timer] {
                       ++m_calls; // pieces of 64 KiB
                       if (!writer.write(QByteArray(64 * 1024, 'x')))
                           timer->deleteLater();
                   });
                   timer->start(0);
               });
}

/// The routes above, with limits short enough to be reached and checked often.
class tst_Server::TestServer : public HttpFixture
{
public:
    explicit TestServer(tst_Server &test, const Http::ListenAddress &address = {})
        : HttpFixture([&test](Http::Router &router, QObject *context) { test.routes(router, context); },
                      options(), address)
    {
    }

private:
    static Http::ServerOptions options()
    {
        Http::ServerOptions options;
        options.name = QStringLiteral("test");
        options.allowedOrigins = QStringList {QStringLiteral("https://desk.example.com")};
        options.limits.handlerTime = 300ms;
        options.limits.sweepInterval = 20ms;
        return options;
    }
};

void tst_Server::answersManyRequestsOnOneConnection()
{
    TestServer server(*this);
    RawClient client(server.url());
    for (int i = 0; i < 50; ++i) {
        const QByteArray body = QByteArray::number(i);
        client.request("POST", "/echo", body);
        auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, "POST /echo " + body);
        client.request("GET", "/later");
        response = client.response();
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("later"));
    }
    QCOMPARE(server.connectionCount(), 1);
}

void tst_Server::everyAnswerCarriesTheCommonHeaders()
{
    TestServer server(*this);
    RawClient client(server.url());
    const QByteArrayList paths {"/echo", "/nothing", "/throw", "/drop", "/keep"};
    for (const QByteArray &path : paths) {
        client.request("GET", path, {}, "X-Request-Id: id-7\r\nOrigin: https://desk.example.com\r\n");
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->headers.values("X-Request-Id"), QList<QByteArray> {"id-7"});
        QCOMPARE(response->headers.values("X-Content-Type-Options"), QList<QByteArray> {"nosniff"});
        QCOMPARE(response->headers.values("Cache-Control"), QList<QByteArray> {"no-store"});
        QCOMPARE(response->headers.values("Content-Length").size(), 1);
        QCOMPARE(response->headers.values("Connection"), QList<QByteArray> {"keep-alive"});
        QCOMPARE(response->headers.value("Access-Control-Allow-Origin"),
                 QByteArray("https://desk.example.com"));
        QVERIFY(!response->headers.contains("Server"));
    }
}

void tst_Server::givesTheWholeRequestToTheHandler()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("POST", "/detail/j%C3%BCrgen%2Fx?q=a%26b", "body",
                   "X-Test:  value \r\nX-Request-Id: id-9\r\n");
    const auto response = client.response();
    QVERIFY(response);
    const QJsonObject object = QJsonDocument::fromJson(response->body).object();
    const QString name = QString::fromUtf8("j\xC3\xBCrgen/x");
    QCOMPARE(object,
             (QJsonObject {{QStringLiteral("name"), name},
                           {QStringLiteral("path"), QStringLiteral("/detail/") + name},
                           {QStringLiteral("query"), QStringLiteral("a&b")},
                           {QStringLiteral("header"), QStringLiteral("value")},
                           {QStringLiteral("body"), QStringLiteral("body")},
                           {QStringLiteral("peer"), QStringLiteral("127.0.0.1")},
                           {QStringLiteral("port"), client.localPort()},
                           {QStringLiteral("id"), QStringLiteral("id-9")}}));
}

void tst_Server::answersUnknownPathsAndMethods()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/nothing");
    auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 404);
    QCOMPARE(response->headers.value("Content-Type"), QByteArray("application/problem+json"));
    client.request("DELETE", "/echo");
    response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 405);
    QCOMPARE(response->headers.value("Allow"), QByteArray("GET, HEAD, POST"));
    client.request("GET", "/detail/x");
    response = client.response();
    QCOMPARE(response->headers.value("Allow"), QByteArray("POST"));
    QCOMPARE(m_calls, 0);
}

void tst_Server::headHasTheLengthAndNoBody()
{
    TestServer server(*this);
    RawClient client(server.url());
    for (int i = 0; i < 2; ++i) { // on one connection: a body would be read as the next answer
        client.request("HEAD", "/echo");
        const auto response = client.response(true);
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->headers.value("Content-Length"),
                 QByteArray::number(qsizetype(strlen("HEAD /echo "))));
        client.request("HEAD", "/nothing");
        QCOMPARE(client.response(true)->status, 404);
    }
    QTest::qWait(20);
    QVERIFY(client.received().isEmpty());
    client.request("HEAD", "/stream");
    const auto response = client.response(true);
    QVERIFY(response);
    QCOMPARE(response->headers.value("Content-Type"), QByteArray("text/event-stream"));
    QVERIFY(client.waitForClosed());
    QVERIFY(client.received().isEmpty());
}

void tst_Server::optionsTellsTheMethods()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("OPTIONS", "/echo");
    auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 204);
    QCOMPARE(response->headers.value("Allow"), QByteArray("GET, HEAD, POST"));
    QVERIFY(!response->headers.contains("Content-Length"));
    client.request("OPTIONS", "/nothing");
    QCOMPARE(client.response()->status, 404);
}

void tst_Server::closesWhenTheClientAsks_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("close") << QByteArray("GET /echo HTTP/1.1\r\nHost: %\r\nConnection: close\r\n\r\n");
    QTest::newRow("close, answered later")
        << QByteArray("GET /later HTTP/1.1\r\nHost: %\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET /echo HTTP/1.0\r\nHost: %\r\n\r\n");
    QTest::newRow("HTTP/1.0 keep-alive")
        << QByteArray("GET /echo HTTP/1.0\r\nHost: %\r\nConnection: keep-alive\r\n\r\n");
    QTest::newRow("a large answer") << QByteArray(
        "GET /large HTTP/1.1\r\nHost: %\r\nConnection: close\r\n\r\n");
}

void tst_Server::closesWhenTheClientAsks()
{
    QFETCH(QByteArray, request);
    TestServer server(*this);
    RawClient client(server.url());
    client.send(request.replace("%", server.url().authority().toLatin1()));
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Server::answersLater()
{
    TestServer server(*this);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.url()));
        clients.back()->request("GET", "/later");
    }
    for (const auto &client : clients)
        QCOMPARE(client->response()->body, QByteArray("later"));
}

void tst_Server::sendsALargeAnswer()
{
    TestServer server(*this);
    RawClient client(server.url());
    for (int i = 0; i < 2; ++i) {
        client.request("GET", "/large");
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->body.size(), 8 * 1024 * 1024);
    }
}

void tst_Server::aHandlerThatThrowsIsA500()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/throw");
    auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 500);
    QCOMPARE(response->headers.value("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY(!response->body.contains("secret"));
    client.request("GET", "/echo");
    QCOMPARE(client.response()->status, 200);
}

void tst_Server::aDroppedResponderIsA500()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/drop");
    QCOMPARE(client.response()->status, 500);
    client.request("GET", "/echo");
    QCOMPARE(client.response()->status, 200);
}

void tst_Server::aHandlerThatNeverAnswersIsA504()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/keep");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 504);
    QTRY_COMPARE(m_gone, 1); // its work is told
    client.request("GET", "/echo");
    QCOMPARE(client.response()->status, 200);
    server.inServer([this](Http::Server &) {
        m_kept->send(Reply::text("too late"));
        m_kept.reset();
    });
    QTest::qWait(20);
    QVERIFY(client.received().isEmpty());
}

void tst_Server::onlyTheFirstAnswerCounts()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/twice");
    QCOMPARE(client.response()->body, QByteArray("first"));
    client.request("GET", "/echo");
    QCOMPARE(client.response()->body, QByteArray("GET /echo "));
}

void tst_Server::streamsEvents()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/stream");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->headers.value("Content-Type"), QByteArray("text/event-stream"));
    QCOMPARE(response->headers.value("Transfer-Encoding"), QByteArray("chunked"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QVERIFY(!response->headers.contains("Content-Length"));
    QVERIFY(response->body.startsWith(
        ":\n\nevent: text\ndata: {\"delta\":\"a\\nb\"}\n\nevent: done\ndata: {}\n\n"));
    QVERIFY(!response->body.contains("late"));
    QVERIFY(client.waitForClosed());
    QVERIFY(client.received().isEmpty());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Server::streamsWithoutChunksToHttp10()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.send("GET /stream HTTP/1.0\r\nHost: " + server.url().authority().toLatin1() + "\r\n\r\n");
    QVERIFY(client.waitForClosed());
    const auto response = client.response();
    QVERIFY(response);
    QVERIFY(!response->headers.contains("Transfer-Encoding"));
    QVERIFY(response->body.startsWith(":\n\nevent: text\n"));
    QVERIFY(response->body.endsWith("event: done\ndata: {}\n\n"));
}

void tst_Server::endsAStreamWithItsLastWriter()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/stream/dropped");
    const auto response = client.response();
    QVERIFY(response);
    QVERIFY(response->body.startsWith(":\n\n"));
    QVERIFY(client.waitForClosed());
    server.inServer([this](Http::Server &) { m_kept.reset(); });
}

void tst_Server::aStreamOutlivesTheHandlerLimit()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/stream/long");
    QElapsedTimer watch;
    watch.start();
    while (watch.elapsed() < 600) // twice the limit
        QVERIFY(client.waitFor("event: tick"));
    QVERIFY(client.isConnected());
    client.leave();
    QTRY_COMPARE(m_gone, 1);
}

void tst_Server::cutsAStreamThatIsNotRead()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.stopReading();
    client.request("GET", "/stream/flood");
    // The kernel's buffers on both sides, then 256 KiB of ours; a flood of 0.5 GB would be 8,000.
    QTRY_COMPARE_WITH_TIMEOUT(m_gone, 1, 20000);
    QVERIFY2(m_calls < 2000, qPrintable(QString::number(m_calls)));
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Server::tellsThatTheClientLeft()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/keep");
    QTRY_COMPARE(m_calls, 1);
    QCOMPARE(m_gone, 0);
    client.leave();
    QTRY_COMPARE(m_gone, 1);
    server.inServer([this](Http::Server &) {
        QVERIFY(m_kept->isGone());
        m_kept->send(Reply::text("nobody reads this"));
        QVERIFY(!m_kept->stream("text/event-stream").write("nor this"));
        m_kept.reset();
    });
}

void tst_Server::tellsAtOnceThatItHasLeft()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/keep");
    QTRY_COMPARE(m_calls, 1);
    client.reset();
    QTRY_COMPARE(m_gone, 1);
    server.inServer([this](Http::Server &serverObject) {
        bool isCalled = false;
        m_kept->onGone(&serverObject, [&isCalled] { isCalled = true; });
        QVERIFY(isCalled);
        m_kept.reset();
    });
}

void tst_Server::finishesRequestsInFlightWhenDraining()
{
    TestServer server(*this);
    RawClient idle(server.url());
    idle.request("GET", "/echo");
    QVERIFY(idle.response());
    RawClient waiting(server.url());
    waiting.request("GET", "/keep");
    QTRY_COMPARE(m_calls, 2);
    RawClient sending(server.url());
    sending.send("POST /echo HTTP/1.1\r\nHost: " + server.url().authority().toLatin1()
                 + "\r\nContent-Length: 4\r\n\r\nbo");
    QTRY_COMPARE(server.connectionCount(), 3);
    QTest::qWait(20); // the beginning of the body is read

    std::atomic<int> drained = 0;
    server.inServer([&drained](Http::Server &serverObject) {
        connect(&serverObject, &Http::Server::drained, &serverObject, [&drained] { ++drained; });
        serverObject.drain(10s);
    });
    QVERIFY(idle.waitForClosed());
    QVERIFY(waiting.isConnected());
    QCOMPARE(drained, 0);
    sending.send("dy");
    auto response = sending.response();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("POST /echo body"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    server.inServer([this](Http::Server &) {
        m_kept->send(Reply::text("at last"));
        m_kept.reset();
    });
    response = waiting.response();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("at last"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QTRY_COMPARE(drained, 1);
    QCOMPARE(server.connectionCount(), 0);
}

void tst_Server::drainsAtOnceWithoutRequests()
{
    TestServer server(*this);
    std::atomic<int> drained = 0;
    server.inServer([&drained](Http::Server &serverObject) {
        connect(&serverObject, &Http::Server::drained, &serverObject, [&drained] { ++drained; });
        serverObject.drain(10s);
        serverObject.drain(10s);
    });
    QTRY_COMPARE(drained, 1);
    // The port is still ours, and nobody is served.
    RawClient client(server.url());
    client.request("GET", "/echo");
    QVERIFY(!client.response(false, 100ms));
    QCOMPARE(m_calls, 0);
}

void tst_Server::drainsAtTheLatestAfterTheLimit()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/stream/long");
    QVERIFY(client.waitFor("event: tick"));
    std::atomic<int> drained = 0;
    server.inServer([&drained](Http::Server &serverObject) {
        connect(&serverObject, &Http::Server::drained, &serverObject, [&drained] { ++drained; });
        serverObject.drain(100ms);
    });
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(drained, 1);
    QTRY_COMPARE(m_gone, 1);
}

void tst_Server::servesAgainOnTheSamePort()
{
    TestServer first(*this);
    RawClient client(first.url());
    client.request("GET", "/echo");
    QVERIFY(client.response());
    first.stop();
    QVERIFY(client.waitForClosed());
    RawClient early(first.url()); // waits in the system's queue
    early.request("GET", "/echo");

    Http::Router router;
    routes(router, this);
    Http::Server second(std::move(router), {});
    QVERIFY(second.listen(first.socket()));
    QVERIFY(!second.listen(first.socket()));
    QCOMPARE(early.response()->status, 200);
}

void tst_Server::servesOnIpv6()
{
    const auto address = Http::ListenAddress::parse(QStringLiteral("[::1]:0"));
    if (!Http::ListeningSocket::bind(*address))
        QSKIP("this machine has no IPv6 loopback");
    TestServer server(*this, *address);
    RawClient client(server.url());
    client.request("POST", "/detail/x", "body");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(response->body.contains("\"peer\":\"::1\""));
    client.send("GET /echo HTTP/1.1\r\nHost: localhost:" + QByteArray::number(server.url().port())
                + "\r\n\r\n");
    QCOMPARE(client.response()->status, 200);
}

void tst_Server::letsAResponderOutliveTheServer()
{
    TestServer server(*this);
    RawClient client(server.url());
    client.request("GET", "/keep");
    QTRY_COMPARE(m_calls, 1);
    server.stop();
    QVERIFY(client.waitForClosed());
    QVERIFY(m_kept->isGone());
    m_kept->send(Reply::text("nobody reads this"));
    m_kept.reset();
}

void tst_Server::answersACorsPreflight()
{
    TestServer server(*this);
    RawClient client(server.url());
    const QByteArray asked
        = "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n";
    client.request("OPTIONS", "/echo", {}, "Origin: https://desk.example.com\r\n" + asked);
    auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 204);
    QCOMPARE(response->headers.value("Access-Control-Allow-Origin"), QByteArray("https://desk.example.com"));
    QCOMPARE(response->headers.value("Access-Control-Allow-Credentials"), QByteArray("true"));
    QCOMPARE(response->headers.value("Access-Control-Allow-Headers"), QByteArray("authorization"));
    QCOMPARE(response->headers.value("Access-Control-Max-Age"), QByteArray("600"));
    client.request("OPTIONS", "/echo", {}, "Origin: https://evil.example\r\n" + asked);
    response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 400);
    QVERIFY(!response->headers.contains("Access-Control-Allow-Origin"));
    QCOMPARE(m_calls, 0);
}

QTEST_GUILESS_MAIN(tst_Server)
#include "tst_server.moc"
