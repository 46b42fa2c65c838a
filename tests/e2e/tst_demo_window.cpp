// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on the real demo: provider, HR and agent in their threads, and the provider's own
// login page, filled in over HTTP instead of by a browser.
#include "main/demobrowser.h"
#include "main/desktop.h"
#include "ui/appearance.h"
#include "ui/language.h"
#include "ui/objectnames.h"
#include "ui/shown.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace Names = Ui::ObjectNames;

namespace {

/// Somebody else may be sitting at the browser at each sign-in.
class ChangingBrowser : public Session::Browser
{
public:
    ChangingBrowser(Http::Client &client, const QString &who) : m_client(client), m_who(who) { }

    bool open(const QUrl &url) override
    {
        m_page
            = std::make_unique<Main::DemoBrowser>(m_client, m_who, m_who); // their passwords are their names
        return m_page->open(url);
    }

private:
    Http::Client &m_client;
    const QString &m_who;
    std::unique_ptr<Main::DemoBrowser> m_page;
};

} // namespace

class tst_DemoWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void saysThatItIsADemo();
    void answersAPersonAboutThemselves();
    void refusesKindlyWithAWayOn();
    void asksWhatARefusalSuggests();
    void answersAnOfficeManagerAboutSomebodyElse();
    void forgetsTheConversationOnReset();
    void showsNothingOfThePersonBeforeAfterSignOut();
    void saysWhenSomebodyIsNotKnown();
    void keepsConversationsAndFindsThemAgain();
    void letsAnOfficeManagerChangeAnAllowanceInTheTable();
    void showsPeopleWhoLookedAtTheirData();
    void offersNoAdminTabToAPlainEmployee();

private:
    template<class T>
    T *find(QLatin1String name) const
    {
        return m_desktop->window().findChild<T *>(name);
    }
    template<class T>
    T *shown(QLatin1String name) const
    {
        return Shown::find<T>(&m_desktop->window(), name);
    }
    void signInAs(const QString &who);
    void ask(const char *question);
    int rows() const { return find<QListView>(Names::messageList)->model()->rowCount(); }
    QList<Session::TurnRow> rowsOf(Session::TurnRow::Kind kind) const;
    QString lastAnswer() const;

    QString m_who;
    std::unique_ptr<Main::Desktop> m_desktop;
};

void tst_DemoWindow::init()
{
    const auto read = Main::readCommandLine({QStringLiteral("secure-agent"), QStringLiteral("--demo")});
    auto desktop = Main::Desktop::create(std::get<Main::Options>(read), [this](Http::Client &client) {
        return std::make_unique<ChangingBrowser>(client, m_who);
    });
    QVERIFY(desktop);
    m_desktop = std::move(*desktop);
    m_desktop->start();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desktop->window()));
}

void tst_DemoWindow::cleanup()
{
    m_desktop.reset();
}

void tst_DemoWindow::signInAs(const QString &who)
{
    m_who = who;
    QTRY_VERIFY(shown<QAbstractButton>(Names::signInButton));
    QTest::mouseClick(shown<QAbstractButton>(Names::signInButton), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPlainTextEdit>(Names::composerEdit), 20000);
}

void tst_DemoWindow::ask(const char *question)
{
    auto *edit = shown<QPlainTextEdit>(Names::composerEdit);
    QVERIFY(edit);
    edit->setFocus();
    QTest::keyClicks(edit, QString::fromUtf8(question));
    QTest::keyClick(edit, Qt::Key_Return);
}

QList<Session::TurnRow> tst_DemoWindow::rowsOf(Session::TurnRow::Kind kind) const
{
    QList<Session::TurnRow> found;
    const QAbstractItemModel *model = find<QListView>(Names::messageList)->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        const auto row = model->index(i, 0).data(Session::TurnModel::RowRole).value<Session::TurnRow>();
        if (row.kind == kind)
            found.append(row);
    }
    return found;
}

QString tst_DemoWindow::lastAnswer() const
{
    const QList<Session::TurnRow> answers = rowsOf(Session::TurnRow::Kind::Answer);
    return answers.isEmpty() || answers.last().streaming ? QString() : answers.last().text;
}

void tst_DemoWindow::saysThatItIsADemo()
{
    QVERIFY(shown<QWidget>(Names::signInPage));
    signInAs(QStringLiteral("jettro"));
    QVERIFY(shown<QWidget>(Names::demoPill));
}

void tst_DemoWindow::answersAPersonAboutThemselves()
{
    signInAs(QStringLiteral("jettro"));
    QTRY_VERIFY(
        find<QAbstractButton>(Names::accountButton)->text().contains(QLatin1String("jettro"))
        || find<QAbstractButton>(Names::accountButton)->accessibleName().contains(QLatin1String("jettro")));
    ask("How many days off do I have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("You have 10 days off left."));
    QTRY_COMPARE(rowsOf(Session::TurnRow::Kind::Receipt).size(), 1);
    const Session::Receipt receipt = rowsOf(Session::TurnRow::Kind::Receipt).first().receipts.first();
    QCOMPARE(receipt.acting, QStringLiteral("jettro"));
    QCOMPARE(receipt.subject, QStringLiteral("jettro"));
    QCOMPARE(receipt.outcome, QStringLiteral("ok"));
    QCOMPARE(rowsOf(Session::TurnRow::Kind::Question).first().text,
             QStringLiteral("How many days off do I have?"));
}

void tst_DemoWindow::refusesKindlyWithAWayOn()
{
    signInAs(QStringLiteral("jettro"));
    ask("How many days off does roberto have?");
    QTRY_VERIFY(shown<QWidget>(Names::refusalCard));
    const QWidget *card = shown<QWidget>(Names::refusalCard);
    QString words;
    const auto labels = card->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        words += label->text() + QLatin1Char('\n');
    QVERIFY2(words.contains(QLatin1String("roberto")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("office-management")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("office")), qPrintable(words));
    QVERIFY2(!words.contains(QLatin1String("15")), qPrintable(words));
    static const QRegularExpression technical(QStringLiteral("\\b40[0-9]\\b|\\berror\\b|exception|forbidden"),
                                              QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!words.contains(technical), qPrintable(words));
    QVERIFY(shown<QAbstractButton>(Names::suggestionButton));
    QVERIFY(shown<QAbstractButton>(Names::copyRequestButton));
}

void tst_DemoWindow::asksWhatARefusalSuggests()
{
    signInAs(QStringLiteral("jettro"));
    ask("How many days off does roberto have?");
    QTRY_VERIFY(shown<QAbstractButton>(Names::suggestionButton));
    QTest::mouseClick(shown<QAbstractButton>(Names::suggestionButton), Qt::LeftButton);
    QTRY_COMPARE(lastAnswer(), QStringLiteral("You have 10 days off left."));
}

void tst_DemoWindow::answersAnOfficeManagerAboutSomebodyElse()
{
    signInAs(QStringLiteral("office"));
    ask("How many days off does roberto have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("roberto has 15 days off left."));
    QTRY_COMPARE(rowsOf(Session::TurnRow::Kind::Receipt).size(), 1);
    const Session::Receipt receipt = rowsOf(Session::TurnRow::Kind::Receipt).first().receipts.first();
    QCOMPARE(receipt.acting, QStringLiteral("office"));
    QCOMPARE(receipt.subject, QStringLiteral("roberto"));
    QCOMPARE(receipt.allowedBy, QStringLiteral("office-management"));
    QVERIFY(!receipt.lookupId.isEmpty());
    QVERIFY(!receipt.correlationId.isEmpty());
}

void tst_DemoWindow::forgetsTheConversationOnReset()
{
    signInAs(QStringLiteral("jettro"));
    ask("How many days off do I have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("You have 10 days off left."));
    auto *reset = find<QAction>(Names::resetAction);
    QVERIFY(reset);
    reset->trigger();
    QTRY_COMPARE(rows(), 0);
    QTRY_VERIFY(shown<QWidget>(Names::welcomeView));
}

void tst_DemoWindow::showsNothingOfThePersonBeforeAfterSignOut()
{
    signInAs(QStringLiteral("office"));
    ask("How many days off does roberto have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("roberto has 15 days off left."));
    find<QAction>(Names::signOutAction)->trigger();
    QTRY_VERIFY(shown<QAbstractButton>(Names::signInButton));
    signInAs(QStringLiteral("jettro"));
    QCOMPARE(rows(), 0);
    ask("And roberto?");
    QTRY_VERIFY(!rowsOf(Session::TurnRow::Kind::Answer).isEmpty() || shown<QWidget>(Names::refusalCard));
    QVERIFY(!lastAnswer().contains(QLatin1String("15")));
}

void tst_DemoWindow::saysWhenSomebodyIsNotKnown()
{
    signInAs(QStringLiteral("office"));
    ask("How many days off does zaphod have?");
    QTRY_VERIFY(!rowsOf(Session::TurnRow::Kind::Card).isEmpty());
    QCOMPARE(rowsOf(Session::TurnRow::Kind::Card).first().card.outcome.outcomeClass,
             QStringLiteral("not_found"));
}

void tst_DemoWindow::keepsConversationsAndFindsThemAgain()
{
    signInAs(QStringLiteral("office"));
    ask("How many days off does roberto have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("roberto has 15 days off left."));
    QTest::keyClick(&m_desktop->window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(shown<QWidget>(Names::welcomeView));
    auto *find = shown<QLineEdit>(Names::findField);
    QVERIFY(find);
    find->setFocus();
    QTest::keyClicks(find, QStringLiteral("roberto"));
    auto *list = shown<QListView>(Names::conversationList);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTest::keyClick(find, Qt::Key_Return);
    find->clear();
    const auto messages = [this] { return shown<QListView>(Names::messageList); };
    QTRY_VERIFY(messages() && messages()->model()->rowCount() >= 3);
    // Renamed, and found by what stands in its messages only: that the agent knows.
    find->setText(QStringLiteral("roberto"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->model()->setData(list->model()->index(0, 0), QStringLiteral("About a colleague"),
                                   Qt::EditRole));
    find->setText(QStringLiteral("How many days off does"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data(Qt::EditRole).toString(), QStringLiteral("About a colleague"));
}

void tst_DemoWindow::letsAnOfficeManagerChangeAnAllowanceInTheTable()
{
    signInAs(QStringLiteral("office"));
    QTest::keyClick(&m_desktop->window(), Qt::Key_3, Qt::ControlModifier);
    auto *table = shown<QTableView>(Names::employeeTable);
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    QCOMPARE(table->model()->index(3, 0).data().toString(), QStringLiteral("roberto"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(3, 0));
    QTest::keyClick(table, Qt::Key_F2);
    auto *days = shown<QSpinBox>(Names::daysField);
    QVERIFY(days);
    days->setValue(17);
    auto *reason = shown<QLineEdit>(Names::reasonField);
    QTest::keyClicks(reason, QStringLiteral("Two Saturdays"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE(table->model()->index(3, 1).data().toString(), QStringLiteral("17"));
    auto *record = shown<QTableView>(Names::lookupTable);
    QTRY_COMPARE(record->model()->index(0, 2).data().toString(),
                 QStringLiteral("Changed 15 to 17: Two Saturdays"));
    QTest::keyClick(&m_desktop->window(), Qt::Key_1, Qt::ControlModifier);
    ask("How many days off does roberto have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("roberto has 17 days off left."));
}

void tst_DemoWindow::showsPeopleWhoLookedAtTheirData()
{
    signInAs(QStringLiteral("office"));
    ask("How many days off does jettro have?");
    QTRY_COMPARE(lastAnswer(), QStringLiteral("jettro has 10 days off left."));
    find<QAction>(Names::signOutAction)->trigger();
    QTRY_VERIFY(shown<QAbstractButton>(Names::signInButton));
    signInAs(QStringLiteral("jettro"));
    QTest::keyClick(&m_desktop->window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(shown<QLabel>(Names::ownDaysOff));
    QCOMPARE(shown<QLabel>(Names::ownDaysOff)->text(), QStringLiteral("10"));
    const QAbstractItemModel *record = shown<QTableView>(Names::ownLookupTable)->model();
    QTRY_COMPARE(record->rowCount(), 1);
    QCOMPARE(record->index(0, 1).data().toString(), QStringLiteral("office"));
    QCOMPARE(record->index(0, 4).data().toString(), QStringLiteral("Office management"));
}

void tst_DemoWindow::offersNoAdminTabToAPlainEmployee()
{
    signInAs(QStringLiteral("jettro"));
    auto *tabs = shown<QTabBar>(Names::tabs);
    QVERIFY(tabs->isTabVisible(1));
    QVERIFY(!tabs->isTabVisible(2));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Ui::applyLanguage(QStringLiteral("en"));
    Ui::applyAppearance(application);
    tst_DemoWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_demo_window.moc"
