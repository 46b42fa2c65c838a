// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/messagelist.h"
#include "ui/objectnames.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace Names = Ui::ObjectNames;
using HealthState = Session::HealthCheck::State;

class tst_ChatPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void enterSendsAndShiftEnterBreaksTheLine();
    void sendsNothingWhenThereIsNothing();
    void sendsByTheButton();
    void keepsWhatIsTypedWhileBusy();
    void stopsByButtonAndByEscape();
    void fetchesTheLastQuestionWithUp();
    void saysInWhoseNameAndWithWhichModel();
    void growsToEightLines();
    void takesNoMegabyteFromTheClipboard();
    void offersWhatThisPersonCanAsk();
    void letsAPersonFillTheGapOfAQuestion();
    void foldsWhatNeedsARole();
    void saysWhenTheListOfQuestionsCannotBeRead();
    void showsABannerWhileAServiceIsAway();
    void showsABannerWhenAResetFails();
    void neverAddsModalWindows();
};

void tst_ChatPage::enterSendsAndShiftEnterBreaksTheLine()
{
    Desk desk;
    desk.signIn();
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QVERIFY(edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("one"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(edit, QStringLiteral("two"));
    QVERIFY(desk.agent.asked.isEmpty());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(desk.agent.asked.size(), 1);
    QCOMPARE(desk.agent.asked[0].question, QStringLiteral("one\ntwo"));
    QVERIFY(edit->toPlainText().isEmpty());
    QVERIFY(desk.find<QWidget>(Names::messageList)->isVisible());
    QVERIFY(!desk.find<QWidget>(Names::welcomeView)->isVisible());
}

void tst_ChatPage::sendsNothingWhenThereIsNothing()
{
    Desk desk;
    desk.signIn();
    QVERIFY(!desk.find<QPushButton>(Names::sendButton)->isEnabled());
    desk.ask(QStringLiteral("   "));
    QVERIFY(desk.agent.asked.isEmpty());
}

void tst_ChatPage::sendsByTheButton()
{
    Desk desk;
    desk.signIn();
    QTest::keyClicks(desk.find<QPlainTextEdit>(Names::composerEdit), QStringLiteral("Hello"));
    desk.click(Names::sendButton);
    QCOMPARE(desk.agent.asked.size(), 1);
}

void tst_ChatPage::keepsWhatIsTypedWhileBusy()
{
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("one"));
    desk.ask(QStringLiteral("two"));
    QCOMPARE(desk.agent.asked.size(), 1);
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QCOMPARE(edit->toPlainText(), QStringLiteral("two"));
    Q_EMIT desk.agent.stream->done(Fakes::answer(QStringLiteral("1")));
    QCOMPARE(edit->toPlainText(), QStringLiteral("two"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(desk.agent.asked.size(), 2);
}

void tst_ChatPage::stopsByButtonAndByEscape()
{
    Desk desk;
    desk.signIn();
    auto *stop = desk.find<QPushButton>(Names::stopButton);
    QVERIFY(!stop->isVisible());
    desk.ask(QStringLiteral("one"));
    QVERIFY(stop->isVisible());
    QCOMPARE(stop->accessibleName(), QStringLiteral("Stop"));
    desk.click(Names::stopButton);
    QVERIFY(!desk.chat.isBusy());
    QVERIFY(!desk.agent.stream);
    QVERIFY(!stop->isVisible());
    QVERIFY(desk.find<QPlainTextEdit>(Names::composerEdit)->hasFocus());
    QCOMPARE(desk.textOf(Names::cardTitle), QStringLiteral("Stopped by you."));
    desk.ask(QStringLiteral("two"));
    QTest::keyClick(desk.find<QPlainTextEdit>(Names::composerEdit), Qt::Key_Escape);
    QVERIFY(!desk.chat.isBusy());
}

void tst_ChatPage::fetchesTheLastQuestionWithUp()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("one"), Fakes::answer(QStringLiteral("1")));
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), QStringLiteral("one"));
}

void tst_ChatPage::saysInWhoseNameAndWithWhichModel()
{
    Desk desk;
    desk.signIn();
    QCOMPARE(desk.find<QPlainTextEdit>(Names::composerEdit)->accessibleName(),
             QStringLiteral("Ask as jettro"));
    QCOMPARE(desk.find<QAbstractButton>(Names::modelState)->text(), QStringLiteral("Built-in assistant"));
    QCOMPARE(desk.find<QPlainTextEdit>(Names::composerEdit)->placeholderText(),
             QStringLiteral("Ask something about your days off"));
}

void tst_ChatPage::growsToEightLines()
{
    Desk desk;
    desk.signIn();
    auto *composer = desk.find<QWidget>(Names::composer);
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QApplication::processEvents();
    const int one = composer->height();
    QVERIFY2(qAbs(one - 78) <= 2, qPrintable(QString::number(one)));
    edit->setPlainText(QStringLiteral("a\nb\nc"));
    QApplication::processEvents();
    QTRY_VERIFY(composer->height() > one + 20);
    edit->setPlainText(QStringLiteral("a\n").repeated(7));
    QTRY_VERIFY(composer->height() > one + 100);
    QTest::qWait(20);
    const int eight = composer->height();
    edit->setPlainText(QStringLiteral("a\n").repeated(80));
    QTest::qWait(20);
    QCOMPARE(composer->height(), eight);
    edit->clear();
    QTRY_COMPARE(composer->height(), one);
}

void tst_ChatPage::takesNoMegabyteFromTheClipboard()
{
    Desk desk;
    desk.signIn();
    auto *mime = new QMimeData;
    mime->setText(QString(1000 * 1000, u'x'));
    QApplication::clipboard()->setMimeData(mime);
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    edit->paste();
    QVERIFY(edit->toPlainText().size() <= 16 * 1024);
}

void tst_ChatPage::offersWhatThisPersonCanAsk()
{
    Desk desk;
    desk.signIn();
    QVERIFY(desk.find<QWidget>(Names::welcomeView)->isVisible());
    const auto rows = desk.window.findChildren<QAbstractButton *>(Names::suggestionRow);
    QCOMPARE(rows.size(), 2); // and what else there is
    QCOMPARE(rows[0]->text(), QStringLiteral("How many days off do I have?"));
    desk.click(Names::suggestionRow);
    QTRY_COMPARE(desk.agent.asked.size(), 1);
    QCOMPARE(desk.agent.asked[0].question, QStringLiteral("How many days off do I have?"));
}

void tst_ChatPage::letsAPersonFillTheGapOfAQuestion()
{
    Desk desk;
    desk.signIn(Fakes::office());
    const auto rows = desk.window.findChildren<QAbstractButton *>(Names::suggestionRow);
    QCOMPARE(rows.size(), 3);
    QTest::mouseClick(rows[1], Qt::LeftButton);
    auto *edit = desk.find<QPlainTextEdit>(Names::composerEdit);
    QVERIFY(edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("roberto"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(desk.agent.asked.size(), 1);
    QCOMPARE(desk.agent.asked[0].question, QStringLiteral("How many days off does roberto have?"));
}

void tst_ChatPage::foldsWhatNeedsARole()
{
    Desk desk;
    desk.signIn();
    auto *fold = desk.find<QAbstractButton>(Names::foldedTools);
    QVERIFY(fold);
    QCOMPARE(fold->text(), QStringLiteral("1 more needs a role that you do not have"));
    const auto shows = [&desk] {
        for (const auto *label : desk.find<QWidget>(Names::welcomeView)->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QLatin1String("Office management")))
                return true;
        return false;
    };
    QVERIFY(!shows());
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_Space);
    QVERIFY(shows());
}

void tst_ChatPage::saysWhenTheListOfQuestionsCannotBeRead()
{
    Desk desk;
    desk.agent.toolAnswer
        = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("connection refused 111"));
    desk.session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QTRY_VERIFY(desk.chat.haveToolsFailed());
    bool said = false;
    for (const auto *label : desk.find<QWidget>(Names::welcomeView)->findChildren<QLabel *>()) {
        said |= label->text().startsWith(QLatin1String("The agent does not answer."));
        QVERIFY(!label->text().contains(QLatin1String("111")));
    }
    QVERIFY(said);
    desk.ask(QStringLiteral("Hello")); // asking works all the same
    QCOMPARE(desk.agent.asked.size(), 1);
}

void tst_ChatPage::showsABannerWhileAServiceIsAway()
{
    Desk desk;
    desk.signIn();
    auto *banner = desk.find<QWidget>(Names::banner);
    QVERIFY(!banner->isVisible());
    QTest::keyClicks(desk.find<QPlainTextEdit>(Names::composerEdit), QStringLiteral("a draft"));
    desk.status.setService(QStringLiteral("HR"), HealthState::Away);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(),
             QStringLiteral("HR does not answer. Your conversations and drafts are safe."));
    QCOMPARE(desk.find<QPlainTextEdit>(Names::composerEdit)->toPlainText(), QStringLiteral("a draft"));
    QSignalSpy wanted(&desk.status, &Session::StatusViewModel::checkWanted);
    desk.click(Names::tryNowButton);
    QCOMPARE(wanted.size(), 1);
    desk.status.setService(QStringLiteral("HR"), HealthState::Ready);
    QVERIFY(!banner->isVisible());
}

void tst_ChatPage::showsABannerWhenAResetFails()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("one"), Fakes::answer(QStringLiteral("1")));
    desk.agent.resetAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no"));
    desk.chat.reset();
    QTRY_VERIFY(desk.find<QWidget>(Names::banner)->isVisible());
    QVERIFY(desk.find<QWidget>(Names::messageList)->isVisible());
    desk.agent.resetAnswer = QStringLiteral("Hi");
    desk.click(Names::tryNowButton);
    QTRY_VERIFY(desk.find<QWidget>(Names::welcomeView)->isVisible());
    QVERIFY(!desk.find<QWidget>(Names::banner)->isVisible());
}

void tst_ChatPage::neverAddsModalWindows()
{
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("one"));
    Q_EMIT desk.agent.stream->failed({});
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(!QApplication::activePopupWidget());
}

QTEST_MAIN(tst_ChatPage)
#include "tst_chatpage.moc"
