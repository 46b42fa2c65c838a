// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/demoprovider.h"
#include "session/doubles/listening.h"
#include "session/identity.h"
#include "session/refreshrequest.h"
#include "session/session.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace std::chrono_literals;
using Core::Error;
using Core::Result;
using Core::Secret;
using Demo::Misbehaviour;
using Doubles::DemoProvider;
using Doubles::HeadlessBrowser;
using Session::SignInFailure;
using State = Session::Session::State;
using Fault = Misbehaviour::Fault;
using Kind = SignInFailure::Kind;

namespace {

/// In memory, and the test looks inside.
class OpenStore : public Session::MemoryTokenStore
{
public:
    explicit OpenStore(QByteArray &kept) : m_kept(kept) { }
    Core::Future<> write(const Secret &token) override
    {
        m_kept = token.expose();
        return MemoryTokenStore::write(token);
    }
    Core::Future<> remove() override
    {
        m_kept.clear();
        return MemoryTokenStore::remove();
    }

private:
    QByteArray &m_kept;
};

template<class T>
Result<T> await(const Core::Future<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10000))
        return Core::failure(Error::Code::Internal, QStringLiteral("never ended"));
    return future.result();
}

QStringList g_log;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    g_log.append(message);
}

} // namespace

class tst_Session : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_provider = std::make_unique<DemoProvider>(); } // its keys take a while to make
    void cleanupTestCase() { m_provider.reset(); }
    void init();
    void cleanup();

    void signsInAndKnowsThePerson();
    void readsTheRolesOfThePerson();
    void givesNoTokenBeforeOrAfter();
    void signsOutAtTheProviderToo();
    void signsOutWhileTheProviderIsAway();
    void signsOutWhileASignInIsUnderWay();
    void endsASignInThatGoesWrong_data();
    void endsASignInThatGoesWrong();
    void tellsWhichIssuerItFound();
    void endsWithAnIssuerThatIsNotThere_data();
    void endsWithAnIssuerThatIsNotThere();
    void ignoresACallbackWithAnotherState();
    void canBeCancelledAtEachStep_data();
    void canBeCancelledAtEachStep();
    void canSignInAfterAFailure();
    void opensTheSamePageAgain();
    void tellsWhenNoBrowserOpens();
    void refreshesAheadOfTheEnd();
    void refreshesOnceForAllWhoWait();
    void givesTheReplacementToThoseWhoComeLate();
    void replacesTheRefreshToken();
    void endsWhenTheProviderHasEndedTheSession();
    void signsInAnotherPersonAfterTheEnd();
    void keepsTheSessionWhileTheProviderFails_data();
    void keepsTheSessionWhileTheProviderFails();
    void signsOutWhenARefreshBringsSomebodyElse();
    void givesUpWhenARefreshBringsABadIdToken_data();
    void givesUpWhenARefreshBringsABadIdToken();
    void followsRotatedKeys();
    void livesWithoutARefreshToken();
    void writesNoSecretToTheLog();

private:
    void make(Session::SessionLimits limits = quick());
    void signIn();
    static Session::SessionLimits quick()
    {
        return {.signInTime = 10s, .requestTime = 2000ms, .firstRetry = 50ms, .lastRetry = 200ms};
    }

    std::unique_ptr<DemoProvider> m_provider;
    std::unique_ptr<HeadlessBrowser> m_browser;
    std::unique_ptr<Http::NetworkClient> m_http;
    std::unique_ptr<Session::Session> m_session;
    QByteArray m_kept; ///< the refresh token
    QList<SignInFailure> m_failures;
};

void tst_Session::init()
{
    m_provider->misbehave({});
    m_browser = std::make_unique<HeadlessBrowser>();
    m_http = std::make_unique<Http::NetworkClient>();
    make();
}

void tst_Session::cleanup()
{
    m_session.reset();
    m_browser.reset();
    m_http.reset();
}

void tst_Session::make(Session::SessionLimits limits)
{
    m_kept.clear();
    m_failures.clear();
    m_session = std::make_unique<Session::Session>(Session::IdentitySettings {m_provider->issuer()}, *m_http,
                                                   *m_browser, nullptr, Core::systemNow, limits,
                                                   std::make_unique<OpenStore>(m_kept));
    connect(m_session.get(), &Session::Session::signInFailed, this,
            [this](const SignInFailure &failure) { m_failures.append(failure); });
}

void tst_Session::signIn()
{
    m_session->signIn();
    QTRY_COMPARE(m_session->state(), State::SignedIn);
}

void tst_Session::signsInAndKnowsThePerson()
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

void tst_Session::readsTheRolesOfThePerson()
{
    m_browser->m_username = QStringLiteral("office");
    signIn();
    QCOMPARE(m_session->person().roles, QStringList {QStringLiteral("office-management")});
}

void tst_Session::givesNoTokenBeforeOrAfter()
{
    QCOMPARE(await(m_session->accessToken()).error().code, Error::Code::Unauthorized);
    QCOMPARE(await(m_session->renewedToken()).error().code, Error::Code::Unauthorized);
    signIn();
    QSignalSpy signedOut(m_session.get(), &Session::Session::signedOut);
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(m_session->person(), Session::Person());
    QCOMPARE(m_session->signedInUntil(), Core::Time());
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(await(m_session->accessToken()).error().code, Error::Code::Unauthorized);
    QCOMPARE(await(m_session->renewedToken()).error().code, Error::Code::Unauthorized);
}

void tst_Session::signsOutAtTheProviderToo()
{
    signIn();
    const Secret refreshToken(m_kept);
    m_session->signOut();
    const QUrl tokenEndpoint(m_provider->issuer() + QStringLiteral("/token"));
    Result<Session::TokenResponse> answer = Core::failure(Error::Code::Internal, {});
    QTRY_VERIFY((answer = await(Session::requestRefresh(
                     *m_http, tokenEndpoint, QStringLiteral("fastapi-client"), refreshToken, 2000ms, this)),
                 !answer && answer.error().code == Error::Code::Unauthorized));
}

void tst_Session::signsOutWhileTheProviderIsAway()
{
    signIn();
    m_provider->stop();
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QVERIFY(m_kept.isEmpty());
    QTest::qWait(50);
    QCOMPARE(m_session->state(), State::SignedOut);
    QVERIFY(m_failures.isEmpty());
    m_provider->start();
}

void tst_Session::signsOutWhileASignInIsUnderWay()
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

void tst_Session::endsASignInThatGoesWrong_data()
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
    row("discovery: redirect", Kind::ProviderNotUnderstood, [](M &m) { m.discovery = Fault::Redirect; });
    row("keys: 500", Kind::ProviderUnreachable, [](M &m) { m.jwks = Fault::ServerError; });
    row("keys: HTML", Kind::ProviderUnreachable, [](M &m) { m.jwks = Fault::Html; });
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

void tst_Session::endsASignInThatGoesWrong()
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

void tst_Session::tellsWhichIssuerItFound()
{
    Misbehaviour misbehaviour;
    misbehaviour.metadataIssuer = QStringLiteral("http://localhost:8080/realms/local-dev");
    m_provider->misbehave(misbehaviour);
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::IssuerMismatch);
    QCOMPARE(m_failures[0].issuerSaid, misbehaviour.metadataIssuer);
}

void tst_Session::endsWithAnIssuerThatIsNotThere_data()
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

void tst_Session::endsWithAnIssuerThatIsNotThere()
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

void tst_Session::ignoresACallbackWithAnotherState()
{
    make({.signInTime = 1s});
    Misbehaviour misbehaviour;
    misbehaviour.wrongState = true;
    m_provider->misbehave(misbehaviour);
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::TimedOut); // and not by that callback
}

void tst_Session::canBeCancelledAtEachStep_data()
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

void tst_Session::canBeCancelledAtEachStep()
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

void tst_Session::canSignInAfterAFailure()
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

void tst_Session::opensTheSamePageAgain()
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

void tst_Session::tellsWhenNoBrowserOpens()
{
    m_browser->works = false;
    m_session->signIn();
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::BrowserNotOpened);
    QCOMPARE(m_session->state(), State::SignedOut);
}

void tst_Session::refreshesAheadOfTheEnd()
{
    Misbehaviour shortLife;
    shortLife.accessTokenLife = 4s;
    m_provider->misbehave(shortLife);
    signIn();
    const QByteArray first = m_kept;
    const Core::Time until = m_session->signedInUntil();
    // Nobody asks for a token.
    QTRY_VERIFY_WITH_TIMEOUT(m_kept != first, 3900);
    QTRY_VERIFY(m_session->signedInUntil() > until);
    QCOMPARE(m_session->state(), State::SignedIn);
}

void tst_Session::refreshesOnceForAllWhoWait()
{
    signIn();
    const Secret old = *await(m_session->accessToken());
    // Each use of a refresh token makes it void at this provider: a second request would end the session.
    QList<Core::Future<Secret>> waiting;
    for (int i = 0; i < 10; ++i)
        waiting.append(i % 2 == 0 ? m_session->renewedToken() : m_session->renewedToken(old));
    QSet<QByteArray> tokens;
    for (const Core::Future<Secret> &future : waiting) {
        const Result<Secret> token = await(future);
        QVERIFY(token);
        tokens.insert(token->expose());
    }
    QCOMPARE(tokens.size(), 1);
    QVERIFY(!tokens.contains(old.expose()));
    QCOMPARE(m_session->state(), State::SignedIn);
}

void tst_Session::givesTheReplacementToThoseWhoComeLate()
{
    signIn();
    const Secret old = *await(m_session->accessToken());
    const Secret fresh = *await(m_session->renewedToken(old));
    const QByteArray kept = m_kept;
    QCOMPARE(await(m_session->renewedToken(old))->expose(), fresh.expose());
    QCOMPARE(m_kept, kept); // no second refresh
    QVERIFY(await(m_session->renewedToken(fresh))->expose() != fresh.expose());
}

void tst_Session::replacesTheRefreshToken()
{
    signIn();
    QSet<QByteArray> seen {m_kept};
    for (int i = 0; i < 3; ++i) {
        QVERIFY(await(m_session->renewedToken()));
        QVERIFY(!seen.contains(m_kept));
        seen.insert(m_kept);
    }
}

void tst_Session::endsWhenTheProviderHasEndedTheSession()
{
    signIn();
    m_provider->endAllSessions();
    QCOMPARE(await(m_session->renewedToken()).error().code, Error::Code::Unauthorized);
    QCOMPARE(m_session->state(), State::Ended);
    QCOMPARE(m_session->person().name, QStringLiteral("jettro"));
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(await(m_session->accessToken()).error().code, Error::Code::Unauthorized);
    m_browser->waits = true;
    m_session->signIn();
    QTRY_COMPARE(m_session->state(), State::WaitingForBrowser);
    m_session->cancelSignIn();
    QCOMPARE(m_session->state(), State::Ended); // as before
    m_browser->waits = false;
    signIn();
    QVERIFY(await(m_session->accessToken()));
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
}

void tst_Session::signsInAnotherPersonAfterTheEnd()
{
    signIn();
    m_provider->endAllSessions();
    QVERIFY(!await(m_session->renewedToken()));
    m_browser->m_username = QStringLiteral("office");
    signIn();
    QCOMPARE(m_session->person().name, QStringLiteral("office"));
}

void tst_Session::keepsTheSessionWhileTheProviderFails_data()
{
    QTest::addColumn<Demo::Misbehaviour::Fault>("fault");
    QTest::newRow("500") << Fault::ServerError;
    QTest::newRow("HTML") << Fault::Html;
    QTest::newRow("redirect") << Fault::Redirect;
    QTest::newRow("silent") << Fault::Stall;
    QTest::newRow("huge") << Fault::Huge;
}

void tst_Session::keepsTheSessionWhileTheProviderFails()
{
    QFETCH(Demo::Misbehaviour::Fault, fault);
    make({.requestTime = 300ms, .firstRetry = 50ms, .lastRetry = 100ms});
    signIn();
    const Secret old = *await(m_session->accessToken());
    const QByteArray kept = m_kept;
    Misbehaviour misbehaviour;
    misbehaviour.token = fault;
    m_provider->misbehave(misbehaviour);
    QCOMPARE(await(m_session->renewedToken()).error().code, Error::Code::Unavailable);
    QCOMPARE(m_session->state(), State::SignedIn);
    QCOMPARE(m_kept, kept);
    QCOMPARE(await(m_session->accessToken())->expose(), old.expose()); // good for a while yet
    m_provider->misbehave({});
    // By itself.
    QTRY_VERIFY(await(m_session->accessToken())->expose() != old.expose());
    QVERIFY(m_failures.isEmpty());
}

void tst_Session::signsOutWhenARefreshBringsSomebodyElse()
{
    signIn();
    Misbehaviour misbehaviour;
    misbehaviour.changeSubjectOnRefresh = true;
    m_provider->misbehave(misbehaviour);
    QSignalSpy signedOut(m_session.get(), &Session::Session::signedOut);
    QVERIFY(!await(m_session->renewedToken()));
    QTRY_COMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::Rejected);
    QCOMPARE(m_session->person(), Session::Person());
    QVERIFY(m_kept.isEmpty());
}

void tst_Session::givesUpWhenARefreshBringsABadIdToken_data()
{
    using IdToken = Misbehaviour::IdToken;
    QTest::addColumn<Demo::Misbehaviour::IdToken>("fault");
    QTest::newRow("aud") << IdToken::WrongAudience;
    QTest::newRow("iss") << IdToken::WrongIssuer;
    QTest::newRow("signature") << IdToken::WrongSignature;
    QTest::newRow("none") << IdToken::AlgorithmNone;
}

void tst_Session::givesUpWhenARefreshBringsABadIdToken()
{
    QFETCH(Demo::Misbehaviour::IdToken, fault);
    signIn();
    Misbehaviour misbehaviour;
    misbehaviour.idToken = fault;
    m_provider->misbehave(misbehaviour);
    QVERIFY(!await(m_session->renewedToken()));
    QTRY_COMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::Rejected);
}

void tst_Session::followsRotatedKeys()
{
    signIn();
    m_provider->rotateKeys(false);
    QTest::qWait(2100); // an unknown key is looked for every 2 s at most
    QVERIFY(await(m_session->renewedToken()));
    QCOMPARE(m_session->state(), State::SignedIn);
}

void tst_Session::livesWithoutARefreshToken()
{
    Misbehaviour misbehaviour;
    misbehaviour.dropRefreshTokens = true;
    misbehaviour.accessTokenLife = 2s;
    m_provider->misbehave(misbehaviour);
    signIn();
    QVERIFY(m_kept.isEmpty());
    QVERIFY(await(m_session->accessToken()));
    QTRY_COMPARE(m_session->state(), State::Ended);
}

void tst_Session::writesNoSecretToTheLog()
{
    g_log.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("secureagent.*=true"));
    const QtMessageHandler before = qInstallMessageHandler(keepLog);
    signIn();
    QList<QByteArray> secrets {m_kept, await(m_session->accessToken())->expose()};
    const QUrlQuery asked(m_browser->pages[0]);
    secrets.append(asked.queryItemValue(QStringLiteral("state")).toLatin1());
    secrets.append(asked.queryItemValue(QStringLiteral("nonce")).toLatin1());
    secrets.append(await(m_session->renewedToken())->expose());
    secrets.append(m_kept);
    m_provider->endAllSessions();
    QVERIFY(!await(m_session->renewedToken()));
    m_session->signOut();
    QTest::qWait(50);
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());
    QVERIFY(!g_log.isEmpty());
    const QString log = g_log.join(QLatin1Char('\n'));
    for (const QByteArray &secret : secrets) {
        QVERIFY(!secret.isEmpty());
        QVERIFY(!log.contains(QString::fromLatin1(secret)));
    }
    QVERIFY(!log.contains(QStringLiteral("code=")));
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
