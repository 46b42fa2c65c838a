// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/sessiontest.h"
#include "session/refreshrequest.h"

#include <QLoggingCategory>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

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

namespace {

QStringList g_log;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    g_log.append(message);
}

/// One that two processes share: the other one signs in as soon as it can.
class SharedStore : public Session::MemoryTokenStore
{
public:
    Core::Future<Session::Claim> claim() override
    {
        return Core::ready<Session::Claim>(Session::Claim(this, [this, work = work()](const void *) {
            if (!other.isEmpty())
                (void)write(std::exchange(other, {}));
        }));
    }

    Secret other; ///< what that one brings
};

} // namespace

class tst_Session : public Doubles::SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    // SessionTest's, which Qt Test finds only here.
    void initTestCase() { startProvider(); }
    void cleanupTestCase() { stopProvider(); }
    void init() { prepare(); }
    void cleanup() { clear(); }

    void givesNoTokenBeforeOrAfter();
    void signsOutAtTheProviderToo();
    void signsOutWhileTheProviderIsAway();
    void refreshesAheadOfTheEnd();
    void refreshesOnceForAllWhoWait();
    void givesTheReplacementToThoseWhoComeLate();
    void replacesTheRefreshToken();
    void endsWhenTheProviderHasEndedTheSession();
    void leavesTheTokenThatAnotherProcessStoredMeanwhile_data();
    void leavesTheTokenThatAnotherProcessStoredMeanwhile();
    void waitsLongForATokenThatLivesLong();
    void signsInAnotherPersonAfterTheEnd();
    void keepsTheSessionWhileTheProviderFails_data();
    void keepsTheSessionWhileTheProviderFails();
    void signsOutWhenARefreshBringsSomebodyElse();
    void givesUpWhenARefreshBringsABadIdToken_data();
    void givesUpWhenARefreshBringsABadIdToken();
    void followsRotatedKeys();
    void livesWithoutARefreshToken();
    void writesNoSecretToTheLog();
};

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
    QTRY_VERIFY(m_kept.isEmpty());
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
    QTRY_VERIFY(m_kept.isEmpty());
    QVERIFY(await(m_session->settled()));
    QCOMPARE(m_session->state(), State::SignedOut);
    QVERIFY(m_failures.isEmpty());
    m_provider->start();
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

void tst_Session::leavesTheTokenThatAnotherProcessStoredMeanwhile_data()
{
    QTest::addColumn<bool>("endsAtProvider");
    QTest::newRow("the provider has ended the session") << true;
    QTest::newRow("a refresh brings a bad ID token") << false;
}

void tst_Session::leavesTheTokenThatAnotherProcessStoredMeanwhile()
{
    QFETCH(bool, endsAtProvider);
    auto shared = std::make_unique<SharedStore>();
    SharedStore &store = *shared;
    m_session = std::make_unique<Session::Session>(
        Session::IdentitySettings {m_provider->issuer()}, *m_http, *m_browser, nullptr, Core::systemNow,
        Session::SessionLimits {.signInTime = 10s, .requestTime = 2000ms}, std::move(shared));
    signIn();
    Misbehaviour bad;
    bad.idToken = Misbehaviour::IdToken::WrongSignature;
    m_provider->misbehave(bad);
    if (endsAtProvider)
        m_provider->endAllSessions();
    store.other = Secret(QByteArrayLiteral("of the other process"));
    QVERIFY(!await(m_session->renewedToken()));
    QTRY_VERIFY(m_session->state() != State::SignedIn);
    QVERIFY(await(m_session->settled()));
    const Result<Secret> kept = await(store.read());
    QVERIFY(kept);
    QCOMPARE(kept->expose(), QByteArrayLiteral("of the other process"));
}

void tst_Session::waitsLongForATokenThatLivesLong()
{
    // In milliseconds this wait is 2^32 and some 700: as an int, less than a second.
    Misbehaviour longLife;
    longLife.accessTokenLife = 4'294'968s + Session::SessionLimits().refreshAhead;
    m_provider->misbehave(longLife);
    signIn();
    const QByteArray first = m_kept;
    QVERIFY(!QTest::qWaitFor([&] { return m_kept != first; }, 2500));
    QVERIFY(await(m_session->accessToken()));
    QCOMPARE(m_kept, first);
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
    QTRY_VERIFY(m_kept.isEmpty());
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
    QTRY_VERIFY(m_kept.isEmpty());
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
