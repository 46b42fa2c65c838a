// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tlsserver.h"
#include "session/doubles/authorizationtest.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaProperty>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using Doubles::queryValue;
using Doubles::RawClient;
using Session::AuthorizationFlow;
using Kind = Session::SignInFailure::Kind;

class tst_CodeExchange : public Doubles::AuthorizationTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { clear(); }

    void redeemsTheCodeOnceWithTheVerifier();
    void leavesNoTokenInAPropertyOfQtsObjects();
    void endsWhenTheTokenEndpointFails_data();
    void endsWhenTheTokenEndpointFails();
    void endsWhenTheTokenEndpointIsSilent();
    void followsNoRedirectWithTheCode();
    void saysNothingToATokenEndpointThatIsNotTrusted();
    void sendsTheCodeNoSecondTimeWhenTheConnectionBreaks();
    void canBeDestroyedWhileTheCodeIsRedeemed();
    void endsInNothingAfterCancel();
};

void tst_CodeExchange::redeemsTheCodeOnceWithTheVerifier()
{
    start();
    QSignalSpy returned(m_flow.get(), &AuthorizationFlow::returned);
    const auto page = comeBackWithCode("a%2Bb%2Fc%252F%3D%26%20d"); // a+b/c%2F=& d
    QVERIFY(page);
    QCOMPARE(page->status, 200);
    QTRY_COMPARE(m_tokens.size(), 1);
    QCOMPARE(m_tokens[0].accessToken.expose(), "access");
    QCOMPARE(m_tokens[0].refreshToken.expose(), "refresh");
    QCOMPARE(m_tokens[0].idToken.expose(), "identity");
    QCOMPARE(m_tokens[0].expiresIn, std::chrono::seconds(300));
    QCOMPARE(returned.size(), 1);
    QVERIFY(m_failures.isEmpty());

    QCOMPARE(m_endpoint.count(), 1);
    const Http::Request request = m_endpoint.requests[0];
    QCOMPARE(request.headers.value("Content-Type"), "application/x-www-form-urlencoded");
    QVERIFY(!request.headers.contains("Authorization"));
    QVERIFY(!request.headers.contains("Cookie"));
    const QUrl form(QStringLiteral("http://form/?") + QString::fromLatin1(request.body));
    QCOMPARE(queryValue(form, "grant_type"), QStringLiteral("authorization_code"));
    QCOMPARE(queryValue(form, "code"), QStringLiteral("a+b/c%2F=& d"));
    QCOMPARE(queryValue(form, "client_id"), QStringLiteral("fastapi-client"));
    QCOMPARE(queryValue(form, "redirect_uri"), queryValue(m_url, "redirect_uri"));
    QVERIFY(!request.body.contains("client_secret"));
    const QByteArray hash
        = QCryptographicHash::hash(queryValue(form, "code_verifier").toLatin1(), QCryptographicHash::Sha256);
    QCOMPARE(
        QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)),
        queryValue(m_url, "code_challenge"));
    for (const char *name : {"code", "code_verifier", "client_id", "redirect_uri", "grant_type"})
        QCOMPARE(QUrlQuery(form).allQueryItemValues(QLatin1String(name)).size(), 1);
}

void tst_CodeExchange::leavesNoTokenInAPropertyOfQtsObjects()
{
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
    bool sawQtsFlow = false;
    const auto below = m_flow->findChildren<QObject *>();
    for (const QObject *object : below) {
        const QMetaObject *meta = object->metaObject();
        sawQtsFlow = sawQtsFlow || object->inherits("QOAuth2AuthorizationCodeFlow");
        QVERIFY(object->dynamicPropertyNames().isEmpty());
        for (int i = 0; i < meta->propertyCount(); ++i) {
            const QVariant value = meta->property(i).read(object);
            const QByteArray map = QJsonDocument(QJsonObject::fromVariantMap(value.toMap())).toJson();
            const QString text = value.toString() + QString::fromUtf8(map);
            for (const char *secret : {"access", "refresh", "identity", "code-1"})
                QVERIFY2(!text.contains(QLatin1String(secret)), meta->property(i).name());
        }
    }
    QVERIFY(sawQtsFlow);
}

void tst_CodeExchange::endsWhenTheTokenEndpointFails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Session::SignInFailure::Kind>("kind");
    QTest::newRow("invalid_grant") << 400 << QByteArray(R"({"error":"invalid_grant"})") << Kind::Rejected;
    QTest::newRow("invalid_client") << 401 << QByteArray(R"({"error":"invalid_client"})")
                                    << Kind::ProviderNotUnderstood;
    QTest::newRow("error in a 200") << 200 << QByteArray(R"({"error":"invalid_grant"})") << Kind::Rejected;
    QTest::newRow("HTML") << 200 << QByteArray("<!DOCTYPE html><p>Log in to this network")
                          << Kind::ProviderNotUnderstood;
    QTest::newRow("HTML error") << 400 << QByteArray("<h1>Bad Request") << Kind::ProviderNotUnderstood;
    QTest::newRow("500") << 500 << QByteArray("{}") << Kind::ProviderUnreachable;
    QTest::newRow("503") << 503 << QByteArray("<h1>Down") << Kind::ProviderUnreachable;
    QTest::newRow("empty") << 200 << QByteArray() << Kind::ProviderNotUnderstood;
    QTest::newRow("no token") << 200 << QByteArray(R"({"token_type":"Bearer"})")
                              << Kind::ProviderNotUnderstood;
    QTest::newRow("another type") << 200 << QByteArray(R"({"token_type":"MAC","access_token":"a"})")
                                  << Kind::ProviderNotUnderstood;
    QTest::newRow("header injection")
        << 200 << QByteArray(R"({"token_type":"Bearer","access_token":"a\r\nX: y"})")
        << Kind::ProviderNotUnderstood;
    QTest::newRow("a number as token")
        << 200 << QByteArray(R"({"token_type":"Bearer","access_token":5})") << Kind::ProviderNotUnderstood;
    QTest::newRow("an array") << 200 << QByteArray("[]") << Kind::ProviderNotUnderstood;
    QTest::newRow("1 MB") << 200 << QByteArray("{\"access_token\":\"" + QByteArray(1000000, 'x') + "\"}")
                          << Kind::ProviderNotUnderstood;
}

void tst_CodeExchange::endsWhenTheTokenEndpointFails()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Session::SignInFailure::Kind, kind);
    m_endpoint.reply = Http::Reply::text(body, "application/json");
    m_endpoint.reply.status = status;
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, kind);
    QVERIFY(m_tokens.isEmpty());
    QCOMPARE(m_endpoint.count(), 1);
}

void tst_CodeExchange::endsWhenTheTokenEndpointIsSilent()
{
    m_endpoint.silent = true;
    start({.requestTime = std::chrono::milliseconds(200)});
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::ProviderUnreachable);
}

void tst_CodeExchange::followsNoRedirectWithTheCode()
{
    for (const int status : {302, 307}) {
        m_endpoint.requests.clear();
        m_endpoint.reply = Http::Reply();
        m_endpoint.reply.status = status;
        m_endpoint.reply.headers.set("Location", m_server->url(QStringLiteral("/elsewhere")).toEncoded());
        m_failures.clear();
        start();
        QVERIFY(comeBackWithCode());
        QTRY_COMPARE(m_failures.size(), 1);
        QCOMPARE(m_failures[0].kind, Kind::ProviderNotUnderstood);
        QCOMPARE(m_endpoint.count(), 1);
    }
}

void tst_CodeExchange::saysNothingToATokenEndpointThatIsNotTrusted()
{
    const Doubles::TestAuthority authority;
    Doubles::TlsServer stranger(Doubles::TestAuthority::selfSigned());
    m_provider.tokenEndpoint = stranger.url();
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 20000);
    QCOMPARE(m_failures[0].kind, Kind::ProviderUnreachable);
    QVERIFY(stranger.attempts > 0);
    QCOMPARE(stranger.received, QByteArray());

    // The same way it does reach one whose authority the company has named.
    Doubles::TlsServer known(authority.issue());
    m_http = std::make_unique<Http::NetworkClient>(Http::Authorities {authority.certificate()});
    m_provider.tokenEndpoint = known.url();
    start();
    QVERIFY(comeBackWithCode());
    QTRY_VERIFY_WITH_TIMEOUT(known.received.contains("code_verifier"), 20000);
    m_flow.reset(); // it goes before what it sends with
}

void tst_CodeExchange::sendsTheCodeNoSecondTimeWhenTheConnectionBreaks()
{
    QTcpServer rude;
    QVERIFY(rude.listen(QHostAddress::LocalHost));
    int requests = 0;
    connect(&rude, &QTcpServer::newConnection, this, [&rude, &requests, this] {
        QTcpSocket *socket = rude.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [socket, &requests] {
            if (socket->readAll().contains("code_verifier"))
                ++requests;
            socket->close();
        });
    });
    m_provider.tokenEndpoint = QUrl(QStringLiteral("http://127.0.0.1:%1/token").arg(rude.serverPort()));
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::ProviderUnreachable);
    QVERIFY2(requests <= 1, qPrintable(QString::number(requests)));
}

void tst_CodeExchange::canBeDestroyedWhileTheCodeIsRedeemed()
{
    m_endpoint.silent = true;
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_endpoint.count(), 1);
    m_flow.reset();
    m_server->inServer([this](Http::Server &) {
        for (const Http::Responder &responder : m_endpoint.kept)
            responder.send(m_endpoint.reply);
    });
    QTest::qWait(50);
    QVERIFY(m_tokens.isEmpty());
    QVERIFY(m_failures.isEmpty());
}

void tst_CodeExchange::endsInNothingAfterCancel()
{
    start();
    connect(m_flow.get(), &AuthorizationFlow::returned, this, [this] { m_flow->cancel(); });
    QVERIFY(comeBackWithCode());
    QTest::qWait(50);
    QVERIFY(m_failures.isEmpty());
    QVERIFY(m_tokens.isEmpty());
    QCOMPARE(m_endpoint.count(), 0);
}

QTEST_GUILESS_MAIN(tst_CodeExchange)
#include "tst_codeexchange.moc"
