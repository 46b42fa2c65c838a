// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cardwidget.h"
#include "ui/desk.h"
#include "ui/messagelist.h"
#include "ui/objectnames.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextEdit>

namespace Names = Ui::ObjectNames;
using Session::Card;
using Session::TurnFailure;
using State = Session::ChatViewModel::State;

namespace {

QString u8(const char *text)
{
    return QString::fromUtf8(text);
}

/// Every word that the open card shows.
QString wordsOf(QWidget *card)
{
    QStringList words;
    for (const auto *label : card->findChildren<QLabel *>())
        words.append(label->text());
    for (const auto *button : card->findChildren<QAbstractButton *>())
        words.append(button->text());
    return words.join(u'\n');
}

} // namespace

class tst_Cards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void refusesWithAWayOn();
    void copiesARequestToSend();
    void asksWhatCanBeAskedInstead();
    void offersNoRetryForARefusalOrAnUncertainChange_data();
    void offersNoRetryForARefusalOrAnUncertainChange();
    void showsEveryFailureInWords_data();
    void showsEveryFailureInWords();
    void asksAgainAfterAFailure();
    void editsTheQuestionAfterAFailure();
    void showsExactlyWhatWillBeSent();
    void approvesByKeyboardOnlyWithFocusAndNotAtOnce();
    void declinesWithEscape();
    void showsWhetherItHasTheFocus();
    void takesFocusOnlyWhileNothingIsBeingWritten();
    void saysWhatWasDecided();
    void parksTheQuestionUntilTheSignIn();
    void keepsOneRealCardOnly();
    void fitsASmallWindow();

private:
    static void pause(Desk &desk)
    {
        desk.ask(QStringLiteral("Give jettro 12"));
        Q_EMIT desk.agent.stream->paused(Fakes::approval());
        QApplication::processEvents();
    }
};

void tst_Cards::refusesWithAWayOn()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("How many days off does roberto have?"), Fakes::refusal());
    auto *card = desk.find<QWidget>(Names::refusalCard);
    QVERIFY(card && card->isVisible());
    QCOMPARE(desk.textOf(Names::cardTitle), u8("You may not see roberto’s days off"));
    const QString words = wordsOf(card);
    for (const char *expected :
         {"HR gave no data.", "Office management", "(office-management)", "Who can help", "office",
          "None. You can see your own data.", "You can ask instead", "How many days off do I have?"})
        QVERIFY2(words.contains(u8(expected)), expected);
    static const QRegularExpression codes(QStringLiteral("\\b[45]\\d\\d\\b|not_permitted"));
    QVERIFY(!words.contains(codes));
    QVERIFY(card->accessibleName().startsWith(QLatin1String("Not permitted: ")));
}

void tst_Cards::copiesARequestToSend()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    desk.click(Names::copyRequestButton);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(
        text.startsWith(u8("Hello office, I need roberto’s days off. It takes the role office-management.")));
    QVERIFY(text.contains(QLatin1String("7f3c1d52-0b1e-4a7c-9d64-2f8a61c0e3b9")));
}

void tst_Cards::asksWhatCanBeAskedInstead()
{
    Desk desk;
    desk.signIn();
    Session::TurnResult result = Fakes::refusal();
    result.outcomes[0].suggestions = QStringList {QStringLiteral("How many & which days off do I have?")};
    desk.askAndAnswer(QStringLiteral("roberto?"), result);
    QVERIFY(desk.find<QAbstractButton>(Names::suggestionButton)->shortcut().isEmpty());
    auto *button = desk.find<QAbstractButton>(Names::suggestionButton);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return); // as Space
    QTRY_COMPARE(desk.agent.asked.size(), 2);
    QVERIFY(desk.find<QPlainTextEdit>(Names::composerEdit)->hasFocus()); // for the next question
    QCOMPARE(desk.agent.asked[1].question, QStringLiteral("How many & which days off do I have?"));
}

void tst_Cards::offersNoRetryForARefusalOrAnUncertainChange_data()
{
    QTest::addColumn<QString>("outcomeClass");
    QTest::addColumn<bool>("retry");
    QTest::newRow("refused") << QStringLiteral("not_permitted") << false;
    QTest::newRow("uncertain") << QStringLiteral("uncertain") << false;
    QTest::newRow("no answer") << QStringLiteral("unavailable") << true;
}

void tst_Cards::offersNoRetryForARefusalOrAnUncertainChange()
{
    QFETCH(QString, outcomeClass);
    QFETCH(bool, retry);
    Desk desk;
    desk.signIn();
    Session::TurnResult result = Fakes::refusal();
    result.outcomes[0].outcomeClass = outcomeClass;
    desk.askAndAnswer(QStringLiteral("roberto?"), result);
    QVERIFY(desk.find<Ui::MessageList>(Names::messageList)->openCard());
    QCOMPARE(desk.find<QWidget>(Names::askAgainButton) != nullptr, retry);
}

void tst_Cards::showsEveryFailureInWords_data()
{
    QTest::addColumn<TurnFailure::Kind>("kind");
    QTest::addColumn<QString>("title");
    QTest::newRow("agent away") << TurnFailure::Kind::AgentUnavailable << u8("The agent did not answer");
    QTest::newRow("not allowed") << TurnFailure::Kind::NotAllowed << u8("You may not use this agent");
    QTest::newRow("too fast") << TurnFailure::Kind::TooFast << u8("That was too fast");
    QTest::newRow("refused") << TurnFailure::Kind::Refused << u8("The agent did not take this question");
    QTest::newRow("interrupted") << TurnFailure::Kind::Interrupted << u8("The answer stopped in the middle");
    QTest::newRow("internal") << TurnFailure::Kind::Internal << u8("The agent could not answer");
}

void tst_Cards::showsEveryFailureInWords()
{
    QFETCH(TurnFailure::Kind, kind);
    QFETCH(QString, title);
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("Hello"));
    TurnFailure failure;
    failure.kind = kind;
    failure.detail = QStringLiteral("HTTP 503 from 127.0.0.1");
    Q_EMIT desk.agent.stream->failed(failure);
    QApplication::processEvents();
    QCOMPARE(desk.textOf(Names::cardTitle), title);
    QVERIFY(!wordsOf(desk.find<QWidget>(Names::failureCard)).contains(QLatin1String("503")));
    QVERIFY(QApplication::topLevelWidgets().count(&desk.window) == 1);
    QVERIFY(!QApplication::activeModalWidget());
}

void tst_Cards::asksAgainAfterAFailure()
{
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("Hello"));
    Q_EMIT desk.agent.stream->failed({});
    QApplication::processEvents();
    desk.click(Names::askAgainButton);
    QTRY_COMPARE(desk.agent.asked.size(), 2);
    QCOMPARE(desk.agent.asked[1].question, QStringLiteral("Hello"));
}

void tst_Cards::editsTheQuestionAfterAFailure()
{
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("Hello"));
    Q_EMIT desk.agent.stream->failed({});
    QApplication::processEvents();
    desk.click(Names::editButton);
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QTRY_COMPARE(edit->toPlainText(), QStringLiteral("Hello"));
    QVERIFY(edit->hasFocus());
    QCOMPARE(desk.agent.asked.size(), 1);
}

void tst_Cards::showsExactlyWhatWillBeSent()
{
    Desk desk;
    desk.signIn(Fakes::office());
    desk.ask(QStringLiteral("Give jettro 12"));
    Session::Pause pause = Fakes::approval();
    pause.approval->body += QChar(0x202E);
    Q_EMIT desk.agent.stream->paused(pause);
    QApplication::processEvents();
    QCOMPARE(desk.textOf(Names::cardTitle), u8("Change jettro’s days off to 12?"));
    QCOMPARE(desk.textOf(Names::cardSentence),
             u8("This changes HR in your name. Nothing happens until you decide."));
    auto *request = desk.find<QTextEdit>(Names::exactRequest);
    QVERIFY(request->isVisible() && request->isReadOnly());
    QVERIFY(request->toPlainText().startsWith(
        QLatin1String("PUT https://hr.example.com/employees/jettro/daysOff\n{")));
    QVERIFY(request->toPlainText().endsWith(QLatin1String("\\u202e")));
    const QString words = wordsOf(desk.find<QWidget>(Names::approvalCard));
    QVERIFY(words.contains(QLatin1String("Two Saturdays in November")));
    QVERIFY(words.contains(QLatin1String("4f1c 9a02 b7d3 61e8")));
    QVERIFY(!desk.find<QPlainTextEdit>(Names::composerEdit)->hasFocus());
    QTest::keyClick(desk.find<QWidget>(Names::approvalCard), Qt::Key_Return); // which is no decision
    desk.click(Names::approveButton);
    QTRY_COMPARE(desk.agent.resumed.size(), 1);
    QCOMPARE(desk.agent.resumed[0].decision, QStringLiteral("approve"));
    QTRY_VERIFY(desk.find<QPlainTextEdit>(Names::composerEdit)->hasFocus());
}

void tst_Cards::approvesByKeyboardOnlyWithFocusAndNotAtOnce()
{
    Desk desk;
    desk.signIn(Fakes::office());
    pause(desk);
    auto *card = desk.find<QWidget>(Names::approvalCard);
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QVERIFY(card->hasFocus());
    QTest::keyClick(card, Qt::Key_Return, Qt::ControlModifier); // meant for something else
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier); // not in the card
    QTest::qWait(20);
    QCOMPARE(desk.agent.resumed.size(), 0);
    // The card is deaf for half a second; try until it hears.
    const auto approved = [&desk] { return !desk.agent.resumed.isEmpty(); };
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (!approved() && desk.find<QWidget>(Names::approvalCard))
                QTest::keyClick(desk.find<QWidget>(Names::approvalCard), Qt::Key_Return, Qt::ControlModifier);
            return approved();
        },
        5000));
    QCOMPARE(desk.agent.resumed[0].decision, QStringLiteral("approve"));
}

void tst_Cards::declinesWithEscape()
{
    Desk desk;
    desk.signIn(Fakes::office());
    pause(desk);
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (desk.agent.resumed.isEmpty() && desk.find<QWidget>(Names::approvalCard))
                QTest::keyClick(desk.find<QWidget>(Names::approvalCard), Qt::Key_Escape);
            return !desk.agent.resumed.isEmpty();
        },
        5000));
    QCOMPARE(desk.agent.resumed[0].decision, QStringLiteral("decline"));
}

void tst_Cards::showsWhetherItHasTheFocus()
{
    Desk desk;
    desk.signIn(Fakes::office());
    pause(desk);
    auto *card = desk.find<QWidget>(Names::approvalCard);
    QVERIFY(card->hasFocus());
    const auto picture = [card] { return card->parentWidget()->grab().toImage(); };
    const QImage with = picture();
    desk.find<QPlainTextEdit>(Names::composerEdit)->setFocus();
    QVERIFY(picture() != with);
    card->setFocus();
    QCOMPARE(picture(), with);
}

void tst_Cards::takesFocusOnlyWhileNothingIsBeingWritten()
{
    Desk desk;
    desk.signIn(Fakes::office());
    desk.ask(QStringLiteral("Give jettro 12"));
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QTest::keyClicks(edit, QStringLiteral("and then"));
    Q_EMIT desk.agent.stream->paused(Fakes::approval());
    QApplication::processEvents();
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->toPlainText(), QStringLiteral("and then"));
}

void tst_Cards::saysWhatWasDecided()
{
    Desk desk;
    desk.signIn(Fakes::office());
    pause(desk);
    desk.chat.decide(false);
    Q_EMIT desk.agent.stream->done(Fakes::answer(QStringLiteral("Nothing was changed.")));
    QApplication::processEvents();
    QVERIFY(!desk.find<Ui::MessageList>(Names::messageList)->openCard());
    auto *list = desk.find<Ui::MessageList>(Names::messageList);
    QVERIFY(list->model()
                ->index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QLatin1String("Declined by you. Nothing was changed.")));
}

void tst_Cards::parksTheQuestionUntilTheSignIn()
{
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("Mine?"));
    Session::Pause pause;
    pause.turnId = QStringLiteral("turn-7");
    pause.reason = QStringLiteral("sign_in");
    desk.session.go(Fakes::SignIn::State::Ended, Fakes::jettro());
    Q_EMIT desk.agent.stream->paused(pause);
    QApplication::processEvents();
    QCOMPARE(desk.textOf(Names::cardTitle), QStringLiteral("Your question is parked"));
    QVERIFY(desk.textOf(Names::cardSentence).contains(QLatin1String("Sign in again as jettro")));
    QVERIFY(desk.textOf(Names::signedInUntil).startsWith(QLatin1String("Sign-in ended at ")));
    desk.click(Names::signInAgainButton);
    QTRY_COMPARE(desk.session.signIns, 1);
    QVERIFY(desk.find<QWidget>(Names::chatPage)->isVisible()); // the conversation stays in sight
    desk.session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QCOMPARE(desk.agent.resumed.size(), 1);
}

void tst_Cards::keepsOneRealCardOnly()
{
    Desk desk;
    desk.signIn();
    for (int i = 0; i < 5; ++i)
        desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    QTRY_COMPARE(desk.window.findChildren<Ui::CardWidget *>().size(), 1);
    QCOMPARE(desk.find<Ui::MessageList>(Names::messageList)->openCard()->rowId(),
             desk.chat.turns().row(desk.chat.turns().newestOpenCard()).id);
}

void tst_Cards::fitsASmallWindow()
{
    Desk desk;
    desk.signIn();
    desk.window.resize(720, 480);
    Session::TurnResult result = Fakes::refusal();
    result.outcomes[0].suggestions
        = QStringList {u8("How many days off do I have this year and the next?"),
                       u8("Who looked at my data in the last month?"), u8("What can you do for me?")};
    desk.askAndAnswer(QStringLiteral("roberto?"), result);
    auto *card = desk.find<QWidget>(Names::refusalCard);
    for (auto *child : card->findChildren<QWidget *>())
        if (child->isVisible()) {
            const QRect place(child->mapTo(card, QPoint(0, 0)), child->size());
            QVERIFY2(card->rect().contains(place), qPrintable(child->objectName()));
        }
}

QTEST_MAIN(tst_Cards)
#include "tst_cards.moc"
