// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversationexport.h"
#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/sidelist.h"
#include "ui/sidetext.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTemporaryDir>

namespace Names = Ui::ObjectNames;

namespace {

struct ListDesk : Desk
{
    ListDesk()
    {
        store.add(QStringLiteral("c1"), QStringLiteral("How many days off do I have?"),
                  QStringLiteral("You have **10 days**"));
        store.add(QStringLiteral("c2"), QStringLiteral("Who looked at my data"),
                  QStringLiteral("office, once"), 1);
        store.add(QStringLiteral("c3"), QStringLiteral("What can I ask?"), QStringLiteral("Your days off"),
                  9);
        signIn();
        QVERIFY(QTest::qWaitFor([this] { return !conversations.isLoading(); }));
        QApplication::processEvents();
    }
    QListView *list() { return find<QListView>(Names::conversationList); }
    QStringList titles()
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all.append(list()->model()->index(row, 0).data(Qt::EditRole).toString());
        return all;
    }
    void go(int row)
    {
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(row, 0));
    }
    QPlainTextEdit *edit()
    {
        for (auto *one : window.findChildren<QPlainTextEdit *>(Names::composerEdit))
            if (one->isVisible())
                return one;
        return nullptr;
    }
};

} // namespace

class tst_SideList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void showsTheNewestFirstInGroups();
    void opensWithEnterAndByClick();
    void startsANewOneWithCtrlN();
    void findsWithCtrlK();
    void leavesTheFieldWithEscape();
    void renamesInPlaceWithF2();
    void deletesWithDelAndUndoesWithEnter();
    void hidesWithCtrlB();
    void isNarrowInASmallWindow();
    void keepsTheDraftOfEachConversation();
    void showsWhatHappensInOthers();
    void saysThatTheListCouldNotBeRead();
    void saysThatDraftsWereKeptAside();
    void speaksEveryRow();
    void exportsMarkdown();
    void namesFilesThatEverySystemTakes_data();
    void namesFilesThatEverySystemTakes();
    void showsTheKeysWithF1();
};

void tst_SideList::showsTheNewestFirstInGroups()
{
    ListDesk desk;
    QCOMPARE(desk.titles(),
             (QStringList {QStringLiteral("New conversation"), QStringLiteral("How many days off do I have?"),
                           QStringLiteral("Who looked at my data"), QStringLiteral("What can I ask?")}));
    const QDate today = QDate::currentDate();
    QCOMPARE(Ui::SideText::group(QDateTime(today, QTime(0, 1)), today), QStringLiteral("Today"));
    QCOMPARE(Ui::SideText::group(QDateTime(today.addDays(-1), QTime(23, 59)), today),
             QStringLiteral("Yesterday"));
    QCOMPARE(Ui::SideText::group(QDateTime(today.addDays(-2), QTime(23, 59)), today),
             QStringLiteral("Earlier"));
    // The first of a day is taller, by its day.
    const auto height
        = [&desk](int row) { return desk.list()->visualRect(desk.list()->model()->index(row, 0)).height(); };
    QCOMPARE(height(1), 52);
    QCOMPARE(height(0), 52 + 32);
    QCOMPARE(height(2), 52 + 32);
}

void tst_SideList::opensWithEnterAndByClick()
{
    ListDesk desk;
    desk.go(1);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QCOMPARE(desk.conversations.current().conversationId(), QStringLiteral("c1"));
    QTRY_COMPARE(desk.conversations.current().turns().rowCount(), 2);
    QVERIFY(desk.edit() && desk.edit()->hasFocus());
    const QRect third = desk.list()->visualRect(desk.list()->model()->index(2, 0));
    QTest::mouseClick(desk.list()->viewport(), Qt::LeftButton, {}, third.center());
    QCOMPARE(desk.conversations.current().conversationId(), QStringLiteral("c2"));
}

void tst_SideList::startsANewOneWithCtrlN()
{
    ListDesk desk;
    desk.go(1);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QTest::keyClick(&desk.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(desk.conversations.current().conversationId().isEmpty());
    QVERIFY(desk.edit()->hasFocus());
    desk.click(Names::newButton);
    QCOMPARE(desk.titles().count(QStringLiteral("New conversation")), 1);
    // It has none of the words that were looked for, and is in sight all the same.
    for (const bool byKey : {true, false}) {
        desk.find<QLineEdit>(Names::findField)->setText(QStringLiteral("looked"));
        QVERIFY(!desk.titles().contains(QStringLiteral("New conversation")));
        if (byKey)
            QTest::keyClick(&desk.window, Qt::Key_N, Qt::ControlModifier);
        else
            desk.click(Names::newButton);
        QVERIFY(desk.titles().contains(QStringLiteral("New conversation")));
    }
}

void tst_SideList::findsWithCtrlK()
{
    ListDesk desk;
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    auto *find = desk.find<QLineEdit>(Names::findField);
    QVERIFY(find->hasFocus());
    QTest::keyClicks(find, QStringLiteral("LOOKED"));
    QCOMPARE(desk.titles(), QStringList {QStringLiteral("Who looked at my data")});
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(desk.conversations.current().conversationId(), QStringLiteral("c2"));
    find->setText(QStringLiteral("nothing like that"));
    QCOMPARE(desk.textOf(Names::sideNotice), QStringLiteral("Nothing was found."));
}

void tst_SideList::leavesTheFieldWithEscape()
{
    ListDesk desk;
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    auto *find = desk.find<QLineEdit>(Names::findField);
    QTest::keyClicks(find, QStringLiteral("data"));
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(find->text().isEmpty() && find->hasFocus());
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(desk.edit()->hasFocus());
}

void tst_SideList::renamesInPlaceWithF2()
{
    ListDesk desk;
    desk.go(1);
    QTest::keyClick(desk.list(), Qt::Key_F2);
    auto *field = desk.find<QLineEdit>(Names::renameField);
    QVERIFY(field && field->isVisible());
    QCOMPARE(field->text(), QStringLiteral("How many days off do I have?"));
    field->setText(QStringLiteral("My days"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(desk.store.renamed.size(), 1);
    QCOMPARE(desk.titles().at(1), QStringLiteral("My days"));
    // The list goes on from there: the Return was the field's alone.
    QTRY_VERIFY(desk.list()->hasFocus());
    QCOMPARE(desk.list()->currentIndex().row(), 1);
}

void tst_SideList::deletesWithDelAndUndoesWithEnter()
{
    ListDesk desk;
    desk.go(1);
    QTest::keyClick(desk.list(), Qt::Key_Delete);
    const QModelIndex row = desk.list()->model()->index(1, 0);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("deleted")));
    QVERIFY(desk.store.removed.isEmpty());
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QVERIFY(!row.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("deleted")));
    QCOMPARE(desk.conversations.current().conversationId(), QStringLiteral("c1"));
}

void tst_SideList::hidesWithCtrlB()
{
    ListDesk desk;
    auto *side = desk.find<QWidget>(Names::sideList);
    desk.go(1);
    QTest::keyClick(&desk.window, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!side->isVisible());
    QVERIFY(desk.edit()->hasFocus()); // the focus does not fall out of the window
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(side->isVisible()); // to find something it has to be there
    QTest::keyClick(&desk.window, Qt::Key_B, Qt::ControlModifier);
    QTest::keyClick(&desk.window, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(side->isVisible());
}

void tst_SideList::isNarrowInASmallWindow()
{
    ListDesk desk;
    auto *side = desk.find<QWidget>(Names::sideList);
    QCOMPARE(side->width(), 264);
    desk.window.resize(900, 600);
    QApplication::processEvents();
    QTRY_COMPARE(side->width(), 220);
}

void tst_SideList::keepsTheDraftOfEachConversation()
{
    ListDesk desk;
    QTest::keyClicks(desk.edit(), QStringLiteral("half a question"));
    desk.go(1);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QVERIFY(desk.edit()->toPlainText().isEmpty());
    QTest::keyClick(&desk.window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(desk.edit()->toPlainText(), QStringLiteral("half a question"));
}

void tst_SideList::showsWhatHappensInOthers()
{
    ListDesk desk;
    desk.ask(QStringLiteral("A slow one"));
    desk.go(2);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    const auto note = [&desk] {
        for (int row = 0; row < desk.list()->model()->rowCount(); ++row)
            if (desk.titles().at(row) == QLatin1String("A slow one"))
                return desk.list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return QString();
    };
    QVERIFY(note().endsWith(QLatin1String(": Writing the answer")));
    Session::TurnResult refused = Fakes::refusal();
    refused.conversationId = QStringLiteral("c9");
    Q_EMIT desk.agent.stream->done(refused);
    QVERIFY(note().endsWith(QLatin1String(": Not permitted")));
    QCOMPARE(desk.titles().first(), QStringLiteral("A slow one")); // the newest
}

void tst_SideList::saysThatTheListCouldNotBeRead()
{
    ListDesk desk;
    desk.store.away = true;
    desk.conversations.refresh();
    QTRY_COMPARE(desk.textOf(Names::sideNotice),
                 QStringLiteral("Your conversations could not be read just now."));
    QCOMPARE(desk.titles().size(), 4); // they stay
}

void tst_SideList::saysThatDraftsWereKeptAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("unsent.json")));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("{ broken");
    file.close();
    Fakes::Agent agent;
    Fakes::SignIn session;
    Fakes::Conversations store;
    Session::AccountViewModel account(session);
    Session::Unsent unsent(file.fileName());
    Session::ConversationsViewModel conversations(agent, store, account, unsent);
    Ui::SideList list(conversations);
    const QString words = list.findChild<QLabel *>(Names::sideNotice)->text();
    QVERIFY2(words.startsWith(QLatin1String("Your drafts could not be read. They are kept as ")),
             qPrintable(words));
    QVERIFY(words.contains(unsent.keptAside()));
}

void tst_SideList::speaksEveryRow()
{
    ListDesk desk;
    const QString spoken = desk.list()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(QLatin1String("How many days off do I have?, Today, ")), qPrintable(spoken));
    QVERIFY2(spoken.endsWith(QLatin1String(": You have 10 days")), qPrintable(spoken));
    QCOMPARE(desk.list()->accessibleName(), QStringLiteral("Conversations"));
}

void tst_SideList::exportsMarkdown()
{
    ListDesk desk;
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    const QString text = Ui::ConversationExport::markdown(desk.chat, QStringLiteral("A title"));
    QVERIFY(text.startsWith(QLatin1String("# A title\n\n## jettro, ")));
    QVERIFY(text.contains(QLatin1String("\n\nroberto?\n\n> Not permitted: ")));
    QVERIFY(text.contains(QLatin1String("Receipt\n\n```\n")));
}

void tst_SideList::namesFilesThatEverySystemTakes_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("My days") << QStringLiteral("My days.md");
    QTest::newRow("path") << QStringLiteral("../../etc/passwd") << QStringLiteral("______etc_passwd.md");
    QTest::newRow("nothing") << QString() << QStringLiteral("Conversation.md");
    QTest::newRow("question") << QStringLiteral("How many?") << QStringLiteral("How many_.md");
}

void tst_SideList::namesFilesThatEverySystemTakes()
{
    QFETCH(QString, title);
    QTEST(Ui::ConversationExport::fileName(title), "name");
}

void tst_SideList::showsTheKeysWithF1()
{
    ListDesk desk;
    auto *sheet = desk.find<QWidget>(Names::shortcutSheet);
    auto *edit = desk.edit();
    QVERIFY(!sheet->isVisible());
    QTest::keyClick(&desk.window, Qt::Key_F1);
    QVERIFY(sheet->isVisible() && sheet->hasFocus());
    QVERIFY(desk.window.rect().contains(sheet->geometry()));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QVERIFY(edit->hasFocus());
}

QTEST_MAIN(tst_SideList)
#include "tst_sidelist.moc"
