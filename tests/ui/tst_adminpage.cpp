// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/csv.h"
#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/tableview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTabBar>

namespace Names = Ui::ObjectNames;
using Edit = Session::AdminViewModel::Edit;

namespace {

/// office on the admin tab, with four employees.
struct AdminDesk : Desk
{
    AdminDesk()
    {
        hr.add(QStringLiteral("jettro"), 10);
        hr.add(QStringLiteral("johndoe"), 5);
        hr.add(QStringLiteral("office"), 20);
        hr.add(QStringLiteral("roberto"), 15);
        hr.addLookup(QStringLiteral("office"), QStringLiteral("jettro"));
        signIn(Fakes::office());
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        settle();
    }
    void settle()
    {
        using State = Session::PagedModel::State;
        QVERIFY(QTest::qWaitFor([this] {
            return admin.employees().state() != State::Loading && admin.lookups().state() != State::Loading;
        }));
        QApplication::processEvents();
    }
    Ui::TableView *table() { return find<Ui::TableView>(Names::employeeTable); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all.append(cell(row, 0));
        return all;
    }
    /// Opens the form below `row` and types into it.
    void fillForm(int row, int days, const QString &reason)
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, 0));
        QTest::keyClick(table(), Qt::Key_F2);
        auto *number = find<QSpinBox>(Names::daysField);
        QVERIFY(number && number->hasFocus());
        number->setValue(days);
        QTest::keyClicks(find<QLineEdit>(Names::reasonField), reason);
    }
};

} // namespace

class tst_AdminPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void isThereOnlyWithTheRole();
    void comesAndGoesWithTheRole();
    void becomesACardWhenHrSaysNo();
    void becomesACardWhenTheRoleGoesWhileItIsRead();
    void asksHrOnlyWhenItIsShown();
    void showsEmployeesAndTheRecord();
    void searchesWhileTyping();
    void sortsAtTheService();
    void fetchesPagesAsTheyAreNeeded();
    void changesARowWithAReason();
    void wantsAReason();
    void neverOverwritesWhatSomebodyElseChanged();
    void takesTheirNumberAfterAConflict();
    void saysThatAChangeIsUncertain();
    void closesTheFormWithEscape();
    void copiesARow();
    void tellsThatHrDoesNotAnswerAndKeepsTheRows();
    void filtersTheRecord();
    void writesCsvThatRunsNoFormula_data();
    void writesCsvThatRunsNoFormula();
    void collectsEveryPageForTheFile();
    void showsTheFocusOnceRowsCome();
    void tabReachesEveryControl();
    void namesEveryControl();
};

void tst_AdminPage::isThereOnlyWithTheRole()
{
    Desk desk;
    desk.signIn();
    auto *tabs = desk.find<QTabBar>(Names::tabs);
    QVERIFY(!tabs->isTabVisible(2));
    QTest::keyClick(&desk.window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(!desk.find<QWidget>(Names::adminPage)); // it is not even made
    QVERIFY(desk.hr.asked.isEmpty() && desk.hr.askedRecord.isEmpty());
}

void tst_AdminPage::comesAndGoesWithTheRole()
{
    Desk desk;
    desk.signIn();
    Session::Person promoted = Fakes::jettro();
    promoted.roles = QStringList {QStringLiteral("office-management")};
    desk.session.go(Fakes::SignIn::State::SignedIn, promoted);
    auto *tabs = desk.find<QTabBar>(Names::tabs);
    QVERIFY(tabs->isTabVisible(2));
    desk.session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QVERIFY(!tabs->isTabVisible(2));
}

void tst_AdminPage::becomesACardWhenHrSaysNo()
{
    AdminDesk desk;
    desk.hr.refuses
        = Session::HrRefusal {{QStringLiteral("office-management")}, QStringLiteral("the office")};
    desk.admin.enter();
    desk.settle();
    auto *card = desk.find<QWidget>(Names::refusalPanel);
    QVERIFY(card->isVisible());
    QVERIFY(card->accessibleName().contains(QLatin1String("Office management (office-management)")));
    QVERIFY(card->accessibleName().contains(QLatin1String("Who can help: the office")));
    QVERIFY(!desk.table()->isVisible());
    QCOMPARE(desk.admin.employees().rowCount(), 0); // what was read with the role is gone
    QCOMPARE(desk.session.signIns, 0); // never a refresh, never a retry
}

void tst_AdminPage::becomesACardWhenTheRoleGoesWhileItIsRead()
{
    AdminDesk desk;
    Session::Person demoted = Fakes::office();
    demoted.roles.clear();
    desk.session.go(Fakes::SignIn::State::SignedIn, demoted);
    auto *tabs = desk.find<QTabBar>(Names::tabs);
    QVERIFY(desk.find<QWidget>(Names::refusalPanel)->isVisible());
    QVERIFY(tabs->isTabVisible(2));
    QTest::keyClick(&desk.window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!tabs->isTabVisible(2));
}

void tst_AdminPage::asksHrOnlyWhenItIsShown()
{
    Desk desk;
    desk.signIn(Fakes::office());
    QVERIFY(desk.hr.asked.isEmpty());
    QTest::keyClick(&desk.window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(desk.hr.asked.size(), 1);
    QCOMPARE(desk.hr.askedRecord.size(), 1);
    QVERIFY(desk.hr.askedRecord[0].everybody);
}

void tst_AdminPage::showsEmployeesAndTheRecord()
{
    AdminDesk desk;
    QCOMPARE(desk.names(),
             (QStringList {QStringLiteral("jettro"), QStringLiteral("johndoe"), QStringLiteral("office"),
                           QStringLiteral("roberto")}));
    QCOMPARE(desk.cell(0, 1), QStringLiteral("10"));
    QVERIFY(desk.cell(0, 2).startsWith(QString::fromUtf8("office · 17 Nov")));
    QCOMPARE(desk.textOf(Names::employeeCount), QStringLiteral("4 people"));
    const auto *record = desk.find<Ui::TableView>(Names::lookupTable)->model();
    QCOMPARE(record->rowCount(), 1);
    QVERIFY(record->index(0, 0).data().toString().startsWith(QLatin1String("Today ")));
    QCOMPARE(record->index(0, 2).data().toString(), QStringLiteral("Looked up days off"));
    QCOMPARE(record->index(0, 4).data().toString(), QStringLiteral("Office management"));
    QCOMPARE(record->index(0, 5).data().toString(), QString::fromUtf8("7f3c1d52…"));
}

void tst_AdminPage::searchesWhileTyping()
{
    AdminDesk desk;
    QTest::keyClicks(desk.find<QLineEdit>(Names::findPersonField), QStringLiteral("ro"));
    QTRY_COMPARE(desk.names(), (QStringList {QStringLiteral("jettro"), QStringLiteral("roberto")}));
    QCOMPARE(desk.hr.asked.last().search, QStringLiteral("ro"));
    QTest::keyClicks(desk.find<QLineEdit>(Names::findPersonField), QStringLiteral("xx"));
    QTRY_COMPARE(desk.textOf(Names::employeeNotice), QStringLiteral("Nobody is called that."));
}

void tst_AdminPage::sortsAtTheService()
{
    AdminDesk desk;
    desk.table()->sortByColumn(1, Qt::DescendingOrder);
    desk.settle();
    QCOMPARE(desk.hr.asked.last().sort, QStringLiteral("-days_off_available"));
    QCOMPARE(desk.names().first(), QStringLiteral("office"));
}

void tst_AdminPage::fetchesPagesAsTheyAreNeeded()
{
    Desk desk;
    for (int i = 0; i < 180; ++i)
        desk.hr.add(QStringLiteral("person%1").arg(i, 3, 10, QLatin1Char('0')), i);
    desk.signIn(Fakes::office());
    QTest::keyClick(&desk.window, Qt::Key_3, Qt::ControlModifier);
    auto *table = desk.find<Ui::TableView>(Names::employeeTable);
    QTRY_COMPARE(table->model()->rowCount(), 50);
    QCOMPARE(desk.hr.asked.size(), 1); // more is not asked for before it is looked at
    table->scrollToBottom();
    QTRY_COMPARE(table->model()->rowCount(), 100);
    QCOMPARE(desk.hr.asked.last().offset, 50);
    QCOMPARE(desk.textOf(Names::employeeCount), QStringLiteral("180 people"));
}

void tst_AdminPage::changesARowWithAReason()
{
    AdminDesk desk;
    const QString etag = desk.hr.all[0].etag;
    desk.fillForm(0, 12, QStringLiteral("Two Saturdays"));
    QTest::keyClick(desk.find<QLineEdit>(Names::reasonField), Qt::Key_Return);
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Closed);
    QCOMPARE(desk.hr.changes.size(), 1);
    QCOMPARE(desk.hr.changes[0].name, QStringLiteral("jettro"));
    QCOMPARE(desk.hr.changes[0].daysOff, 12);
    QCOMPARE(desk.hr.changes[0].reason, QStringLiteral("Two Saturdays"));
    QCOMPARE(desk.hr.changes[0].etag, etag);
    QCOMPARE(desk.cell(0, 1), QStringLiteral("12"));
    QCOMPARE(desk.table()->model()->rowCount(), 4); // the form is gone
    QCOMPARE(desk.hr.askedRecord.size(), 2); // the record has a new entry
    QVERIFY(desk.table()->hasFocus());
}

void tst_AdminPage::wantsAReason()
{
    AdminDesk desk;
    desk.fillForm(0, 12, QStringLiteral("   "));
    QVERIFY(!desk.find<QAbstractButton>(Names::saveButton)->isEnabled());
    QTest::keyClick(desk.find<QSpinBox>(Names::daysField), Qt::Key_Return);
    desk.admin.save(12, QStringLiteral(" "));
    QVERIFY(desk.hr.changes.isEmpty());
}

void tst_AdminPage::neverOverwritesWhatSomebodyElseChanged()
{
    AdminDesk desk;
    desk.fillForm(0, 12, QStringLiteral("Two Saturdays"));
    desk.hr.changeElsewhere(QStringLiteral("jettro"), 11);
    QTest::mouseClick(desk.find<QAbstractButton>(Names::saveButton), Qt::LeftButton);
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Conflict);
    QCOMPARE(desk.hr.all[0].daysOff, 11);
    const QString words = desk.textOf(Names::changeNotice);
    QVERIFY2(words.startsWith(QLatin1String("Someone changed this to 11 at ")), qPrintable(words));
    QVERIFY2(words.endsWith(QLatin1String("Your 12 is not saved.")), qPrintable(words));
    QCOMPARE(desk.find<QAbstractButton>(Names::useTheirsButton)->text(), QStringLiteral("Use 11"));
    auto *save = desk.find<QAbstractButton>(Names::saveButton);
    QCOMPARE(save->text(), QStringLiteral("Save 12"));
    QCOMPARE(desk.cell(0, 1), QStringLiteral("11")); // the row shows what is there
    QTest::mouseClick(save, Qt::LeftButton); // now the person has seen it
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Closed);
    QCOMPARE(desk.hr.all[0].daysOff, 12);
}

void tst_AdminPage::takesTheirNumberAfterAConflict()
{
    AdminDesk desk;
    desk.fillForm(0, 12, QStringLiteral("Two Saturdays"));
    desk.hr.changeElsewhere(QStringLiteral("jettro"), 11);
    QTest::mouseClick(desk.find<QAbstractButton>(Names::saveButton), Qt::LeftButton);
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Conflict);
    QTest::mouseClick(desk.find<QAbstractButton>(Names::useTheirsButton), Qt::LeftButton);
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Closed);
    QCOMPARE(desk.hr.all[0].daysOff, 11);
    QCOMPARE(desk.hr.changes.size(), 1);
}

void tst_AdminPage::saysThatAChangeIsUncertain()
{
    AdminDesk desk;
    desk.fillForm(0, 12, QStringLiteral("Two Saturdays"));
    desk.hr.fails = Core::Error {Core::Error::Code::Unavailable, QStringLiteral("timeout 504")};
    QTest::mouseClick(desk.find<QAbstractButton>(Names::saveButton), Qt::LeftButton);
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Uncertain);
    const QString words = desk.textOf(Names::changeNotice);
    QVERIFY(words.startsWith(QString::fromUtf8("It is not known whether jettro’s days off were changed")));
    QVERIFY(!words.contains(QLatin1String("504")));
    QCOMPARE(desk.hr.changes.size(), 1); // it is not tried again
}

void tst_AdminPage::closesTheFormWithEscape()
{
    AdminDesk desk;
    desk.fillForm(1, 12, QStringLiteral("x"));
    QTest::keyClick(desk.find<QLineEdit>(Names::reasonField), Qt::Key_Escape);
    QTRY_VERIFY(desk.admin.edit().state == Edit::State::Closed);
    QCOMPARE(desk.table()->model()->rowCount(), 4);
    QVERIFY(desk.table()->hasFocus());
    QVERIFY(desk.hr.changes.isEmpty());
}

void tst_AdminPage::copiesARow()
{
    AdminDesk desk;
    desk.table()->setFocus();
    desk.table()->setCurrentIndex(desk.table()->model()->index(3, 0));
    QTest::keyClick(desk.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("roberto\t15\toffice")));
    auto *record = desk.find<Ui::TableView>(Names::lookupTable);
    record->setCurrentIndex(record->model()->index(0, 0));
    QTest::keyClick(record, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().endsWith(
        QLatin1String("7f3c1d52-0b1e-4a7c-9d64-2f8a61c0e3b9"))); // whole
}

void tst_AdminPage::tellsThatHrDoesNotAnswerAndKeepsTheRows()
{
    AdminDesk desk;
    desk.hr.fails = Core::Error {Core::Error::Code::Unavailable, QStringLiteral("connection refused")};
    desk.admin.enter();
    desk.settle();
    QCOMPARE(desk.names().size(), 4);
    QCOMPARE(desk.textOf(Names::employeeNotice),
             QStringLiteral("HR did not answer. What you see may be old."));
}

void tst_AdminPage::filtersTheRecord()
{
    AdminDesk desk;
    QTest::keyClicks(desk.find<QLineEdit>(Names::findLogField), QStringLiteral("jettro"));
    QTRY_COMPARE(desk.hr.askedRecord.last().search, QStringLiteral("jettro"));
    QVERIFY(desk.hr.askedRecord.last().since.isValid()); // the last 30 days
    desk.admin.lookups().setAction(QStringLiteral("change"));
    QTRY_COMPARE(desk.admin.lookups().rowCount(), 0);
    QTRY_COMPARE(desk.textOf(Names::lookupFoot), QStringLiteral("Nothing was found."));
}

void tst_AdminPage::writesCsvThatRunsNoFormula_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain") << QStringLiteral("jettro") << QStringLiteral("jettro");
    QTest::newRow("comma") << QStringLiteral("a,b") << QStringLiteral("\"a,b\"");
    QTest::newRow("quote") << QStringLiteral("a\"b") << QStringLiteral("\"a\"\"b\"");
    QTest::newRow("line") << QStringLiteral("a\nb") << QStringLiteral("\"a\nb\"");
    QTest::newRow("formula") << QStringLiteral("=1+1") << QStringLiteral("'=1+1");
    QTest::newRow("command") << QStringLiteral("@SUM(A1)") << QStringLiteral("'@SUM(A1)");
    QTest::newRow("a negative number stays") << QStringLiteral("-5") << QStringLiteral("-5");
    QTest::newRow("no number") << QStringLiteral("-5 days") << QStringLiteral("'-5 days");
}

void tst_AdminPage::writesCsvThatRunsNoFormula()
{
    QFETCH(QString, value);
    QFETCH(QString, written);
    QCOMPARE(Ui::csvLine({QStringLiteral("x"), value}),
             QStringLiteral("x,") + written + QStringLiteral("\r\n"));
}

void tst_AdminPage::collectsEveryPageForTheFile()
{
    AdminDesk desk;
    for (int i = 0; i < 450; ++i)
        desk.hr.add(QStringLiteral("person%1").arg(i), i);
    QList<Session::Employee> got;
    Core::whenDone(&desk.window, desk.admin.everyone(),
                   [&got](const Core::Result<QList<Session::Employee>> &all) { got = *all; });
    QTRY_COMPARE(got.size(), 454);
}

void tst_AdminPage::showsTheFocusOnceRowsCome()
{
    AdminDesk desk; // by the keyboard, and before HR has answered
    QVERIFY(desk.table()->hasFocus());
    QCOMPARE(desk.table()->currentIndex().row(), 0);
    QTest::keyClick(desk.table(), Qt::Key_Down);
    QCOMPARE(desk.table()->currentIndex().row(), 1);
    // Another list: again somewhere.
    desk.admin.enter();
    desk.settle();
    QVERIFY(desk.table()->currentIndex().isValid());
}

void tst_AdminPage::tabReachesEveryControl()
{
    AdminDesk desk;
    desk.fillForm(0, 12, QStringLiteral("x"));
    desk.find<QWidget>(Names::tabs)->setFocus(Qt::TabFocusReason);
    QStringList order;
    for (int i = 0; i < 30; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        if (i > 0 && focus->objectName() == Names::tabs)
            break;
        order.append(focus->objectName());
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    for (const QLatin1String name :
         {Names::findPersonField, Names::exportButton, Names::employeeTable, Names::daysField,
          Names::reasonField, Names::saveButton, Names::cancelChangeButton, Names::findLogField,
          Names::scopeButton, Names::periodButton, Names::lookupTable, Names::serviceState})
        QVERIFY2(order.contains(name), name.latin1());
}

void tst_AdminPage::namesEveryControl()
{
    AdminDesk desk;
    desk.fillForm(0, 12, QStringLiteral("x"));
    for (auto *widget : desk.window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
            || widget->objectName() == QLatin1String("qt_spinbox_lineedit"))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(),
                 qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

QTEST_MAIN(tst_AdminPage)
#include "tst_adminpage.moc"
