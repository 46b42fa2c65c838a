// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/sessiontest.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace std::chrono_literals;
using Core::Secret;
using Doubles::await;
using State = Session::Session::State;
using Kind = Session::SignInFailure::Kind;

/// Somebody who is signed in signs in once more, for what a service wants (RFC 9470; RFC 6750).
class tst_StepUp : public Doubles::SessionTest
{
    Q_OBJECT
private Q_SLOTS:
    // SessionTest's, which Qt Test finds only here.
    void initTestCase() { startProvider(); }
    void cleanupTestCase() { stopProvider(); }
    void init() { prepare(); }
    void cleanup() { clear(); }

    void signsInOnceMoreForWhatAServiceWants();
    void staysSignedInWhenSigningInOnceMoreComesToNothing();
    void takesNoSignInThatIsNotStrongEnough();
    void asksForNoScopesWithoutEnd();
    void isAnotherPersonsWhenThatOneSignsInOnceMore();
    void endsWhileThePersonSignsInOnceMore();
};

void tst_StepUp::signsInOnceMoreForWhatAServiceWants()
{
    signIn();
    const Secret before = *await(m_session->accessToken());
    QSignalSpy signedIn(m_session.get(), &Session::Session::signedIn);
    m_session->signIn(); // nothing is wanted
    QCOMPARE(m_session->state(), State::SignedIn);
    m_session->signIn({{QStringLiteral("email"), QStringLiteral("hr")}, {QStringLiteral("1")}, 0s});
    QCOMPARE(m_session->state(), State::Starting);
    QCOMPARE(await(m_session->accessToken())->expose(), before.expose()); // what is under way goes on
    QTRY_COMPARE(signedIn.size(), 1);
    QCOMPARE(m_session->state(), State::SignedIn);
    QVERIFY(await(m_session->accessToken())->expose() != before.expose());
    const QUrlQuery asked(m_browser->pages.last());
    QCOMPARE(asked.queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded),
             QStringLiteral("openid agent hr email"));
    QCOMPARE(asked.queryItemValue(QStringLiteral("acr_values"), QUrl::FullyDecoded), QStringLiteral("1"));
    QCOMPARE(asked.queryItemValue(QStringLiteral("max_age")), QStringLiteral("0"));
    // What was granted once is asked for again the next time, until somebody signs out.
    m_session->signIn({{}, {}, 0s});
    QTRY_COMPARE(signedIn.size(), 2);
    QVERIFY(QUrlQuery(m_browser->pages.last())
                .queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded)
                .endsWith(QLatin1String("email")));
    m_session->signOut();
    signIn();
    QVERIFY(!m_browser->pages.last().query().contains(QLatin1String("email")));
}

void tst_StepUp::staysSignedInWhenSigningInOnceMoreComesToNothing()
{
    signIn();
    const Secret before = *await(m_session->accessToken());
    const QByteArray kept = m_kept;
    QSignalSpy signedIn(m_session.get(), &Session::Session::signedIn);
    m_browser->waits = true;
    m_session->signIn({{}, {}, 0s});
    QTRY_COMPARE(m_session->state(), State::WaitingForBrowser);
    m_session->cancelSignIn();
    QCOMPARE(m_session->state(), State::SignedIn);
    QCOMPARE(m_failures.last().kind, Kind::Cancelled);
    QCOMPARE(await(m_session->accessToken())->expose(), before.expose());
    QCOMPARE(m_kept, kept);
    QCOMPARE(signedIn.size(), 0);
}

void tst_StepUp::takesNoSignInThatIsNotStrongEnough()
{
    signIn();
    const Secret before = *await(m_session->accessToken());
    const QByteArray kept = m_kept;
    m_session->signIn({{}, {QStringLiteral("gold")}, {}}); // the provider always says "1"
    QTRY_COMPARE(m_failures.size(), qsizetype(1));
    QCOMPARE(m_failures[0].kind, Kind::NotEnough);
    QCOMPARE(m_session->state(), State::SignedIn);
    QCOMPARE(await(m_session->accessToken())->expose(), before.expose());
    QCOMPARE(m_kept, kept);
}

void tst_StepUp::asksForNoScopesWithoutEnd()
{
    signIn();
    m_browser->pages.clear();
    Session::AuthorizationNeeds needs;
    for (int i = 0; i < 20; ++i)
        needs.scopes.append(QStringLiteral("scope%1").arg(i));
    m_session->signIn(needs);
    QCOMPARE(m_session->state(), State::SignedIn);
    QCOMPARE(m_failures.size(), qsizetype(1));
    QCOMPARE(m_failures[0].kind, Kind::NotEnough);
    QVERIFY(m_browser->pages.isEmpty());
}

void tst_StepUp::isAnotherPersonsWhenThatOneSignsInOnceMore()
{
    signIn();
    m_browser->m_username = QStringLiteral("office");
    QSignalSpy signedIn(m_session.get(), &Session::Session::signedIn);
    m_session->signIn({{}, {}, 0s});
    QTRY_COMPARE(signedIn.size(), 1);
    QCOMPARE(m_session->person().name, QStringLiteral("office"));
}

void tst_StepUp::endsWhileThePersonSignsInOnceMore()
{
    signIn();
    m_browser->waits = true;
    m_session->signIn({{}, {}, 0s});
    QTRY_COMPARE(m_session->state(), State::WaitingForBrowser);
    m_provider->endAllSessions();
    QVERIFY(!await(m_session->renewedToken()));
    QCOMPARE(m_session->state(), State::WaitingForBrowser); // the person is about to
    m_session->cancelSignIn();
    QCOMPARE(m_session->state(), State::Ended);
}

QTEST_GUILESS_MAIN(tst_StepUp)
#include "tst_stepup.moc"
