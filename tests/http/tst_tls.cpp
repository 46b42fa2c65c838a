// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "doubles/testcertificate.h"
#include "guardedserver.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

using Doubles::RawClient;
using Doubles::TestCertificate;
using namespace std::chrono_literals;

namespace {

/// A client that trusts one certificate.
class TlsClient
{
public:
    explicit TlsClient(const QSslCertificate &trusted, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates({trusted});
        configuration.setProtocol(protocol);
        socket.setSslConfiguration(configuration);
        socket.setProxy(QNetworkProxy::NoProxy);
    }

    bool connectTo(const QUrl &server)
    {
        socket.connectToHostEncrypted(server.host(), static_cast<quint16>(server.port()));
        static_cast<void>(QTest::qWaitFor(
            [this] { return socket.isEncrypted() || socket.state() == QAbstractSocket::UnconnectedState; },
            10000));
        return socket.isEncrypted();
    }

    /// The status of the answer to a request; 0 when none came. The answer is taken.
    int ask(const QByteArray &request)
    {
        socket.write(request);
        return status();
    }

    int status()
    {
        QByteArray text;
        const auto isWhole = [&] {
            text += socket.readAll();
            const qsizetype end = text.indexOf("\r\n\r\n");
            const qsizetype field = text.toLower().indexOf("content-length: "); // Qt's case from 6.8 on
            return end > 0 && field > 0
                && text.size()
                >= end + 4 + text.mid(field + 16, text.indexOf('\r', field) - field - 16).toLongLong();
        };
        if (!QTest::qWaitFor([&] { return isWhole() || socket.state() == QAbstractSocket::UnconnectedState; },
                             20000)
            || !isWhole())
            return 0;
        return text.mid(9, 3).toInt();
    }

    QSslSocket socket;
};

} // namespace

/// Http::Server with TLS. What a connection may do once it is encrypted is tested without.
class tst_Tls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_counts.reset(); }
    void answers_data();
    void answers();
    void sendsLargeAnswers();
    void servesNobodyWhoDoesNotRead();
    void speaksNoOlderVersion_data();
    void speaksNoOlderVersion();
    void speaksOnlyModernCiphers();
    void speaksNoPlainHttp();
    void aHandshakeHasADeadline();
    void handshakesCountInTheCap();
    void refusesOverTheCapAfterwardsToo();
    void closesInGoodOrder();
    void letsTheClientReadARefusal();
    void showsTheNewCertificateAfterReloading();
    void keepsTheOldCertificateWhenTheNewOneIsUnusable();
    void refusesUnusableFiles_data();
    void refusesUnusableFiles();
    void leavesNothingBehind();

private:
    QByteArray get(const QByteArray &target = "/", const QByteArray &fields = {}) const
    {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost:" + m_port + "\r\n" + fields + "\r\n";
    }
    std::unique_ptr<GuardedServer> serve(Http::ServerLimits limits = {});

    std::unique_ptr<TestCertificate> m_certificate;
    std::shared_ptr<Http::TlsIdentity> m_identity;
    GuardedServer::Counts m_counts;
    QByteArray m_port;
};

void tst_Tls::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    const auto identity = Http::TlsIdentity::load(m_certificate->files());
    QVERIFY2(identity, identity ? "" : qPrintable(identity.error().detail));
    m_identity = *identity;
}

std::unique_ptr<GuardedServer> tst_Tls::serve(Http::ServerLimits limits)
{
    auto server = std::make_unique<GuardedServer>(m_counts, limits, m_identity);
    m_port = QByteArray::number(server->url().port());
    return server;
}

void tst_Tls::answers_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("EC") << int(TestCertificate::Kind::Ec);
    QTest::newRow("RSA") << int(TestCertificate::Kind::Rsa);
}

void tst_Tls::answers()
{
    QFETCH(int, kind);
    const TestCertificate certificate(static_cast<TestCertificate::Kind>(kind));
    GuardedServer server(m_counts, {}, *Http::TlsIdentity::load(certificate.files()));
    m_port = QByteArray::number(server.url().port());
    TlsClient client(certificate.certificate());
    QVERIFY2(client.connectTo(server.url()), qPrintable(client.socket.errorString()));
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(client.ask(get()), 200);
        QCOMPARE(client.ask("POST / HTTP/1.1\r\nHost: localhost:" + m_port
                            + "\r\nContent-Length: 100000\r\n\r\n" + QByteArray(100000, 'x')),
                 200);
    }
    QCOMPARE(m_counts.calls, 40);
    QCOMPARE(server.connectionCount(), 1);
}

void tst_Tls::sendsLargeAnswers()
{
    const auto server = serve();
    TlsClient client(m_certificate->certificate());
    QVERIFY(client.connectTo(server->url()));
    QCOMPARE(client.ask(get("/large")), 200); // 16 MiB
    QCOMPARE(client.ask(get("/later")), 200);
}

void tst_Tls::servesNobodyWhoDoesNotRead()
{
    const auto server = serve();
    TlsClient client(m_certificate->certificate());
    client.socket.setReadBufferSize(1024);
    QVERIFY(client.connectTo(server->url()));
    client.socket.write(get("/large"));
    QTRY_COMPARE(m_counts.calls, 1);
    client.socket.write(get());
    QTest::qWait(300); // it arrives while most of the answer waits to be read
    client.socket.setReadBufferSize(0);
    QCOMPARE(client.status(), 200);
    // The first was answered whole, and the connection ends with it.
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_counts.calls, 1);
}

void tst_Tls::speaksNoOlderVersion_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("spoken");
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QTest::newRow("1.0") << int(QSsl::TlsV1_0) << false;
    QTest::newRow("1.1") << int(QSsl::TlsV1_1) << false;
    QT_WARNING_POP
    QTest::newRow("1.2") << int(QSsl::TlsV1_2) << true;
    QTest::newRow("1.3") << int(QSsl::TlsV1_3) << true;
}

void tst_Tls::speaksNoOlderVersion()
{
    QFETCH(int, protocol);
    QFETCH(bool, spoken);
    const auto server = serve();
    TlsClient client(m_certificate->certificate(), static_cast<QSsl::SslProtocol>(protocol));
    QCOMPARE(client.connectTo(server->url()), spoken);
    QTRY_COMPARE(server->connectionCount(), spoken ? 1 : 0);
}

void tst_Tls::speaksOnlyModernCiphers()
{
    const QList<QSslCipher> ciphers = m_identity->configuration().ciphers();
    QVERIFY(!ciphers.isEmpty());
    for (const QSslCipher &cipher : ciphers) {
        const QString name = cipher.name();
        QVERIFY2(!name.contains(QStringLiteral("CBC")) && !name.contains(QStringLiteral("SHA1"))
                     && (name.startsWith(QStringLiteral("TLS_")) || name.startsWith(QStringLiteral("ECDHE"))),
                 qPrintable(name));
    }
}

void tst_Tls::speaksNoPlainHttp()
{
    const auto server = serve();
    RawClient client(server->url());
    client.send(get());
    QVERIFY(client.waitForClosed());
    QVERIFY(!client.received().contains("HTTP/"));
    QCOMPARE(m_counts.calls, 0);
    QTRY_COMPARE(server->connectionCount(), 0);
}

void tst_Tls::aHandshakeHasADeadline()
{
    Http::ServerLimits limits;
    limits.headerTime = 100ms;
    const auto server = serve(limits);
    RawClient silent(server->url());
    RawClient half(server->url());
    half.send(QByteArray("\x16\x03\x01\x02\x00\x01", 6));
    QTRY_COMPARE(server->connectionCount(), 2);
    QVERIFY(silent.waitForClosed());
    QVERIFY(half.waitForClosed());
    QTRY_COMPARE(server->connectionCount(), 0);
}

void tst_Tls::handshakesCountInTheCap()
{
    Http::ServerLimits limits;
    limits.maxConnections = 2;
    const auto server = serve(limits);
    RawClient first(server->url());
    RawClient second(server->url());
    QTRY_COMPARE(server->connectionCount(), 2);
    TlsClient third(m_certificate->certificate());
    QVERIFY(!third.connectTo(server->url()));
    first.leave();
    QTRY_COMPARE(server->connectionCount(), 1);
    TlsClient fourth(m_certificate->certificate());
    QVERIFY(fourth.connectTo(server->url()));
    QCOMPARE(fourth.ask(get()), 200);
}

void tst_Tls::refusesOverTheCapAfterwardsToo()
{
    Http::ServerLimits limits;
    limits.maxConnectionsPerAddress = 1;
    const auto server = serve(limits);
    TlsClient first(m_certificate->certificate());
    QVERIFY(first.connectTo(server->url()));
    TlsClient second(m_certificate->certificate());
    QVERIFY(!second.connectTo(server->url()));
    QCOMPARE(first.ask(get()), 200);
}

void tst_Tls::closesInGoodOrder()
{
    const auto server = serve();
    TlsClient client(m_certificate->certificate());
    QVERIFY(client.connectTo(server->url()));
    QSignalSpy errors(&client.socket, &QAbstractSocket::errorOccurred);
    QCOMPARE(client.ask(get("/", "Connection: close\r\n")), 200);
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    // With close_notify before it: an end without one could be an attacker's.
    for (const QList<QVariant> &error : errors)
        QCOMPARE(error.first().value<QAbstractSocket::SocketError>(), QAbstractSocket::RemoteHostClosedError);
    QTRY_COMPARE(server->connectionCount(), 0);
}

void tst_Tls::letsTheClientReadARefusal()
{
    const auto server = serve();
    TlsClient client(m_certificate->certificate());
    QVERIFY(client.connectTo(server->url()));
    client.socket.write("POST / HTTP/1.1\r\nHost: localhost:" + m_port
                        + "\r\nContent-Length: 8388608\r\n\r\n");
    for (int i = 0; i < 8; ++i)
        client.socket.write(QByteArray(1024 * 1024, 'x'));
    QCOMPARE(client.status(), 413);
    QCOMPARE(m_counts.calls, 0);
    QTRY_COMPARE_WITH_TIMEOUT(server->connectionCount(), 0, 10000);
}

void tst_Tls::showsTheNewCertificateAfterReloading()
{
    TestCertificate files;
    const auto identity = *Http::TlsIdentity::load(files.files());
    GuardedServer server(m_counts, {}, identity);
    m_port = QByteArray::number(server.url().port());
    TlsClient old(files.certificate());
    QVERIFY(old.connectTo(server.url()));
    const TestCertificate next(TestCertificate::Kind::Rsa);
    next.replace(files);
    QVERIFY(identity->reload());
    QCOMPARE(old.ask(get()), 200); // what is open goes on
    TlsClient fresh(next.certificate());
    QVERIFY(fresh.connectTo(server.url()));
    QCOMPARE(fresh.socket.peerCertificate(), next.certificate());
    QCOMPARE(fresh.ask(get()), 200);
}

void tst_Tls::keepsTheOldCertificateWhenTheNewOneIsUnusable()
{
    TestCertificate files;
    const auto identity = *Http::TlsIdentity::load(files.files());
    GuardedServer server(m_counts, {}, identity);
    QVERIFY(QFile::remove(files.files().key));
    const Core::Result<> reloaded = identity->reload();
    QVERIFY(!reloaded);
    QVERIFY2(reloaded.error().detail.contains(files.files().key), qPrintable(reloaded.error().detail));
    TlsClient client(files.certificate());
    QVERIFY(client.connectTo(server.url()));
}

void tst_Tls::refusesUnusableFiles_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("says");
    const TestCertificate good;
    const TestCertificate other;
    const TestCertificate ed25519(TestCertificate::Kind::Ed25519);
    const QByteArray locked = QSslKey(good.keyPem(), QSsl::Ec).toPem("passphrase");
    QTest::newRow("no certificate") << good.keyPem() << good.keyPem() << QStringLiteral("no certificate");
    QTest::newRow("no key") << good.certificatePem() << good.certificatePem()
                            << QStringLiteral("no private key");
    QTest::newRow("a key with a passphrase")
        << good.certificatePem() << locked << QStringLiteral("passphrase");
    QTest::newRow("another's key") << good.certificatePem() << other.keyPem()
                                   << QStringLiteral("does not belong");
    QTest::newRow("another kind of key")
        << ed25519.certificatePem() << ed25519.keyPem() << QStringLiteral("neither RSA nor EC");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QStringLiteral("no certificate");
}

void tst_Tls::refusesUnusableFiles()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QString, says);
    QTemporaryDir folder;
    const Http::TlsFiles files {folder.filePath(QStringLiteral("c")), folder.filePath(QStringLiteral("k"))};
    for (const auto &[name, text] : {std::pair(files.certificate, certificate), std::pair(files.key, key)}) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    const auto loaded = Http::TlsIdentity::load(files);
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().detail.contains(says), qPrintable(loaded.error().detail));
    QVERIFY(!loaded.error().detail.contains(QStringLiteral("BEGIN")));
}

void tst_Tls::leavesNothingBehind()
{
    const auto server = serve();
    for (int i = 0; i < 100; ++i) {
        RawClient inHandshake(server->url());
        inHandshake.send(QByteArray("\x16\x03\x01\x02\x00\x01", 6));
        TlsClient inAnswer(m_certificate->certificate());
        QVERIFY(inAnswer.connectTo(server->url()));
        inAnswer.socket.write(get(i % 2 ? "/later" : "/stream"));
        inAnswer.socket.flush();
        if (i % 3 == 0)
            server->connectionCount(); // the server's turn
        inAnswer.socket.abort();
        if (i % 4 == 0)
            inHandshake.reset();
    }
    QTRY_COMPARE_WITH_TIMEOUT(server->connectionCount(), 0, 20000);
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"
