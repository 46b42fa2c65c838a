// SPDX-License-Identifier: GPL-3.0-or-later
// The session and the services of `secure-agent` against a real Keycloak, whose login page is filled in
// over HTTP. tst_keycloak_programs does it with the real programs and a real browser.
#include "doubles/realcomponent.h"
#include "e2e/keycloaktest.h"
#include "session/identity.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using Core::Error;
using State = Session::Session::State;

namespace {

const QString own = QStringLiteral("How many days off do I have?");
const QString robertos = QStringLiteral("How many days off does roberto have?");
const QString role = QStringLiteral("office-management");
const QString realm = QStringLiteral("/local-dev");

} // namespace

class tst_Keycloak : public KeycloakTest
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

    void tellsAnEmployeeTheirOwnDaysAndRefusesOthers();
    void tellsAnOfficeManagerSomebodyElsesDays();
    void asksForNoPasswordWhileTheProviderRemembers();
    void staysAtThePageWithAWrongPassword();
    void redeemsACodeOnce();
    void asksToSignInAgainWhenAnAdministratorEndsTheSession();
    void letsNobodyInWhoIsDisabled();
    void losesARoleThatIsTakenAway();
    void goesOnWithNewKeys();
    void keepsTheSessionWhileTheProviderRestarts();
    void usesEachRefreshTokenOnceWithRotation();
    void endsTheSessionAtTheProviderOnSignOut();
};

void tst_Keycloak::tellsAnEmployeeTheirOwnDaysAndRefusesOthers()
{
    signInAs(QStringLiteral("jettro"));
    QCOMPARE(m_pages->forms, 1);
    QCOMPARE(session().person().roles, QStringList());
    QCOMPARE(session().person().issuer, issuer());
    const Answer mine = ask(own);
    QCOMPARE(mine.text(), QStringLiteral("You have 10 days off left."));
    QCOMPARE(mine.result->receipts.size(), 1);
    QCOMPARE(mine.result->receipts[0].acting, QStringLiteral("jettro"));

    const Answer others = ask(robertos);
    QCOMPARE(others.outcome(), QStringLiteral("not_permitted"));
    QVERIFY(!others.text().contains(QLatin1String("15")));
    QCOMPARE(others.result->outcomes.value(0).requiredRoles, QStringList {role});
    QCOMPARE(others.result->outcomes.value(0).whoCanHelp, QStringLiteral("office"));
}

void tst_Keycloak::tellsAnOfficeManagerSomebodyElsesDays()
{
    signInAs(QStringLiteral("office"));
    QCOMPARE(session().person().roles, QStringList {role});
    const Answer answer = ask(robertos);
    QCOMPARE(answer.text(), QStringLiteral("roberto has 15 days off left."));
    QCOMPARE(answer.result->receipts.value(0).allowedBy, role);
    QVERIFY(!answer.result->receipts.value(0).lookupId.isEmpty());
}

void tst_Keycloak::asksForNoPasswordWhileTheProviderRemembers()
{
    signInAs(QStringLiteral("jettro"));
    compose(); // the application starts anew; the browser is the same
    session().signIn();
    QVERIFY(reach(State::SignedIn));
    QCOMPARE(m_pages->forms, 1);
    QCOMPARE(m_pages->returns, 2);
    QCOMPARE(ask(own).text(), QStringLiteral("You have 10 days off left."));
}

void tst_Keycloak::staysAtThePageWithAWrongPassword()
{
    m_pages->become(QStringLiteral("jettro"), QStringLiteral("wrong"));
    session().signIn();
    QTRY_VERIFY_WITH_TIMEOUT(!m_pages->said.isEmpty(), 60000);
    QCOMPARE(session().state(), State::WaitingForBrowser);
    QCOMPARE(m_pages->returns, 0);
    session().cancelSignIn();
    QCOMPARE(session().state(), State::SignedOut);
}

void tst_Keycloak::redeemsACodeOnce()
{
    signInAs(QStringLiteral("jettro"));
    const QList<QByteArray> codes = m_tap->values("code");
    const QList<QByteArray> verifiers = m_tap->values("code_verifier");
    QCOMPARE(codes.size(), 1);
    QCOMPARE(verifiers.size(), 1);
    const auto again = m_keycloak->post(endpoint(QStringLiteral("token")),
                                        {{"grant_type", "authorization_code"},
                                         {"client_id", "fastapi-client"},
                                         {"code", codes[0]},
                                         {"code_verifier", verifiers[0]},
                                         {"redirect_uri", m_tap->values("redirect_uri").value(0)}});
    QCOMPARE(again.status, 400);
    // Somebody else had the code: what it brought is worth nothing any more.
    QVERIFY(!refresh());
    QCOMPARE(session().state(), State::Ended);
}

void tst_Keycloak::asksToSignInAgainWhenAnAdministratorEndsTheSession()
{
    change(realm, {{QStringLiteral("accessTokenLifespan"), 4}});
    signInAs(QStringLiteral("jettro"));
    QCOMPARE(ask(own).outcome(), QStringLiteral("ok"));
    m_keycloak->administer("POST",
                           realm + QStringLiteral("/users/%1/logout").arg(userId(QStringLiteral("jettro"))),
                           QJsonObject());
    // By itself: the next refresh ahead of the token's end tells.
    QVERIFY(reach(State::Ended));
    QCOMPARE(session().person().name, QStringLiteral("jettro"));
    const Answer unanswered = ask(own);
    QVERIFY(unanswered.failure);
    QCOMPARE(unanswered.failure->kind, Session::TurnFailure::Kind::SignInNeeded);
    change(realm, {{QStringLiteral("accessTokenLifespan"), 300}});

    session().signIn();
    QVERIFY(reach(State::SignedIn));
    QCOMPARE(m_pages->forms, 2); // the provider has forgotten them too
    QCOMPARE(ask(own).text(), QStringLiteral("You have 10 days off left."));
}

void tst_Keycloak::letsNobodyInWhoIsDisabled()
{
    signInAs(QStringLiteral("jettro"));
    const QString path = realm + QStringLiteral("/users/") + userId(QStringLiteral("jettro"));
    change(path, {{QStringLiteral("enabled"), false}});
    QVERIFY(!refresh());
    QCOMPARE(session().state(), State::Ended);
    m_pages->become(QStringLiteral("jettro"));
    session().signIn();
    QTRY_VERIFY_WITH_TIMEOUT(!m_pages->said.isEmpty(), 60000);
    QVERIFY2(m_pages->said.contains(QLatin1String("disabled")), qPrintable(m_pages->said));
    QCOMPARE(session().state(), State::WaitingForBrowser);
    session().cancelSignIn();
    change(path, {{QStringLiteral("enabled"), true}});
    signInAs(QStringLiteral("jettro"));
}

void tst_Keycloak::losesARoleThatIsTakenAway()
{
    signInAs(QStringLiteral("office"));
    QCOMPARE(ask(robertos).outcome(), QStringLiteral("ok"));
    const QString group = m_keycloak->idOf(realm + QStringLiteral("/groups"), QStringLiteral("name"),
                                           QStringLiteral("office_managers"));
    const QString membership
        = realm + QStringLiteral("/users/%1/groups/%2").arg(userId(QStringLiteral("office")), group);
    QCOMPARE(m_keycloak->administer("DELETE", membership).status, 204);
    bool told = false;
    connect(&session(), &Session::Session::personChanged, this, [&told] { told = true; });
    QVERIFY(refresh());
    QVERIFY(told);
    QCOMPARE(session().person().roles, QStringList());
    QCOMPARE(ask(robertos).outcome(), QStringLiteral("not_permitted"));
    QCOMPARE(session().state(), State::SignedIn); // no reason to sign in again
    QCOMPARE(m_pages->forms, 1);
    QCOMPARE(m_keycloak->administer("PUT", membership).status, 204);
    QVERIFY(refresh());
    QCOMPARE(ask(robertos).outcome(), QStringLiteral("ok"));
}

void tst_Keycloak::goesOnWithNewKeys()
{
    signInAs(QStringLiteral("jettro"));
    QCOMPARE(ask(own).outcome(), QStringLiteral("ok"));
    const QString realmId = m_keycloak->administer("GET", realm).object()[QLatin1String("id")].toString();
    const auto list = [](const char *value) { return QJsonArray {QString::fromLatin1(value)}; };
    const auto added = m_keycloak->administer(
        "POST", realm + QStringLiteral("/components"),
        QJsonObject {{QStringLiteral("name"), QStringLiteral("new")},
                     {QStringLiteral("providerId"), QStringLiteral("rsa-generated")},
                     {QStringLiteral("providerType"), QStringLiteral("org.keycloak.keys.KeyProvider")},
                     {QStringLiteral("parentId"), realmId},
                     {QStringLiteral("config"),
                      QJsonObject {{QStringLiteral("priority"), list("200")},
                                   {QStringLiteral("enabled"), list("true")},
                                   {QStringLiteral("active"), list("true")},
                                   {QStringLiteral("algorithm"), list("RS256")},
                                   {QStringLiteral("keySize"), list("2048")}}}});
    QCOMPARE(added.status, 201);
    const QByteArray before = m_tap->values("access_token").last();
    QVERIFY(refresh());
    const QByteArray after = m_tap->values("access_token").last();
    QVERIFY(before.left(before.indexOf('.')) != after.left(after.indexOf('.'))); // another kid
    QCOMPARE(ask(own).text(), QStringLiteral("You have 10 days off left."));
    QCOMPARE(m_pages->forms, 1);
}

void tst_Keycloak::keepsTheSessionWhileTheProviderRestarts()
{
    signInAs(QStringLiteral("office"));
    m_keycloak->stop();
    QVERIFY(!refresh());
    QCOMPARE(session().state(), State::SignedIn);
    QCOMPARE(ask(robertos).outcome(), QStringLiteral("ok")); // with the token that there is
    QVERIFY2(m_keycloak->start(), m_keycloak->complaint());
    QVERIFY(refresh());
    QCOMPARE(ask(robertos).outcome(), QStringLiteral("ok"));
    QCOMPARE(m_pages->forms, 1);
}

void tst_Keycloak::usesEachRefreshTokenOnceWithRotation()
{
    change(realm,
           {{QStringLiteral("revokeRefreshToken"), true}, {QStringLiteral("refreshTokenMaxReuse"), 0}});
    signInAs(QStringLiteral("jettro"));
    const QByteArray first = m_tap->values("refresh_token").last();
    for (int i = 0; i < 3; ++i)
        QVERIFY(refresh());
    QCOMPARE(session().state(), State::SignedIn);
    QCOMPARE(m_tap->values("refresh_token").size(), 4);
    QCOMPARE(ask(own).outcome(), QStringLiteral("ok"));
    // Somebody uses an old one: the whole family goes, and the person signs in again.
    const auto stolen = m_keycloak->post(
        endpoint(QStringLiteral("token")),
        {{"grant_type", "refresh_token"}, {"client_id", "fastapi-client"}, {"refresh_token", first}});
    QCOMPARE(stolen.status, 400);
    QVERIFY(!refresh());
    QCOMPARE(session().state(), State::Ended);
    change(realm, {{QStringLiteral("revokeRefreshToken"), false}});
}

void tst_Keycloak::endsTheSessionAtTheProviderOnSignOut()
{
    signInAs(QStringLiteral("jettro"));
    const QByteArray refreshToken = m_tap->values("refresh_token").last();
    const QString sessions
        = realm + QStringLiteral("/users/%1/sessions").arg(userId(QStringLiteral("jettro")));
    const QString id = claims()[QLatin1String("sid")].toString();
    const auto isThere = [&] {
        const QJsonArray all = m_keycloak->administer("GET", sessions).array();
        return std::any_of(all.begin(), all.end(), [&id](const QJsonValue &one) {
            return one[QLatin1String("id")].toString() == id;
        });
    };
    QVERIFY(isThere());
    session().signOut();
    QCOMPARE(session().state(), State::SignedOut);
    QTRY_VERIFY_WITH_TIMEOUT(!isThere(), 60000);
    const auto late = m_keycloak->post(
        endpoint(QStringLiteral("token")),
        {{"grant_type", "refresh_token"}, {"client_id", "fastapi-client"}, {"refresh_token", refreshToken}});
    QCOMPARE(late.status, 400);
    session().signIn();
    QVERIFY(reach(State::SignedIn));
    QCOMPARE(m_pages->forms, 2); // not by what the browser remembers

    // A browser that signs out there comes back to the application, at whatever port.
    const auto back = m_keycloak->post(endpoint(QStringLiteral("logout")),
                                       {{"id_token_hint", m_tap->values("id_token").last()},
                                        {"client_id", "fastapi-client"},
                                        {"post_logout_redirect_uri", "http://127.0.0.1:54321/loggedout"}});
    QCOMPARE(back.status, 302);
}

QTEST_GUILESS_MAIN(tst_Keycloak)
#include "tst_keycloak.moc"
