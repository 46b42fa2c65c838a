// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/identityprovider.h"
#include "http/networkclient.h"
#include "jose/claims.h"
#include "jose/discovery.h"
#include "jose/keyset.h"
#include "providerclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace std::chrono_literals;
using Demo::IdentityProvider;
using Demo::Misbehaviour;
using Demo::ProviderOptions;
using Fields = ProviderClient::Fields;

namespace {

const QString none = QStringLiteral("(none)");

Fields with(const char *name, const QString &value)
{
    return {{QLatin1String(name), value}};
}

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QJsonObject claimsOf(const QString &token)
{
    return Jose::parseToken(token.toLatin1()).value().claims;
}

} // namespace

/// Everything over HTTP, as a browser and an application meet it.
class tst_IdentityProvider : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listensOnLoopbackOnly();
    void describesItself();
    void showsAPageThatCannotDoHarm();
    void showsWhatPeopleTypedAsText();
    void neverRedirectsAStranger_data();
    void neverRedirectsAStranger();
    void tellsTheClientWhatIsWrong_data();
    void tellsTheClientWhatIsWrong();
    void signsIn();
    void showsThePageAgainAfterAWrongPassword_data();
    void showsThePageAgainAfterAWrongPassword();
    void takesAPageOnce();
    void endsAPageAfterFiveWrongPasswords();
    void slowsWrongPasswordsDown();
    void takesNoFormFromAnotherSite();
    void makesTokensThatVerify();
    void givesEachPersonTheirRoles();
    void givesAudiencesByScope_data();
    void givesAudiencesByScope();
    void refusesToRedeem_data();
    void refusesToRedeem();
    void usesUpACodeByAnyTry();
    void endsTheSessionWhenACodeComesTwice();
    void forgetsACode();
    void refusesOtherWaysToAToken_data();
    void refusesOtherWaysToAToken();
    void rotatesRefreshTokens();
    void endsTheSessionWhenARefreshTokenComesTwice();
    void keepsARefreshTokenWithoutRotation();
    void narrowsScopesOnRefresh();
    void refusesWiderScopesWithoutACost();
    void endsARefreshTokenByTime();
    void revokes();
    void signsOut();
    void signsOutToItsOwnClientsOnly_data();
    void signsOutToItsOwnClientsOnly();
    void signsOutNobodyForAStrangersHint();
    void rotatesKeys();
    void registersFurtherRedirects();

private:
    void start(ProviderOptions options = {});

    std::unique_ptr<Http::NetworkClient> m_network;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<QObject> m_object;
    IdentityProvider *m_provider = nullptr;
    std::unique_ptr<ProviderClient> m_client;
    Core::Time m_now = Core::systemNow();
    bool m_isSpecial = false; ///< started with options of the test before
};

void tst_IdentityProvider::init()
{
    m_now = Core::systemNow();
    // A new provider makes a new key, which takes its time.
    if (!m_provider || m_isSpecial)
        start();
    m_isSpecial = false;
}

void tst_IdentityProvider::start(ProviderOptions options)
{
    m_isSpecial = true;
    m_object.reset();
    m_network = std::make_unique<Http::NetworkClient>();
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    m_socket.emplace(std::move(*socket));
    m_now = Core::systemNow();
    options.clock = [this]() { return m_now; };
    if (options.wrongPasswordDelay == ProviderOptions().wrongPasswordDelay)
        options.wrongPasswordDelay = 1ms;
    auto provider = IdentityProvider::create(*m_socket, options);
    QVERIFY2(provider, provider ? "" : qPrintable(provider.error().detail));
    m_object = std::move(*provider);
    m_provider = qobject_cast<IdentityProvider *>(m_object.get());
    QVERIFY(m_provider);
    m_client = std::make_unique<ProviderClient>(*m_network, m_provider->issuer());
}

void tst_IdentityProvider::listensOnLoopbackOnly()
{
    auto socket = Http::ListeningSocket::bind({QHostAddress(QHostAddress::AnyIPv4), 0});
    QVERIFY(socket);
    const auto provider = IdentityProvider::create(*socket);
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
    const auto metadata = Jose::readProviderMetadata(answer.body, m_provider->issuer());
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

void tst_IdentityProvider::showsAPageThatCannotDoHarm()
{
    const auto page = m_client->authorize();
    QCOMPARE(page.status, 200);
    QCOMPARE(page.headers.value("Content-Type"), QByteArray("text/html; charset=utf-8"));
    const QByteArray policy = page.headers.value("Content-Security-Policy");
    QVERIFY(policy.contains("default-src 'none'"));
    QVERIFY(policy.contains("frame-ancestors 'none'"));
    QVERIFY(policy.contains("form-action 'self' http://127.0.0.1:50123;"));
    QVERIFY(!policy.contains("unsafe"));
    QCOMPARE(page.headers.value("Referrer-Policy"), QByteArray("no-referrer"));
    QCOMPARE(page.headers.value("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(page.headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    for (const char *bad : {"<script", "javascript:", " src=", "<link", "@import", "url(", "style=\""})
        QVERIFY2(!page.body.contains(bad), bad);
    for (const char *good :
         {"<html lang=\"en\">", "<label for=\"username\">", "<label for=\"password\">", "type=\"password\"",
          "autocomplete=\"current-password\"", "<button type=\"submit\">"})
        QVERIFY2(page.body.contains(good), good);
    QVERIFY(page.body.contains("demo"));
    QVERIFY(page.body.contains("jettro") && page.body.contains("office"));
    // The style's hash is that of the style.
    const qsizetype begin = page.body.indexOf("<style>") + 7;
    const QByteArray style = page.body.mid(begin, page.body.indexOf("</style>") - begin);
    QVERIFY(policy.contains("style-src 'sha256-"
                            + QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64() + '\''));
}

void tst_IdentityProvider::showsWhatPeopleTypedAsText()
{
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    const QString evil = QStringLiteral("\"><script>alert('%1 %2')</script>&amp;");
    const auto page = m_client->submit(transaction, evil, QStringLiteral("secret words"));
    QCOMPARE(page.status, 200);
    QVERIFY(!page.body.contains("<script"));
    QVERIFY(page.body.contains("&quot;&gt;&lt;script&gt;alert('%1 %2')&lt;/script&gt;&amp;amp;"));
    QVERIFY(!page.body.contains("secret words"));
}

void tst_IdentityProvider::neverRedirectsAStranger_data()
{
    QTest::addColumn<Fields>("change");
    QTest::newRow("unknown client") << with("client_id", QStringLiteral("evil"));
    QTest::newRow("no client") << with("client_id", none);
    QTest::newRow("no redirect URI") << with("redirect_uri", none);
    QTest::newRow("redirect elsewhere")
        << with("redirect_uri", QStringLiteral("https://evil.example/callback"));
    QTest::newRow("redirect with a user")
        << with("redirect_uri", QStringLiteral("http://127.0.0.1:5@evil.example/callback"));
    QTest::newRow("redirect to another path")
        << with("redirect_uri", QStringLiteral("http://127.0.0.1:50123/other"));
    QTest::newRow("redirect to a name")
        << with("redirect_uri", QStringLiteral("http://localhost:50123/callback"));
    QTest::newRow("a line feed in the state") << with("state", QStringLiteral("a\r\nSet-Cookie: x=y"));
}

void tst_IdentityProvider::neverRedirectsAStranger()
{
    QFETCH(Fields, change);
    const auto page = m_client->authorize(change);
    QCOMPARE(page.status, 400);
    QVERIFY(!page.headers.contains("Location"));
    QVERIFY(ProviderClient::transactionOf(page).isEmpty());
    QVERIFY(page.headers.value("Content-Security-Policy").contains("form-action 'none'"));
    QVERIFY(!page.body.contains("evil"));
}

void tst_IdentityProvider::tellsTheClientWhatIsWrong_data()
{
    QTest::addColumn<Fields>("change");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Fields &change, const char *error) {
        QTest::newRow(name) << change << QString::fromLatin1(error);
    };
    row("no PKCE",
        {{QStringLiteral("code_challenge"), none}, {QStringLiteral("code_challenge_method"), none}},
        "invalid_request");
    row("PKCE plain", with("code_challenge_method", QStringLiteral("plain")), "invalid_request");
    row("PKCE without its method", with("code_challenge_method", none), "invalid_request");
    row("PKCE method in lower case", with("code_challenge_method", QStringLiteral("s256")),
        "invalid_request");
    row("challenge too short", with("code_challenge", QStringLiteral("abc")), "invalid_request");
    row("challenge with padding", with("code_challenge", QString(43, QLatin1Char('A')) + QLatin1Char('=')),
        "invalid_request");
    row("implicit", with("response_type", QStringLiteral("token")), "unsupported_response_type");
    row("hybrid", with("response_type", QStringLiteral("code id_token")), "unsupported_response_type");
    row("no response type", with("response_type", none), "invalid_request");
    row("response in a fragment", with("response_mode", QStringLiteral("fragment")), "invalid_request");
    row("unknown scope", with("scope", QStringLiteral("openid admin")), "invalid_scope");
    row("without a page", with("prompt", QStringLiteral("none")), "login_required");
    row("request object", with("request", QStringLiteral("eyJ")), "request_not_supported");
    row("request URI", with("request_uri", QStringLiteral("https://evil.example")),
        "request_uri_not_supported");
    row("nonce too long", with("nonce", QString(1025, QLatin1Char('n'))), "invalid_request");
}

void tst_IdentityProvider::tellsTheClientWhatIsWrong()
{
    QFETCH(Fields, change);
    QFETCH(QString, error);
    const auto answer = m_client->authorize(change);
    QCOMPARE(answer.status, 302);
    QVERIFY(answer.headers.value("Location").startsWith("http://127.0.0.1:50123/callback?"));
    const QUrlQuery query = ProviderClient::locationQuery(answer);
    QCOMPARE(query.queryItemValue(QStringLiteral("error")), error);
    QCOMPARE(query.queryItemValue(QStringLiteral("iss"), QUrl::FullyDecoded), m_provider->issuer());
    QVERIFY(!query.hasQueryItem(QStringLiteral("code")));
    if (!change.contains(std::pair(QStringLiteral("nonce"), QString(1025, QLatin1Char('n')))))
        QCOMPARE(query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded),
                 QStringLiteral("a state+&"));
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

void tst_IdentityProvider::showsThePageAgainAfterAWrongPassword_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong password") << QStringLiteral("jettro") << QStringLiteral("office");
    QTest::newRow("no password") << QStringLiteral("jettro") << QString();
    QTest::newRow("unknown name") << QStringLiteral("nobody") << QStringLiteral("jettro");
    QTest::newRow("no name") << QString() << QStringLiteral("jettro");
    QTest::newRow("name in other letters") << QStringLiteral("Jettro") << QStringLiteral("jettro");
    QTest::newRow("a longer password") << QStringLiteral("jettro") << QStringLiteral("jettro ");
}

void tst_IdentityProvider::showsThePageAgainAfterAWrongPassword()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    const auto page = m_client->submit(transaction, username, password);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("role=\"alert\""));
    QVERIFY(!page.headers.contains("Location"));
    const QString next = ProviderClient::transactionOf(page);
    QVERIFY(!next.isEmpty() && next != transaction);
    QCOMPARE(m_client->submit(next, QStringLiteral("jettro"), QStringLiteral("jettro")).status, 303);
}

void tst_IdentityProvider::takesAPageOnce()
{
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    const auto send = [&](const QString &id) {
        return m_client->submit(id, QStringLiteral("jettro"), QStringLiteral("jettro"));
    };
    QCOMPARE(send(transaction).status, 303);
    for (const QString &bad : {transaction, QString(), QStringLiteral("invented")}) {
        const auto answer = send(bad);
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.headers.contains("Location"));
    }
    // A page left open for too long.
    const QString late = ProviderClient::transactionOf(m_client->authorize());
    m_now += 11min;
    QCOMPARE(send(late).status, 400);
    QCOMPARE(m_client->post(QStringLiteral("/authorize"), "transaction=%zz").status, 400);
}

void tst_IdentityProvider::endsAPageAfterFiveWrongPasswords()
{
    QString transaction = ProviderClient::transactionOf(m_client->authorize());
    for (int i = 0; i < 4; ++i) {
        const auto page = m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("wrong"));
        QCOMPARE(page.status, 200);
        transaction = ProviderClient::transactionOf(page);
    }
    const auto last = m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("wrong"));
    QCOMPARE(last.status, 429);
    QVERIFY(ProviderClient::transactionOf(last).isEmpty());
    QCOMPARE(m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("jettro")).status, 400);
}

void tst_IdentityProvider::slowsWrongPasswordsDown()
{
    ProviderOptions options;
    options.wrongPasswordDelay = 250ms;
    start(options);
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    QElapsedTimer timer;
    timer.start();
    const auto page = m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("wrong"));
    QVERIFY(timer.elapsed() >= 200);
    QCOMPARE(page.status, 200);
}

void tst_IdentityProvider::takesNoFormFromAnotherSite()
{
    for (const char *site : {"cross-site", "same-site", "none"}) {
        const QString transaction = ProviderClient::transactionOf(m_client->authorize());
        const Fields fields {{QStringLiteral("transaction"), transaction},
                             {QStringLiteral("username"), QStringLiteral("jettro")},
                             {QStringLiteral("password"), QStringLiteral("jettro")}};
        QCOMPARE(m_client->postForm(QStringLiteral("/authorize"), fields, {{"Sec-Fetch-Site", site}}).status,
                 400);
        QCOMPARE(m_client->postForm(QStringLiteral("/authorize"), fields, {{"Sec-Fetch-Site", "same-origin"}})
                     .status,
                 303);
    }
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
    for (const char *audience : {"secure-agent", "hr-api"}) {
        const auto good
            = Jose::checkAccessToken(access, {m_provider->issuer(), QLatin1String(audience)}, m_now);
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
    QVERIFY(!Jose::checkAccessToken(id, {m_provider->issuer(), QStringLiteral("fastapi-client")}, m_now));
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
    QCOMPARE(Jose::readAudience(claimsOf(text(tokens, "access_token"))).value(), audience);
    QCOMPARE(tokens.contains(QLatin1String("id_token")), scope.contains(QLatin1String("openid")));
}

void tst_IdentityProvider::refusesToRedeem_data()
{
    QTest::addColumn<Fields>("change");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Fields &change, const char *error) {
        QTest::newRow(name) << change << QString::fromLatin1(error);
    };
    row("unknown code", with("code", QStringLiteral("invented")), "invalid_grant");
    row("no code", with("code", none), "invalid_request");
    row("another verifier", with("code_verifier", QString(43, QLatin1Char('w'))), "invalid_grant");
    row("no verifier", with("code_verifier", none), "invalid_request");
    row("short verifier", with("code_verifier", QStringLiteral("v")), "invalid_grant");
    row("another redirect URI", with("redirect_uri", QStringLiteral("http://127.0.0.1:50124/callback")),
        "invalid_grant");
    row("no redirect URI", with("redirect_uri", none), "invalid_request");
    row("another client", with("client_id", QStringLiteral("another")), "invalid_client");
    row("no client", with("client_id", none), "invalid_client");
    row("a client secret", with("client_secret", QStringLiteral("x")), "invalid_client");
    row("no grant type", with("grant_type", none), "invalid_request");
    row("password", with("grant_type", QStringLiteral("password")), "unsupported_grant_type");
    row("client credentials", with("grant_type", QStringLiteral("client_credentials")),
        "unsupported_grant_type");
}

void tst_IdentityProvider::refusesToRedeem()
{
    QFETCH(Fields, change);
    QFETCH(QString, error);
    const auto answer = m_client->redeem(m_client->code(), change);
    QCOMPARE(answer.status, error == QLatin1String("invalid_client") ? 401 : 400);
    QCOMPARE(ProviderClient::error(answer), error);
    QCOMPARE(answer.headers.value("Cache-Control"), QByteArray("no-store"));
    QVERIFY(!answer.body.contains("token\":"));
}

void tst_IdentityProvider::usesUpACodeByAnyTry()
{
    const QString code = m_client->code();
    QCOMPARE(
        ProviderClient::error(m_client->redeem(code, with("code_verifier", QString(43, QLatin1Char('w'))))),
        QStringLiteral("invalid_grant"));
    QCOMPARE(ProviderClient::error(m_client->redeem(code)), QStringLiteral("invalid_grant"));
}

void tst_IdentityProvider::endsTheSessionWhenACodeComesTwice()
{
    const QString code = m_client->code();
    const QJsonObject tokens = ProviderClient::json(m_client->redeem(code));
    const QJsonObject others = m_client->signIn();
    QCOMPARE(ProviderClient::error(m_client->redeem(code)), QStringLiteral("invalid_grant"));
    QCOMPARE(ProviderClient::error(m_client->refresh(text(tokens, "refresh_token"))),
             QStringLiteral("invalid_grant"));
    // Another sign-in of the same person goes on.
    QCOMPARE(m_client->refresh(text(others, "refresh_token")).status, 200);
}

void tst_IdentityProvider::forgetsACode()
{
    const QString code = m_client->code();
    m_now += 61s;
    QCOMPARE(ProviderClient::error(m_client->redeem(code)), QStringLiteral("invalid_grant"));
    const QString inTime = m_client->code();
    m_now += 59s;
    QCOMPARE(m_client->redeem(inTime).status, 200);
}

void tst_IdentityProvider::refusesOtherWaysToAToken_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("extra");
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray();
    QTest::newRow("multipart") << QByteArray("multipart/form-data") << QByteArray();
    QTest::newRow("a field twice") << QByteArray("application/x-www-form-urlencoded")
                                   << QByteArray("&code_verifier=x");
    QTest::newRow("a broken field") << QByteArray("application/x-www-form-urlencoded")
                                    << QByteArray("&x=%zz");
}

void tst_IdentityProvider::refusesOtherWaysToAToken()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, extra);
    const QString code = m_client->code();
    const QByteArray body = Demo::formatForm(m_client->redemption(code));
    const auto answer = m_client->post(QStringLiteral("/token"), body + extra, {{"Content-Type", type}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(ProviderClient::error(answer), QStringLiteral("invalid_request"));
    QCOMPARE(m_client->get(QStringLiteral("/token?") + QString::fromLatin1(body)).status, 405);
    // Nothing of this used the code up.
    QCOMPARE(m_client
                 ->post(QStringLiteral("/token"), body,
                        {{"Content-Type", "Application/x-www-form-urlencoded; charset=UTF-8"}})
                 .status,
             200);
}

void tst_IdentityProvider::rotatesRefreshTokens()
{
    const QJsonObject first = m_client->signIn();
    const auto answer = m_client->refresh(text(first, "refresh_token"));
    QCOMPARE(answer.status, 200);
    const QJsonObject second = ProviderClient::json(answer);
    QVERIFY(text(second, "refresh_token") != text(first, "refresh_token"));
    QVERIFY(text(second, "access_token") != text(first, "access_token"));
    const QJsonObject id = claimsOf(text(second, "id_token"));
    QCOMPARE(text(id, "sub"), text(claimsOf(text(first, "id_token")), "sub"));
    QVERIFY(!id.contains(QLatin1String("nonce")));
    QCOMPARE(m_client->refresh(text(second, "refresh_token")).status, 200);
}

void tst_IdentityProvider::endsTheSessionWhenARefreshTokenComesTwice()
{
    const QString first = text(m_client->signIn(), "refresh_token");
    const QString second = text(ProviderClient::json(m_client->refresh(first)), "refresh_token");
    QCOMPARE(ProviderClient::error(m_client->refresh(first)), QStringLiteral("invalid_grant"));
    QCOMPARE(ProviderClient::error(m_client->refresh(second)), QStringLiteral("invalid_grant"));
}

void tst_IdentityProvider::keepsARefreshTokenWithoutRotation()
{
    ProviderOptions options;
    options.rotateRefreshTokens = false;
    start(options);
    const QString token = text(m_client->signIn(), "refresh_token");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(text(ProviderClient::json(m_client->refresh(token)), "refresh_token"), token);
}

void tst_IdentityProvider::narrowsScopesOnRefresh()
{
    const QString first = text(m_client->signIn(), "refresh_token");
    const QJsonObject narrow
        = ProviderClient::json(m_client->refresh(first, with("scope", QStringLiteral("hr"))));
    QCOMPARE(text(narrow, "scope"), QStringLiteral("hr"));
    QCOMPARE(Jose::readAudience(claimsOf(text(narrow, "access_token"))).value(),
             QStringList {QStringLiteral("hr-api")});
    QVERIFY(!narrow.contains(QLatin1String("id_token")));
    // The grant itself stays as wide as it was.
    const QJsonObject wide = ProviderClient::json(m_client->refresh(text(narrow, "refresh_token")));
    QCOMPARE(Jose::readAudience(claimsOf(text(wide, "access_token"))).value(),
             (QStringList {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}));
}

void tst_IdentityProvider::refusesWiderScopesWithoutACost()
{
    const QString token
        = text(m_client->signIn(QStringLiteral("jettro"), with("scope", QStringLiteral("openid agent"))),
               "refresh_token");
    for (const char *scope : {"openid agent hr", "hr", "admin"})
        QCOMPARE(ProviderClient::error(m_client->refresh(token, with("scope", QLatin1String(scope)))),
                 QStringLiteral("invalid_scope"));
    QCOMPARE(m_client->refresh(token).status, 200);
}

void tst_IdentityProvider::endsARefreshTokenByTime()
{
    QString token = text(m_client->signIn(), "refresh_token");
    m_now += 1799s;
    token = text(ProviderClient::json(m_client->refresh(token)), "refresh_token");
    QVERIFY(!token.isEmpty());
    m_now += 1800s;
    QCOMPARE(ProviderClient::error(m_client->refresh(token)), QStringLiteral("invalid_grant"));
    // Used all the time, a session still ends.
    token = text(m_client->signIn(), "refresh_token");
    for (int i = 0; i < 40 && !token.isEmpty(); ++i) {
        m_now += 1000s;
        token = text(ProviderClient::json(m_client->refresh(token)), "refresh_token");
    }
    QVERIFY(token.isEmpty());
}

void tst_IdentityProvider::revokes()
{
    const QString token = text(m_client->signIn(), "refresh_token");
    const auto revoke = [this](const QString &what, const QString &client) {
        return m_client->postForm(QStringLiteral("/revoke"),
                                  {{QStringLiteral("token"), what}, {QStringLiteral("client_id"), client}});
    };
    QCOMPARE(revoke(token, QStringLiteral("another")).status, 401);
    QCOMPARE(revoke({}, QStringLiteral("fastapi-client")).status, 400);
    QCOMPARE(revoke(QStringLiteral("unknown"), QStringLiteral("fastapi-client")).status, 200);
    const QString next = text(ProviderClient::json(m_client->refresh(token)), "refresh_token");
    QVERIFY(!next.isEmpty());
    QCOMPARE(revoke(next, QStringLiteral("fastapi-client")).status, 200);
    QCOMPARE(ProviderClient::error(m_client->refresh(next)), QStringLiteral("invalid_grant"));
    m_provider->endAllSessions();
    QCOMPARE(revoke(next, QStringLiteral("fastapi-client")).status, 200);
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
    const QString forged = QString::fromLatin1(Jose::signToken(
        stranger, {{QStringLiteral("typ"), QStringLiteral("JWT")}}, claimsOf(text(tokens, "id_token"))));
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
    ProviderOptions options;
    options.redirectUris = QStringList {docs};
    options.allowedOrigins = QStringList {QStringLiteral("http://127.0.0.1:8001")};
    start(options);
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
