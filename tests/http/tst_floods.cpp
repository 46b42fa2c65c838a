// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "guardedserver.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using Doubles::RawClient;
using namespace std::chrono_literals;

/// Http::Server against clients that send without end, or anything at all.
class tst_Floods : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_counts.reset(); }
    void noticesThatAFloodingClientLeft();
    void goesOnReadingAfterARefusal_data();
    void goesOnReadingAfterARefusal();
    void memoryDoesNotGrowWithWhatIsSent_data();
    void memoryDoesNotGrowWithWhatIsSent();
    void survivesGarbage();

private:
    GuardedServer::Counts m_counts;
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

void tst_Floods::noticesThatAFloodingClientLeft()
{
    GuardedServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/never");
    QTRY_COMPARE(m_counts.calls, 1);
    // More than the server would keep: its socket must not stop reading, or it never sees the end.
    client.socket().write(QByteArray(4 * 1024 * 1024, 'x'));
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    client.leave();
    QTRY_COMPARE(m_counts.gone, 1);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void tst_Floods::goesOnReadingAfterARefusal_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("at once") << QByteArray();
    QTest::newRow("in the middle of a head") << QByteArray("GET / HTTP/1.1\r\nHOST");
}

void tst_Floods::goesOnReadingAfterARefusal()
{
#ifndef Q_OS_UNIX
    QSKIP("needs a plain socket");
#else
    // Closing with unread bytes makes the system reset the connection, and a client that is still
    // sending loses the answer. A QTcpSocket would leave when it reads our end: a plain one.
    QFETCH(QByteArray, begin);
    GuardedServer server(m_counts);
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

void tst_Floods::memoryDoesNotGrowWithWhatIsSent_data()
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

void tst_Floods::memoryDoesNotGrowWithWhatIsSent()
{
#ifndef MEASURES_MEMORY
    QSKIP("memory is measured on Linux without sanitizers");
#else
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    GuardedServer server(m_counts);
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

void tst_Floods::survivesGarbage()
{
    Http::ServerLimits limits;
    limits.headerTime = 100ms;
    limits.bodyTime = 100ms;
    limits.maxConnections = 64;
    GuardedServer server(m_counts, limits);
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

QTEST_GUILESS_MAIN(tst_Floods)
#include "tst_floods.moc"
