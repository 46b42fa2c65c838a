// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting, links, code and receipts in the painted conversation, by mouse, keyboard and screen reader.
#include "ui/desk.h"
#include "ui/messagelist.h"
#include "ui/objectnames.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>

using Part = Ui::RowPart;
using Kind = Ui::RowPart::Kind;
namespace Names = Ui::ObjectNames;

namespace {

const char *const rich = "First **bold** words with [a link](https://example.com/help) in them.\n\n"
                         "```\nint a = 1;\nint b = 2;\n```\n\n"
                         "Second part: [another](http://example.org/x), [a file](file:///etc/passwd).";

struct PartsDesk : Desk
{
    PartsDesk()
    {
        signIn();
        askAndAnswer(QStringLiteral("How many days?"),
                     Fakes::answer(QString::fromUtf8(rich),
                                   {Fakes::receipt(QStringLiteral("daysOff"), QStringLiteral("jettro"),
                                                   QStringLiteral("jettro"), QStringLiteral("ok"))}));
        QApplication::clipboard()->clear();
    }
    Ui::MessageList *list() { return find<Ui::MessageList>(Names::messageList); }
    int rowOf(Session::TurnRow::Kind kind)
    {
        for (int row = 0; row < chat.turns().rowCount(); ++row)
            if (chat.turns().row(row).kind == kind)
                return row;
        return -1;
    }
    int answer() { return rowOf(Session::TurnRow::Kind::Answer); }
    void go(int row)
    {
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(row, 0));
    }
    QRect rect(int row) { return list()->visualRect(list()->model()->index(row, 0)); }
    void drag(const QPoint &from, const QPoint &to)
    {
        QWidget *view = list()->viewport();
        QTest::mousePress(view, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, to);
    }
    QString copied()
    {
        QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
        return QApplication::clipboard()->text();
    }
};

} // namespace

class tst_MessageParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void findsLinksAndCodeInReadingOrder();
    void selectsByDragging();
    void selectsOverSeveralMessages();
    void selectsAWordByDoubleClick();
    void selectsByKeyboard();
    void forgetsTheSelectionWithEscapeAndClick();
    void keepsTheSelectionWhileAnswersCome();
    void opensNoLinkAfterADrag();
    void copiesCodeByMouse();
    void walksThroughThePartsByKeyboard();
    void showsWhereALinkLeads();
    void pressesTheButtonsOfAReceiptByKeyboard();
    void tellsAScreenReaderRowsAndParts();
    void letsAScreenReaderPress();
    void tellsAScreenReaderWhereTheFocusIs();
    void survivesRowsThatGo();
};

void tst_MessageParts::findsLinksAndCodeInReadingOrder()
{
    PartsDesk desk;
    const QList<Part> parts = desk.list()->partsOf(desk.answer());
    QCOMPARE(parts.size(), 3); // what leads to a file is no link
    QCOMPARE(parts[0].kind, Kind::Link);
    QCOMPARE(parts[0].text, QStringLiteral("https://example.com/help"));
    QCOMPARE(parts[0].label, QStringLiteral("a link"));
    QCOMPARE(parts[1].kind, Kind::CopyCode);
    QCOMPARE(parts[1].text, QStringLiteral("int a = 1;\nint b = 2;"));
    QCOMPARE(parts[2].text, QStringLiteral("http://example.org/x"));
    for (const Part &part : parts)
        QVERIFY(desk.rect(desk.answer()).contains(part.bounds().center().toPoint()));
}

void tst_MessageParts::selectsByDragging()
{
    PartsDesk desk;
    const QRect row = desk.rect(desk.answer());
    const int left = Ui::Column::in(desk.list()->width()).x;
    const QRect link = desk.list()->partsOf(desk.answer())[0].bounds().toAlignedRect();
    desk.drag({left, link.center().y()}, {link.left() + 1, link.center().y()});
    QVERIFY(desk.list()->hasSelection());
    QCOMPARE(desk.copied(), QStringLiteral("First bold words with "));
    // To the end of the row: every piece of it.
    desk.drag({left, link.center().y()}, {row.right() - 30, row.bottom() - 6});
    QVERIFY(desk.copied().startsWith(QLatin1String("First bold")));
    QVERIFY(desk.copied().contains(QLatin1String("int a = 1;\nint b = 2;")));
    QVERIFY(desk.copied().endsWith(QLatin1String("a file.")));
}

void tst_MessageParts::selectsOverSeveralMessages()
{
    PartsDesk desk;
    const QRect question = desk.rect(0);
    const QRect link = desk.list()->partsOf(desk.answer())[0].bounds().toAlignedRect();
    const Ui::Column column = Ui::Column::in(desk.list()->width());
    // From the left edge of the bubble, whose text ends at the right edge of the column.
    desk.drag({column.x + column.width - 300, question.center().y()}, {link.left() + 1, link.center().y()});
    QCOMPARE(desk.copied(), QStringLiteral("How many days?\n\nFirst bold words with "));
}

void tst_MessageParts::selectsAWordByDoubleClick()
{
    PartsDesk desk;
    const QRect link = desk.list()->partsOf(desk.answer())[0].bounds().toAlignedRect();
    const int left = Ui::Column::in(desk.list()->width()).x;
    QTest::mouseDClick(desk.list()->viewport(), Qt::LeftButton, {}, {left + 6, link.center().y()});
    QCOMPARE(desk.copied(), QStringLiteral("First"));
}

void tst_MessageParts::selectsByKeyboard()
{
    PartsDesk desk;
    desk.go(desk.answer());
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(desk.list(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(desk.copied(), QStringLiteral("First"));
    QTest::keyClick(desk.list(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(desk.copied(), QStringLiteral("Firs"));
    QTest::keyClick(desk.list(), Qt::Key_End, Qt::ShiftModifier);
    QVERIFY(desk.copied().endsWith(QLatin1String("a file.")));
    QTest::keyClick(desk.list(), Qt::Key_Escape);
    QTest::keyClick(desk.list(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(desk.copied().startsWith(QLatin1String("First bold")));
    QVERIFY(!desk.copied().contains(QLatin1String("**")));
}

void tst_MessageParts::forgetsTheSelectionWithEscapeAndClick()
{
    PartsDesk desk;
    desk.go(desk.answer());
    QTest::keyClick(desk.list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(desk.list(), Qt::Key_Escape);
    QVERIFY(!desk.list()->hasSelection());
    QCOMPARE(desk.copied(), QString::fromUtf8(rich)); // the message as it was written
    QTest::keyClick(desk.list(), Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(desk.list()->viewport(), Qt::LeftButton, {}, desk.rect(0).center());
    QVERIFY(!desk.list()->hasSelection());
}

void tst_MessageParts::keepsTheSelectionWhileAnswersCome()
{
    PartsDesk desk;
    desk.go(desk.answer());
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(desk.list(), Qt::Key_Right, Qt::ShiftModifier);
    desk.askAndAnswer(QStringLiteral("And now?"), Fakes::answer(QStringLiteral("Later words")));
    QCOMPARE(desk.list()->selectedText(), QStringLiteral("First"));
    Session::TurnRow row;
    row.text = QStringLiteral("before everything");
    desk.chat.turns().insert(row, 0);
    QCOMPARE(desk.list()->selectedText(), QStringLiteral("First"));
    desk.chat.turns().remove(0);
    QCOMPARE(desk.list()->selectedText(), QStringLiteral("First"));
    desk.chat.reset();
    QTRY_VERIFY(!desk.list()->hasSelection());
}

void tst_MessageParts::opensNoLinkAfterADrag()
{
    PartsDesk desk;
    const QRect receipt = desk.rect(desk.rowOf(Session::TurnRow::Kind::Receipt));
    const QRect link = desk.list()->partsOf(desk.answer())[0].bounds().toAlignedRect();
    desk.drag(link.center(), {link.center().x() + 40, receipt.center().y()});
    QVERIFY(!desk.chat.turns().row(desk.rowOf(Session::TurnRow::Kind::Receipt)).unfolded);
}

void tst_MessageParts::copiesCodeByMouse()
{
    PartsDesk desk;
    const Part code = desk.list()->partsOf(desk.answer())[1];
    QTest::mouseClick(desk.list()->viewport(), Qt::LeftButton, {}, code.bounds().center().toPoint());
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("int a = 1;\nint b = 2;"));
}

void tst_MessageParts::walksThroughThePartsByKeyboard()
{
    PartsDesk desk;
    desk.go(desk.answer());
    QCOMPARE(desk.list()->focusedPart(), -1);
    QTest::keyClick(desk.list(), Qt::Key_Right);
    QTest::keyClick(desk.list(), Qt::Key_Right);
    QCOMPARE(desk.list()->focusedPart(), 1);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("int a = 1;\nint b = 2;"));
    QTest::keyClick(desk.list(), Qt::Key_Right);
    QTest::keyClick(desk.list(), Qt::Key_Right);
    QCOMPARE(desk.list()->focusedPart(), 2); // the last one
    QTest::keyClick(desk.list(), Qt::Key_Up);
    QCOMPARE(desk.list()->focusedPart(), -1);
}

void tst_MessageParts::showsWhereALinkLeads()
{
    PartsDesk desk;
    QSignalSpy shown(desk.list(), &Ui::MessageList::linkShown);
    desk.go(desk.answer());
    QTest::keyClick(desk.list(), Qt::Key_Right);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(desk.textOf(Names::signedInUntil), QStringLiteral("Opens https://example.com/help"));
}

void tst_MessageParts::pressesTheButtonsOfAReceiptByKeyboard()
{
    PartsDesk desk;
    const int receipt = desk.rowOf(Session::TurnRow::Kind::Receipt);
    desk.go(receipt);
    QTest::keyClick(desk.list(), Qt::Key_Space);
    QVERIFY(desk.chat.turns().row(receipt).unfolded);
    for (int i = 0; i < 4; ++i) // fold, copy, again, the id
        QTest::keyClick(desk.list(), Qt::Key_Right);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("7f3c1d52-0b1e-4a7c-9d64-2f8a61c0e3b9"));
    QTest::keyClick(desk.list(), Qt::Key_Left);
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QCOMPARE(desk.agent.asked.size(), 2); // asked again
}

void tst_MessageParts::tellsAScreenReaderRowsAndParts()
{
    PartsDesk desk;
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.list());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Messages"));
    QCOMPARE(list->childCount(), desk.chat.turns().rowCount());
    QAccessibleInterface *answer = list->child(desk.answer());
    QVERIFY(answer && answer->isValid());
    QVERIFY(answer->text(QAccessible::Name).startsWith(QLatin1String("Agent: First")));
    QCOMPARE(answer->parent(), list);
    QCOMPARE(list->indexOfChild(answer), desk.answer());
    QCOMPARE(answer->childCount(), 3);
    QCOMPARE(answer->child(0)->role(), QAccessible::Link);
    QCOMPARE(answer->child(0)->text(QAccessible::Name),
             QStringLiteral("a link, opens https://example.com/help"));
    QCOMPARE(answer->child(1)->role(), QAccessible::Button);
    QCOMPARE(answer->child(1)->text(QAccessible::Name), QStringLiteral("Copy the code"));
    QVERIFY(answer->rect().contains(answer->child(0)->rect()));
    QAccessibleInterface *receipt = list->child(desk.rowOf(Session::TurnRow::Kind::Receipt));
    QVERIFY(receipt->state().expandable && receipt->state().collapsed);
    // The row of the open card holds the card itself, with its buttons.
    const int card = desk.chat.turns().newestOpenCard();
    QCOMPARE(list->child(card)->childCount(), 1);
    QVERIFY(list->child(card)->child(0)->childCount() > 0);
    const QRect place = answer->rect();
    QCOMPARE(list->childAt(place.center().x(), place.center().y()), answer);
}

void tst_MessageParts::letsAScreenReaderPress()
{
    PartsDesk desk;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.list());
    QAccessibleInterface *code = list->child(desk.answer())->child(1);
    QAccessibleActionInterface *action = code->actionInterface();
    QVERIFY(action);
    QCOMPARE(action->actionNames(), QStringList {QAccessibleActionInterface::pressAction()});
    action->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("int a = 1;\nint b = 2;"));
}

void tst_MessageParts::tellsAScreenReaderWhereTheFocusIs()
{
    PartsDesk desk;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.list());
    desk.go(desk.answer());
    QCOMPARE(list->focusChild(), list->child(desk.answer()));
    QVERIFY(list->child(desk.answer())->state().focused);
    QTest::keyClick(desk.list(), Qt::Key_Right);
    QCOMPARE(list->focusChild(), list->child(desk.answer())->child(0));
    QVERIFY(list->focusChild()->state().focused);
    QVERIFY(!list->child(desk.answer())->state().focused);
}

void tst_MessageParts::survivesRowsThatGo()
{
    PartsDesk desk;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.list());
    QAccessibleInterface *answer = list->child(desk.answer());
    QAccessibleInterface *link = answer->child(0);
    desk.chat.reset();
    QTRY_COMPARE(desk.chat.turns().rowCount(), 0);
    QVERIFY(!answer->isValid());
    QVERIFY(!link->isValid());
    QCOMPARE(list->childCount(), 0);
    QVERIFY(!list->child(0));
    QCOMPARE(answer->childCount(), 0);
}

QTEST_MAIN(tst_MessageParts)
#include "tst_messageparts.moc"
