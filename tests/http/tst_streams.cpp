// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "scenarioserver.h"

#include <QElapsedTimer>
#include <QTest>

using Doubles::RawClient;
using Http::Reply;

/// Answers that are written piece by piece, and clients that leave before the end.
class tst_Streams : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_counts.reset(); }
    void streamsEvents();
    void streamsWithoutChunksToHttp10();
    void endsAStreamWithItsLastWriter();
    void aStreamOutlivesTheHandlerLimit();
    void cutsAStreamThatIsNotRead();
    void sendsAllOfABurstToAClientThatReads();
    void cutsABurstThatIsNotRead();
    void tellsThatTheClientLeft();
    void tellsAtOnceThatItHasLeft();

private:
    ScenarioServer::Counts m_counts;
};

void tst_Streams::streamsEvents()
{
    ScenarioServer server(m_counts);
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

void tst_Streams::streamsWithoutChunksToHttp10()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.send("GET /stream HTTP/1.0\r\nHost: " + server.url().authority().toLatin1() + "\r\n\r\n");
    QVERIFY(client.waitForClosed());
    const auto response = client.response();
    QVERIFY(response);
    QVERIFY(!response->headers.contains("Transfer-Encoding"));
    QVERIFY(response->body.startsWith(":\n\nevent: text\n"));
    QVERIFY(response->body.endsWith("event: done\ndata: {}\n\n"));
}

void tst_Streams::endsAStreamWithItsLastWriter()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/stream/dropped");
    const auto response = client.response();
    QVERIFY(response);
    QVERIFY(response->body.startsWith(":\n\n"));
    QVERIFY(client.waitForClosed());
    server.inServer([this](Http::Server &) { m_counts.kept.reset(); });
}

void tst_Streams::aStreamOutlivesTheHandlerLimit()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/stream/long");
    QElapsedTimer watch;
    watch.start();
    while (watch.elapsed() < 600) // twice the limit
        QVERIFY(client.waitFor("event: tick"));
    QVERIFY(client.isConnected());
    client.leave();
    QTRY_COMPARE(m_counts.gone, 1);
}

void tst_Streams::cutsAStreamThatIsNotRead()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.stopReading();
    client.request("GET", "/stream/flood");
    // The kernel's buffers on both sides, then 20 MiB of ours; a flood of 0.5 GB would be 8,000.
    QTRY_COMPARE_WITH_TIMEOUT(m_counts.gone, 1, 20000);
    QVERIFY2(m_counts.calls < 600, qPrintable(QString::number(m_counts.calls)));
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Streams::sendsAllOfABurstToAClientThatReads()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/stream/burst");
    const auto response = client.response(false, std::chrono::seconds(60));
    QVERIFY(response);
    const QByteArray last = "event: done\ndata: {}\n\n";
    QVERIFY(response->body.endsWith(last));
    QCOMPARE(response->body.size(), 12 * 1024 * 1024 + last.size());
}

void tst_Streams::cutsABurstThatIsNotRead()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.stopReading();
    client.request("GET", "/stream/burst/on");
    QTRY_COMPARE_WITH_TIMEOUT(m_counts.calls, 1, 20000);
    QCOMPARE(m_counts.gone, 0); // it might read in a moment
    // After two seconds without a byte that left; the clock of slow answers would take fifteen.
    QTRY_COMPARE_WITH_TIMEOUT(m_counts.gone, 1, 12000);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Streams::tellsThatTheClientLeft()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/keep");
    QTRY_COMPARE(m_counts.calls, 1);
    QCOMPARE(m_counts.gone, 0);
    client.leave();
    QTRY_COMPARE(m_counts.gone, 1);
    server.inServer([this](Http::Server &) {
        QVERIFY(m_counts.kept->isGone());
        m_counts.kept->send(Reply::text("nobody reads this"));
        QVERIFY(!m_counts.kept->stream("text/event-stream").write("nor this"));
        m_counts.kept.reset();
    });
}

void tst_Streams::tellsAtOnceThatItHasLeft()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/keep");
    QTRY_COMPARE(m_counts.calls, 1);
    client.reset();
    QTRY_COMPARE(m_counts.gone, 1);
    server.inServer([this](Http::Server &serverObject) {
        bool isCalled = false;
        m_counts.kept->onGone(&serverObject, [&isCalled] { isCalled = true; });
        QVERIFY(isCalled);
        m_counts.kept.reset();
    });
}

QTEST_GUILESS_MAIN(tst_Streams)
#include "tst_streams.moc"
