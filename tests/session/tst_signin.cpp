// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"
#include "session/doubles/listening.h"
#include "session/doubles/sessiontest.h"
#include "session/identity.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

#include <atomic>

using namespace std::chrono_literals;
using Core::Error;
using Core::Result;
using Core::Secret;
using Demo::Misbehaviour;
using Doubles::await;
using Session::SignInFailure;
using State = Session::Session::State;
using Fault = Misbehaviour::Fault;
using Kind = SignInFailure::Kind;

class tst_SignIn : public Doubles::SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    // SessionTest's, which Qt Test finds only here.
    void initTestCase() { startProvider(); }
    void cleanupTestCase() { stopProvider(); }
    void init() { prepare(); }
    void cleanup() { clear(); }

    void signsInAndKnowsThePerson();
    void readsTheRolesOfThePerson();
    void signsOutWhileASignInIsUnderWay();
    void endsASignInThatGoesWrong_data();
    void endsASignInThatGoesWrong();
    void tellsWhichIssuerItFound();
    void refusesAMixUp_data();
    void refusesAMixUp();
    void endsWithAnIssuerThatIsNotThere_data();
    void endsWithAnIssuerThatIsNotThere();
    void ignoresACallbackWithAnotherState();
    void canBeCancelledAtEachStep_data();
    void canBeCancelledAtEachStep();
    void canSignInAfterAFailure();
    void opensTheSamePageAgain();
    void tellsWhenNoBrowserOpens();
};

void tst_SignIn::signsInAndKnowsThePerson()
{
    QList<State> states;
    connect(m_session.get(), &Session::Session::stateChanged, this,
            [&] { states.append(m_session->state()); });
    QSignalSpy signedIn(m_session.get(), &Session::Session::signedIn);
    m_session->signIn();
    m_session->signIn(); // one is under way
    QTRY_COMPARE(signedIn.size(), 1);
    const QList<State> expected {State::Starting, State::WaitingForBrowser, State::Finishing,
                                 State::SignedIn};
    QCOMPARE(states, expected);

    const Session::Person person = m_session->person();
    QCOMPARE(person.issuer, m_provider->issuer());
    QVERIFY(!person.subject.isEmpty());
    QCOMPARE(person.name, QStringLiteral("jettro"));
    QVERIFY(!person.fullName.isEmpty());
    QCOMPARE(person.roles, QStringList());
    QVERIFY(m_session->signedInUntil() > Core::systemNow() + 200s);

    const Result<Secret> token = await(m_session->accessToken());
    QVERIFY(token);
    QCOMPARE(Session::displayClaims(*token).value(QStringLiteral("sub")).toString(), person.subject);
    QVERIFY(m_failures.isEmpty());
    m_session->signIn(); // somebody is signed in
    QCOMPARE(m_session->state(), State::SignedIn);
    QCOMPARE(m_browser->pages.size(), 1);
}

void tst_SignIn::readsTheRolesOfThePerson()
{
    m_browser->m_username = QStringLiteral("office");
    signIn();
    QCOMPARE(m_session->person().roles, QStringList {QStringLiteral("office-management")});
}

void tst_SignIn::signsOutWhileASignInIsUnderWay()
{
    m_browser->waits = true;
    m_session->signIn();
    QTRY_COMPARE(m_session->state(), State::WaitingForBrowser);
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    m_browser->signIn();
    QTest::qWait(100);
    QCOMPARE(m_session->state(), State::SignedOut);
}

void tst_SignIn::endsASignInThatGoesWrong_data()
{
    QTest::addColumn<Misbehaviour>("misbehaviour");
    QTest::addColumn<SignInFailure::Kind>("kind");
    const auto row = [](const char *name, Kind kind, auto change) {
        Misbehaviour misbehaviour;
        change(misbehaviour);
        QTest::newRow(name) << misbehaviour << kind;
    };
    using IdToken = Misbehaviour::IdToken;
    using M = Misbehaviour;
    row("discovery: 500", Kind::ProviderUnreachable, [](M &m) { m.discovery = Fault::ServerError; });
    row("discovery: HTML", Kind::ProviderNotUnderstood, [](M &m) { m.discovery = Fault::Html; });
    row("discovery: huge", Kind::ProviderNotUnderstood, [](M &m) { m.discovery = Fault::Huge; });
    row("discovery: silent", Kind::ProviderUnreachable, [](M &m) { m.discovery = Fault::Stall; });
    row("discovery: redirect", Kind::ProviderNotUnderstood, [](M &m) { m.discovery = Fault::Redirect; });
    row("keys: 500", Kind::ProviderUnreachable, [](M &m) { m.jwks = Fault::ServerError; });
    row("keys: HTML", Kind::ProviderUnreachable, [](M &m) { m.jwks = Fault::Html; });
    row("keys: silent", Kind::ProviderUnreachable, [](M &m) { m.jwks = Fault::Stall; });
    row("token: 500", Kind::ProviderUnreachable, [](M &m) { m.token = Fault::ServerError; });
    row("token: HTML", Kind::ProviderNotUnderstood, [](M &m) { m.token = Fault::Html; });
    row("token: silent", Kind::ProviderUnreachable, [](M &m) { m.token = Fault::Stall; });
    row("token: huge", Kind::ProviderNotUnderstood, [](M &m) { m.token = Fault::Huge; });
    row("token: redirect", Kind::ProviderNotUnderstood, [](M &m) { m.token = Fault::Redirect; });
    row("token: an HTML description", Kind::ProviderNotUnderstood,
        [](M &m) { m.tokenErrorDescription = QStringLiteral("<h1>no</h1>"); });
    row("denied", Kind::Denied, [](M &m) { m.authorizationError = QStringLiteral("access_denied"); });
    row("no iss in the response", Kind::Rejected, [](M &m) { m.omitResponseIssuer = true; });
    row("another iss in the response", Kind::Rejected,
        [](M &m) { m.responseIssuer = QStringLiteral("https://evil.example"); });
    row("another issuer in the tokens", Kind::Rejected,
        [](M &m) { m.tokenIssuer = QStringLiteral("https://evil.example"); });
    row("ID token: nonce", Kind::Rejected, [](M &m) { m.idToken = IdToken::WrongNonce; });
    row("ID token: aud", Kind::Rejected, [](M &m) { m.idToken = IdToken::WrongAudience; });
    row("ID token: azp", Kind::Rejected, [](M &m) { m.idToken = IdToken::WrongAuthorizedParty; });
    row("ID token: iss", Kind::Rejected, [](M &m) { m.idToken = IdToken::WrongIssuer; });
    row("ID token: signature", Kind::Rejected, [](M &m) { m.idToken = IdToken::WrongSignature; });
    row("ID token: alg none", Kind::Rejected, [](M &m) { m.idToken = IdToken::AlgorithmNone; });
    row("ID token: expired", Kind::Rejected, [](M &m) { m.idToken = IdToken::Expired; });
    row("ID token: missing", Kind::Rejected, [](M &m) { m.idToken = IdToken::Missing; });
}

void tst_SignIn::endsASignInThatGoesWrong()
{
    QFETCH(Misbehaviour, misbehaviour);
    QFETCH(SignInFailure::Kind, kind);
    m_provider->misbehave(misbehaviour);
    m_session->signIn();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 15000);
    QCOMPARE(m_failures[0].kind, kind);
    QVERIFY(!m_failures[0].detail.isEmpty());
    QVERIFY(!m_failures[0].detail.contains(QLatin1Char('<')));
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->person(), Session::Person());
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(await(m_session->accessToken()).error().code, Error::Code::Unauthorized);
}

void tst_SignIn::tellsWhichIssuerItFound()
{
    Misbehaviour misbehaviour;
    misbehaviour.metadataIssuer = QStringLiteral("http://localhost:8080/realms/local-dev");
    m_provider->misbehave(misbehaviour);
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::IssuerMismatch);
    QCOMPARE(m_failures[0].issuerSaid, misbehaviour.metadataIssuer);
}

void tst_SignIn::refusesAMixUp_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("that announces iss") << true;
    QTest::newRow("that does not") << false;
}

/// A provider that somebody was talked into sends people to the honest one's page, to get at the code.
void tst_SignIn::refusesAMixUp()
{
    QFETCH(bool, announced);
    std::atomic<int> codes = 0;
    QString evil;
    Doubles::HttpFixture fixture([&](Http::Router &router, QObject *) {
        router.add("GET", QStringLiteral("/.well-known/openid-configuration"),
                   [&](const Http::Request &, const Http::Responder &responder) {
                       responder.send(Http::Reply::json(
                           {{QStringLiteral("issuer"), evil},
                            {QStringLiteral("authorization_endpoint"),
                             m_provider->issuer() + QStringLiteral("/authorize")},
                            {QStringLiteral("token_endpoint"), evil + QStringLiteral("/token")},
                            {QStringLiteral("jwks_uri"), evil + QStringLiteral("/jwks")},
                            {QStringLiteral("authorization_response_iss_parameter_supported"), announced}}));
                   });
        router.add("POST", QStringLiteral("/token"),
                   [&](const Http::Request &, const Http::Responder &responder) {
                       ++codes;
                       responder.send(Http::Reply());
                   });
    });
    evil = fixture.url().toString();
    Session::Session session({evil}, *m_http, *m_browser);
    QList<SignInFailure> failures;
    connect(&session, &Session::Session::signInFailed, this,
            [&failures](const SignInFailure &failure) { failures.append(failure); });
    session.signIn();
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, 15000);
    QCOMPARE(m_browser->pages.size(), 1);
    QCOMPARE(failures[0].kind, Kind::Rejected);
    QCOMPARE(codes.load(), 0);
}

void tst_SignIn::endsWithAnIssuerThatIsNotThere_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<SignInFailure::Kind>("kind");
    QTest::newRow("nobody listens") << QStringLiteral("http://127.0.0.1:1") << Kind::ProviderUnreachable;
    QTest::newRow("plain http elsewhere")
        << QStringLiteral("http://idp.example") << Kind::ProviderNotUnderstood;
    QTest::newRow("no URL") << QStringLiteral("my provider") << Kind::ProviderNotUnderstood;
    QTest::newRow("empty") << QString() << Kind::ProviderNotUnderstood;
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << Kind::ProviderNotUnderstood;
}

void tst_SignIn::endsWithAnIssuerThatIsNotThere()
{
    QFETCH(QString, issuer);
    QFETCH(SignInFailure::Kind, kind);
    Session::Session session({issuer}, *m_http, *m_browser);
    QList<SignInFailure> failures;
    connect(&session, &Session::Session::signInFailed, this,
            [&failures](const SignInFailure &failure) { failures.append(failure); });
    session.signIn();
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures[0].kind, kind);
    QVERIFY(m_browser->pages.isEmpty());
}

void tst_SignIn::ignoresACallbackWithAnotherState()
{
    make({.signInTime = 1s});
    Misbehaviour misbehaviour;
    misbehaviour.wrongState = true;
    m_provider->misbehave(misbehaviour);
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::TimedOut); // and not by that callback
}

void tst_SignIn::canBeCancelledAtEachStep_data()
{
    QTest::addColumn<Misbehaviour>("misbehaviour");
    QTest::addColumn<bool>("browserWaits");
    QTest::addColumn<State>("state");
    Misbehaviour stalled;
    stalled.discovery = Fault::Stall;
    QTest::newRow("starting") << stalled << false << State::Starting;
    QTest::newRow("in the browser") << Misbehaviour() << true << State::WaitingForBrowser;
    stalled = {};
    stalled.token = Fault::Stall;
    QTest::newRow("finishing") << stalled << false << State::Finishing;
    stalled = {};
    stalled.jwks = Fault::Stall;
    QTest::newRow("at the keys") << stalled << false << State::Finishing;
}

void tst_SignIn::canBeCancelledAtEachStep()
{
    QFETCH(Misbehaviour, misbehaviour);
    QFETCH(bool, browserWaits);
    QFETCH(State, state);
    m_provider->misbehave(misbehaviour);
    m_browser->waits = browserWaits;
    m_session->signIn();
    QTRY_COMPARE(m_session->state(), state);
    QTest::qWait(50);
    QCOMPARE(m_session->state(), state);
    m_session->cancelSignIn();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::Cancelled);
    if (!m_browser->pages.isEmpty()) {
        const QUrl callback(QUrlQuery(m_browser->pages[0])
                                .queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        QVERIFY(!Doubles::isListening(callback));
    }
    m_session->cancelSignIn(); // nothing is under way
    QCOMPARE(m_failures.size(), 1);
}

void tst_SignIn::canSignInAfterAFailure()
{
    Misbehaviour misbehaviour;
    misbehaviour.idToken = Misbehaviour::IdToken::WrongNonce;
    m_provider->misbehave(misbehaviour);
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    m_provider->misbehave({});
    signIn();
    QCOMPARE(m_session->person().name, QStringLiteral("jettro"));
}

void tst_SignIn::opensTheSamePageAgain()
{
    m_browser->waits = true;
    m_session->openBrowserAgain();
    QVERIFY(m_browser->pages.isEmpty());
    m_session->signIn();
    QTRY_COMPARE(m_session->state(), State::WaitingForBrowser);
    m_session->openBrowserAgain();
    QCOMPARE(m_browser->pages.size(), 2);
    QCOMPARE(m_browser->pages[0], m_browser->pages[1]);
    m_browser->signIn();
    QTRY_COMPARE(m_session->state(), State::SignedIn);
    m_session->openBrowserAgain();
    QCOMPARE(m_browser->pages.size(), 2);
}

void tst_SignIn::tellsWhenNoBrowserOpens()
{
    m_browser->works = false;
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::BrowserNotOpened);
    QCOMPARE(m_session->state(), State::SignedOut);
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_signin.moc"
