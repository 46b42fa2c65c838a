// SPDX-License-Identifier: GPL-3.0-or-later
#include "answeringserver.h"
#include "http/networkclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxyFactory>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using Core::Error;
using Http::ClientRequest;
using Http::ClientResponse;
using Http::NetworkClient;
using namespace std::chrono_literals;

namespace {

/// Accepts, reads, and says what it is told: what no honest server would.
class RudeServer : public QTcpServer
{
public:
    explicit RudeServer(const QByteArray &answer, bool closes = true)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [=, this] {
            ++connections;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [=, this] {
                received += socket->readAll();
                if (!received.contains("\r\n\r\n"))
                    return;
                socket->write(answer);
                if (closes)
                    socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, this, [this] { ++disconnections; });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(serverPort())); }

    int connections = 0;
    int disconnections = 0;
    QByteArray received;
};

Core::Result<ClientResponse> wait(const Core::Future<ClientResponse> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000) || future.resultCount() == 0)
        return Core::failure(Error::Code::Internal, QStringLiteral("no result came"));
    return future.result();
}

} // namespace

/// Whole answers: what the client sends, gives back and refuses to do.
class tst_NetworkClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_counts.reset();
        m_server = std::make_unique<AnsweringServer>(m_counts);
        m_client = std::make_unique<NetworkClient>();
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }
    void sendsARequestAndGivesTheAnswer_data();
    void sendsARequestAndGivesTheAnswer();
    void givesAnswersOfEveryStatus_data();
    void givesAnswersOfEveryStatus();
    void neverFollowsARedirect_data();
    void neverFollowsARedirect();
    void doesNotAnswerAChallenge();
    void keepsNoCookie();
    void doesNotAskForCompression();
    void refusesOtherSchemes_data();
    void refusesOtherSchemes();
    void tellsThatNobodyListens();
    void stopsAtTheSizeLimit();
    void stopsAtTheTimeLimit();
    void aSlowAnswerDoesNotExtendTheTimeLimit();
    void cancellingClosesTheConnection();
    void tellsAnAnswerThatBrokeOff();
    void takesNothingForAnAnswerThatNobodyAskedFor();
    void neverSendsAChangeTwice_data();
    void neverSendsAChangeTwice();
    void usesNoProxyOnLoopback();
    void endsItsRequestsWhenItIsDestroyed();
    void detailsNameTheOriginOnly();

private:
    AnsweringServer::Counts m_counts;
    std::unique_ptr<AnsweringServer> m_server;
    std::unique_ptr<NetworkClient> m_client;
};

void tst_NetworkClient::sendsARequestAndGivesTheAnswer_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("GET") << QByteArray("GET") << QByteArray();
    QTest::newRow("POST") << QByteArray("POST") << QByteArray("{\"a\":1}");
    QTest::newRow("POST without a body") << QByteArray("POST") << QByteArray();
    QTest::newRow("PUT") << QByteArray("PUT") << QByteArray(500000, 'x');
    QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("p");
    QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("DELETE with a body") << QByteArray("DELETE") << QByteArray("d");
}

void tst_NetworkClient::sendsARequestAndGivesTheAnswer()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    for (int i = 0; i < 3; ++i) { // on a kept connection too
        ClientRequest asked = clientRequest(method, m_server->url(QStringLiteral("/echo?a=b%26c")), body);
        asked.headers = {{"Authorization", "Bearer t"}, {"Content-Type", "application/json"}};
        const auto response = wait(m_client->send(asked));
        QVERIFY2(response, response ? "" : qPrintable(response.error().detail));
        QCOMPARE(response->status, 200);
        QCOMPARE(response->headers.value("content-type"), QByteArray("application/json"));
        const QJsonObject echo = QJsonDocument::fromJson(response->body).object();
        QCOMPARE(echo.value(QStringLiteral("method")).toString().toLatin1(), method);
        QCOMPARE(echo.value(QStringLiteral("body")).toString().toLatin1(), body);
        QCOMPARE(echo.value(QStringLiteral("query")).toString(), QStringLiteral("a=b%26c"));
        const QJsonObject headers = echo.value(QStringLiteral("headers")).toObject();
        QCOMPARE(headers.value(QStringLiteral("authorization")).toString(), QStringLiteral("Bearer t"));
        QVERIFY(
            headers.value(QStringLiteral("user-agent")).toString().startsWith(QLatin1String("SecureAgent/")));
    }
    QCOMPARE(m_counts.calls, 3);
    QCOMPARE(m_server->connectionCount(), 1);
}

void tst_NetworkClient::givesAnswersOfEveryStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 302, 400, 401, 403, 404, 405, 409, 410,
                             413, 415, 418, 422, 429, 500, 501, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void tst_NetworkClient::givesAnswersOfEveryStatus()
{
    QFETCH(int, status);
    for (const char *method : {"GET", "POST"}) {
        const QUrl url = m_server->url(QStringLiteral("/status/%1").arg(status));
        const auto response = wait(m_client->send(clientRequest(method, url)));
        QVERIFY2(response, response ? "" : qPrintable(response.error().detail));
        QCOMPARE(response->status, status);
        QCOMPARE(response->body, status == 204 ? QByteArray() : QByteArray("body"));
        QCOMPARE(response->headers.contains("WWW-Authenticate"), status == 401);
    }
}

void tst_NetworkClient::neverFollowsARedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void tst_NetworkClient::neverFollowsARedirect()
{
    QFETCH(int, status);
    RudeServer server("HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nConnection: close\r\nLocation: "
                      + m_server->url(QStringLiteral("/echo")).toEncoded() + "\r\nContent-Length: 0\r\n\r\n");
    for (const char *method : {"GET", "POST"}) {
        ClientRequest asked = clientRequest(method, server.url());
        asked.headers.add("Authorization", "Bearer secret");
        const auto response = wait(m_client->send(asked));
        QVERIFY(response);
        QCOMPARE(response->status, status);
        QCOMPARE(response->headers.value("Location"), m_server->url(QStringLiteral("/echo")).toEncoded());
    }
    QCOMPARE(m_counts.calls, 0);
}

void tst_NetworkClient::doesNotAnswerAChallenge()
{
    RudeServer server(
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 4\r\n\r\nbody");
    QUrl url = server.url();
    url.setUserInfo(QStringLiteral("user:password"));
    const auto response = wait(m_client->send(clientRequest("GET", url)));
    QVERIFY(response);
    QCOMPARE(response->status, 401);
    QCOMPARE(response->body, QByteArray("body"));
    QCOMPARE(server.connections, 1);
    QVERIFY(!server.received.toLower().contains("authorization"));
}

void tst_NetworkClient::keepsNoCookie()
{
    RudeServer server("HTTP/1.1 200 OK\r\nSet-Cookie: session=1; Path=/\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(wait(m_client->send(clientRequest("GET", server.url()))));
    QVERIFY(wait(m_client->send(clientRequest("GET", server.url()))));
    QCOMPARE(server.connections, 2);
    QVERIFY(!server.received.toLower().contains("cookie:"));
}

void tst_NetworkClient::doesNotAskForCompression()
{
    RudeServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(wait(m_client->send(clientRequest("GET", server.url()))));
    QVERIFY(server.received.toLower().contains("accept-encoding: identity\r\n"));
    QVERIFY(!server.received.contains("gzip"));
}

void tst_NetworkClient::refusesOtherSchemes_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
         {"file:///etc/hostname", "data:text/plain,x", "ftp://127.0.0.1/", "qrc:/x", "", "http:///x"})
        QTest::newRow(*url ? url : "empty") << QString::fromLatin1(url);
}

void tst_NetworkClient::refusesOtherSchemes()
{
    QFETCH(QString, url);
    const auto response = wait(m_client->send(clientRequest("GET", QUrl(url))));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Invalid);
}

void tst_NetworkClient::tellsThatNobodyListens()
{
    const QUrl url = m_server->url();
    m_server.reset();
    const auto response = wait(m_client->send(clientRequest("GET", url)));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Unavailable);
}

void tst_NetworkClient::stopsAtTheSizeLimit()
{
    ClientRequest asked = clientRequest("GET", m_server->url(QStringLiteral("/large")));
    asked.maxBytes = 4 * 1024 * 1024;
    auto response = wait(m_client->send(asked));
    QVERIFY(response);
    QCOMPARE(response->body.size(), 4 * 1024 * 1024);
    asked.maxBytes = 4 * 1024 * 1024 - 1;
    response = wait(m_client->send(asked));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::TooLarge);
    // All of that may have come already, and the connection stays. Here the rest is not fetched.
    m_client = std::make_unique<NetworkClient>();
    QTRY_COMPARE(m_server->connectionCount(), 0);
    asked.url = m_server->url(QStringLiteral("/huge"));
    asked.maxBytes = 1000;
    response = wait(m_client->send(asked));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::TooLarge);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void tst_NetworkClient::stopsAtTheTimeLimit()
{
    ClientRequest asked = clientRequest("GET", m_server->url(QStringLiteral("/never")));
    asked.timeLimit = 100ms;
    const auto response = wait(m_client->send(asked));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Unavailable);
    QTRY_COMPARE(m_counts.gone, 1); // the connection is closed, so the server knows
}

void tst_NetworkClient::aSlowAnswerDoesNotExtendTheTimeLimit()
{
    ClientRequest asked = clientRequest("GET", m_server->url(QStringLiteral("/stream")));
    asked.timeLimit = 100ms;
    const auto response = wait(m_client->send(asked));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Unavailable);
    QTRY_COMPARE(m_counts.gone, 1);
}

void tst_NetworkClient::cancellingClosesTheConnection()
{
    Core::Future<ClientResponse> future
        = m_client->send(clientRequest("GET", m_server->url(QStringLiteral("/never"))));
    int results = 0;
    Core::whenDone(this, future, [&results](const Core::Result<ClientResponse> &result) {
        ++results;
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Cancelled);
    });
    QTRY_COMPARE(m_counts.calls, 1);
    future.cancel();
    QTRY_COMPARE(m_counts.gone, 1);
    QTRY_COMPARE(results, 1);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void tst_NetworkClient::tellsAnAnswerThatBrokeOff()
{
    RudeServer server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
    const auto response = wait(m_client->send(clientRequest("GET", server.url())));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Unavailable);
}

void tst_NetworkClient::takesNothingForAnAnswerThatNobodyAskedFor()
{
    RudeServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", false);
    QVERIFY(wait(m_client->send(clientRequest("GET", server.url()))));
    // The server has enough of the idle connection at the moment at which the next request is about to take
    // it.
    auto *socket = server.findChild<QTcpSocket *>();
    QVERIFY(socket);
    socket->write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    socket->flush();
    const auto response = wait(m_client->send(clientRequest("POST", server.url(), "body")));
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(server.received.count("POST / "), 1);
    QCOMPARE(server.connections, 2);
}

void tst_NetworkClient::neverSendsAChangeTwice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
        QTest::addRow("%s", method) << QByteArray(method) << QByteArray("body");
        QTest::addRow("%s without a body", method) << QByteArray(method) << QByteArray();
    }
}

void tst_NetworkClient::neverSendsAChangeTwice()
{
    // The server took the request and closes without a word: nobody knows what it did with it.
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    RudeServer server("");
    const auto response = wait(m_client->send(clientRequest(method, server.url(), body)));
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Unavailable);
    QTest::qWait(50);
    QCOMPARE(server.received.count(method + " / "), 1);
}

void tst_NetworkClient::usesNoProxyOnLoopback()
{
    RudeServer proxy("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
    qputenv("http_proxy", proxy.url().toEncoded());
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    const auto local
        = wait(m_client->send(clientRequest("GET", m_server->url(QStringLiteral("/status/200")))));
    ClientRequest remote = clientRequest("GET", QUrl(QStringLiteral("http://hr.invalid/")));
    remote.timeLimit = 2s;
    const auto other = wait(m_client->send(remote));
    qunsetenv("http_proxy");
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    QVERIFY(local);
    QCOMPARE(local->body, QByteArray("body"));
#ifdef Q_OS_LINUX
    // The system's proxy is used for others: the environment is where it stands here.
    QVERIFY(other);
    QCOMPARE(other->body, QByteArray("proxy"));
    QCOMPARE(proxy.connections, 1);
#endif
}

void tst_NetworkClient::endsItsRequestsWhenItIsDestroyed()
{
    const Core::Future<ClientResponse> future
        = m_client->send(clientRequest("GET", m_server->url(QStringLiteral("/never"))));
    QTRY_COMPARE(m_counts.calls, 1);
    m_client.reset();
    const auto response = wait(future);
    QVERIFY(!response);
    QCOMPARE(response.error().code, Error::Code::Cancelled);
    QTRY_COMPARE(m_counts.gone, 1);
}

void tst_NetworkClient::detailsNameTheOriginOnly()
{
    QUrl url = m_server->url(QStringLiteral("/secret-path?code=secret-query"));
    url.setUserInfo(QStringLiteral("user:secret-password"));
    m_server.reset();
    ClientRequest asked = clientRequest("POST", url, "secret-body");
    asked.headers.add("Authorization", "Bearer secret-token");
    const auto response = wait(m_client->send(asked));
    QVERIFY(!response);
    QVERIFY(response.error().detail.contains(QLatin1String("http://127.0.0.1:")));
    QVERIFY(!response.error().detail.contains(QLatin1String("secret")));
}

QTEST_GUILESS_MAIN(tst_NetworkClient)
#include "tst_networkclient.moc"
