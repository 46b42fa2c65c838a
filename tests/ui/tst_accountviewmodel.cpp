// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fakes.h"

#include <QSignalSpy>
#include <QTest>

using Session::AccountViewModel;
using State = Fakes::SignIn::State;

class tst_AccountViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhoSignedIn();
    void keepsThePersonWhenTheProviderEndsTheSignIn();
    void keepsThePersonThroughASecondSignInThatFails();
    void tellsThatAnotherPersonSignedIn();
    void forgetsEverythingOnSignOut();
    void keepsTheFailureUntilTheNextTry();
    void takesChangedRolesWithoutASignIn();
    void tellsOnceThatThePersonSignedInOnceMore();
    void saysNothingWhenSigningInOnceMoreComesToNothing();
};

void tst_AccountViewModel::tellsWhoSignedIn()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    QSignalSpy persons(&account, &AccountViewModel::personChanged);
    QSignalSpy signedIn(&account, &AccountViewModel::signedIn);
    QVERIFY(!account.hasPerson());
    account.signIn();
    QCOMPARE(account.state(), AccountViewModel::State::WaitingForBrowser);
    QVERIFY(account.isSigningIn());
    session.go(State::SignedIn, Fakes::jettro());
    QCOMPARE(account.person(), Fakes::jettro());
    QCOMPARE(persons.size(), 1);
    QCOMPARE(signedIn.size(), 1);
    QVERIFY(account.signedInUntil().isValid());
    session.go(State::SignedIn, Fakes::jettro()); // a refreshed token
    QCOMPARE(persons.size(), 1);
    QCOMPARE(signedIn.size(), 1);
}

void tst_AccountViewModel::keepsThePersonWhenTheProviderEndsTheSignIn()
{
    Fakes::SignIn session;
    AccountViewModel account(session, nullptr, [] { return Core::Time(std::chrono::seconds(1795444800)); });
    session.go(State::SignedIn, Fakes::jettro());
    QSignalSpy persons(&account, &AccountViewModel::personChanged);
    session.go(State::Ended, Fakes::jettro());
    QVERIFY(account.hasEnded());
    QCOMPARE(account.endedAt().toSecsSinceEpoch(), 1795444800);
    QCOMPARE(account.person(), Fakes::jettro());
    QVERIFY(!account.signedInUntil().isValid());
    QSignalSpy signedIn(&account, &AccountViewModel::signedIn);
    account.signIn();
    session.go(State::SignedIn, Fakes::jettro());
    QVERIFY(!account.hasEnded());
    QCOMPARE(persons.size(), 0);
    QCOMPARE(signedIn.size(), 1);
}

void tst_AccountViewModel::keepsThePersonThroughASecondSignInThatFails()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    session.go(State::SignedIn, Fakes::jettro());
    session.go(State::Ended, Fakes::jettro());
    account.signIn();
    session.fail(Session::SignInFailure::Kind::TimedOut);
    QCOMPARE(account.person(), Fakes::jettro());
    QVERIFY(account.hasEnded());
    QVERIFY(account.failure().has_value());
}

void tst_AccountViewModel::tellsThatAnotherPersonSignedIn()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    session.go(State::SignedIn, Fakes::jettro());
    session.go(State::Ended, Fakes::jettro());
    QSignalSpy persons(&account, &AccountViewModel::personChanged);
    // The same name at another provider is another person.
    Session::Person other = Fakes::jettro();
    other.issuer = QStringLiteral("https://elsewhere.example");
    session.go(State::SignedIn, other);
    QCOMPARE(persons.size(), 1);
}

void tst_AccountViewModel::forgetsEverythingOnSignOut()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    session.go(State::SignedIn, Fakes::jettro());
    QSignalSpy persons(&account, &AccountViewModel::personChanged);
    account.signOut();
    QCOMPARE(session.signOuts, 1);
    QVERIFY(!account.hasPerson());
    QVERIFY(!account.hasEnded());
    QCOMPARE(persons.size(), 1);
}

void tst_AccountViewModel::keepsTheFailureUntilTheNextTry()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    account.signIn();
    session.fail(Session::SignInFailure::Kind::Denied);
    QCOMPARE(account.failure()->kind, Session::SignInFailure::Kind::Denied);
    account.signIn();
    QVERIFY(!account.failure());
}

void tst_AccountViewModel::takesChangedRolesWithoutASignIn()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    session.go(State::SignedIn, Fakes::jettro());
    QSignalSpy persons(&account, &AccountViewModel::personChanged);
    Session::Person promoted = Fakes::jettro();
    promoted.roles = QStringList {QStringLiteral("office-management")};
    session.go(State::SignedIn, promoted);
    QCOMPARE(account.person().roles, promoted.roles);
    QCOMPARE(persons.size(), 0); // the conversation stays
}

void tst_AccountViewModel::tellsOnceThatThePersonSignedInOnceMore()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    QSignalSpy signedIn(&account, &AccountViewModel::signedIn);
    session.go(State::SignedIn, Fakes::jettro());
    Q_EMIT session.completed();
    QCOMPARE(signedIn.size(), 1);
    const Session::AuthorizationNeeds needs {{QStringLiteral("hr.write")}, {}, {}};
    account.stepUp(needs);
    QCOMPARE(session.needs, needs);
    session.go(State::Finishing, Fakes::jettro());
    session.go(State::SignedIn, Fakes::jettro());
    Q_EMIT session.completed();
    QCOMPARE(signedIn.size(), 2);
}

void tst_AccountViewModel::saysNothingWhenSigningInOnceMoreComesToNothing()
{
    Fakes::SignIn session;
    AccountViewModel account(session);
    session.go(State::SignedIn, Fakes::jettro());
    Q_EMIT session.completed();
    QSignalSpy signedIn(&account, &AccountViewModel::signedIn);
    QSignalSpy persons(&account, &AccountViewModel::personChanged);
    account.stepUp({{}, {}, std::chrono::seconds {0}});
    session.go(State::SignedIn, Fakes::jettro()); // as before
    Q_EMIT session.failed({Session::SignInFailure::Kind::Cancelled, {}, {}});
    QCOMPARE(signedIn.size(), 0);
    QCOMPARE(persons.size(), 0);
    QCOMPARE(account.person(), Fakes::jettro());
    QVERIFY(account.failure());
}

QTEST_GUILESS_MAIN(tst_AccountViewModel)
#include "tst_accountviewmodel.moc"
