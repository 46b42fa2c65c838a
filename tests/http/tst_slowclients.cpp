// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "guardedserver.h"

#include <QTest>
#include <QTimer>

#include <memory>
#include <vector>

using Doubles::RawClient;
using namespace std::chrono_literals;

/// Http::Server against clients that are slow, many, early or half closed.
class tst_SlowClients : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_counts.reset(); }
    void closesSlowClients_data();
    void closesSlowClients();
    void closesIdleConnections();
    void aSlowDripDoesNotExtendTheTime();
    void doesNotKeepAnswersThatAreNotRead();
    void capsTheConnections();
    void capsTheConnectionsOfOneAddress();
    void givesTheLongestIdlePlaceToANewConnection();
    void givesASlowClientsPlaceToANewConnection();
    void neverStartsASecondRequestBeforeTheFirstIsAnswered();
    void throwsAwayWhatComesDuringALongAnswer();
    void ignoresWhatComesDuringAStream();
    void cutsAClientThatReadsALittleNowAndThen();
    void givesASlowReadersPlaceToANewConnection();
    void answersAClientThatClosesItsSideAtOnce();
    void answersAHalfClosedClientALittleLater_data();
    void answersAHalfClosedClientALittleLater();
    void takesAHalfClosedClientForGoneInTheEnd();

private:
    GuardedServer::Counts m_counts;
};

void tst_SlowClients::closesSlowClients_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("one byte") << QByteArray("G");
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHOST");
    QTest::newRow("no body") << QByteArray("POST / HTTP/1.1\r\nHOSTContent-Length: 5\r\n\r\n");
    QTest::newRow("half a body") << QByteArray("POST / HTTP/1.1\r\nHOSTContent-Length: 5\r\n\r\nab");
}

void tst_SlowClients::closesSlowClients()
{
    QFETCH(QByteArray, request);
    Http::ServerLimits limits;
    limits.headerTime = 100ms;
    limits.bodyTime = 100ms;
    GuardedServer server(m_counts, limits);
    RawClient client(server.url());
    client.send(request.replace("HOST", server.hostField()));
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 408);
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClosed());
    QCOMPARE(m_counts.calls, 0);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_SlowClients::closesIdleConnections()
{
    Http::ServerLimits limits;
    limits.idleTime = 100ms;
    GuardedServer server(m_counts, limits);
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

void tst_SlowClients::aSlowDripDoesNotExtendTheTime()
{
    Http::ServerLimits limits;
    limits.headerTime = 200ms;
    GuardedServer server(m_counts, limits);
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

void tst_SlowClients::doesNotKeepAnswersThatAreNotRead()
{
    Http::ServerLimits limits;
    limits.bodyTime = 200ms; // also how long unsent bytes may make no progress
    GuardedServer server(m_counts, limits);
    RawClient client(server.url());
    client.stopReading();
    client.request("GET", "/large");
    QTRY_COMPARE(m_counts.calls, 1);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_SlowClients::capsTheConnections()
{
    Http::ServerLimits limits;
    limits.maxConnections = 3;
    GuardedServer server(m_counts, limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.url()));
        clients.back()->request("GET", "/never");
        QTRY_COMPARE(m_counts.calls, i + 1);
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

void tst_SlowClients::capsTheConnectionsOfOneAddress()
{
    Http::ServerLimits limits;
    limits.maxConnectionsPerAddress = 2;
    GuardedServer server(m_counts, limits);
    RawClient first(server.url());
    first.request("GET", "/never");
    RawClient second(server.url());
    second.request("GET", "/never");
    QTRY_COMPARE(m_counts.calls, 2);
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

void tst_SlowClients::givesTheLongestIdlePlaceToANewConnection()
{
    Http::ServerLimits limits;
    limits.maxConnections = 3;
    GuardedServer server(m_counts, limits);
    RawClient longest(server.url());
    longest.request("GET", "/");
    QCOMPARE(longest.response()->status, 200);
    QTest::qWait(20); // milliseconds decide who was idle for longer
    RawClient idle(server.url());
    idle.request("GET", "/");
    QCOMPARE(idle.response()->status, 200);
    RawClient busy(server.url());
    busy.request("GET", "/never");
    QTRY_COMPARE(m_counts.calls, 3);
    for (int i = 0; i < 20; ++i) {
        RawClient fresh(server.url());
        fresh.request("GET", "/");
        const auto response = fresh.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        if (i == 0) {
            QVERIFY(longest.waitForClosed());
            QVERIFY(idle.isConnected());
        }
    }
    QVERIFY(busy.isConnected()); // whoever is being served stays
    QTRY_VERIFY(server.connectionCount() <= 3);
}

void tst_SlowClients::givesASlowClientsPlaceToANewConnection()
{
    Http::ServerLimits limits;
    limits.maxConnectionsPerAddress = 2;
    limits.headerTime = 60s;
    GuardedServer server(m_counts, limits);
    RawClient slow(server.url());
    slow.send("GET / HTTP/1.1\r\n");
    RawClient busy(server.url());
    busy.request("GET", "/never");
    QTRY_COMPARE(m_counts.calls, 1);
    // Not at once: it may be just about to go on.
    const auto isServed = [&server] {
        RawClient fresh(server.url());
        fresh.request("GET", "/");
        const auto response = fresh.response();
        return response && response->status == 200;
    };
    QVERIFY(!isServed());
    QTRY_VERIFY_WITH_TIMEOUT(isServed(), 20000);
    QVERIFY(slow.waitForClosed());
    QVERIFY(busy.isConnected());
}

void tst_SlowClients::neverStartsASecondRequestBeforeTheFirstIsAnswered()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/later");
    QTRY_COMPARE(m_counts.calls, 1);
    client.request("GET", "/");
    const auto first = client.response();
    QVERIFY(first);
    QCOMPARE(first->body, QByteArray("later"));
    const auto second = client.response();
    QVERIFY(second);
    QCOMPARE(second->body, QByteArray("0"));
    QCOMPARE(m_counts.calls, 2);
    QCOMPARE(m_counts.gone, 0);
}

void tst_SlowClients::throwsAwayWhatComesDuringALongAnswer()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/long");
    QTRY_COMPARE(m_counts.calls, 1);
    client.request("GET", "/");
    client.request("GET", "/");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->body, QByteArray("long"));
    QCOMPARE(response->headers.value("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClosed());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(m_counts.calls, 1);
    QCOMPARE(m_counts.gone, 0);
}

void tst_SlowClients::ignoresWhatComesDuringAStream()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/stream");
    QVERIFY(client.waitFor("event: begin"));
    client.request("GET", "/");
    client.socket().write(QByteArray(4 * 1024 * 1024, 'x'));
    const auto response = client.response();
    QVERIFY(response);
    QVERIFY(response->body.contains("event: end"));
    QVERIFY(client.waitForClosed());
    QCOMPARE(m_counts.calls, 0);
}

void tst_SlowClients::cutsAClientThatReadsALittleNowAndThen()
{
    Http::ServerLimits limits;
    limits.bodyTime = 500ms;
    limits.minReadRate = 1 << 30;
    GuardedServer server(m_counts, limits);
    QTcpSocket client;
    client.setReadBufferSize(4096);
    client.connectToHost(server.url().host(), static_cast<quint16>(server.url().port()));
    QVERIFY(client.waitForConnected());
    client.write("GET /large HTTP/1.1\r\n" + server.hostField() + "\r\n");
    qint64 taken = 0;
    QTRY_VERIFY_WITH_TIMEOUT((taken += client.read(4096).size(), server.connectionCount() == 0), 20000);
    QVERIFY(taken > 0);
    QVERIFY(taken < 16 * 1024 * 1024);
}

void tst_SlowClients::givesASlowReadersPlaceToANewConnection()
{
    Http::ServerLimits limits;
    limits.maxConnections = 1;
    limits.bodyTime = 300ms;
    limits.minReadRate = 1;
    GuardedServer server(m_counts, limits);
    QTcpSocket slow;
    slow.setReadBufferSize(4096);
    slow.connectToHost(server.url().host(), static_cast<quint16>(server.url().port()));
    QVERIFY(slow.waitForConnected());
    slow.write("GET /large HTTP/1.1\r\n" + server.hostField() + "\r\n");
    QTRY_COMPARE(m_counts.calls, 1);
    const auto isServed = [&] {
        slow.read(4096);
        RawClient fresh(server.url());
        fresh.request("GET", "/");
        const auto response = fresh.response();
        return response && response->status == 200;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isServed(), 20000);
}

void tst_SlowClients::answersAClientThatClosesItsSideAtOnce()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("POST", "/", "body");
    client.halfClose();
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_SlowClients::answersAHalfClosedClientALittleLater_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("field");
    for (const char *field : {"", "Connection: close\r\n"}) {
        QTest::addRow("a small answer, %s", field) << QByteArray("/later") << QByteArray(field);
        QTest::addRow("more than the system takes, %s", field) << QByteArray("/large") << QByteArray(field);
    }
}

void tst_SlowClients::answersAHalfClosedClientALittleLater()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, field);
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", path, {}, field);
    client.halfClose();
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body.size(), response->headers.value("Content-Length").toLongLong());
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
    QCOMPARE(m_counts.gone, 0);
}

void tst_SlowClients::takesAHalfClosedClientForGoneInTheEnd()
{
    // TCP does not tell a client that only ended its requests from one that has left. Work that
    // nobody waits for would be worse than an answer that is missed.
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/never");
    QTRY_COMPARE(m_counts.calls, 1);
    client.halfClose();
    QTRY_COMPARE(m_counts.gone, 1);
    QVERIFY(client.waitForClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(tst_SlowClients)
#include "tst_slowclients.moc"
