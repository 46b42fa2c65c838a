// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/tableview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

namespace Names = Ui::ObjectNames;

namespace {

struct MyDesk : Desk
{
    void open()
    {
        signIn();
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([this] {
            return myData.state() != Session::MyDataViewModel::State::Loading
                && myData.lookups().state() != Session::PagedModel::State::Loading;
        }));
        QApplication::processEvents();
    }
    Ui::TableView *table() { return find<Ui::TableView>(Names::ownLookupTable); }
};

} // namespace

class tst_MyDataPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void showsOwnDaysAndWhoLooked();
    void saysThatNobodyLooked();
    void saysThatHrHasNoRow();
    void saysThatHrDoesNotAnswer();
    void readsAgainOnRefresh();
    void asksForNobodyElse();
    void forgetsWhenSomebodyElseSignsIn();
    void isNotThereWithoutHr();
};

void tst_MyDataPage::showsOwnDaysAndWhoLooked()
{
    MyDesk desk;
    desk.hr.addLookup(QStringLiteral("office"), QStringLiteral("jettro"));
    Session::Lookup change = desk.hr.record[0];
    change.action = QStringLiteral("change");
    change.oldValue = 8;
    change.newValue = 10;
    change.reason = QStringLiteral("carry-over agreed");
    desk.hr.record.append(change);
    desk.open();
    QCOMPARE(desk.textOf(Names::ownDaysOff), QStringLiteral("10"));
    QCOMPARE(desk.textOf(Names::ownDaysTitle), QStringLiteral("days off left"));
    const auto *model = desk.table()->model();
    QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("Looked up your days off"));
    QCOMPARE(model->index(1, 2).data().toString(),
             QStringLiteral("Changed your days off from 8 to 10: carry-over agreed"));
    QVERIFY(desk.table()->isColumnHidden(3)); // whose data is clear
    QCOMPARE(desk.textOf(Names::ownLookupFoot),
             QStringLiteral("2 entries. Something looks wrong? Ask office, and name the correlation id."));
}

void tst_MyDataPage::saysThatNobodyLooked()
{
    MyDesk desk;
    desk.open();
    QCOMPARE(desk.textOf(Names::ownLookupFoot),
             QStringLiteral("Nobody has looked at your data in this time."));
}

void tst_MyDataPage::saysThatHrHasNoRow()
{
    MyDesk desk;
    desk.hr.own = Core::failure(Core::Error::Code::NotFound, QStringLiteral("no row"));
    desk.open();
    QCOMPARE(desk.textOf(Names::ownDaysTitle), QStringLiteral("HR has no days off about you"));
    QVERIFY(!desk.find<QWidget>(Names::ownDaysOff)->isVisible());
}

void tst_MyDataPage::saysThatHrDoesNotAnswer()
{
    MyDesk desk;
    desk.hr.fails = Core::Error {Core::Error::Code::Unavailable, QStringLiteral("refused 111")};
    desk.open();
    QCOMPARE(desk.textOf(Names::ownDaysTitle), QStringLiteral("HR did not answer"));
    QCOMPARE(desk.textOf(Names::ownLookupFoot),
             QStringLiteral("HR did not answer. What you see may be old."));
}

void tst_MyDataPage::readsAgainOnRefresh()
{
    MyDesk desk;
    desk.open();
    desk.hr.own = 9;
    desk.click(Names::refreshButton);
    QTRY_COMPARE(desk.textOf(Names::ownDaysOff), QStringLiteral("9"));
    QCOMPARE(desk.hr.ownQuestions, 2);
}

void tst_MyDataPage::asksForNobodyElse()
{
    MyDesk desk;
    desk.open();
    QVERIFY(desk.hr.asked.isEmpty());
    for (const Session::LookupQuery &query : desk.hr.askedRecord)
        QVERIFY(!query.everybody);
}

void tst_MyDataPage::forgetsWhenSomebodyElseSignsIn()
{
    MyDesk desk;
    desk.hr.addLookup(QStringLiteral("office"), QStringLiteral("jettro"));
    desk.open();
    QCOMPARE(desk.table()->model()->rowCount(), 1);
    desk.account.signOut();
    QCOMPARE(desk.table()->model()->rowCount(), 0);
    QVERIFY(!desk.myData.readAt().isValid());
}

void tst_MyDataPage::isNotThereWithoutHr()
{
    Desk desk;
    Ui::MainWindow window({desk.account, desk.conversations, desk.status}, {});
    window.show();
    desk.signIn(Fakes::office());
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(window.findChild<QWidget *>(Names::chatArea)->isVisible());
    QVERIFY(!window.findChild<QWidget *>(Names::myDataPage));
}

QTEST_MAIN(tst_MyDataPage)
#include "tst_mydatapage.moc"
