// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "doubles/rawclient.h"
#include "doubles/serverprocess.h"
#include "doubles/testcertificate.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <memory>
#include <vector>

using Doubles::ServerProcess;

namespace {

const QString program = QStringLiteral(SECUREAGENT_SERVER_PROGRAM);
const QString hrName = QStringLiteral("hr");
const QString agentName = QStringLiteral("agent");
constexpr int cap = 256; // of connections, per service
constexpr int capOfAnAddress = 64; // where a service is reached directly
constexpr int patience = 60000; // ms

using Sockets = std::vector<std::unique_ptr<QTcpSocket>>;

int stillOpen(const Sockets &sockets)
{
    int count = 0;
    for (const auto &socket : sockets)
        count += socket->state() == QAbstractSocket::ConnectedState ? 1 : 0;
    return count;
}

/// What GET /metrics says of open connections, its own among them; -1 without an answer.
int connectionsOf(const QUrl &service)
{
    const QByteArrayList lines = Doubles::ask(service, "GET", "/metrics").body.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("secureagent_http_connections "))
            return line.mid(line.indexOf(' ') + 1).toInt();
    }
    return -1;
}

} // namespace

/// How much of itself the real program gives away.
class tst_ServerLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesNoMoreConnectionsThanItsCap();
    void keepsRoomForOtherAddresses();

private:
    QStringList arguments(const QString &listen) const
    {
        return {hrName,
                QStringLiteral("--hr-listen"),
                listen,
                QStringLiteral("--issuer"),
                m_issuer.issuer(),
                QStringLiteral("--database"),
                QStringLiteral("sqlite::memory:"),
                QStringLiteral("--demo-data"),
                QStringLiteral("--link-by-username")};
    }

    Doubles::HttpIssuer m_issuer;
};

void tst_ServerLimits::takesNoMoreConnectionsThanItsCap()
{
    ServerProcess server(
        program,
        QStringList {agentName, QStringLiteral("--agent-listen"), QStringLiteral("127.0.0.1:0")}
            + arguments(QStringLiteral("127.0.0.1:0")));
    QVERIFY2(server.waitForServices({hrName, agentName}), server.errors());
    for (const QString &name : {hrName, agentName}) {
        const QUrl url = server.url(name);
        Sockets sockets;
        for (int i = 0; i < cap + 44; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->setProxy(QNetworkProxy::NoProxy);
            sockets.back()->connectToHost(url.host(), static_cast<quint16>(url.port()));
            if (i % 8 == 0)
                sockets.back()->write("GET /health/live HTTP/1.1\r\nHost: "); // and no more
        }
        // Those beyond are refused, or take the place of who shows nothing.
        QTRY_VERIFY_WITH_TIMEOUT(stillOpen(sockets) > 0 && stillOpen(sockets) <= cap, patience);
        int open = -1;
        QTRY_VERIFY_WITH_TIMEOUT((open = connectionsOf(url)) > 0, patience); // it answers all the same
        QVERIFY2(open <= cap, qPrintable(QString::number(open)));
        // The other service has its own.
        QCOMPARE(Doubles::ask(server.url(name == hrName ? agentName : hrName), "GET", "/health/live").status,
                 200);
        sockets.clear();
        QTRY_COMPARE_WITH_TIMEOUT(connectionsOf(url), 1, patience);
    }
}

void tst_ServerLimits::keepsRoomForOtherAddresses()
{
    const Doubles::TestCertificate certificate;
    // Reached directly, and so with TLS: nobody else knows the port.
    ServerProcess server(program,
                         arguments(QStringLiteral("0.0.0.0:0"))
                             + QStringList {QStringLiteral("--tls-certificate"),
                                            certificate.files().certificate, QStringLiteral("--tls-key"),
                                            certificate.files().key, QStringLiteral("--hr-public-url"),
                                            QStringLiteral("https://hr.example")});
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    const auto port = static_cast<quint16>(server.url(hrName).port());
    Sockets sockets;
    for (int i = 0; i < 2 * capOfAnAddress; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->setProxy(QNetworkProxy::NoProxy);
        sockets.back()->connectToHost(QHostAddress::LocalHost, port);
    }
    // In the middle of their handshakes they count too.
    QTRY_VERIFY_WITH_TIMEOUT(stillOpen(sockets) > 0 && stillOpen(sockets) <= capOfAnAddress, patience);

    QSslSocket other;
    if (!other.bind(QHostAddress(QStringLiteral("127.0.0.2"))))
        QSKIP("this system has one loopback address");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({certificate.certificate()});
    other.setSslConfiguration(configuration);
    other.setProxy(QNetworkProxy::NoProxy);
    other.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    QTRY_VERIFY_WITH_TIMEOUT(other.isEncrypted(), patience);
    other.write("GET /health/live HTTP/1.1\r\nHost: hr.example\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    QTRY_VERIFY_WITH_TIMEOUT((answer += other.readAll()).startsWith("HTTP/1.1 200 "), patience);
}

QTEST_GUILESS_MAIN(tst_ServerLimits)
#include "tst_server_limits.moc"
