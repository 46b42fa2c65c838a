// SPDX-License-Identifier: GPL-3.0-or-later
// The session and the services of `secure-agent` against a real Keycloak, whose login page is filled in
// over HTTP. tst_keycloak_programs does it with the real programs and a real browser.
#include "agent/service.h"
#include "doubles/plainhttp.h"
#include "doubles/realcomponent.h"
#include "e2e/keycloaktest.h"
#include "hr/openapidocument.h"
#include "hr/options.h"
#include "session/identity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using Core::Error;
using State = Session::Session::State;

namespace {

const QString own = QStringLiteral("How many days off do I have?");
const QString robertos = QStringLiteral("How many days off does roberto have?");
const QString role = QStringLiteral("office-management");
const QString realm = QStringLiteral("/local-dev");
// Of the development realm.
const Agent::ExchangeClient exchangeClient {QStringLiteral("secure-agent"),
                                            Core::Secret("for-development-only")};
const Agent::ExchangeTarget hrByScope {{}, QStringLiteral("openid hr")};

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
    void exchangesAPersonsTokenForOneOfASingleService();
    void exchangesNoTokenOfAnEndedSession();
    void answersWithAnExchangedTokenThatOpensHrAlone_data();
    void answersWithAnExchangedTokenThatOpensHrAlone();

private:
    /// The signed-in person, as the agent's gate would see them.
    Auth::Principal principal();
    Core::Result<Core::Secret> exchange(const Auth::Principal &person, const Agent::ExchangeTarget &target);
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

Auth::Principal tst_Keycloak::principal()
{
    Auth::Principal person;
    const QJsonObject said = claims();
    person.issuer = issuer();
    person.subject = said.value(QLatin1String("sub")).toString();
    person.expires = Core::Time(std::chrono::seconds(said.value(QLatin1String("exp")).toInteger()));
    const auto token = session().accessToken();
    if (QTest::qWaitFor([&token] { return token.isFinished(); }, 60000) && token.result())
        person.token = *token.result();
    return person;
}

Core::Result<Core::Secret> tst_Keycloak::exchange(const Auth::Principal &person,
                                                  const Agent::ExchangeTarget &target)
{
    Http::NetworkClient http;
    Agent::TokenExchange exchange(http, issuer(), exchangeClient, Core::systemNow);
    const Core::Future<Core::Secret> token = exchange.exchange(person, target);
    if (!QTest::qWaitFor([&token] { return token.isFinished(); }, 60000))
        return Core::failure(Error::Code::Internal, QStringLiteral("it never ended"));
    return token.result();
}

void tst_Keycloak::exchangesAPersonsTokenForOneOfASingleService()
{
    signInAs(QStringLiteral("office"));
    const Auth::Principal person = principal();
    const Core::Result<Core::Secret> token = exchange(person, hrByScope);
    QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
    const QJsonObject said = Session::displayClaims(*token);
    QCOMPARE(said.value(QLatin1String("aud")), QJsonValue(QStringLiteral("hr-api")));
    QCOMPARE(said.value(QLatin1String("azp")), QJsonValue(QStringLiteral("secure-agent")));
    QCOMPARE(said.value(QLatin1String("sub")).toString(), person.subject);
    // HR takes it, with the person's own role.
    const Http::Headers headers {{"Authorization", "Bearer " + token->expose()},
                                 {"Content-Type", "application/json"}};
    const auto days = Doubles::ask(m_composition->services().hrUrl(), "POST", "/daysOffFor", headers,
                                   R"({"person_name":"roberto"})");
    QCOMPARE(days.status, 200);
    QCOMPARE(days.json().value(QLatin1String("asked_by")).toString(), QStringLiteral("office"));
    // The agent itself does not: it is not for the agent.
    QCOMPARE(Doubles::ask(m_composition->services().agentUrl(), "GET", "/tools", headers).status, 401);
    // A service that the realm does not let the agent call, and a scope that is for no service.
    for (const Agent::ExchangeTarget &target :
         {Agent::ExchangeTarget {QStringLiteral("fastapi-client")},
          Agent::ExchangeTarget {{}, QStringLiteral("openid")},
          Agent::ExchangeTarget {{}, QStringLiteral("openid agent hr")},
          Agent::ExchangeTarget {{}, QStringLiteral("openid hr"), {QStringLiteral("hr-api")}}}) {
        const Core::Result<Core::Secret> other = exchange(person, target);
        QVERIFY2(!other, qPrintable(target.scope));
        QCOMPARE(other.error().code, Error::Code::Forbidden);
    }
}

void tst_Keycloak::exchangesNoTokenOfAnEndedSession()
{
    signInAs(QStringLiteral("jettro"));
    const Auth::Principal person = principal();
    QVERIFY(exchange(person, hrByScope));
    m_keycloak->administer("POST",
                           realm + QStringLiteral("/users/%1/logout").arg(userId(QStringLiteral("jettro"))),
                           QJsonObject());
    const Core::Result<Core::Secret> ended = exchange(person, hrByScope);
    QVERIFY(!ended);
    // RFC 8693 section 2.2.2 has one error for a token that ended and for what may not be asked for, and
    // Keycloak keeps to it: that the session ended is learned at the next refresh.
    QVERIFY2(ended.error().code == Error::Code::Forbidden, qPrintable(ended.error().detail));
}

void tst_Keycloak::answersWithAnExchangedTokenThatOpensHrAlone_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("response");
    QTest::newRow("oneself") << QStringLiteral("jettro") << own
                             << QStringLiteral("You have 10 days off left.");
    QTest::newRow("by a role") << QStringLiteral("office") << robertos
                               << QStringLiteral("roberto has 15 days off left.");
}

void tst_Keycloak::answersWithAnExchangedTokenThatOpensHrAlone()
{
    QFETCH(QString, who);
    QFETCH(QString, question);
    QFETCH(QString, response);
    const QUrl hr = m_composition->services().hrUrl();
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Agent::ServiceOptions options;
    options.issuer = issuer();
    options.exchange = exchangeClient;
    options.services = {Agent::knownService(QStringLiteral("HR"), hr, {}, Hr::openApiDocument({}, hr),
                                            Hr::readOnlyOperations())};
    options.services.first().tokenMode = Agent::TokenMode::TokenExchange;
    options.services.first().scope = hrByScope.scope;
    const auto agent = Agent::Service::create(*socket, options);
    QVERIFY2(agent, agent ? "" : qPrintable(agent.error().detail));
    QTRY_COMPARE_WITH_TIMEOUT(Doubles::ask(socket->url(), "GET", "/health/ready").status, 200, 60000);
    const auto answered = [&](const QString &asked) {
        const QJsonObject body {{QStringLiteral("query"), asked}};
        return Doubles::ask(socket->url(), "POST", "/query",
                            {{"Authorization", "Bearer " + principal().token.expose()},
                             {"Content-Type", "application/json"}},
                            QJsonDocument(body).toJson())
            .json();
    };

    signInAs(who);
    const QJsonObject answer = answered(question);
    QCOMPARE(answer.value(QLatin1String("response")).toString(), response);
    const QJsonObject receipt = answer.value(QLatin1String("receipts")).toArray().at(0).toObject();
    QCOMPARE(receipt.value(QLatin1String("token_mode")).toString(), QStringLiteral("token exchange"));
    // Keycloak gave it on the way.
    const QJsonObject sent = Session::displayClaims(Core::Secret(m_tap->values("access_token").constLast()));
    QCOMPARE(sent.value(QLatin1String("aud")).toString(), QStringLiteral("hr-api"));
    QCOMPARE(sent.value(QLatin1String("azp")).toString(), exchangeClient.id);
}

QTEST_GUILESS_MAIN(tst_Keycloak)
#include "tst_keycloak.moc"
