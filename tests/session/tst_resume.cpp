// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/fakekeychain.h"
#include "session/doubles/sessiontest.h"
#include "session/keychaintokenstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Secret;
using Demo::Misbehaviour;
using Doubles::await;
using Session::KeychainTrouble;
using Session::SignInFailure;
using State = Session::Session::State;
using Fault = Misbehaviour::Fault;
using Kind = SignInFailure::Kind;

/// A session that goes on in the next process, and two processes that share one.
class tst_Resume : public Doubles::SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    // SessionTest's, which Qt Test finds only here.
    void initTestCase() { startProvider(); }
    void cleanupTestCase() { stopProvider(); }
    void init();
    void cleanup();

    void signsInAgainWithoutThePerson();
    void asksThePersonWhenNothingIsKept();
    void wipesAndAsksOnceWhenTheProviderHasEndedTheSession();
    void keepsTheTokenAndTriesAgainWhileTheProviderFails_data();
    void keepsTheTokenAndTriesAgainWhileTheProviderFails();
    void letsThePersonSignInMeanwhile();
    void canBeCancelled();
    void trustsNoBadIdToken_data();
    void trustsNoBadIdToken();
    void asksThePersonWhenNothingSaysWhoseSessionItIs();
    void goesOnAfterTheRefreshTokenWasReplaced();
    void livesInMemoryWithoutAKeychain();
    void asksThePersonWhenTheEntryIsDamaged();
    void storesTheTokenBeforeAnybodyIsSignedIn();
    void signsOutOfTheKeychainWhileTheProviderIsAway();
    void signsOutWhileAnotherProcessKeepsTheLock_data();
    void signsOutWhileAnotherProcessKeepsTheLock();
    void neverUsesARefreshTokenTwiceInTwoProcesses();
    void endsHereWhenTheOtherProcessSignedOut();
    void signsOutHereWhenAnotherPersonSignedInThere();

private:
    using Process = std::unique_ptr<Session::Session>;

    /// Another process of the profile.
    Process start();
    /// One that a person has signed in to.
    Process startSignedIn(const QString &username = QStringLiteral("jettro"));
    /// The refresh token in the keychain; empty when there is none.
    QByteArray inKeychain() const { return m_content.entries.value(QStringLiteral("entry")).mid(11); }

    std::unique_ptr<QTemporaryDir> m_folder;
    Doubles::KeychainContent m_content;
};

void tst_Resume::init()
{
    m_content = {};
    m_folder = std::make_unique<QTemporaryDir>();
    prepare();
}

void tst_Resume::cleanup()
{
    clear();
}

tst_Resume::Process tst_Resume::start()
{
    auto process = std::make_unique<Session::Session>(
        Session::IdentitySettings {m_provider->issuer()}, *m_http, *m_browser, nullptr, Core::systemNow,
        Session::SessionLimits {
            .signInTime = 10s, .requestTime = 1000ms, .firstRetry = 50ms, .lastRetry = 200ms},
        std::make_unique<Session::KeychainTokenStore>(std::make_unique<Doubles::FakeKeychain>(m_content),
                                                      QStringLiteral("entry"),
                                                      m_folder->filePath(QStringLiteral("session.lock"))));
    connect(process.get(), &Session::Session::signInFailed, this,
            [this](const SignInFailure &failure) { m_failures.append(failure); });
    return process;
}

tst_Resume::Process tst_Resume::startSignedIn(const QString &username)
{
    Process process = start();
    m_browser->m_username = username;
    process->signIn();
    if (!QTest::qWaitFor([&process] { return process->state() == State::SignedIn; }, 10000))
        QTest::qFail("nobody could sign in", __FILE__, __LINE__);
    m_browser->pages.clear();
    return process;
}

void tst_Resume::signsInAgainWithoutThePerson()
{
    startSignedIn();
    const QByteArray before = inKeychain();
    QVERIFY(!before.isEmpty());
    const Process next = start();
    QSignalSpy signedIn(next.get(), &Session::Session::signedIn);
    QList<State> states;
    connect(next.get(), &Session::Session::stateChanged, this, [&] { states.append(next->state()); });
    next->resume();
    QTRY_COMPARE(next->state(), State::SignedIn);
    QCOMPARE(states, (QList<State> {State::Starting, State::SignedIn}));
    QCOMPARE(signedIn.size(), 1);
    QVERIFY(m_browser->pages.isEmpty());
    QCOMPARE(next->person().name, QStringLiteral("jettro"));
    QVERIFY(await(next->accessToken()));
    QVERIFY(!inKeychain().isEmpty());
    QVERIFY(inKeychain() != before); // replaced there, as the provider wants it
}

void tst_Resume::asksThePersonWhenNothingIsKept()
{
    const Process process = start();
    Misbehaviour down;
    down.discovery = Fault::ServerError;
    m_provider->misbehave(down); // nobody asks it
    QSignalSpy needed(process.get(), &Session::Session::signInNeeded);
    process->resume();
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(process->state(), State::SignedOut);
    QVERIFY(m_failures.isEmpty());
}

void tst_Resume::wipesAndAsksOnceWhenTheProviderHasEndedTheSession()
{
    startSignedIn();
    m_provider->endAllSessions();
    const Process next = start();
    QSignalSpy needed(next.get(), &Session::Session::signInNeeded);
    next->resume();
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(next->state(), State::SignedOut);
    QVERIFY(await(next->settled()));
    QVERIFY(m_content.entries.isEmpty());
    QTest::qWait(300); // several retries' time
    QCOMPARE(needed.size(), 1);
    QVERIFY(m_failures.isEmpty());
}

void tst_Resume::keepsTheTokenAndTriesAgainWhileTheProviderFails_data()
{
    QTest::addColumn<Demo::Misbehaviour>("misbehaviour");
    const auto row = [](const char *name, Fault Misbehaviour::*where, Fault fault) {
        Misbehaviour misbehaviour;
        misbehaviour.*where = fault;
        QTest::newRow(name) << misbehaviour;
    };
    row("discovery: 500", &Misbehaviour::discovery, Fault::ServerError);
    row("discovery: silent", &Misbehaviour::discovery, Fault::Stall);
    row("discovery: a hotel's page", &Misbehaviour::discovery, Fault::Html);
    row("token: 500", &Misbehaviour::token, Fault::ServerError);
    row("token: silent", &Misbehaviour::token, Fault::Stall);
    row("token: a hotel's page", &Misbehaviour::token, Fault::Html);
    row("keys: 500", &Misbehaviour::jwks, Fault::ServerError);
}

void tst_Resume::keepsTheTokenAndTriesAgainWhileTheProviderFails()
{
    QFETCH(Demo::Misbehaviour, misbehaviour);
    startSignedIn();
    m_provider->misbehave(misbehaviour);
    const Process next = start();
    next->resume();
    QTRY_COMPARE(m_failures.size(), qsizetype(1));
    QCOMPARE(next->state(), State::SignedOut);
    QVERIFY(!inKeychain().isEmpty());
    QTest::qWait(200);
    m_provider->misbehave({});
    QTRY_COMPARE_WITH_TIMEOUT(next->state(), State::SignedIn, 10000); // by itself
    QCOMPARE(m_failures.size(), qsizetype(1)); // told once
    QVERIFY(m_browser->pages.isEmpty());
}

void tst_Resume::letsThePersonSignInMeanwhile()
{
    startSignedIn();
    Misbehaviour down;
    down.token = Fault::ServerError;
    m_provider->misbehave(down);
    const Process next = start();
    next->resume();
    QTRY_COMPARE(m_failures.size(), qsizetype(1));
    m_provider->misbehave({});
    m_browser->m_username = QStringLiteral("office");
    next->signIn();
    QTRY_COMPARE(next->state(), State::SignedIn);
    QCOMPARE(next->person().name, QStringLiteral("office"));
    QTest::qWait(300);
    QCOMPARE(next->person().name, QStringLiteral("office"));
}

void tst_Resume::canBeCancelled()
{
    startSignedIn();
    Misbehaviour slow;
    slow.discovery = Fault::Stall;
    m_provider->misbehave(slow);
    const Process next = start();
    next->resume();
    QTRY_COMPARE(next->state(), State::Starting);
    next->cancelSignIn();
    QCOMPARE(next->state(), State::SignedOut);
    QCOMPARE(m_failures.size(), qsizetype(1));
    QCOMPARE(m_failures[0].kind, Kind::Cancelled);
    m_provider->misbehave({});
    QTest::qWait(300);
    QCOMPARE(next->state(), State::SignedOut);
    QVERIFY(!inKeychain().isEmpty()); // for the next start
}

void tst_Resume::trustsNoBadIdToken_data()
{
    using IdToken = Misbehaviour::IdToken;
    QTest::addColumn<Demo::Misbehaviour::IdToken>("fault");
    QTest::newRow("aud") << IdToken::WrongAudience;
    QTest::newRow("iss") << IdToken::WrongIssuer;
    QTest::newRow("signature") << IdToken::WrongSignature;
    QTest::newRow("none") << IdToken::AlgorithmNone;
    QTest::newRow("expired") << IdToken::Expired;
}

void tst_Resume::trustsNoBadIdToken()
{
    QFETCH(Demo::Misbehaviour::IdToken, fault);
    startSignedIn();
    Misbehaviour misbehaviour;
    misbehaviour.idToken = fault;
    m_provider->misbehave(misbehaviour);
    const Process next = start();
    next->resume();
    QTRY_COMPARE(m_failures.size(), qsizetype(1));
    QCOMPARE(m_failures[0].kind, Kind::Rejected);
    QCOMPARE(next->state(), State::SignedOut);
    QVERIFY(await(next->settled()));
    QVERIFY(m_content.entries.isEmpty());
    QCOMPARE(await(next->accessToken()).error().code, Error::Code::Unauthorized);
}

void tst_Resume::asksThePersonWhenNothingSaysWhoseSessionItIs()
{
    startSignedIn();
    Misbehaviour misbehaviour;
    misbehaviour.idToken = Misbehaviour::IdToken::Missing;
    m_provider->misbehave(misbehaviour);
    const Process next = start();
    QSignalSpy needed(next.get(), &Session::Session::signInNeeded);
    next->resume();
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(next->state(), State::SignedOut);
    QCOMPARE(next->person(), Session::Person());
}

void tst_Resume::goesOnAfterTheRefreshTokenWasReplaced()
{
    {
        const Process process = startSignedIn();
        for (int i = 0; i < 3; ++i)
            QVERIFY(await(process->renewedToken()));
    }
    const Process next = start();
    next->resume();
    QTRY_COMPARE(next->state(), State::SignedIn);
}

void tst_Resume::livesInMemoryWithoutAKeychain()
{
    m_content.fault = Error::Code::Unavailable;
    Process process = start();
    QSignalSpy needed(process.get(), &Session::Session::signInNeeded);
    QSignalSpy told(process.get(), &Session::Session::keychainTroubleChanged);
    process->resume();
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(process->keychainTrouble(), KeychainTrouble::Missing);
    QCOMPARE(told.size(), 1);
    process = startSignedIn();
    QCOMPARE(process->keychainTrouble(), KeychainTrouble::Missing);
    for (int i = 0; i < 3; ++i)
        QVERIFY(await(process->renewedToken()));
    QCOMPARE(process->state(), State::SignedIn);
}

void tst_Resume::asksThePersonWhenTheEntryIsDamaged()
{
    m_content.entries.insert(QStringLiteral("entry"), "nonsense");
    const Process process = start();
    QSignalSpy needed(process.get(), &Session::Session::signInNeeded);
    process->resume();
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(process->keychainTrouble(), KeychainTrouble::Damaged);
    process->signIn();
    QTRY_COMPARE(process->state(), State::SignedIn);
    QCOMPARE(process->keychainTrouble(), KeychainTrouble::None);
    QVERIFY(!inKeychain().isEmpty());
}

void tst_Resume::storesTheTokenBeforeAnybodyIsSignedIn()
{
    const Process process = start();
    bool stored = false;
    connect(process.get(), &Session::Session::signedIn, this, [&] { stored = !inKeychain().isEmpty(); });
    process->signIn();
    QTRY_COMPARE(process->state(), State::SignedIn);
    QVERIFY(stored);
    // And a new one before anybody gets the access token that came with it.
    const QByteArray before = inKeychain();
    QByteArray then;
    Core::whenDone(process.get(), process->renewedToken(),
                   [&](const Core::Result<Secret> &) { then = inKeychain(); });
    QTRY_VERIFY(!then.isEmpty());
    QVERIFY(then != before);
}

void tst_Resume::signsOutOfTheKeychainWhileTheProviderIsAway()
{
    const Process process = startSignedIn();
    Misbehaviour down;
    down.token = down.revoke = down.endSession = Fault::Stall;
    m_provider->misbehave(down);
    const auto renewal = process->renewedToken(); // one is under way, too
    QTest::qWait(50);
    process->signOut();
    QCOMPARE(process->state(), State::SignedOut);
    QTRY_VERIFY_WITH_TIMEOUT(m_content.entries.isEmpty(), 900); // before that one's time is over
    QVERIFY(!await(renewal));
    QVERIFY(await(process->settled()));
    QVERIFY(m_content.entries.isEmpty());
}

void tst_Resume::signsOutWhileAnotherProcessKeepsTheLock_data()
{
    QTest::addColumn<bool>("opens");
    QTest::newRow("the keychain opens") << true;
    QTest::newRow("the keychain is locked, too") << false;
}

void tst_Resume::signsOutWhileAnotherProcessKeepsTheLock()
{
    QFETCH(bool, opens);
    Process process = startSignedIn();
    Session::ProfileLock other(m_folder->filePath(QStringLiteral("session.lock")));
    const Session::Claim held = *await(other.acquire());
    if (!opens)
        m_content.fault = Error::Code::Forbidden;
    process->signOut();
    if (opens)
        QTRY_VERIFY(m_content.entries.isEmpty());
    else
        QTRY_COMPARE(process->keychainTrouble(), KeychainTrouble::Remembers);
    QVERIFY(!process->settled().isFinished()); // what the other one leaves there would go as well
    process.reset(); // but who closes the window does not wait for ever
    m_content.fault.reset();
    const Process next = start();
    QSignalSpy needed(next.get(), &Session::Session::signInNeeded);
    next->resume();
    QTRY_COMPARE(needed.size(), 1);
    QCOMPARE(next->state(), State::SignedOut);
    QVERIFY(m_content.entries.isEmpty());
}

void tst_Resume::neverUsesARefreshTokenTwiceInTwoProcesses()
{
    // This provider takes each refresh token once: using one again would end a session.
    const Process window = startSignedIn();
    const Process terminal = start();
    terminal->resume();
    QTRY_COMPARE(terminal->state(), State::SignedIn);
    for (int i = 0; i < 8; ++i) {
        const auto here = window->renewedToken();
        const auto there = terminal->renewedToken();
        QVERIFY(await(here));
        QVERIFY(await(there));
    }
    QCOMPARE(window->state(), State::SignedIn);
    QCOMPARE(terminal->state(), State::SignedIn);
}

void tst_Resume::endsHereWhenTheOtherProcessSignedOut()
{
    const Process window = startSignedIn();
    const Process terminal = start();
    terminal->resume();
    QTRY_COMPARE(terminal->state(), State::SignedIn);
    terminal->signOut();
    QVERIFY(await(terminal->settled()));
    QVERIFY(!await(window->renewedToken()));
    QCOMPARE(window->state(), State::Ended);
    QVERIFY(m_content.entries.isEmpty());
}

void tst_Resume::signsOutHereWhenAnotherPersonSignedInThere()
{
    const Process window = startSignedIn();
    const Process terminal = startSignedIn(QStringLiteral("office"));
    QVERIFY(!await(window->renewedToken()));
    QTRY_COMPARE(window->state(), State::SignedOut);
    QCOMPARE(window->person(), Session::Person());
}

QTEST_GUILESS_MAIN(tst_Resume)
#include "tst_resume.moc"
