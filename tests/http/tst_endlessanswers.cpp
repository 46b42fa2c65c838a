// SPDX-License-Identifier: GPL-3.0-or-later
#include "answeringserver.h"
#include "http/networkclient.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using Core::Error;
using Http::ClientRequest;
using Http::ClientResponse;
using Http::NetworkClient;
using namespace std::chrono_literals;

namespace {

/// Answers with a beginning and then with the same again and again, as fast as it is taken.
class EndlessServer : public QTcpServer
{
public:
    EndlessServer(QByteArray beginning, const QByteArray &again)
        : m_beginning(std::move(beginning)), m_again(again.repeated(int(64 * 1024 / again.size()) + 1))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++open;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                socket->write(m_beginning);
                write(socket);
                connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { write(socket); });
            });
            connect(socket, &QTcpSocket::disconnected, this, [this] { --open; });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(serverPort())); }

    int open = 0; ///< connections
    qint64 written = 0;

private:
    void write(QTcpSocket *socket)
    {
        while (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() < 256 * 1024) {
            socket->write(m_again);
            written += m_again.size();
        }
    }

    const QByteArray m_beginning;
    const QByteArray m_again;
};

void addEndlessAnswers()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("again");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("status line") << QByteArray("HTTP/1.1 200 ") << QByteArray("a");
    QTest::newRow("header") << ok + "X: " << QByteArray("a");
    QTest::newRow("headers") << ok << QByteArray("X: " + QByteArray(1000, 'a') + "\r\n");
    QTest::newRow("interim answers") << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
    QTest::newRow("blank lines") << QByteArray() << QByteArray("\r\n");
    QTest::newRow("chunk extension") << chunks + "1;" << QByteArray("a");
    QTest::newRow("trailers") << chunks + "0\r\n" << QByteArray("X: " + QByteArray(1000, 'a') + "\r\n");
}

bool ends(const Core::Future<ClientResponse> &future)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }, 20000) && future.resultCount() > 0;
}

} // namespace

/// A peer whose answer never gets past its head: it ends at the limits, and nobody else notices.
class tst_EndlessAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endAtTheLimit_data() { addEndlessAnswers(); }
    void endAtTheLimit();
    void holdNobodyUp_data() { addEndlessAnswers(); }
    void holdNobodyUp();
    void doNotHoldUpTheEnd();
};

void tst_EndlessAnswers::endAtTheLimit()
{
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, again);
    EndlessServer endless(beginning, again);
    NetworkClient client;
    const auto future = client.send(clientRequest("GET", endless.url()));
    QVERIFY(ends(future));
    QVERIFY(!future.result());
    // The connection is closed, and hardly more was taken than what is on the way between two sockets.
    QTRY_COMPARE(endless.open, 0);
    QVERIFY2(endless.written < 32 * 1024 * 1024, qPrintable(QString::number(endless.written)));
}

void tst_EndlessAnswers::holdNobodyUp()
{
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, again);
    EndlessServer endless(beginning, again);
    AnsweringServer::Counts counts;
    AnsweringServer other(counts);
    NetworkClient client;
    std::vector<Core::Future<ClientResponse>> floods;
    for (int i = 0; i < 12; ++i) { // more than there are places for one peer
        ClientRequest asked = clientRequest("GET", endless.url());
        asked.timeLimit = 3s;
        floods.push_back(client.send(asked));
    }
    // While they come, and after all of them were given up.
    for (int i = 0; i < 20; ++i) {
        ClientRequest asked = clientRequest("GET", other.url(QStringLiteral("/status/200")));
        asked.timeLimit = 10s; // for a busy machine
        const auto answer = client.send(asked);
        QVERIFY(ends(answer));
        QVERIFY2(answer.result(), answer.result() ? "" : qPrintable(answer.result().error().detail));
        if (i == 10) {
            for (const auto &flood : floods) {
                QVERIFY(ends(flood));
                QVERIFY(!flood.result());
            }
        }
    }
}

void tst_EndlessAnswers::doNotHoldUpTheEnd()
{
    EndlessServer endless("HTTP/1.1 200 OK\r\nX: ", "a");
    auto client = std::make_unique<NetworkClient>();
    ClientRequest asked = clientRequest("GET", endless.url());
    const auto stream = client->open(asked);
    QTRY_VERIFY(endless.written > 0);
    QElapsedTimer sinceEnd;
    sinceEnd.start();
    client.reset();
    // A thread that had to be waited for would take five seconds.
    QVERIFY2(sinceEnd.elapsed() < 3000, qPrintable(QString::number(sinceEnd.elapsed())));
    QTRY_COMPARE(endless.open, 0);
}

QTEST_GUILESS_MAIN(tst_EndlessAnswers)
#include "tst_endlessanswers.moc"
