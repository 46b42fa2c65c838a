// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "scenarioserver.h"

#include <QTest>

#include <atomic>

using Doubles::RawClient;
using Http::Reply;
using namespace std::chrono_literals;

/// How a server ends, and another takes its port over.
class tst_Drain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_counts.reset(); }
    void finishesRequestsInFlightWhenDraining();
    void drainsAtOnceWithoutRequests();
    void drainsAtTheLatestAfterTheLimit();
    void servesAgainOnTheSamePort();
    void letsAResponderOutliveTheServer();

private:
    ScenarioServer::Counts m_counts;
};

void tst_Drain::finishesRequestsInFlightWhenDraining()
{
    ScenarioServer server(m_counts);
    RawClient idle(server.url());
    idle.request("GET", "/echo");
    QVERIFY(idle.response());
    RawClient waiting(server.url());
    waiting.request("GET", "/keep");
    QTRY_COMPARE(m_counts.calls, 2);
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
        m_counts.kept->send(Reply::text("at last"));
        m_counts.kept.reset();
    });
    response = waiting.response();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("at last"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QTRY_COMPARE(drained, 1);
    QCOMPARE(server.connectionCount(), 0);
}

void tst_Drain::drainsAtOnceWithoutRequests()
{
    ScenarioServer server(m_counts);
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
    QCOMPARE(m_counts.calls, 0);
}

void tst_Drain::drainsAtTheLatestAfterTheLimit()
{
    ScenarioServer server(m_counts);
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
    QTRY_COMPARE(m_counts.gone, 1);
}

void tst_Drain::servesAgainOnTheSamePort()
{
    ScenarioServer first(m_counts);
    RawClient client(first.url());
    client.request("GET", "/echo");
    QVERIFY(client.response());
    first.stop();
    QVERIFY(client.waitForClosed());
    RawClient early(first.url()); // waits in the system's queue
    early.request("GET", "/echo");

    Http::Router router;
    ScenarioServer::addRoutes(m_counts, router, this);
    Http::Server second(std::move(router), {});
    QVERIFY(second.listen(first.socket()));
    QVERIFY(!second.listen(first.socket()));
    QCOMPARE(early.response()->status, 200);
}

void tst_Drain::letsAResponderOutliveTheServer()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/keep");
    QTRY_COMPARE(m_counts.calls, 1);
    server.stop();
    QVERIFY(client.waitForClosed());
    QVERIFY(m_counts.kept->isGone());
    m_counts.kept->send(Reply::text("nobody reads this"));
    m_counts.kept.reset();
}

QTEST_GUILESS_MAIN(tst_Drain)
#include "tst_drain.moc"
