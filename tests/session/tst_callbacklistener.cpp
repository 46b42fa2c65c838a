// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "session/callbacklistener.h"
#include "session/doubles/listening.h"

#include <QNetworkInterface>
#include <QTest>

using Doubles::isListening;
using Doubles::RawClient;
using Doubles::RawResponse;
using Session::CallbackLimits;
using Session::CallbackListener;
using Session::SignInPage;

class tst_CallbackListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void bringsTheDecodedParametersOfACallback();
    void listensOnTheLoopbackAddressOnly();
    void listensOnlyFromOpenToClose();
    void takesARequestHoweverItIsCut();
    void refusesWhatIsNotTheCallback_data();
    void refusesWhatIsNotTheCallback();
    void refusesParametersThatAreThereTwice();
    void refusesAHeaderWithoutAnEnd();
    void dropsAClientThatIsTooSlow();
    void dropsTheOldestConnectionBeyondTheLimit();
    void takesNoCallbackOnAConnectionFromBeforeClose();
    void servesTheNextAfterGarbage();
    void showsAStaticPageWithoutAnythingOfTheRequest();

private:
    void open(CallbackLimits limits = {});
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener->port())); }
    QByteArray host() const { return "Host: 127.0.0.1:" + QByteArray::number(m_listener->port()) + "\r\n"; }
    std::optional<RawResponse> say(const QByteArray &bytes) const;

    std::unique_ptr<CallbackListener> m_listener;
    QList<CallbackListener::Parameters> m_seen;
};

void tst_CallbackListener::init()
{
    m_seen.clear();
    open();
}

void tst_CallbackListener::open(CallbackLimits limits)
{
    m_listener = std::make_unique<CallbackListener>(
        [this](const CallbackListener::Parameters &parameters) {
            m_seen.append(parameters);
            return SignInPage::Received;
        },
        nullptr, limits);
    QVERIFY(m_listener->open());
}

std::optional<RawResponse> tst_CallbackListener::say(const QByteArray &bytes) const
{
    RawClient client(url());
    client.send(bytes);
    return client.response();
}

void tst_CallbackListener::bringsTheDecodedParametersOfACallback()
{
    const auto answer
        = say("GET /callback?code=a%2Bb+c%3D%25&state=s&iss=http%3A%2F%2Fx%2F&empty= HTTP/1.1\r\n" + host()
              + "\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    const CallbackListener::Parameters expected {{QStringLiteral("code"), QStringLiteral("a+b c=%")},
                                                 {QStringLiteral("state"), QStringLiteral("s")},
                                                 {QStringLiteral("iss"), QStringLiteral("http://x/")},
                                                 {QStringLiteral("empty"), QString()}};
    QCOMPARE(m_seen, QList {expected});
}

void tst_CallbackListener::listensOnTheLoopbackAddressOnly()
{
    QHostAddress other(QStringLiteral("127.0.0.2"));
    const auto addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
            other = address;
    }
    QTcpSocket socket;
    socket.connectToHost(other, m_listener->port());
    QVERIFY(!socket.waitForConnected(2000));
}

void tst_CallbackListener::listensOnlyFromOpenToClose()
{
    CallbackListener listener([](const CallbackListener::Parameters &) { return SignInPage::Received; });
    QCOMPARE(listener.port(), 0);
    QVERIFY(!listener.isOpen());
    const QUrl open = url();
    m_listener->close();
    QVERIFY(!isListening(open));
}

void tst_CallbackListener::takesARequestHoweverItIsCut()
{
    RawClient client(url());
    const QByteArray request = "GET /callback?state=s HTTP/1.1\r\n" + host() + "Accept: text/html\r\n\r\n";
    for (const char c : request) {
        client.send(QByteArray(1, c));
        client.socket().flush();
        QCoreApplication::processEvents();
    }
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(m_seen.size(), 1);
}

void tst_CallbackListener::refusesWhatIsNotTheCallback_data()
{
    QTest::addColumn<QByteArray>("request"); // HOST stands for the right one
    QTest::addColumn<int>("status");
    QTest::newRow("favicon") << QByteArray("GET /favicon.ico HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("root") << QByteArray("GET / HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("a longer path") << QByteArray("GET /callbackx?state=s HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("a deeper path") << QByteArray("GET /callback/?state=s HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("an encoded path") << QByteArray("GET /%63allback?state=s HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("another case") << QByteArray("GET /Callback?state=s HTTP/1.1\r\nHOST\r\n") << 404;
    QTest::newRow("POST") << QByteArray("POST /callback?state=s HTTP/1.1\r\nHOST\r\n") << 405;
    QTest::newRow("HEAD") << QByteArray("HEAD /callback?state=s HTTP/1.1\r\nHOST\r\n") << 405;
    QTest::newRow("another host") << QByteArray(
        "GET /callback?state=s HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                                  << 421;
    QTest::newRow("localhost") << QByteArray("GET /callback?state=s HTTP/1.1\r\nHost: localhost\r\n\r\n")
                               << 421;
    QTest::newRow("host without port")
        << QByteArray("GET /callback?state=s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") << 421;
    QTest::newRow("no host") << QByteArray("GET /callback?state=s HTTP/1.1\r\n\r\n") << 421;
    QTest::newRow("two hosts") << QByteArray("GET /callback?state=s HTTP/1.1\r\nHOSTHOST\r\n") << 421;
    QTest::newRow("an absolute target")
        << QByteArray("GET http://x/callback?state=s HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15) << 400;
    QTest::newRow("a NUL") << QByteArray("GET /callback?state=") + QByteArray(1, 0) + " HTTP/1.1\r\nHOST\r\n"
                           << 400;
    QTest::newRow("bad percent") << QByteArray("GET /callback?state=%zz HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("half a percent") << QByteArray("GET /callback?state=s%2 HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("not UTF-8") << QByteArray("GET /callback?state=%ff HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("an encoded NUL") << QByteArray("GET /callback?state=%00 HTTP/1.1\r\nHOST\r\n") << 400;
    QTest::newRow("no words") << QByteArray("\r\n\r\n\r\n") << 400;
}

void tst_CallbackListener::refusesWhatIsNotTheCallback()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const auto answer = say(request.replace("HOST", host()));
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QVERIFY(m_seen.isEmpty());
    QVERIFY(m_listener->isOpen());
}

void tst_CallbackListener::refusesParametersThatAreThereTwice()
{
    const auto answer = say("GET /callback?state=s&code=1&code=2 HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    const auto hidden = say("GET /callback?state=s&code=1&c%6fde=2 HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(hidden);
    QCOMPARE(hidden->status, 400);
    QVERIFY(m_seen.isEmpty());
}

void tst_CallbackListener::refusesAHeaderWithoutAnEnd()
{
    RawClient client(url());
    client.send("GET /callback?state=" + QByteArray(100 * 1024, 'x'));
    const auto answer = client.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 431);
    QVERIFY(client.waitForClosed());
    QVERIFY(m_seen.isEmpty());
}

void tst_CallbackListener::dropsAClientThatIsTooSlow()
{
    open({.headerTime = std::chrono::milliseconds(100)});
    RawClient client(url());
    client.send("GET /callback?state=s HTTP/1.1\r\n");
    QVERIFY(client.waitForClosed());
    QCOMPARE(client.received(), QByteArray());
}

void tst_CallbackListener::dropsTheOldestConnectionBeyondTheLimit()
{
    open({.maxConnections = 2});
    RawClient first(url());
    first.send("GET ");
    QTest::qWait(0);
    RawClient second(url());
    second.send("GET ");
    QTest::qWait(0);
    const auto answer = say("GET /callback?state=s HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(first.waitForClosed());
    second.send("/callback?state=t HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(second.response());
    QCOMPARE(m_seen.size(), 2);
}

void tst_CallbackListener::takesNoCallbackOnAConnectionFromBeforeClose()
{
    RawClient early(url());
    early.send("GET /callback?state=s HTTP/1.1\r\n");
    QTest::qWait(0);
    QVERIFY(say("GET /callback?state=s HTTP/1.1\r\n" + host() + "\r\n"));
    m_listener->close();
    early.send(host() + "\r\n");
    const auto answer = early.response();
    QVERIFY(answer);
    QCOMPARE(answer->status, 400);
    QCOMPARE(m_seen.size(), 1);
}

void tst_CallbackListener::servesTheNextAfterGarbage()
{
    for (int i = 0; i < 20; ++i)
        say(QByteArray(100 * 1024, char(i)) + "\r\n\r\n");
    const auto answer = say("GET /callback?state=s HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
}

void tst_CallbackListener::showsAStaticPageWithoutAnythingOfTheRequest()
{
    const auto answer
        = say("GET /callback?state=secret-state&code=secret-code HTTP/1.1\r\n" + host() + "\r\n");
    QVERIFY(answer);
    for (const char *word : {"secret-state", "secret-code", "<script", "javascript", "http://", "https://",
                             "src=", "href=", "url(", "@import", "<form", "<iframe", "<img"})
        QVERIFY2(!answer->body.contains(word), word);
    QCOMPARE(answer->headers.value("Referrer-Policy"), "no-referrer");
    QCOMPARE(answer->headers.value("Cache-Control"), "no-store");
    QCOMPARE(answer->headers.value("X-Content-Type-Options"), "nosniff");
    QVERIFY(answer->headers.value("Content-Security-Policy").contains("default-src 'none'"));
    QVERIFY(!answer->headers.value("Content-Security-Policy").contains("unsafe"));
    QCOMPARE(answer->headers.value("Connection"), "close");
}

QTEST_GUILESS_MAIN(tst_CallbackListener)
#include "tst_callbacklistener.moc"
