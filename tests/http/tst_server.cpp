// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "scenarioserver.h"

#include <QJsonDocument>
#include <QTest>

#include <memory>
#include <vector>

using Doubles::RawClient;
using Http::Reply;

/// What Http::Server promises to handlers and to well-behaved clients. What it does against the
/// others is in tst_guard, tst_slowclients and tst_floods.
class tst_Server : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_counts.reset(); }
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
    void servesOnIpv6();
    void answersACorsPreflight();

private:
    ScenarioServer::Counts m_counts;
};

void tst_Server::answersManyRequestsOnOneConnection()
{
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    QCOMPARE(m_counts.calls, 0);
}

void tst_Server::headHasTheLengthAndNoBody()
{
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
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
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/drop");
    QCOMPARE(client.response()->status, 500);
    client.request("GET", "/echo");
    QCOMPARE(client.response()->status, 200);
}

void tst_Server::aHandlerThatNeverAnswersIsA504()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/keep");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 504);
    QTRY_COMPARE(m_counts.gone, 1); // its work is told
    client.request("GET", "/echo");
    QCOMPARE(client.response()->status, 200);
    server.inServer([this](Http::Server &) {
        m_counts.kept->send(Reply::text("too late"));
        m_counts.kept.reset();
    });
    QTest::qWait(20);
    QVERIFY(client.received().isEmpty());
}

void tst_Server::onlyTheFirstAnswerCounts()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/twice");
    QCOMPARE(client.response()->body, QByteArray("first"));
    client.request("GET", "/echo");
    QCOMPARE(client.response()->body, QByteArray("GET /echo "));
}

void tst_Server::servesOnIpv6()
{
    const auto address = Http::ListenAddress::parse(QStringLiteral("[::1]:0"));
    if (!Http::ListeningSocket::bind(*address))
        QSKIP("this machine has no IPv6 loopback");
    ScenarioServer server(m_counts, *address);
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

void tst_Server::answersACorsPreflight()
{
    ScenarioServer server(m_counts);
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
    QCOMPARE(m_counts.calls, 0);
}

QTEST_GUILESS_MAIN(tst_Server)
#include "tst_server.moc"
