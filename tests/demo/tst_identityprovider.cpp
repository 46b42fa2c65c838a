// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/claims.h"
#include "jose/discovery.h"
#include "jose/keyset.h"
#include "providerfixture.h"

#include <QJsonArray>
#include <QTest>

using namespace std::chrono_literals;

/// Everything over HTTP, as a browser and an application meet it.
class tst_IdentityProvider : public QObject, private ProviderFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }
    void listensOnLoopbackOnly();
    void describesItself();
    void signsIn();
    void makesTokensThatVerify();
    void givesEachPersonTheirRoles();
    void givesAudiencesByScope_data();
    void givesAudiencesByScope();
    void signsOut();
    void signsOutToItsOwnClientsOnly_data();
    void signsOutToItsOwnClientsOnly();
    void signsOutNobodyForAStrangersHint();
    void rotatesKeys();
    void registersFurtherRedirects();
};

void tst_IdentityProvider::listensOnLoopbackOnly()
{
    auto socket = Http::ListeningSocket::bind({QHostAddress(QHostAddress::AnyIPv4), 0});
    QVERIFY(socket);
    const auto provider = Demo::IdentityProvider::create(*socket);
    QVERIFY(!provider);
    QCOMPARE(provider.error().code, Core::Error::Code::Invalid);
    QVERIFY(provider.error().detail.contains(QLatin1String("0.0.0.0")));
    QVERIFY(provider.error().detail.endsWith(QLatin1Char('.')));
}

void tst_IdentityProvider::describesItself()
{
    QCOMPARE(m_provider->issuer(), QStringLiteral("http://127.0.0.1:%1").arg(m_socket->port()));
    const auto answer = m_client->get(QStringLiteral("/.well-known/openid-configuration"));
    QCOMPARE(answer.status, 200);
    const auto metadata = Jose::readProviderMetadata(answer.body, m_provider->issuer(), Jose::Need::SignIn);
    QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().detail));
    QCOMPARE(metadata->tokenEndpoint, QUrl(m_provider->issuer() + QStringLiteral("/token")));
    QVERIFY(!metadata->endSessionEndpoint.isEmpty());
    QVERIFY(!metadata->revocationEndpoint.isEmpty());
    QVERIFY(metadata->sendsIssuerInResponse);
    const auto list = [&answer](const char *member) {
        return ProviderClient::json(answer).value(QLatin1String(member)).toArray();
    };
    QCOMPARE(list("code_challenge_methods_supported"), QJsonArray {QStringLiteral("S256")});
    QCOMPARE(list("response_types_supported"), QJsonArray {QStringLiteral("code")});
    QCOMPARE(list("token_endpoint_auth_methods_supported"), QJsonArray {QStringLiteral("none")});
    const auto keys = Jose::KeySet::parse(m_client->get(QStringLiteral("/jwks")).body);
    QVERIFY(keys);
    QCOMPARE(keys->size(), 1);
    QVERIFY(!m_client->get(QStringLiteral("/jwks")).body.contains("\"d\""));
}

void tst_IdentityProvider::signsIn()
{
    const auto page = m_client->authorize();
    const auto answer = m_client->submit(ProviderClient::transactionOf(page), QStringLiteral("jettro"),
                                         QStringLiteral("jettro"));
    QCOMPARE(answer.status, 303);
    QVERIFY(answer.headers.value("Location").startsWith("http://127.0.0.1:50123/callback?"));
    const QUrlQuery query = ProviderClient::locationQuery(answer);
    QCOMPARE(query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded), QStringLiteral("a state+&"));
    QCOMPARE(query.queryItemValue(QStringLiteral("iss"), QUrl::FullyDecoded), m_provider->issuer());
    const QString code = query.queryItemValue(QStringLiteral("code"));
    QCOMPARE(code.size(), 43);

    const auto tokens = m_client->redeem(code);
    QCOMPARE(tokens.status, 200);
    QCOMPARE(tokens.headers.value("Cache-Control"), QByteArray("no-store"));
    const QJsonObject object = ProviderClient::json(tokens);
    QCOMPARE(text(object, "token_type"), QStringLiteral("Bearer"));
    QCOMPARE(object.value(QLatin1String("expires_in")).toInt(), 300);
    QCOMPARE(text(object, "scope"), QStringLiteral("openid agent hr"));
    QVERIFY(!text(object, "refresh_token").contains(QLatin1Char('.')));
}

void tst_IdentityProvider::makesTokensThatVerify()
{
    const QJsonObject tokens = m_client->signIn();
    const auto keys = Jose::KeySet::parse(m_client->get(QStringLiteral("/jwks")).body).value();
    for (const char *member : {"access_token", "id_token"}) {
        const auto token = Jose::parseToken(text(tokens, member).toLatin1());
        QVERIFY(token);
        const Jose::PublicKey *key = keys.find(token->keyId());
        QVERIFY(key && key->verifyRs256(token->signingInput, token->signature));
    }
    const auto access = Jose::parseToken(text(tokens, "access_token").toLatin1()).value();
    QVERIFY(Jose::checkAccessTokenHeader(access.header));
    for (const char *audience : {"secure-agent", "hr-api"}) {
        const auto good = Jose::checkAccessClaims(Jose::claimSetOf(access.claims),
                                                  {m_provider->issuer(), QLatin1String(audience)}, m_now);
        QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
        QCOMPARE(good->name, QStringLiteral("jettro"));
        QCOMPARE(good->subject, Demo::subjectOf(QStringLiteral("jettro")));
    }
    QCOMPARE(text(access.claims, "typ"), QStringLiteral("Bearer"));
    QCOMPARE(text(access.claims, "azp"), QStringLiteral("fastapi-client"));
    const auto id = Jose::parseToken(text(tokens, "id_token").toLatin1()).value();
    const Jose::IdTokenRules rules {m_provider->issuer(), QStringLiteral("fastapi-client"),
                                    QStringLiteral("a nonce")};
    const auto good = Jose::checkIdToken(id, rules, m_now);
    QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
    QCOMPARE(text(*good, "name"), QStringLiteral("Jettro Coenradie"));
    // Neither passes for the other.
    QVERIFY(!Jose::checkAccessClaims(Jose::claimSetOf(id.claims),
                                     {m_provider->issuer(), QStringLiteral("fastapi-client")}, m_now));
    QVERIFY(!Jose::checkIdToken(access, rules, m_now));
}

void tst_IdentityProvider::givesEachPersonTheirRoles()
{
    const auto access
        = [this](const QString &name) { return claimsOf(text(m_client->signIn(name), "access_token")); };
    const QJsonObject jettro = access(QStringLiteral("jettro"));
    const QJsonObject office = access(QStringLiteral("office"));
    QVERIFY(!jettro.contains(QLatin1String("resource_access")));
    QCOMPARE(office.value(
                 QLatin1String("resource_access"))[QLatin1String("fastapi-client")][QLatin1String("roles")],
             QJsonValue(QJsonArray {QStringLiteral("office-management")}));
    QVERIFY(text(jettro, "sub") != text(office, "sub"));
    QCOMPARE(text(access(QStringLiteral("jettro")), "sub"), text(jettro, "sub"));
    QVERIFY(text(access(QStringLiteral("jettro")), "jti") != text(jettro, "jti"));
}

void tst_IdentityProvider::givesAudiencesByScope_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QStringList>("audience");
    QTest::newRow("both") << QStringLiteral("openid agent hr")
                          << QStringList {QStringLiteral("secure-agent"), QStringLiteral("hr-api")};
    QTest::newRow("agent") << QStringLiteral("openid agent") << QStringList {QStringLiteral("secure-agent")};
    QTest::newRow("hr") << QStringLiteral("hr") << QStringList {QStringLiteral("hr-api")};
    QTest::newRow("neither") << QStringLiteral("openid") << QStringList();
}

void tst_IdentityProvider::givesAudiencesByScope()
{
    QFETCH(QString, scope);
    QFETCH(QStringList, audience);
    const QJsonObject tokens = m_client->signIn(QStringLiteral("jettro"), with("scope", scope));
    if (audience.isEmpty())
        audience = QStringList {m_provider->issuer()};
    QCOMPARE(Jose::readAudience(Jose::claimSetOf(claimsOf(text(tokens, "access_token")))).value(), audience);
    QCOMPARE(tokens.contains(QLatin1String("id_token")), scope.contains(QLatin1String("openid")));
}

void tst_IdentityProvider::signsOut()
{
    const QJsonObject tokens = m_client->signIn();
    m_now += 1h; // an expired ID token is still a hint
    const QByteArray query = Demo::formatForm(
        {{QStringLiteral("id_token_hint"), text(tokens, "id_token")},
         {QStringLiteral("post_logout_redirect_uri"), QStringLiteral("http://127.0.0.1:50123/loggedout")},
         {QStringLiteral("state"), QStringLiteral("a&b")}});
    const auto answer = m_client->get(QStringLiteral("/end_session?") + QString::fromLatin1(query));
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.headers.value("Location"), QByteArray("http://127.0.0.1:50123/loggedout?state=a%26b"));
    QCOMPARE(ProviderClient::error(m_client->refresh(text(tokens, "refresh_token"))),
             QStringLiteral("invalid_grant"));
    QCOMPARE(m_client->get(QStringLiteral("/loggedout")).status, 200);

    const QJsonObject again = m_client->signIn();
    const auto posted = m_client->postForm(QStringLiteral("/end_session"),
                                           {{QStringLiteral("id_token_hint"), text(again, "id_token")}});
    QCOMPARE(posted.status, 302);
    QCOMPARE(posted.headers.value("Location"), m_provider->issuer().toUtf8() + "/loggedout");
    QCOMPARE(m_client->refresh(text(again, "refresh_token")).status, 400);
}

void tst_IdentityProvider::signsOutToItsOwnClientsOnly_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("elsewhere") << QStringLiteral("https://evil.example/loggedout");
    QTest::newRow("with a user") << QStringLiteral("http://127.0.0.1:5@evil.example/loggedout");
    QTest::newRow("the callback") << QStringLiteral("http://127.0.0.1:50123/callback");
}

void tst_IdentityProvider::signsOutToItsOwnClientsOnly()
{
    QFETCH(QString, uri);
    const auto answer
        = m_client->postForm(QStringLiteral("/end_session"),
                             {{QStringLiteral("id_token_hint"), text(m_client->signIn(), "id_token")},
                              {QStringLiteral("post_logout_redirect_uri"), uri}});
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.headers.contains("Location"));
}

void tst_IdentityProvider::signsOutNobodyForAStrangersHint()
{
    const QJsonObject tokens = m_client->signIn();
    const auto stranger = Jose::PrivateKey::generate().value();
    // Our own header and claims, our key's name, and a stranger's signature.
    const QByteArray id = text(tokens, "id_token").toLatin1();
    const QByteArray input = id.first(id.lastIndexOf('.'));
    const QString forged
        = QString::fromLatin1(input + '.' + Jose::encodeBase64Url(stranger.signRs256(input)));
    for (const QString &hint : {forged, text(tokens, "access_token"), QStringLiteral("x"), QString()}) {
        const auto answer = m_client->postForm(QStringLiteral("/end_session"),
                                               {{QStringLiteral("id_token_hint"), hint},
                                                {QStringLiteral("post_logout_redirect_uri"),
                                                 QStringLiteral("http://127.0.0.1:50123/loggedout")}});
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.headers.contains("Location"));
    }
    QCOMPARE(m_client->refresh(text(tokens, "refresh_token")).status, 200);
}

void tst_IdentityProvider::rotatesKeys()
{
    const auto keys
        = [this]() { return Jose::KeySet::parse(m_client->get(QStringLiteral("/jwks")).body).value(); };
    const auto keyOf = [](const QJsonObject &tokens) {
        return Jose::parseToken(text(tokens, "access_token").toLatin1()).value().keyId();
    };
    const QJsonObject before = m_client->signIn();
    m_provider->rotateKeys();
    const QJsonObject after = m_client->signIn();
    QVERIFY(keyOf(before) != keyOf(after));
    QVERIFY(keys().find(keyOf(before)) && keys().find(keyOf(after)));
    m_provider->rotateKeys(false);
    QVERIFY(!keys().find(keyOf(before)) && !keys().find(keyOf(after)));
    QVERIFY(keys().find(keyOf(m_client->signIn())));
}

void tst_IdentityProvider::registersFurtherRedirects()
{
    const QString docs = QStringLiteral("http://127.0.0.1:8001/docs/oauth2-redirect");
    QCOMPARE(m_client->authorize(with("redirect_uri", docs)).status, 400);
    Demo::ProviderOptions options;
    options.allowDocsOf(QUrl());
    QVERIFY(options.redirectUris.isEmpty() && options.allowedOrigins.isEmpty());
    options.allowDocsOf(QUrl(QStringLiteral("http://127.0.0.1:8001")));
    start(options);
    QCOMPARE(
        m_client
            ->authorize(with("redirect_uri", QStringLiteral("http://localhost:8001/docs/oauth2-redirect")))
            .status,
        200);
    QCOMPARE(m_client->authorize(with("redirect_uri", docs + QLatin1Char('x'))).status, 400);
    const QString code = m_client->code(QStringLiteral("jettro"), with("redirect_uri", docs));
    QVERIFY(!code.isEmpty());
    const auto tokens
        = m_client->postForm(QStringLiteral("/token"), m_client->redemption(code, with("redirect_uri", docs)),
                             {{"Origin", "http://127.0.0.1:8001"}});
    QCOMPARE(tokens.status, 200);
    QCOMPARE(tokens.headers.value("Access-Control-Allow-Origin"), QByteArray("http://127.0.0.1:8001"));
}

QTEST_GUILESS_MAIN(tst_IdentityProvider)
#include "tst_identityprovider.moc"
