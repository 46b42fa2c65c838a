// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/listeningsocket.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using Core::Error;
using Http::ListenAddress;
using Http::ListeningSocket;

class tst_ListeningSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void tellsTheChosenPort();
    void tellsThatAPortIsInUse();
    void tellsThatAnAddressIsNotHere();
    void acceptsNothingItself();
    void keepsThePortWhileServersComeAndGo();
    void freesThePortInTheEnd();
};

void tst_ListeningSocket::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isLoopback");
    const auto row = [](const char *text, const char *address, int port, bool isLoopback) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(address) << port
                            << isLoopback;
    };
    row("127.0.0.1:8001", "127.0.0.1", 8001, true);
    row("localhost:0", "127.0.0.1", 0, true);
    row("[::1]:8001", "::1", 8001, true);
    row("0.0.0.0:80", "0.0.0.0", 80, false);
    row("[::]:65535", "::", 65535, false);
    row("192.0.2.5:8001", "192.0.2.5", 8001, false);
}

void tst_ListeningSocket::readsAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    const auto parsed = ListenAddress::parse(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->address, QHostAddress(address));
    QTEST(int(parsed->port), "port");
    QTEST(parsed->isLoopback(), "isLoopback");
    QCOMPARE(ListenAddress::parse(parsed->toString())->toString(), parsed->toString());
}

void tst_ListeningSocket::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "8001", ":8001", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
          "127.0.0.1: 1", "127.0.0.1:0x50", "127.1:80", "::1:8001", "[127.0.0.1]:1", "example.com:80",
          "http://127.0.0.1:80", "[::1]", "[::1:80", "256.0.0.1:1"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
}

void tst_ListeningSocket::refusesOtherTexts()
{
    QFETCH(QString, text);
    const auto parsed = ListenAddress::parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, Error::Code::Invalid);
    QVERIFY(parsed.error().detail.contains(QLatin1Char('"') + text + QLatin1Char('"')));
    QVERIFY(parsed.error().detail.contains(QLatin1String("127.0.0.1:8001")));
}

void tst_ListeningSocket::tellsTheChosenPort()
{
    const auto socket = ListeningSocket::bind({});
    QVERIFY(socket);
    QVERIFY(socket->port() != 0);
    QCOMPARE(socket->url().toString(), QStringLiteral("http://127.0.0.1:%1").arg(socket->port()));
    const auto six = ListeningSocket::bind(*ListenAddress::parse(QStringLiteral("[::1]:0")));
    if (!six)
        QSKIP("this machine has no IPv6 loopback");
    QCOMPARE(six->url().toString(), QStringLiteral("http://[::1]:%1").arg(six->port()));
}

void tst_ListeningSocket::tellsThatAPortIsInUse()
{
    const auto first = ListeningSocket::bind({});
    QVERIFY(first);
    const auto second = ListeningSocket::bind({first->address(), first->port()});
    QVERIFY(!second);
    QCOMPARE(second.error().code, Error::Code::Unavailable);
    QVERIFY(second.error().detail.contains(QString::number(first->port())));
    QVERIFY(second.error().detail.contains(QLatin1String("in use")));
}

void tst_ListeningSocket::tellsThatAnAddressIsNotHere()
{
    const auto socket = ListeningSocket::bind(*ListenAddress::parse(QStringLiteral("192.0.2.5:0")));
    QVERIFY(!socket);
    QCOMPARE(socket.error().code, Error::Code::Unavailable);
    QVERIFY(socket.error().detail.contains(QLatin1String("192.0.2.5")));
}

void tst_ListeningSocket::acceptsNothingItself()
{
    // What comes before a server listens waits in the system's queue, and is served then.
    const auto socket = ListeningSocket::bind({});
    QVERIFY(socket);
    QTcpSocket early;
    early.connectToHost(socket->address(), socket->port());
    QTRY_COMPARE(early.state(), QAbstractSocket::ConnectedState);
    QTest::qWait(50);
    QTcpServer server;
    QVERIFY(server.setSocketDescriptor(*socket->duplicate()));
    QTRY_VERIFY(server.hasPendingConnections());
}

void tst_ListeningSocket::keepsThePortWhileServersComeAndGo()
{
    auto bound = ListeningSocket::bind({});
    QVERIFY(bound);
    const ListeningSocket socket = std::move(*bound);
    for (int i = 0; i < 3; ++i) {
        {
            QTcpServer server;
            QVERIFY(server.setSocketDescriptor(*socket.duplicate()));
            QCOMPARE(server.serverPort(), socket.port());
            QTcpSocket client;
            client.connectToHost(socket.address(), socket.port());
            QTRY_VERIFY(server.hasPendingConnections());
        }
        QTcpServer thief;
        QVERIFY(!thief.listen(socket.address(), socket.port()));
    }
}

void tst_ListeningSocket::freesThePortInTheEnd()
{
    quint16 port = 0;
    {
        const auto socket = ListeningSocket::bind({});
        QVERIFY(socket);
        port = socket->port();
    }
    QVERIFY(ListeningSocket::bind({QHostAddress(QHostAddress::LocalHost), port}));
}

QTEST_GUILESS_MAIN(tst_ListeningSocket)
#include "tst_listeningsocket.moc"
