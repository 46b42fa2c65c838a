// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/startfailure.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace Names = Ui::ObjectNames;
using Kind = Session::SignInFailure::Kind;
using SessionState = Fakes::SignIn::State;

class tst_SignInPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void opensTheSignInPageByKeyboard();
    void opensAgainAndCancels();
    void showsEveryFailureInPlace_data();
    void showsEveryFailureInPlace();
    void showsTheProvidersReasonAsPlainText();
    void namesTheAccountsOfTheDemo();
    void asksForNoPassword();
    void saysWhyNobodyIsSignedInByItself();
    void saysThatTheKeychainStillHasASignOut();
    void showsWhyTheProgramCannotStart();

private:
    static QString everyLabel(const QWidget &widget)
    {
        QStringList words;
        for (const auto *label : widget.findChildren<QLabel *>())
            if (label->isVisible())
                words.append(label->text());
        return words.join(u'\n');
    }
};

void tst_SignInPage::opensTheSignInPageByKeyboard()
{
    Desk desk;
    QVERIFY(desk.find<QWidget>(Names::signInPage)->isVisible());
    auto *button = desk.find<QPushButton>(Names::signInButton);
    QVERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(desk.session.signIns, 1);
    auto *again = desk.find<QPushButton>(Names::openAgainButton);
    QVERIFY(again->hasFocus());
    QTest::keyClick(again, Qt::Key_Return); // pressed twice: nothing is cancelled
    QCOMPARE(desk.session.cancels, 0);
    QCOMPARE(desk.textOf(Names::signInProgress), QStringLiteral("Finish signing in in your browser."));
    QVERIFY(!button->isEnabled());
    desk.signIn();
    QVERIFY(desk.find<QWidget>(Names::chatPage)->isVisible());
    QVERIFY(desk.find<QWidget>(Names::composerEdit)->hasFocus());
}

void tst_SignInPage::opensAgainAndCancels()
{
    Desk desk;
    desk.click(Names::signInButton);
    desk.click(Names::openAgainButton);
    QCOMPARE(desk.session.openedAgain, 1);
    desk.session.go(SessionState::Starting);
    QVERIFY(!desk.find<QWidget>(Names::openAgainButton)->isVisible());
    desk.click(Names::cancelSignInButton);
    QCOMPARE(desk.session.cancels, 1);
    QVERIFY(everyLabel(desk.window).contains(QLatin1String("You did not sign in.\nNothing was changed.")));
    QVERIFY(desk.find<QPushButton>(Names::signInButton)->isEnabled());
    QVERIFY(desk.find<QPushButton>(Names::signInButton)->hasFocus());
}

void tst_SignInPage::showsEveryFailureInPlace_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("title");
    QTest::newRow("unreachable") << Kind::ProviderUnreachable
                                 << QStringLiteral("The sign-in service does not answer.");
    QTest::newRow("HTML") << Kind::ProviderNotUnderstood
                          << QStringLiteral("What answers at http://127.0.0.1:9000 is no sign-in service.");
    QTest::newRow("issuer") << Kind::IssuerMismatch
                            << QStringLiteral("The service calls itself https://other.example.");
    QTest::newRow("denied") << Kind::Denied << QStringLiteral("The sign-in page did not let you in.");
    QTest::newRow("too late") << Kind::TimedOut << QStringLiteral("Nothing came back from your browser.");
    QTest::newRow("no browser") << Kind::BrowserNotOpened
                                << QStringLiteral("Your browser could not be opened.");
    QTest::newRow("no port") << Kind::PortUnavailable
                             << QStringLiteral(
                                    "The answer of the sign-in page cannot be received on this computer.");
    QTest::newRow("rejected") << Kind::Rejected
                              << QStringLiteral("What came back from the sign-in page cannot be trusted.");
}

void tst_SignInPage::showsEveryFailureInPlace()
{
    QFETCH(Kind, kind);
    QFETCH(QString, title);
    Desk desk;
    desk.session.identity.issuer = QStringLiteral("http://127.0.0.1:9000");
    desk.click(Names::signInButton);
    desk.session.fail(kind, SessionState::SignedOut, QStringLiteral("https://other.example"));
    auto *failure = desk.find<QWidget>(Names::signInFailure);
    QVERIFY(failure->isVisible());
    const QString words = everyLabel(*failure);
    QVERIFY2(words.startsWith(title), qPrintable(words));
    QVERIFY(!words.contains(QLatin1String("0x80"))); // the detail is for the log
    QVERIFY(!QApplication::activeModalWidget());
    desk.click(Names::signInButton);
    QVERIFY(!failure->isVisible());
    QCOMPARE(desk.session.signIns, 2);
}

void tst_SignInPage::showsTheProvidersReasonAsPlainText()
{
    Desk desk;
    desk.click(Names::signInButton);
    desk.session.reason = QStringLiteral("Invalid scopes: <b>openid</b>\u202e\nhr ") + QString(5000, u'x');
    desk.session.fail(Kind::ProviderNotUnderstood);
    const auto labels = desk.find<QWidget>(Names::signInFailure)->findChildren<QLabel *>();
    QString words;
    for (const QLabel *label : labels) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        words += label->text();
    }
    QVERIFY2(words.startsWith(QLatin1String("The sign-in service did not accept the request.")),
             qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("“Invalid scopes: <b>openid</b> hr x")), qPrintable(words));
    QVERIFY(words.size() < 400);
}

void tst_SignInPage::namesTheAccountsOfTheDemo()
{
    Ui::WindowOptions options;
    options.demo = true;
    options.demoAccounts
        = {{QStringLiteral("jettro"), QStringLiteral("jettro"), QStringLiteral("no roles")},
           {QStringLiteral("office"), QStringLiteral("office"), QStringLiteral("office management")}};
    Desk desk(options);
    const QString words = everyLabel(desk.window);
    QVERIFY(words.contains(QLatin1String("Sign in as jettro with the password jettro: no roles.")));
    QVERIFY(words.contains(QLatin1String("Sign in as office")));
    Desk company;
    QVERIFY(!everyLabel(company.window).contains(QLatin1String("jettro")));
}

void tst_SignInPage::asksForNoPassword()
{
    Desk desk;
    QVERIFY(everyLabel(desk.window)
                .contains(QLatin1String(
                    "The sign-in page opens in your browser. This window never sees your password.")));
    QVERIFY(desk.find<QWidget>(Names::signInPage)->findChildren<QLineEdit *>().isEmpty());
}

void tst_SignInPage::saysWhyNobodyIsSignedInByItself()
{
    Desk desk;
    auto *words = desk.find<QWidget>(Names::signInFailure);
    QVERIFY(!words->isVisible());
    desk.session.trouble = Session::KeychainTrouble::Damaged;
    desk.session.go(SessionState::SignedOut);
    QVERIFY(words->isVisible());
    QVERIFY(everyLabel(*words).startsWith(
        QLatin1String("What the keychain of this computer kept of your sign-in is damaged.")));
    desk.session.trouble = Session::KeychainTrouble::None;
    desk.session.go(SessionState::SignedOut);
    QVERIFY(!words->isVisible());
}

void tst_SignInPage::saysThatTheKeychainStillHasASignOut()
{
    Desk desk;
    desk.signIn();
    desk.session.trouble = Session::KeychainTrouble::Remembers;
    desk.session.signOut();
    QVERIFY(everyLabel(desk.window)
                .contains(QLatin1String(
                    "You are signed out, but the keychain of this computer did not remove your sign-in.\n"
                    "Secure Agent does not use it any more, and removes it when the keychain opens.")));
}

void tst_SignInPage::showsWhyTheProgramCannotStart()
{
    Ui::StartFailureWindow window(QStringLiteral("The address 127.0.0.1:8000 is <b>in use</b>."));
    window.show();
    auto *sentence = window.findChild<QLabel *>(Names::cardSentence);
    QCOMPARE(sentence->text(), QStringLiteral("The address 127.0.0.1:8000 is <b>in use</b>."));
    QCOMPARE(sentence->textFormat(), Qt::PlainText);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(window.focusWidget(), Qt::Key_Space);
    QVERIFY(!window.isVisible());
}

QTEST_MAIN(tst_SignInPage)
#include "tst_signinpage.moc"
