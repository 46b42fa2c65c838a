// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/objectnames.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace Names = Ui::ObjectNames;
using SessionState = Fakes::SignIn::State;

class tst_MainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void answersAQuestionFromSignInToReceipt();
    void saysWhoIsSignedIn_data();
    void saysWhoIsSignedIn();
    void resetsFromTheMenu();
    void signsOutToTheSignInPage();
    void keepsTheConversationWhenTheSignInEnds();
    void saysThatTheSignInIsNotKept();
    void saysThatThisIsTheDemo();
    void showsServicesInWords();
    void tabReachesEverythingInOrder();
    void goesFromAreaToAreaWithF6();
    void fitsTheSmallestWindow();
    void namesEveryControl();
};

void tst_MainWindow::answersAQuestionFromSignInToReceipt()
{
    Desk desk;
    desk.click(Names::signInButton);
    desk.signIn();
    desk.ask(QStringLiteral("How many days off do I have?"));
    Q_EMIT desk.agent.stream->toolCall(
        Fakes::call(QStringLiteral("c"), QStringLiteral("your days off"), QStringLiteral("read")));
    Q_EMIT desk.agent.stream->toolResult(QStringLiteral("c"), QStringLiteral("ok"));
    Q_EMIT desk.agent.stream->done(
        Fakes::answer(QStringLiteral("You have **10 days off** left."),
                      {Fakes::receipt(QStringLiteral("daysOff"), QStringLiteral("jettro"),
                                      QStringLiteral("jettro"), QStringLiteral("ok"))}));
    auto *model = desk.find<QAbstractItemView>(Names::messageList)->model();
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row)
        rows.append(model->index(row, 0).data(Qt::AccessibleTextRole).toString());
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].endsWith(QLatin1String(": How many days off do I have?")));
    QCOMPARE(rows[1], QStringLiteral("Looked up your days off in HR"));
    QCOMPARE(rows[2], QStringLiteral("Agent: You have **10 days off** left."));
    QCOMPARE(rows[3], QStringLiteral("Receipt, folded: 1 look-up in HR as jettro"));
    QVERIFY(!desk.window.grab().isNull());
}

void tst_MainWindow::saysWhoIsSignedIn_data()
{
    QTest::addColumn<Session::Person>("person");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("roles");
    QTest::newRow("jettro") << Fakes::jettro() << QStringLiteral("Account jettro, no roles")
                            << QStringLiteral("You are Jettro Coenradie (jettro)")
                            << QStringLiteral("No roles: you can see your own data");
    QTest::newRow("office") << Fakes::office() << QStringLiteral("Account office, Office management")
                            << QStringLiteral("You are Office Manager (office)")
                            << QStringLiteral("Your roles: Office management");
}

void tst_MainWindow::saysWhoIsSignedIn()
{
    QFETCH(Session::Person, person);
    QFETCH(QString, name);
    Desk desk;
    desk.signIn(person);
    QCOMPARE(desk.find<QAbstractButton>(Names::accountButton)->accessibleName(), name);
    const QList<QAction *> actions = desk.find<QMenu>(Names::accountMenu)->actions();
    QTEST(actions.at(0)->text(), "who");
    QTEST(actions.at(1)->text(), "roles");
    Q_EMIT desk.find<QMenu>(Names::accountMenu)->aboutToShow();
    QCOMPARE(actions.at(2)->text(), QStringLiteral("In your name: HR (your own sign-in)"));
    QVERIFY(!desk.window.windowTitle().contains(person.name));
}

void tst_MainWindow::resetsFromTheMenu()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("one"), Fakes::answer(QStringLiteral("1")));
    desk.window.findChild<QAction *>(Names::resetAction)->trigger();
    QTRY_VERIFY(desk.find<QWidget>(Names::welcomeView)->isVisible());
    QCOMPARE(desk.textOf(Names::welcomeNotice), QStringLiteral("Hi jettro, we removed your history."));
    QCOMPARE(desk.window.findChildren<QAbstractButton *>(Names::suggestionRow).size(), 2); // the offer stays
}

void tst_MainWindow::signsOutToTheSignInPage()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("one"), Fakes::answer(QStringLiteral("1")));
    desk.window.findChild<QAction *>(Names::signOutAction)->trigger();
    QCOMPARE(desk.session.signOuts, 1);
    QVERIFY(desk.find<QWidget>(Names::signInPage)->isVisible());
    QCOMPARE(desk.chat.turns().rowCount(), 0);
    desk.signIn(Fakes::office());
    QVERIFY(desk.find<QWidget>(Names::welcomeView)->isVisible());
}

void tst_MainWindow::keepsTheConversationWhenTheSignInEnds()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("one"), Fakes::answer(QStringLiteral("1")));
    desk.session.go(SessionState::Ended, Fakes::jettro());
    QVERIFY(desk.find<QWidget>(Names::chatPage)->isVisible());
    QVERIFY(desk.textOf(Names::signedInUntil).startsWith(QLatin1String("Sign-in ended at ")));
    QCOMPARE(desk.chat.turns().rowCount(), 2);
}

void tst_MainWindow::saysThatTheSignInIsNotKept()
{
    Desk desk;
    desk.signIn();
    auto *label = desk.find<QLabel>(Names::signedInUntil);
    QVERIFY(label->toolTip().isEmpty());
    desk.session.trouble = Session::KeychainTrouble::Closed;
    desk.session.go(SessionState::SignedIn, Fakes::jettro());
    QCOMPARE(label->text(), QStringLiteral("Signed in until you close this window"));
    QCOMPARE(
        label->toolTip(),
        QStringLiteral("The keychain of this computer is locked, or did not let Secure Agent in. You stay "
                       "signed in until you close this window. Next time you sign in again."));
    desk.session.trouble = Session::KeychainTrouble::None;
    desk.session.go(SessionState::SignedIn, Fakes::jettro());
    QVERIFY(label->text().startsWith(QLatin1String("Signed in until ")));
    QVERIFY(label->toolTip().isEmpty());
}

void tst_MainWindow::saysThatThisIsTheDemo()
{
    Ui::WindowOptions options;
    options.demo = true;
    Desk demo(options);
    demo.signIn();
    QCOMPARE(demo.textOf(Names::demoPill), QStringLiteral("Demo on this computer: nothing is kept"));
    demo.window.resize(900, 600);
    QApplication::processEvents();
    QCOMPARE(demo.textOf(Names::demoPill), QStringLiteral("Demo"));
    QCOMPARE(demo.textOf(Names::signedInUntil), QStringLiteral("Demo on this computer: nothing is kept"));
    Desk real;
    real.signIn();
    QVERIFY(!real.find<QWidget>(Names::demoPill)->isVisible());
    QVERIFY(real.textOf(Names::signedInUntil).startsWith(QLatin1String("Signed in until ")));
}

void tst_MainWindow::showsServicesInWords()
{
    Desk desk;
    desk.signIn();
    desk.status.setService(QStringLiteral("Agent"), Session::HealthCheck::State::Starting);
    const auto buttons = desk.window.findChildren<QAbstractButton *>(Names::serviceState);
    QCOMPARE(buttons.size(), 2);
    QCOMPARE(buttons[0]->accessibleName(), QStringLiteral("HR ready"));
    QCOMPARE(buttons[1]->accessibleName(), QStringLiteral("Agent is starting"));
    desk.status.setService(QStringLiteral("HR"), Session::HealthCheck::State::Away);
    QCOMPARE(buttons[0]->accessibleName(), QStringLiteral("HR does not answer"));
}

void tst_MainWindow::tabReachesEverythingInOrder()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    desk.find<QWidget>(Names::tabs)->setFocus(Qt::TabFocusReason);
    QStringList order;
    for (int i = 0; i < 20; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        if (i > 0 && focus->objectName() == Names::tabs)
            break;
        order.append(focus->objectName());
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QCOMPARE(
        order,
        (QStringList {Names::tabs, Names::accountButton, Names::findField, Names::newButton,
                      Names::conversationList, Names::messageList, Names::copyRequestButton,
                      Names::suggestionButton, Names::composerEdit, Names::serviceState, Names::modelState}));
    // And back the same way.
    QStringList back;
    for (int i = 0; i < order.size(); ++i) {
        back.prepend(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    }
    QCOMPARE(back.mid(0, order.size() - 1), order.mid(1));
}

void tst_MainWindow::goesFromAreaToAreaWithF6()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("one"), Fakes::answer(QStringLiteral("1")));
    QStringList order;
    for (int i = 0; i < 6; ++i) {
        order.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(&desk.window, Qt::Key_F6);
    }
    QCOMPARE(order,
             (QStringList {Names::composerEdit, Names::serviceState, Names::tabs, Names::conversationList,
                           Names::messageList, Names::composerEdit}));
}

void tst_MainWindow::fitsTheSmallestWindow()
{
    Ui::WindowOptions options;
    options.demo = true;
    Desk desk(options);
    desk.signIn();
    desk.window.resize(10, 10);
    QApplication::processEvents();
    QCOMPARE(desk.window.size(), QSize(720, 480));
    QCOMPARE(desk.find<QWidget>(Names::topBar)->height(), 44);
    QCOMPARE(desk.find<QWidget>(Names::statusBar)->height(), 28);
    for (const QLatin1String name :
         {Names::accountButton, Names::demoPill, Names::composer, Names::signedInUntil}) {
        auto *widget = desk.find<QWidget>(name);
        const QRect place(widget->mapTo(&desk.window, QPoint(0, 0)), widget->size());
        QVERIFY2(desk.window.rect().contains(place), name.latin1());
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), name.latin1());
    }
}

void tst_MainWindow::namesEveryControl()
{
    Desk desk;
    desk.signIn();
    desk.askAndAnswer(QStringLiteral("roberto?"), Fakes::refusal());
    for (auto *widget : desk.window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(),
                 qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
