// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/claims.h"
#include "jose/keyset.h"
#include "providerfixture.h"

#include <QTest>

using namespace std::chrono_literals;

/// The endpoints that the application calls itself.
class tst_TokenEndpoint : public QObject, private ProviderFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }
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
};

void tst_TokenEndpoint::refusesToRedeem_data()
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

void tst_TokenEndpoint::refusesToRedeem()
{
    QFETCH(Fields, change);
    QFETCH(QString, error);
    const auto answer = m_client->redeem(m_client->code(), change);
    QCOMPARE(answer.status, error == QLatin1String("invalid_client") ? 401 : 400);
    QCOMPARE(ProviderClient::error(answer), error);
    QCOMPARE(answer.headers.value("Cache-Control"), QByteArray("no-store"));
    QVERIFY(!answer.body.contains("token\":"));
}

void tst_TokenEndpoint::usesUpACodeByAnyTry()
{
    const QString code = m_client->code();
    QCOMPARE(
        ProviderClient::error(m_client->redeem(code, with("code_verifier", QString(43, QLatin1Char('w'))))),
        QStringLiteral("invalid_grant"));
    QCOMPARE(ProviderClient::error(m_client->redeem(code)), QStringLiteral("invalid_grant"));
}

void tst_TokenEndpoint::endsTheSessionWhenACodeComesTwice()
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

void tst_TokenEndpoint::forgetsACode()
{
    const QString code = m_client->code();
    m_now += 61s;
    QCOMPARE(ProviderClient::error(m_client->redeem(code)), QStringLiteral("invalid_grant"));
    const QString inTime = m_client->code();
    m_now += 59s;
    QCOMPARE(m_client->redeem(inTime).status, 200);
}

void tst_TokenEndpoint::refusesOtherWaysToAToken_data()
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

void tst_TokenEndpoint::refusesOtherWaysToAToken()
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

void tst_TokenEndpoint::rotatesRefreshTokens()
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

void tst_TokenEndpoint::endsTheSessionWhenARefreshTokenComesTwice()
{
    const QString first = text(m_client->signIn(), "refresh_token");
    const QString second = text(ProviderClient::json(m_client->refresh(first)), "refresh_token");
    QCOMPARE(ProviderClient::error(m_client->refresh(first)), QStringLiteral("invalid_grant"));
    QCOMPARE(ProviderClient::error(m_client->refresh(second)), QStringLiteral("invalid_grant"));
}

void tst_TokenEndpoint::keepsARefreshTokenWithoutRotation()
{
    Demo::ProviderOptions options;
    options.rotateRefreshTokens = false;
    start(options);
    const QString token = text(m_client->signIn(), "refresh_token");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(text(ProviderClient::json(m_client->refresh(token)), "refresh_token"), token);
}

void tst_TokenEndpoint::narrowsScopesOnRefresh()
{
    const QString first = text(m_client->signIn(), "refresh_token");
    const QJsonObject narrow
        = ProviderClient::json(m_client->refresh(first, with("scope", QStringLiteral("hr"))));
    QCOMPARE(text(narrow, "scope"), QStringLiteral("hr"));
    QCOMPARE(Jose::readAudience(Jose::claimSetOf(claimsOf(text(narrow, "access_token")))).value(),
             QStringList {QStringLiteral("hr-api")});
    QVERIFY(!narrow.contains(QLatin1String("id_token")));
    // The grant itself stays as wide as it was.
    const QJsonObject wide = ProviderClient::json(m_client->refresh(text(narrow, "refresh_token")));
    QCOMPARE(Jose::readAudience(Jose::claimSetOf(claimsOf(text(wide, "access_token")))).value(),
             (QStringList {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}));
}

void tst_TokenEndpoint::refusesWiderScopesWithoutACost()
{
    const QString token
        = text(m_client->signIn(QStringLiteral("jettro"), with("scope", QStringLiteral("openid agent"))),
               "refresh_token");
    for (const char *scope : {"openid agent hr", "hr", "admin"})
        QCOMPARE(ProviderClient::error(m_client->refresh(token, with("scope", QLatin1String(scope)))),
                 QStringLiteral("invalid_scope"));
    QCOMPARE(m_client->refresh(token).status, 200);
}

void tst_TokenEndpoint::endsARefreshTokenByTime()
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

void tst_TokenEndpoint::revokes()
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

QTEST_GUILESS_MAIN(tst_TokenEndpoint)
#include "tst_tokenendpoint.moc"
