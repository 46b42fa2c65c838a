// SPDX-License-Identifier: GPL-3.0-or-later
// What the realm of keycloak/, and one made by docs/operating.md, allow and refuse.
#include "doubles/realcomponent.h"
#include "e2e/keycloaktest.h"
#include "session/identity.h"

#include <QJsonArray>
#include <QTest>

namespace {

const QString own = QStringLiteral("How many days off do I have?");
const QString robertos = QStringLiteral("How many days off does roberto have?");
const QString role = QStringLiteral("office-management");
const QString realm = QStringLiteral("/local-dev");

} // namespace

class tst_KeycloakRealm : public KeycloakTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startKeycloak(); }
    void cleanupTestCase() { stopKeycloak(); }
    void init()
    {
        SECUREAGENT_NEEDS_REAL(!m_keycloak->isMissing(), "Keycloak");
        QVERIFY(m_tap);
        m_tap->forget();
        compose();
    }
    void cleanup() { m_composition.reset(); }

    void knowsItsPeopleByNamesThatNobodyChanges();
    void takesTheRegisteredRedirects_data();
    void takesTheRegisteredRedirects();
    void needsPkceWithS256_data();
    void needsPkceWithS256();
    void refusesARedirectElsewhere_data();
    void refusesARedirectElsewhere();
    void narrowsATokenToOneService();
    void exchangesATokenForOneService();
    void signsInToARealmMadeByTheGuide();

private:
    Http::ClientRequest authorization(const QString &uri) const;
    QString create(const QString &path, const QJsonObject &what, const QString &member);
};

void tst_KeycloakRealm::knowsItsPeopleByNamesThatNobodyChanges()
{
    const QJsonObject settings = m_keycloak->administer("GET", realm).object();
    for (const char *way : {"editUsernameAllowed", "registrationAllowed", "resetPasswordAllowed"})
        QCOMPARE(settings[QLatin1String(way)], QJsonValue(false));
    for (const char *who : {"jettro", "office"}) {
        const QJsonObject person
            = m_keycloak->administer("GET", realm + QStringLiteral("/users/") + userId(QLatin1String(who)))
                  .object();
        QCOMPARE(person[QLatin1String("emailVerified")], QJsonValue(true));
        QCOMPARE(person[QLatin1String("requiredActions")].toArray(), QJsonArray()); // a password to keep
    }
}

void tst_KeycloakRealm::takesTheRegisteredRedirects_data()
{
    QTest::addColumn<QString>("uri");
    for (const char *uri :
         {"http://127.0.0.1:7/callback", "http://127.0.0.1:54321/callback",
          "http://127.0.0.1:8000/docs/oauth2-redirect", "http://127.0.0.1:8001/docs/oauth2-redirect",
          "http://localhost:8000/docs/oauth2-redirect", "http://localhost:8001/docs/oauth2-redirect"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void tst_KeycloakRealm::takesTheRegisteredRedirects()
{
    QFETCH(QString, uri);
    QCOMPARE(m_keycloak->send(authorization(uri)).status, 200);
}

void tst_KeycloakRealm::needsPkceWithS256_data()
{
    QTest::addColumn<QString>("challenge");
    QTest::newRow("none") << QString();
    QTest::newRow("plain")
        << QStringLiteral("&code_challenge=%1&code_challenge_method=plain").arg(QString(43, u'a'));
}

void tst_KeycloakRealm::needsPkceWithS256()
{
    QFETCH(QString, challenge);
    Http::ClientRequest request;
    request.url = QUrl(endpoint(QStringLiteral("auth")).toString()
                       + QStringLiteral("?client_id=fastapi-client&response_type=code&scope=openid&state=s"
                                        "&redirect_uri=http://127.0.0.1:7/callback")
                       + challenge);
    const auto sent = m_composition->http().send(request);
    QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 60000);
    QVERIFY(sent.result());
    QCOMPARE(sent.result()->status, 302);
    const QByteArray location = sent.result()->headers.value("Location");
    QVERIFY2(location.startsWith("http://127.0.0.1:7/callback?error=invalid_request"), location);
}

void tst_KeycloakRealm::refusesARedirectElsewhere_data()
{
    QTest::addColumn<QString>("uri");
    for (const char *uri :
         {"http://127.0.0.1/other", "http://localhost:7/callback", "http://127.0.0.1:7/callback/x",
          "http://127.0.0.1:5@evil.example/callback", "https://evil.example/callback"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void tst_KeycloakRealm::refusesARedirectElsewhere()
{
    QFETCH(QString, uri);
    QCOMPARE(m_keycloak->send(authorization(uri)).status, 400);
}

void tst_KeycloakRealm::narrowsATokenToOneService()
{
    signInAs(QStringLiteral("office"));
    const auto narrow = m_keycloak->post(endpoint(QStringLiteral("token")),
                                         {{"grant_type", "refresh_token"},
                                          {"client_id", "fastapi-client"},
                                          {"scope", "openid hr"},
                                          {"refresh_token", m_tap->values("refresh_token").last()}});
    const QJsonObject token = Session::displayClaims(
        Core::Secret(narrow.object()[QLatin1String("access_token")].toString().toLatin1()));
    QCOMPARE(token[QLatin1String("aud")].toString(), QStringLiteral("hr-api"));
    QCOMPARE(Jose::claimSetOf(token, QStringLiteral("fastapi-client")).roles, QStringList {role});
    QCOMPARE(claims()[QLatin1String("aud")].toArray().size(), 2);
}

void tst_KeycloakRealm::exchangesATokenForOneService()
{
    signInAs(QStringLiteral("office"));
    const auto exchanged
        = m_keycloak->post(endpoint(QStringLiteral("token")),
                           {{"grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"},
                            {"subject_token", m_tap->values("access_token").last()},
                            {"subject_token_type", "urn:ietf:params:oauth:token-type:access_token"},
                            {"requested_token_type", "urn:ietf:params:oauth:token-type:access_token"},
                            {"scope", "openid hr"}},
                           "Basic " + QByteArray("secure-agent:for-development-only").toBase64());
    QVERIFY2(exchanged.status == 200, exchanged.body);
    const QJsonObject token = Session::displayClaims(
        Core::Secret(exchanged.object()[QLatin1String("access_token")].toString().toLatin1()));
    QCOMPARE(token[QLatin1String("aud")].toString(), QStringLiteral("hr-api"));
    QCOMPARE(token[QLatin1String("azp")].toString(), QStringLiteral("secure-agent"));
    QCOMPARE(token[QLatin1String("sub")].toString(), session().person().subject);
    QCOMPARE(Jose::claimSetOf(token, QStringLiteral("fastapi-client")).roles, QStringList {role});
}

/// What an application asks for that wants the answer there.
Http::ClientRequest tst_KeycloakRealm::authorization(const QString &uri) const
{
    Http::ClientRequest request;
    request.url = endpoint(QStringLiteral("auth"));
    request.url.setQuery(QStringLiteral("client_id=fastapi-client&response_type=code&scope=openid&state=s"
                                        "&code_challenge_method=S256&code_challenge=%1&redirect_uri=%2")
                             .arg(QString(43, u'a'), QString::fromLatin1(QUrl::toPercentEncoding(uri))));
    return request;
}

/// \return the id of what was created, found in the list at `path` by `member`
QString tst_KeycloakRealm::create(const QString &path, const QJsonObject &what, const QString &member)
{
    if (m_keycloak->administer("POST", path, what).status != 201)
        return {};
    return m_keycloak->idOf(path, member, what[member].toString());
}

/// docs/operating.md, "Your company's Keycloak", from an empty realm.
void tst_KeycloakRealm::signsInToARealmMadeByTheGuide()
{
    const QString company = QStringLiteral("/company");
    const QString clientId = QStringLiteral("secure-agent-desktop");
    const QString name = QStringLiteral("name");
    const QString protocol = QStringLiteral("protocol");
    const QString oidc = QStringLiteral("openid-connect");
    QVERIFY(!create({},
                    {{QStringLiteral("realm"), QStringLiteral("company")}, {QStringLiteral("enabled"), true}},
                    QStringLiteral("realm"))
                 .isEmpty());

    const QString desktop
        = create(company + QStringLiteral("/clients"),
                 {{QStringLiteral("clientId"), clientId},
                  {protocol, oidc},
                  {QStringLiteral("publicClient"), true},
                  {QStringLiteral("standardFlowEnabled"), true},
                  {QStringLiteral("directAccessGrantsEnabled"), false},
                  {QStringLiteral("fullScopeAllowed"), false},
                  {QStringLiteral("redirectUris"), QJsonArray {QStringLiteral("http://127.0.0.1/callback")}},
                  {QStringLiteral("attributes"),
                   QJsonObject {{QStringLiteral("pkce.code.challenge.method"), QStringLiteral("S256")}}}},
                 QStringLiteral("clientId"));
    QVERIFY(!desktop.isEmpty());
    for (const auto &[scope, audience] : {std::pair("agent", "secure-agent"), std::pair("hr", "hr-api")}) {
        const QJsonObject mapper {
            {name, QStringLiteral("audience")},
            {protocol, oidc},
            {QStringLiteral("protocolMapper"), QStringLiteral("oidc-audience-mapper")},
            {QStringLiteral("config"),
             QJsonObject {{QStringLiteral("included.custom.audience"), QLatin1String(audience)},
                          {QStringLiteral("access.token.claim"), QStringLiteral("true")}}}};
        const QString id
            = create(company + QStringLiteral("/client-scopes"),
                     {{name, QLatin1String(scope)},
                      {protocol, oidc},
                      {QStringLiteral("attributes"),
                       QJsonObject {{QStringLiteral("include.in.token.scope"), QStringLiteral("true")}}},
                      {QStringLiteral("protocolMappers"), QJsonArray {mapper}}},
                     name);
        QVERIFY(!id.isEmpty());
        QCOMPARE(
            m_keycloak
                ->administer(
                    "PUT", company + QStringLiteral("/clients/%1/optional-client-scopes/%2").arg(desktop, id))
                .status,
            204);
    }

    const QString roles = company + QStringLiteral("/clients/%1/roles").arg(desktop);
    QVERIFY(!create(roles, {{name, role}}, name).isEmpty());
    const QString group
        = create(company + QStringLiteral("/groups"), {{name, QStringLiteral("office_managers")}}, name);
    const QJsonObject ours = m_keycloak->administer("GET", roles + QLatin1Char('/') + role).object();
    QCOMPARE(
        m_keycloak
            ->administer("POST",
                         company + QStringLiteral("/groups/%1/role-mappings/clients/%2").arg(group, desktop),
                         QJsonDocument(QJsonArray {ours}))
            .status,
        204);
    change(company,
           {{QStringLiteral("revokeRefreshToken"), true}, {QStringLiteral("refreshTokenMaxReuse"), 0}});

    const auto person = [&](const QString &who, const QJsonArray &groups) {
        return create(company + QStringLiteral("/users"),
                      {{QStringLiteral("username"), who},
                       {QStringLiteral("enabled"), true},
                       {QStringLiteral("firstName"), who},
                       {QStringLiteral("lastName"), QStringLiteral("Employee")},
                       {QStringLiteral("email"), who + QStringLiteral("@example.com")},
                       {QStringLiteral("groups"), groups},
                       {QStringLiteral("credentials"),
                        QJsonArray {QJsonObject {{QStringLiteral("type"), QStringLiteral("password")},
                                                 {QStringLiteral("value"), who}}}}},
                      QStringLiteral("username"));
    };
    QVERIFY(!person(QStringLiteral("office"), {QStringLiteral("/office_managers")}).isEmpty());
    QVERIFY(!person(QStringLiteral("jettro"), {}).isEmpty());

    for (const char *who : {"office", "jettro"}) {
        compose(QStringLiteral("company"), {QStringLiteral("--client-id=") + clientId});
        signInAs(QLatin1String(who));
        QCOMPARE(ask(own).outcome(), QStringLiteral("ok"));
        QCOMPARE(ask(robertos).outcome(),
                 qstrcmp(who, "office") == 0 ? QStringLiteral("ok") : QStringLiteral("not_permitted"));
        QVERIFY(refresh());
    }
}

QTEST_GUILESS_MAIN(tst_KeycloakRealm)
#include "tst_keycloak_realm.moc"
