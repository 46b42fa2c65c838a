// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tlsserver.h"
#include "http/networkclient.h"

#include <QDir>
#include <QSslSocket>
#include <QTest>

#include <memory>

using Core::Error;
using Doubles::TestAuthority;
using Doubles::TlsServer;
using Http::ClientResponse;
using Http::NetworkClient;

namespace {

Core::Result<ClientResponse> get(NetworkClient &client, const QUrl &url)
{
    Http::ClientRequest request;
    request.url = url;
    request.headers.add("Authorization", "Bearer a-token");
    const auto future = client.send(request);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20000))
        return Core::failure(Error::Code::Internal, QStringLiteral("never ended"));
    return future.result();
}

/// Of this process, as the system sees them; 0 where it does not say.
qsizetype threadCount()
{
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

/// What only a server from long ago would offer. OpenSSL has to be talked into it.
QSslConfiguration oldTerms()
{
    QSslConfiguration terms;
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    terms.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    terms.setBackendConfigurationOption("CipherString", QByteArray("ALL:@SECLEVEL=0"));
    return terms;
}

} // namespace

/// Whom the client believes to be who they say, and that nothing is said to anybody else.
class tst_ClientTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_threads = threadCount(); }

    void trustsACompanysAuthority();
    void trustsNobodyWithoutTheAuthority();
    void refusesASelfSignedCertificate();
    void refusesAnExpiredCertificate();
    void refusesACertificateForAnotherHost();
    void refusesAnOldProtocol();
    void aStreamIsRefusedTheSameWay();

    void cleanupTestCase();

private:
    void refuses(const TlsServer &server)
    {
        const auto response = get(*m_client, server.url());
        QVERIFY(!response);
        QCOMPARE(response.error().code, Error::Code::Unavailable);
        QVERIFY(server.attempts > 0);
        QCOMPARE(server.received, QByteArray());
    }

    qsizetype m_threads = 0;
    TestAuthority m_authority;
    std::unique_ptr<NetworkClient> m_client
        = std::make_unique<NetworkClient>(Http::Authorities {m_authority.certificate()});
};

void tst_ClientTls::trustsACompanysAuthority()
{
    TlsServer server(m_authority.issue());
    const auto response = get(*m_client, server.url());
    QVERIFY2(response, response ? "" : qPrintable(response.error().detail));
    QCOMPARE(response->status, 200);
    QVERIFY(server.received.contains("Bearer a-token"));
}

void tst_ClientTls::trustsNobodyWithoutTheAuthority()
{
    NetworkClient others;
    TlsServer server(m_authority.issue());
    const auto response = get(others, server.url());
    QVERIFY(!response);
    QVERIFY2(response.error().detail.contains(QLatin1String("certificate")),
             qPrintable(response.error().detail));
    QCOMPARE(server.received, QByteArray());
}

void tst_ClientTls::refusesASelfSignedCertificate()
{
    refuses(TlsServer(TestAuthority::selfSigned()));
}

void tst_ClientTls::refusesAnExpiredCertificate()
{
    refuses(TlsServer(m_authority.issue("IP:127.0.0.1", -60)));
}

void tst_ClientTls::refusesACertificateForAnotherHost()
{
    refuses(TlsServer(m_authority.issue("DNS:id.example,IP:127.0.0.2")));
}

void tst_ClientTls::refusesAnOldProtocol()
{
    TlsServer server(m_authority.issue(), oldTerms());
    // It does speak, to a client that takes what it offers.
    QSslSocket old;
    QSslConfiguration terms = oldTerms();
    terms.setCaCertificates({m_authority.certificate()});
    old.setSslConfiguration(terms);
    old.connectToHostEncrypted(QStringLiteral("127.0.0.1"), quint16(server.url().port()));
    QTRY_VERIFY2(old.isEncrypted(), qPrintable(old.errorString()));
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QCOMPARE(old.sessionProtocol(), QSsl::TlsV1_1);
    QT_WARNING_POP
    server.attempts = 0;

    refuses(server);
}

void tst_ClientTls::aStreamIsRefusedTheSameWay()
{
    TlsServer server(TestAuthority::selfSigned());
    Http::ClientRequest request;
    request.url = server.url();
    request.headers.add("Authorization", "Bearer a-token");
    const auto stream = m_client->open(request);
    std::optional<Core::Result<>> end;
    connect(stream.get(), &Http::ClientStream::finished, this,
            [&end](const Core::Result<> &result) { end = result; });
    QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 20000);
    QVERIFY(!*end);
    QCOMPARE(server.received, QByteArray());
}

/// What OpenSSL keeps for a thread of Qt's goes when the system ends that thread, a little after Qt takes it
/// for ended: the program may not end in between, or a sanitizer finds it.
void tst_ClientTls::cleanupTestCase()
{
    m_client.reset();
    QTRY_VERIFY(threadCount() <= m_threads);
}

QTEST_GUILESS_MAIN(tst_ClientTls)
#include "tst_clienttls.moc"
