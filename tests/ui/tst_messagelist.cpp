// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/cardwidget.h"
#include "ui/desk.h"
#include "ui/messagedelegate.h"
#include "ui/messagelist.h"
#include "ui/objectnames.h"
#include "ui/turntext.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>

using Session::TurnRow;
using Kind = Session::TurnRow::Kind;

class tst_MessageList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void laysOutWhatIsVisibleOfTwoThousandMessages();
    void streamsTenThousandWordsInLinearTime();
    void showsWhatStreamsInAsTheWhole_data();
    void showsWhatStreamsInAsTheWhole();
    void staysWhereThePersonIs();
    void followsTheEnd();
    void unfoldsAReceiptInPlace();
    void unfoldsAReceiptByKeyboard();
    void copiesARowByKeyboard();
    void asksAgainFromAReceipt();
    void opensNoLinkButTheWeb();
    void namesItsRowsForScreenReaders();
    void keepsTheColumnWhenTheWindowGrows();
    void laysOutWhatIsVisibleOfAMegabyteOfLines();
    void doesNotJumpInAMegabyteOfLines();
    void showsTheEndOfAMegabyteThatStreamsIn();
    void copiesAMegabyteOfLinesWhole();
    void shrugsOffHostileAnswers_data();
    void shrugsOffHostileAnswers();
    void shrugsOffWhatStreamsIn_data();
    void shrugsOffWhatStreamsIn();
    void fetchesNothingThatAnAnswerNames();

private:
    static void fill(Desk &desk, int turns);
    static Ui::MessageList *list(Desk &desk)
    {
        return desk.find<Ui::MessageList>(Ui::ObjectNames::messageList);
    }
    static QPoint inRow(Ui::MessageList *list, int row, int fromTop)
    {
        const QRect rect = list->visualRect(list->model()->index(row, 0));
        return {Ui::Column::in(list->width()).x + 60, rect.top() + fromTop};
    }
    static QString aMegabyteOfLines()
    {
        QString text;
        for (int i = 0; text.size() < 1000 * 1000; ++i) {
            text += QStringLiteral("line %1").arg(i) + QStringLiteral(" and more").repeated(i % 40);
            text += i % 7 == 0 ? QStringLiteral("\n\n") : QStringLiteral("\n");
        }
        return text;
    }
    static Session::Receipt receipt()
    {
        return Fakes::receipt(QStringLiteral("daysOff"), QStringLiteral("jettro"), QStringLiteral("jettro"),
                              QStringLiteral("ok"));
    }
};

void tst_MessageList::fill(Desk &desk, int turns)
{
    for (int i = 0; i < turns; ++i) {
        TurnRow row;
        row.text = QStringLiteral("Question %1: how many days off do I have?").arg(i);
        desk.chat.turns().insert(row);
        row.kind = Kind::Answer;
        row.text = QStringLiteral("Answer **%1**.\n\n").arg(i)
            + QStringLiteral("Some words of an answer. ").repeated(1 + i % 30);
        desk.chat.turns().insert(row);
    }
    QApplication::processEvents();
}

void tst_MessageList::laysOutWhatIsVisibleOfTwoThousandMessages()
{
    Desk desk;
    desk.signIn();
    fill(desk, 1);
    Ui::RowLayouts &layouts = list(desk)->delegate().layouts();
    const int before = layouts.layoutCount();
    fill(desk, 1000);
    list(desk)->followEnd();
    QApplication::processEvents();
    QVERIFY(list(desk)->verticalScrollBar()->value() > 1000);
    QVERIFY2(layouts.layoutCount() - before < 120,
             qPrintable(QString::number(layouts.layoutCount() - before)));
    const int painted = list(desk)->delegate().paintCount();
    // A page up lays out a page, not the conversation.
    const int atEnd = layouts.layoutCount();
    list(desk)->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QApplication::processEvents();
    QVERIFY(layouts.layoutCount() - atEnd < 60);
    QVERIFY(list(desk)->delegate().paintCount() - painted < 100);
    // Another width: again only what is in sight.
    const int atPage = layouts.layoutCount();
    desk.window.resize(760, 700);
    QApplication::processEvents();
    QVERIFY2(layouts.layoutCount() - atPage < 250,
             qPrintable(QString::number(layouts.layoutCount() - atPage)));
}

void tst_MessageList::streamsTenThousandWordsInLinearTime()
{
    Session::ChatTimes times;
    times.flush = std::chrono::milliseconds(0);
    Desk desk({}, times);
    desk.signIn();
    fill(desk, 500);
    desk.ask(QStringLiteral("Tell me"));
    constexpr int pieces = 150; // in each third of the answer
    const QString words = QStringLiteral("word ").repeated(22) + QStringLiteral("end.\n\n");
    struct Cost
    {
        int layouts;
        int painted;
        int pieces;
    };
    const auto now = [&desk] {
        const Ui::MessageDelegate &delegate = list(desk)->delegate();
        return Cost {list(desk)->delegate().layouts().layoutCount(), delegate.paintCount(),
                     delegate.paintedPieces()};
    };
    const auto third = [&] {
        const Cost before = now();
        for (int piece = 0; piece < pieces; ++piece) {
            Q_EMIT desk.agent.stream->text(words);
            QTest::qWait(1);
        }
        return Cost {now().layouts - before.layouts, now().painted - before.painted,
                     now().pieces - before.pieces};
    };
    const Cost first = third();
    third();
    const Cost last = third();
    const QString said
        = QStringLiteral("%1 layouts, %2 painted rows and %3 paragraphs in them, then %4, %5 and %6")
              .arg(first.layouts)
              .arg(first.painted)
              .arg(first.pieces)
              .arg(last.layouts)
              .arg(last.painted)
              .arg(last.pieces);
    // A late piece costs what an early one does: the last paragraph, not the answer; the rows in sight, not
    // all.
    QVERIFY2(last.layouts <= first.layouts + 15 && last.layouts <= 4 * pieces, qPrintable(said));
    QVERIFY2(last.painted <= first.painted + 15 && last.painted <= 16 * pieces, qPrintable(said));
    // Of the answer, which is one row, the paragraphs in sight: a page has room for two dozen.
    QVERIFY2(last.pieces <= 24 * last.painted, qPrintable(said));
    QVERIFY(first.painted >= 1 && first.layouts >= pieces); // it was shown
    QCOMPARE(desk.chat.turns().row(desk.chat.turns().rowCount() - 1).text.count(u' '),
             qsizetype(22 * 3 * pieces));
    QVERIFY(list(desk)->isFollowing());
}

void tst_MessageList::showsWhatStreamsInAsTheWhole_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<int>("step");
    QTest::newRow("lists, code and a table") << QStringLiteral(
        "One.\r\n\r\n1. a\n\n2. b\n\n10. c\n\n```\nx\n\n\ny\n```\n\n| a |\n|---|\n| 1 |\n\nEnd.")
                                             << 1;
    QTest::newRow("a long word") << QStringLiteral("a ") + QString(5000, u'x') + QStringLiteral(" b") << 7;
    QTest::newRow("over the limit of Markdown")
        << QStringLiteral("words and more\n\n").repeated(13100) + QString(60000, u'y') << 9973;
}

void tst_MessageList::showsWhatStreamsInAsTheWhole()
{
    QFETCH(QString, whole);
    QFETCH(int, step);
    const auto sources = [](const Ui::RowText &text) {
        QStringList all;
        for (const Ui::RowText::Piece &piece : text.pieces)
            all.append(piece.source);
        return all;
    };
    Session::TurnModel model;
    Ui::RowLayouts layouts(model);
    layouts.setSurroundings(900, QApplication::font(), Ui::lightTokens());
    TurnRow row;
    row.kind = Kind::Answer;
    row.text = whole;
    model.insert(row);
    row.text.clear();
    model.insert(row);
    for (qsizetype at = 0; at < whole.size(); at += step) {
        model.append(1, whole.mid(at, step));
        layouts.text(1);
    }
    QCOMPARE(model.row(1).text, whole);
    QCOMPARE(sources(layouts.text(1)), sources(layouts.text(0)));
    QCOMPARE(layouts.height(1) - layouts.gapAbove(1), layouts.height(0) - layouts.gapAbove(0));
    // Other words, not more of them.
    model.change(1, [](TurnRow &answer) { answer.text.replace(0, 3, QStringLiteral("Two")); });
    QVERIFY(layouts.text(1).pieces.front().source.startsWith(QStringLiteral("Two")));
}

void tst_MessageList::staysWhereThePersonIs()
{
    Desk desk;
    desk.signIn();
    fill(desk, 60);
    QScrollBar *bar = list(desk)->verticalScrollBar();
    desk.ask(QStringLiteral("Tell me"));
    bar->setValue(bar->maximum() / 2);
    QApplication::processEvents();
    QVERIFY(!list(desk)->isFollowing());
    const QModelIndex top = list(desk)->indexAt(QPoint(300, 5));
    const int at = list(desk)->visualRect(top).top();
    Q_EMIT desk.agent.stream->text(QStringLiteral("word ").repeated(2000));
    QTRY_COMPARE(desk.chat.turns().row(desk.chat.turns().rowCount() - 1).kind, Kind::Answer);
    QApplication::processEvents();
    QCOMPARE(list(desk)->visualRect(top).top(), at);
    auto *button = desk.find<QAbstractButton>(Ui::ObjectNames::newTextButton);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QApplication::processEvents();
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(!button->isVisible());
}

void tst_MessageList::followsTheEnd()
{
    Desk desk;
    desk.signIn();
    fill(desk, 30);
    desk.askAndAnswer(QStringLiteral("More"), Fakes::answer(QStringLiteral("word\n\n").repeated(100)));
    QScrollBar *bar = list(desk)->verticalScrollBar();
    QTRY_COMPARE(bar->value(), bar->maximum());
    const QRect last
        = list(desk)->visualRect(list(desk)->model()->index(list(desk)->model()->rowCount() - 1, 0));
    QVERIFY(last.bottom() <= list(desk)->viewport()->height());
}

void tst_MessageList::unfoldsAReceiptInPlace()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("Mine?"),
                      Fakes::answer(QStringLiteral("You have 10 days off left."), {receipt()}));
    QCOMPARE(desk.chat.turns().row(2).kind, Kind::Receipt);
    const QRect folded = list(desk)->visualRect(list(desk)->model()->index(2, 0));
    QTest::mouseClick(list(desk)->viewport(), Qt::LeftButton, {}, inRow(list(desk), 2, 14));
    QApplication::processEvents();
    QVERIFY(desk.chat.turns().row(2).unfolded);
    const QRect unfolded = list(desk)->visualRect(list(desk)->model()->index(2, 0));
    QCOMPARE(unfolded.top(), folded.top()); // nothing jumps
    QVERIFY(unfolded.height() > folded.height() + 150);
}

void tst_MessageList::unfoldsAReceiptByKeyboard()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("Mine?"),
                      Fakes::answer(QStringLiteral("You have 10 days off left."), {receipt()}));
    list(desk)->setFocus(Qt::TabFocusReason);
    QCOMPARE(list(desk)->currentIndex().row(), 2);
    QTest::keyClick(list(desk), Qt::Key_Space);
    QVERIFY(desk.chat.turns().row(2).unfolded);
    QTest::keyClick(list(desk), Qt::Key_Space);
    QVERIFY(!desk.chat.turns().row(2).unfolded);
}

void tst_MessageList::copiesARowByKeyboard()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("Mine?"),
                      Fakes::answer(QStringLiteral("You have **10** days off."), {receipt()}));
    list(desk)->setFocus(Qt::TabFocusReason);
    list(desk)->setCurrentIndex(list(desk)->model()->index(1, 0));
    QTest::keyClick(list(desk), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("You have **10** days off."));
    QTest::keyClick(list(desk), Qt::Key_Down);
    QTest::keyClick(list(desk), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("Correlation id: 7f3c1d52")));
    QCOMPARE(desk.textOf(Ui::ObjectNames::signedInUntil), QStringLiteral("The receipt is copied."));
}

void tst_MessageList::asksAgainFromAReceipt()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("Mine?"),
                      Fakes::answer(QStringLiteral("You have 10 days off left."), {receipt()}));
    const Ui::Column column = Ui::Column::in(list(desk)->width());
    QTest::mouseClick(list(desk)->viewport(), Qt::LeftButton, {},
                      QPoint(column.x + column.width - 12, inRow(list(desk), 2, 14).y()));
    QCOMPARE(desk.agent.asked.size(), 2);
    QCOMPARE(desk.agent.asked[1].question, QStringLiteral("Mine?"));
}

void tst_MessageList::opensNoLinkButTheWeb()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("x"),
                      Fakes::answer(QStringLiteral("[aaaaaaaaaaaaaaaaaaaa](file:///etc/passwd)\n\n"
                                                   "[bbbbbbbbbbbbbbbbbbbb](https://example.com/x)")));
    Ui::MessageDelegate &delegate = list(desk)->delegate();
    const QRect rect = list(desk)->visualRect(list(desk)->model()->index(1, 0));
    const Ui::RowPart file = delegate.partAt(inRow(list(desk), 1, 20), rect, 1);
    QCOMPARE(file.kind, Ui::RowPart::Kind::None);
    const Ui::RowPart web = delegate.partAt(inRow(list(desk), 1, 48), rect, 1);
    QCOMPARE(web.kind, Ui::RowPart::Kind::Link);
    QCOMPARE(web.text, QStringLiteral("https://example.com/x"));
}

void tst_MessageList::namesItsRowsForScreenReaders()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    QCOMPARE(list(desk)->accessibleName(), QStringLiteral("Messages"));
    const auto spoken = [&desk](int row) {
        return list(desk)->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(spoken(0).startsWith(QLatin1String("You, ")));
    QVERIFY(spoken(1).startsWith(QLatin1String("Not permitted: ")));
    QVERIFY(spoken(2).startsWith(QLatin1String("Receipt, folded")));
    QVERIFY(list(desk)->openCard());
}

void tst_MessageList::keepsTheColumnWhenTheWindowGrows()
{
    Desk desk;
    desk.signIn();
    fill(desk, 60);
    for (const QSize size : {QSize(720, 480), QSize(900, 600), QSize(1280, 800), QSize(1920, 1080)}) {
        desk.window.resize(size);
        const auto column = [&] { return list(desk)->delegate().layouts().column(); };
        auto *composer = desk.find<QWidget>(Ui::ObjectNames::composer);
        // The side list changes its width with the window's, and the column after that.
        QTRY_COMPARE(composer->mapTo(&desk.window, QPoint(0, 0)).x()
                         - list(desk)->mapTo(&desk.window, QPoint(0, 0)).x(),
                     column().x);
        QTRY_COMPARE(composer->width(), column().width);
        QVERIFY(column().width <= 760);
        QVERIFY(column().x >= 20);
    }
}

void tst_MessageList::laysOutWhatIsVisibleOfAMegabyteOfLines()
{
    Desk desk;
    desk.signIn();
    Ui::RowLayouts &layouts = list(desk)->delegate().layouts();
    constexpr int few = 12;
    desk.askAndAnswer(QStringLiteral("x"), Fakes::answer(aMegabyteOfLines()));
    QApplication::processEvents();
    QVERIFY(layouts.text(1).pieces.size() > 100);
    auto cost = [&, before = 0]() mutable {
        desk.window.grab();
        return layouts.layoutCount() - std::exchange(before, layouts.layoutCount());
    };
    QVERIFY(cost() < few);
    desk.window.resize(800, 600);
    QApplication::processEvents();
    QVERIFY(cost() < few);
    QScrollBar *bar = list(desk)->verticalScrollBar();
    bar->setValue(bar->maximum() / 3);
    QApplication::processEvents();
    QVERIFY(cost() < few);
    desk.window.resize(1000, 700);
    QApplication::processEvents();
    QVERIFY(cost() < few);
    // Pointing costs nothing.
    QTest::mouseMove(list(desk)->viewport(), QPoint(300, 200));
    QTest::mouseClick(list(desk)->viewport(), Qt::LeftButton, {}, QPoint(300, 200));
    QCOMPARE(cost(), 0);
}

void tst_MessageList::doesNotJumpInAMegabyteOfLines()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("x"), Fakes::answer(aMegabyteOfLines()));
    QApplication::processEvents();
    QScrollBar *bar = list(desk)->verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    const QModelIndex answer = list(desk)->model()->index(1, 0);
    const int x = Ui::Column::in(list(desk)->width()).x + 2;
    const auto spotAt = [&](int y) {
        return list(desk)->delegate().spotAt({x, y}, list(desk)->visualRect(answer), 1, false);
    };
    // Heights are no whole pixels: a spot may move by one, and between two lines it is the end of the one or
    // the begin of the other.
    const auto isNear = [](const Ui::TextSpot &a, const Ui::TextSpot &b) {
        return a.piece == b.piece && qAbs(a.position - b.position) <= 1;
    };
    constexpr int step = 300;
    for (const int direction : {-1, 1}) {
        const int start = direction < 0 ? bar->maximum() : bar->maximum() / 2;
        bar->setValue(start);
        QApplication::processEvents();
        for (int i = 0; i < 120; ++i) {
            const int from = direction < 0 ? 20 : step + 20;
            const Ui::TextSpot seen = spotAt(from);
            QVERIFY(seen.isValid());
            bar->setValue(bar->value() + direction * step);
            QApplication::processEvents();
            const int to = from - direction * step;
            QVERIFY2(isNear(seen, spotAt(to)) || isNear(seen, spotAt(to - 1)) || isNear(seen, spotAt(to + 1)),
                     qPrintable(QStringLiteral("step %1: piece %2 character %3, then %4 and %5")
                                    .arg(direction * i)
                                    .arg(seen.piece)
                                    .arg(seen.position)
                                    .arg(spotAt(to).piece)
                                    .arg(spotAt(to).position)));
        }
    }
}

void tst_MessageList::showsTheEndOfAMegabyteThatStreamsIn()
{
    Session::ChatTimes times;
    times.flush = std::chrono::milliseconds(0);
    Desk desk({}, times);
    desk.signIn();
    desk.ask(QStringLiteral("x"));
    const QString all = aMegabyteOfLines();
    constexpr int pieces = 30;
    const qsizetype length = all.size() / pieces + 1;
    const Ui::RowLayouts &layouts = list(desk)->delegate().layouts();
    for (int i = 0; i < pieces; ++i) {
        Q_EMIT desk.agent.stream->text(all.mid(i * length, length));
        const qsizetype so = qMin((i + 1) * length, all.size());
        QTRY_COMPARE(desk.chat.turns().row(desk.chat.turns().rowCount() - 1).text.size(), so);
        desk.window.grab();
        QScrollBar *bar = list(desk)->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
    }
    const Ui::RowText &text = list(desk)->delegate().layouts().text(1);
    QVERIFY(text.isLong && text.pieces.back().isLaidOut);
    const QRect row = list(desk)->visualRect(list(desk)->model()->index(1, 0));
    QCOMPARE(row.height(), list(desk)->delegate().layouts().height(1));
    QVERIFY(layouts.layoutCount() < 10 * int(text.pieces.size()));
}

void tst_MessageList::copiesAMegabyteOfLinesWhole()
{
    Desk desk;
    desk.signIn();
    const QString all = aMegabyteOfLines().trimmed();
    desk.askAndAnswer(QStringLiteral("x"), Fakes::answer(all));
    QApplication::processEvents();
    list(desk)->setFocus(Qt::TabFocusReason);
    list(desk)->setCurrentIndex(list(desk)->model()->index(1, 0));
    QTest::keyClick(list(desk), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(list(desk)->selectedText(), all);
}

void tst_MessageList::shrugsOffHostileAnswers_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a word of a million characters") << QString(1000 * 1000, u'x');
    QTest::newRow("a megabyte of words") << QStringLiteral("word ").repeated(200 * 1000);
    QTest::newRow("a megabyte of lines") << QStringLiteral("line\n").repeated(200 * 1000);
    QTest::newRow("200 KB of paragraphs") << QStringLiteral("words\n\n").repeated(28 * 1000);
    QTest::newRow("100,000 quotation levels") << QString(100 * 1000, u'>') + QStringLiteral(" deep");
    QTest::newRow("100,000 list levels")
        << QStringLiteral("- ").repeated(100 * 1000) + QStringLiteral("deep");
    QTest::newRow("400 indented list levels") << [] {
        QString text;
        for (int i = 0; i < 400; ++i)
            text += QString(2 * i, u' ') + QStringLiteral("- item\n");
        return text;
    }();
    QTest::newRow("900 links") << QStringLiteral("[a](https://example.com/) ").repeated(900);
    QTest::newRow("800 pictures") << QStringLiteral("![](file:///etc/passwd) ![](//host/x) ").repeated(400);
    QTest::newRow("2,000 blocks of code") << QStringLiteral("```\ncode\n```\n").repeated(2000);
    QTest::newRow("control characters")
        << QString::fromUtf8("\x1b[31mred\x1b[0m \xE2\x80\xAE gnp.exe \x01\x02").repeated(2000)
            + QChar(u'\0');
    QTest::newRow("combining marks") << QStringLiteral("Z") + QString(20000, QChar(0x0301));
    QTest::newRow("nested emphasis") << QStringLiteral("**_").repeated(60 * 1000) + QStringLiteral("deep");
    QTest::newRow("a wide table") << QStringLiteral("|a").repeated(3000) + QStringLiteral("|\n")
            + QStringLiteral("|-").repeated(3000) + QStringLiteral("|\n");
    QTest::newRow("emoji") << QString::fromUtf8("👩‍👩‍👧‍👦").repeated(10000);
    QTest::newRow("words of 10,000 characters") << (QString(10000, u'w') + u' ').repeated(20);
    QTest::newRow("a word of 10,000 characters in a table")
        << QStringLiteral("|a|\n|---|\n|") + QString(10000, u'y') + QStringLiteral("|\n");
}

void tst_MessageList::shrugsOffHostileAnswers()
{
    QFETCH(QString, text);
    Desk desk;
    desk.signIn();
    // A layout that is not bounded takes longer than a test may.
    desk.askAndAnswer(QStringLiteral("x"), Fakes::answer(text));
    desk.window.grab();
    desk.window.resize(800, 600);
    QApplication::processEvents();
    desk.window.grab();
    QCOMPARE(desk.chat.turns().row(1).text.size(),
             text.trimmed().size() + (text.size() - text.trimmed().size()));
}

void tst_MessageList::shrugsOffWhatStreamsIn_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("a word without an end") << QString(50 * 1000, u'x');
    QTest::newRow("deeper and deeper lists") << QStringLiteral("- ").repeated(5000);
    QTest::newRow("escape sequences")
        << QString::fromUtf8("\x1b[2J\x1b]0;title\x07 \xE2\x80\xAE gnp.exe ").repeated(500) + QChar(u'\0');
    QTest::newRow("half an emoji") << QString(1, QChar(0xD83D));
}

void tst_MessageList::shrugsOffWhatStreamsIn()
{
    QFETCH(QString, piece);
    Session::ChatTimes times;
    times.flush = std::chrono::milliseconds(0);
    Desk desk({}, times);
    desk.signIn();
    desk.ask(QStringLiteral("x"));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        Q_EMIT desk.agent.stream->text(piece);
        QTest::qWait(1);
        desk.window.grab();
    }
    Q_EMIT desk.agent.stream->done(Fakes::answer(piece.repeated(20)));
    QApplication::processEvents();
    desk.window.grab();
    QVERIFY2(timer.elapsed() < 60000, "frozen");
    QCOMPARE(desk.chat.turns().row(1).kind, Kind::Answer);
}

void tst_MessageList::fetchesNothingThatAnAnswerNames()
{
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost));
    const QString place = QStringLiteral("127.0.0.1:%1").arg(stranger.serverPort());
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(
        QStringLiteral("x"),
        Fakes::answer(QStringLiteral("![a](http://%1/a.png) ![b](//%1/b.png) ![c](file:////%1/c.png) "
                                     "<img src=\"http://%1/d.png\"> [e](http://%1/e)\n\n"
                                     "| ![f](http://%1/f.png) |\n|---|\n| ![g](//%1/g.png) |\n\n"
                                     "[h]: http://%1/h.png\n\n![h]\n")
                          .arg(place)));
    desk.window.grab();
    desk.window.resize(800, 600);
    QApplication::processEvents();
    desk.window.grab();
    QTest::qWait(100);
    QVERIFY(!stranger.hasPendingConnections());
}

QTEST_MAIN(tst_MessageList)
#include "tst_messagelist.moc"
