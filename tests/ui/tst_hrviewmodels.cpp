// SPDX-License-Identifier: GPL-3.0-or-later
// What Admin and My data say and do, without their widgets.
#include "session/adminviewmodel.h"
#include "session/mydataviewmodel.h"
#include "ui/fakes.h"

#include <QSignalSpy>
#include <QTest>

using Edit = Session::AdminViewModel::Edit;
using Own = Session::MyDataViewModel::State;
using SignedIn = Fakes::SignIn::State;

class tst_HrViewModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersAdminWithTheRoleOnly();
    void changesAnAllowance();
    void overwritesNothingAfterAConflict();
    void readsTheOwnNumber();
    void keepsTheNumberWhenHrIsAway();
};

void tst_HrViewModels::offersAdminWithTheRoleOnly()
{
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Hr hr;
    Session::AdminViewModel admin(hr, account);
    session.go(SignedIn::SignedIn, Fakes::jettro());
    QVERIFY(!admin.isOffered());
    session.go(SignedIn::SignedIn, Fakes::office());
    QTRY_VERIFY(admin.isOffered());
    session.go(SignedIn::SignedOut, {});
    QTRY_VERIFY(!admin.isOffered());
    QVERIFY(hr.asked.isEmpty()); // nobody looked
}

void tst_HrViewModels::changesAnAllowance()
{
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Hr hr;
    hr.add(QStringLiteral("roberto"), 15);
    Session::AdminViewModel admin(hr, account);
    session.go(SignedIn::SignedIn, Fakes::office());
    admin.enter();
    QTRY_COMPARE(admin.employees().rowCount(), 1);
    QSignalSpy saved(&admin, &Session::AdminViewModel::saved);
    admin.beginChange(0);
    QVERIFY(admin.edit().state == Edit::State::Open);
    admin.save(12, QStringLiteral("overtime"));
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(hr.changes.size(), 1);
    QCOMPARE(hr.changes[0].daysOff, 12);
    QCOMPARE(hr.changes[0].reason, QStringLiteral("overtime"));
    QVERIFY(admin.edit().state == Edit::State::Closed);
}

void tst_HrViewModels::overwritesNothingAfterAConflict()
{
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Hr hr;
    hr.add(QStringLiteral("roberto"), 15);
    Session::AdminViewModel admin(hr, account);
    session.go(SignedIn::SignedIn, Fakes::office());
    admin.enter();
    QTRY_COMPARE(admin.employees().rowCount(), 1);
    admin.beginChange(0);
    hr.changeElsewhere(QStringLiteral("roberto"), 20);
    admin.save(12, QStringLiteral("overtime"));
    QTRY_VERIFY(admin.edit().state == Edit::State::Conflict);
    QCOMPARE(admin.edit().theirs.daysOff, 20);
    QCOMPARE(hr.all[0].daysOff, 20);
    admin.useTheirs();
    QVERIFY(admin.edit().state == Edit::State::Closed);
    QCOMPARE(hr.all[0].daysOff, 20);
}

void tst_HrViewModels::readsTheOwnNumber()
{
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Hr hr;
    Session::MyDataViewModel mine(hr, account);
    session.go(SignedIn::SignedIn, Fakes::jettro());
    mine.refresh();
    QTRY_COMPARE(mine.state(), Own::Loaded);
    QCOMPARE(mine.daysOff(), 10);
    QVERIFY(mine.readAt().isValid());
}

void tst_HrViewModels::keepsTheNumberWhenHrIsAway()
{
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Fakes::Hr hr;
    Session::MyDataViewModel mine(hr, account);
    session.go(SignedIn::SignedIn, Fakes::jettro());
    mine.refresh();
    QTRY_COMPARE(mine.state(), Own::Loaded);
    QSignalSpy missed(&mine, &Session::MyDataViewModel::missed);
    hr.fails = Core::Error {Core::Error::Code::Unavailable, QStringLiteral("away")};
    mine.refresh();
    QTRY_VERIFY(missed.size() > 0);
    QCOMPARE(mine.daysOff(), 10);
}

QTEST_MAIN(tst_HrViewModels)
#include "tst_hrviewmodels.moc"
