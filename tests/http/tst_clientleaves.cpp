// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"

#include <QDir>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>

#ifndef Q_OS_WIN
#include <sys/socket.h>
#endif

using Doubles::HttpFixture;
using Http::Reply;
using Http::Request;
using Http::Responder;
using namespace std::chrono_literals;

/// Clients that leave in the middle, a thousand times for each way: QHttpServer of Qt 6.4 dies of
/// the first (use after free). Under ASan and LSan this is the proof that ours does not.
class tst_ClientLeaves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void leavesNothingBehind_data();
    void leavesNothingBehind();

private:
    /// Counts the answers that are kept somewhere: each holds one.
    struct Token
    {
        explicit Token(std::atomic<int> &count) : alive(count) { ++alive; }
        ~Token() { --alive; }
        Q_DISABLE_COPY_MOVE(Token)
        std::atomic<int> &alive;
    };
    void routes(Http::Router &router, QObject *context);

    std::atomic<int> m_called = 0;
    std::atomic<int> m_lastRound = -1; ///< the body of the last request that a handler got
    std::atomic<int> m_gone = 0;
    std::atomic<int> m_ended = 0; ///< handlers whose work came to its end
    std::atomic<int> m_alive = 0;
};

namespace {

constexpr int rounds = 1000;

qsizetype openDescriptors()
{
#ifdef Q_OS_LINUX
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size();
#else
    return 0;
#endif
}

/// Everything below the server: QHttpServer, its sockets, what it makes for each.
qsizetype countObjects(const Http::Server &server)
{
    return server.findChildren<QObject *>().size();
}

/// Waits without an event loop of its own: the clients block, the server has its thread.
template<class Condition>
bool waitUntil(Condition condition)
{
    for (int i = 0; i < 100000; ++i) {
        if (condition())
            return true;
        QThread::usleep(100);
    }
    return false;
}

void resetConnection(QTcpSocket &socket)
{
#ifndef Q_OS_WIN
    const linger atOnce {1, 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
    socket.abort();
}

} // namespace

void tst_ClientLeaves::init()
{
    m_called = 0;
    m_lastRound = -1;
    m_gone = 0;
    m_ended = 0;
}

void tst_ClientLeaves::routes(Http::Router &router, QObject *context)
{
    const auto begin = [this, context](const Request &request, const Responder &responder) {
        ++m_called;
        m_lastRound = request.body.toInt();
        responder.onGone(context, [this] { ++m_gone; });
        return std::make_shared<Token>(m_alive);
    };
    // Answers after the client has left, and keeps the responder until then.
    router.add("POST", QStringLiteral("/later"),
               [=, this](const Request &request, const Responder &responder) {
                   QTimer::singleShot(5ms, context, [this, responder, token = begin(request, responder)] {
                       responder.send(Reply::text(QByteArray(100000, 'x')));
                       ++m_ended;
                   });
               });
    // Writes until the client has left.
    router.add("POST", QStringLiteral("/stream"),
               [=, this](const Request &request, const Responder &responder) {
                   const auto token = begin(request, responder);
                   const Http::StreamWriter writer = responder.stream("text/event-stream");
                   writer.writeComment();
                   auto *timer = new QTimer(context);
                   QObject::connect(timer, &QTimer::timeout, context, [this, writer, timer, token] {
                       if (!writer.writeEvent("tick", {})) {
                           ++m_ended;
                           timer->deleteLater();
                       }
                   });
                   timer->start(1ms);
               });
    // Keeps nothing but the function that the client's leaving calls, and that holds the responder.
    router.add("POST", QStringLiteral("/cycle"),
               [=, this](const Request &request, const Responder &responder) {
                   const auto token = begin(request, responder);
                   responder.onGone(context, [this, responder, token] {
                       responder.send(Reply::text("nobody reads this"));
                       ++m_ended;
                   });
               });
}

void tst_ClientLeaves::leavesNothingBehind_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("readsFirst");
    QTest::addColumn<bool>("resets");
    QTest::addColumn<bool>("isNoticed"); // else it is answered all the same, as one that closed its side
    for (const bool resets : {false, true}) {
        const char *how = resets ? "reset" : "close";
        QTest::addRow("before the answer, %s", how) << QByteArray("/later") << false << resets << true;
        QTest::addRow("in the middle of a stream, %s", how)
            << QByteArray("/stream") << true << resets << true;
        QTest::addRow("at the begin of a stream, %s", how)
            << QByteArray("/stream") << false << resets << true;
        QTest::addRow("with a responder that holds itself, %s", how)
            << QByteArray("/cycle") << false << resets << true;
        QTest::addRow("before the answer, which is sent, %s", how)
            << QByteArray("/later") << false << resets << false;
    }
}

void tst_ClientLeaves::leavesNothingBehind()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, readsFirst);
    QFETCH(bool, resets);
    QFETCH(bool, isNoticed);
    Http::ServerOptions options;
    if (isNoticed)
        options.limits.halfCloseTime = 0ms;
    HttpFixture server([this](Http::Router &router, QObject *context) { routes(router, context); }, options);
    const QByteArray request = "POST " + path + " HTTP/1.1\r\nHost: " + server.url().authority().toLatin1()
        + "\r\nContent-Length: 4\r\n\r\n";
    const qsizetype descriptors = openDescriptors();
    qsizetype objects = 0;
    server.inServer([&objects](Http::Server &serverObject) { objects = countObjects(serverObject); });

    QVERIFY(objects > 0);

    for (int i = 0; i < rounds; ++i) {
        QTcpSocket client;
        client.connectToHost(server.socket().address(), server.socket().port());
        QVERIFY(client.waitForConnected());
        client.write(request + QByteArray::number(i).rightJustified(4, '0'));
        QVERIFY(client.waitForBytesWritten());
        // Every few rounds at once, before the server has read anything.
        const bool isReached = i % 7 != 0;
        if (isReached)
            QVERIFY(waitUntil([&] { return m_lastRound == i; }));
        if (isReached && readsFirst)
            QVERIFY(client.waitForReadyRead());
        if (resets)
            resetConnection(client);
        else
            client.close();
    }

    // Everything that began has ended and been told; nothing is kept.
    QVERIFY(waitUntil([&] { return server.connectionCount() == 0; }));
    QVERIFY(waitUntil([&] { return m_ended == m_called; }));
    QVERIFY(m_called > rounds / 2);
    QVERIFY(waitUntil([&] { return m_alive == 0; }));
    QVERIFY(m_gone > 0 || !isNoticed);
    QVERIFY(m_gone <= m_called);
    qsizetype objectsNow = 0;
    server.inServer([&objectsNow](Http::Server &serverObject) { objectsNow = countObjects(serverObject); });
    QCOMPARE(objectsNow, objects); // a socket that is closed and kept has no descriptor
    QVERIFY2(waitUntil([&] { return openDescriptors() <= descriptors; }),
             qPrintable(QStringLiteral("%1 descriptors, %2 before").arg(openDescriptors()).arg(descriptors)));

    // And it still serves.
    QTcpSocket client;
    client.connectToHost(server.socket().address(), server.socket().port());
    QVERIFY(client.waitForConnected());
    client.write("GET / HTTP/1.1\r\nHost: " + server.url().authority().toLatin1() + "\r\n\r\n");
    QVERIFY(client.waitForBytesWritten());
    QVERIFY(client.waitForReadyRead());
    QVERIFY(client.readAll().startsWith("HTTP/1.1 404 "));
}

QTEST_GUILESS_MAIN(tst_ClientLeaves)
#include "tst_clientleaves.moc"
