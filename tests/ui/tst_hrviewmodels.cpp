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

namespace {

/// HR with roberto in it, and who is signed in.
struct Office
{
    explicit Office(const Session::Person &person)
    {
        hr.add(QStringLiteral("roberto"), 15);
        session.go(SignedIn::SignedIn, person);
    }

    Fakes::SignIn session;
    Session::AccountViewModel account {session};
    Fakes::Hr hr;
    Session::AdminViewModel admin {hr, account};
    Session::MyDataViewModel mine {hr, account};
};

/// The form for roberto is open.
void beginChange(Office &office)
{
    office.admin.enter();
    QTRY_COMPARE(office.admin.employees().rowCount(), 1);
    office.admin.beginChange(0);
    QVERIFY(office.admin.edit().state == Edit::State::Open);
}

} // namespace

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
    Office office(Fakes::jettro());
    QVERIFY(!office.admin.isOffered());
    office.session.go(SignedIn::SignedIn, Fakes::office());
    QTRY_VERIFY(office.admin.isOffered());
    office.session.go(SignedIn::SignedOut, {});
    QTRY_VERIFY(!office.admin.isOffered());
    QVERIFY(office.hr.asked.isEmpty()); // nobody looked
}

void tst_HrViewModels::changesAnAllowance()
{
    Office office(Fakes::office());
    QSignalSpy saved(&office.admin, &Session::AdminViewModel::saved);
    beginChange(office);
    office.admin.save(12, QStringLiteral("overtime"));
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(office.hr.changes.size(), 1);
    QCOMPARE(office.hr.changes[0].daysOff, 12);
    QCOMPARE(office.hr.changes[0].reason, QStringLiteral("overtime"));
    QVERIFY(office.admin.edit().state == Edit::State::Closed);
}

void tst_HrViewModels::overwritesNothingAfterAConflict()
{
    Office office(Fakes::office());
    beginChange(office);
    office.hr.changeElsewhere(QStringLiteral("roberto"), 20);
    office.admin.save(12, QStringLiteral("overtime"));
    QTRY_VERIFY(office.admin.edit().state == Edit::State::Conflict);
    QCOMPARE(office.admin.edit().theirs.daysOff, 20);
    QCOMPARE(office.hr.all[0].daysOff, 20);
    office.admin.useTheirs();
    QVERIFY(office.admin.edit().state == Edit::State::Closed);
    QCOMPARE(office.hr.all[0].daysOff, 20);
}

void tst_HrViewModels::readsTheOwnNumber()
{
    Office office(Fakes::jettro());
    office.mine.refresh();
    QTRY_COMPARE(office.mine.state(), Own::Loaded);
    QCOMPARE(office.mine.daysOff(), 10);
    QVERIFY(office.mine.readAt().isValid());
}

void tst_HrViewModels::keepsTheNumberWhenHrIsAway()
{
    Office office(Fakes::jettro());
    office.mine.refresh();
    QTRY_COMPARE(office.mine.state(), Own::Loaded);
    QSignalSpy missed(&office.mine, &Session::MyDataViewModel::missed);
    office.hr.fails = Core::Error {Core::Error::Code::Unavailable, QStringLiteral("away")};
    office.mine.refresh();
    QTRY_VERIFY(missed.size() > 0);
    QCOMPARE(office.mine.daysOff(), 10);
}

QTEST_MAIN(tst_HrViewModels)
#include "tst_hrviewmodels.moc"
