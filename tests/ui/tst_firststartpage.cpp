// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"
#include "ui/desk.h"
#include "ui/firststartwindow.h"
#include "ui/settingsfakes.h"
#include "ui/settingsnames.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

namespace Names = Ui::ObjectNames;
using Session::FirstStart;

class tst_FirstStartPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void init();
    void cleanup() { m_window.reset(); }

    void startsTheDemoByKeyboard();
    void unfoldsTheWayThatIsChosen();
    void saysWhatAFieldLacksAndGoesThere();
    void checksTheAddressAndTakesTheNameThatTheServiceGives();
    void showsWhatAStrangerSaysAsText();
    void saysThatBrokenSettingsAreKept();
    void choosesByTheArrowKeys();
    void fitsTheSmallestWindow();
    void offersEachLanguageInItsOwnWords();
    void checksASetupBeforeAnythingIsChosen();

private:
    template<class T>
    T *find(QLatin1String name) const
    {
        return m_window->findChild<T *>(name);
    }
    void choose(QLatin1String name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    QString words() const
    {
        QStringList all;
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible())
                all.append(label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
        }
        return all.join(u'\n');
    }
    void open(const QString &notice = {});

    Doubles::FakeHttpClient m_http;
    Session::SetupFindings m_findings {{Session::SetupFinding::What::PasswordStore,
                                        Session::SetupFinding::State::Attention,
                                        Session::SetupFinding::Reason::NoStore}};
    Session::SetupCheck m_check {[this] {
        Session::SetupCheck::Probes probes;
        probes.push_back(std::make_unique<Fakes::Probe>(m_findings));
        return probes;
    }};
    std::unique_ptr<FirstStart> m_model;
    std::unique_ptr<Ui::FirstStartWindow> m_window;
};

void tst_FirstStartPage::init()
{
    m_model = std::make_unique<FirstStart>(m_http);
    open();
}

void tst_FirstStartPage::open(const QString &notice)
{
    m_window = std::make_unique<Ui::FirstStartWindow>(*m_model, m_check, notice);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_FirstStartPage::startsTheDemoByKeyboard()
{
    QSignalSpy chosen(m_window.get(), &Ui::FirstStartWindow::chosen);
    QVERIFY(find<QRadioButton>(Names::demoChoice)->hasFocus());
    auto *go = find<QPushButton>(Names::goOnButton);
    QCOMPARE(go->text(), QStringLiteral("Start the demo"));
    go->setFocus();
    QTest::keyClick(go, Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
}

void tst_FirstStartPage::unfoldsTheWayThatIsChosen()
{
    QVERIFY(!find<QLineEdit>(Names::issuerField)->isVisible());
    choose(Names::companyChoice);
    QVERIFY(find<QLineEdit>(Names::issuerField)->isVisible());
    QVERIFY(!find<QLineEdit>(Names::agentUrlField)->isVisible());
    QVERIFY(!find<QRadioButton>(Names::demoChoice)->isChecked());
    QCOMPARE(find<QPushButton>(Names::goOnButton)->text(), QStringLiteral("Open the sign-in page"));
    QTest::keyClicks(find<QLineEdit>(Names::issuerField), QStringLiteral("https://login.example.com"));
    choose(Names::remoteChoice);
    QVERIFY(!find<QLineEdit>(Names::issuerField)->isVisible());
    // The two ways ask for the same address once.
    QCOMPARE(find<QLineEdit>(Names::remoteIssuerField)->text(), QStringLiteral("https://login.example.com"));
    QCOMPARE(find<QPushButton>(Names::goOnButton)->text(), QStringLiteral("Connect"));
}

void tst_FirstStartPage::saysWhatAFieldLacksAndGoesThere()
{
    QSignalSpy chosen(m_window.get(), &Ui::FirstStartWindow::chosen);
    choose(Names::remoteChoice);
    QVERIFY(!words().contains(QLatin1String("This address is needed.")));
    choose(Names::goOnButton);
    QVERIFY(words().contains(QLatin1String("This address is needed.")));
    QVERIFY(find<QLineEdit>(Names::agentUrlField)->hasFocus());
    QTest::keyClicks(find<QLineEdit>(Names::agentUrlField), QStringLiteral("http://agent.example.com"));
    QVERIFY(words().contains(QLatin1String("This address is not safe.")));
    QVERIFY(chosen.isEmpty());
    find<QLineEdit>(Names::agentUrlField)->selectAll();
    QTest::keyClicks(find<QLineEdit>(Names::agentUrlField), QStringLiteral("https://agent.example.com"));
    auto *issuer = find<QLineEdit>(Names::remoteIssuerField);
    QTest::keyClicks(issuer, QStringLiteral("https://login.example.com"));
    QTest::keyClick(issuer, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
}

void tst_FirstStartPage::checksTheAddressAndTakesTheNameThatTheServiceGives()
{
    m_http.answer(QStringLiteral("/.well-known/openid-configuration"), 200,
                  "{\"issuer\":\"https://login.example.com\",\"authorization_endpoint\":"
                  "\"https://login.example.com/a\",\"token_endpoint\":\"https://login.example.com/t\","
                  "\"jwks_uri\":\"https://login.example.com/keys\"}");
    choose(Names::companyChoice);
    QTest::keyClicks(find<QLineEdit>(Names::issuerField), QStringLiteral("https://login.example.com/"));
    QVERIFY(!find<QWidget>(Names::useSuggestionButton)->isVisible());
    choose(Names::checkIssuerButton);
    QTRY_VERIFY(find<QWidget>(Names::useSuggestionButton)->isVisible());
    // What is new in a layout is shown a moment later.
    QTRY_VERIFY(words().contains(
        QLatin1String("The service calls itself https://login.example.com, without the slash at the end.")));
    choose(Names::useSuggestionButton);
    QCOMPARE(find<QLineEdit>(Names::issuerField)->text(), QStringLiteral("https://login.example.com"));
    QTRY_VERIFY(words().contains(QLatin1String("Sign-in service found.")));
    QVERIFY(words().contains(QLatin1String("login.example.com does not answer."))); // its keys
    QVERIFY(!find<QWidget>(Names::useSuggestionButton)->isVisible());
}

void tst_FirstStartPage::showsWhatAStrangerSaysAsText()
{
    m_http.answer(QStringLiteral("/x/.well-known/openid-configuration"), 200,
                  "{\"issuer\":\"https://e.example/<b>bold</b><img src='file:///etc/passwd'>\"}");
    choose(Names::companyChoice);
    QTest::keyClicks(find<QLineEdit>(Names::issuerField), QStringLiteral("https://e.example/x"));
    choose(Names::checkIssuerButton);
    QTRY_VERIFY(words().contains(QLatin1String("<b>bold</b>")));
    for (const auto *label : m_window->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QLatin1String("<img")));
}

void tst_FirstStartPage::saysThatBrokenSettingsAreKept()
{
    open(QStringLiteral(
        "Your settings could not be read. They are kept as /home/<b>/x; you start with new ones."));
    auto *notice = find<QLabel>(Names::settingsNotice);
    QVERIFY(notice && notice->isVisible());
    QCOMPARE(notice->textFormat(), Qt::PlainText);
}

void tst_FirstStartPage::choosesByTheArrowKeys()
{
    using Way = FirstStart::Way;
    auto *demo = find<QWidget>(Names::demoChoice);
    demo->setFocus();
    QTest::keyClick(demo, Qt::Key_Up);
    QCOMPARE(m_model->way(), Way::Demo);
    QTest::keyClick(demo, Qt::Key_Down);
    QCOMPARE(m_model->way(), Way::Company);
    auto *company = find<QWidget>(Names::companyChoice);
    QVERIFY(company->hasFocus());
    // The fields of this way are between it and the next one.
    QTest::keyClick(company, Qt::Key_Down);
    QCOMPARE(m_model->way(), Way::Remote);
    auto *remote = find<QWidget>(Names::remoteChoice);
    QVERIFY(remote->hasFocus());
    QTest::keyClick(remote, Qt::Key_Down);
    QCOMPARE(m_model->way(), Way::Remote);
    QTest::keyClick(remote, Qt::Key_Up);
    QCOMPARE(m_model->way(), Way::Company);
}

void tst_FirstStartPage::fitsTheSmallestWindow()
{
    choose(Names::companyChoice);
    m_window->resize(720, 480);
    QTRY_COMPARE(m_window->size(), QSize(720, 480));
    QTRY_VERIFY(find<QWidget>(Names::issuerField)->width() > 200);
    auto *go = find<QWidget>(Names::goOnButton);
    QVERIFY(m_window->rect().contains(QRect(go->mapTo(m_window.get(), QPoint()), go->size())));
    for (const auto *control : m_window->findChildren<QWidget *>()) {
        if (control->isVisible() && (control->focusPolicy() & Qt::TabFocus))
            QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
    }
}

void tst_FirstStartPage::offersEachLanguageInItsOwnWords()
{
    auto *button = find<QPushButton>(Names::languageButton);
    QCOMPARE(button->text(), QStringLiteral("English"));
    QSignalSpy chosen(m_window.get(), &Ui::FirstStartWindow::languageChosen);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto *menu = find<QMenu>(Names::languageMenu);
    QTRY_VERIFY(menu->isVisible());
    QStringList names;
    for (const QAction *action : menu->actions())
        names.append(action->text());
    QCOMPARE(
        names,
        QStringList({QStringLiteral("English"), QStringLiteral("Deutsch"), QStringLiteral("Nederlands")}));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("de"));
}

void tst_FirstStartPage::checksASetupBeforeAnythingIsChosen()
{
    QVERIFY(!m_check.isRunning() && m_check.findings().isEmpty()); // not unasked
    choose(Names::firstCheckLink);
    QTRY_VERIFY(words().contains(QLatin1String("No password store runs here")));
    QVERIFY(!find<QWidget>(Names::goOnButton)->isVisible());
    choose(Names::copyReportButton);
    QTRY_VERIFY(words().contains(QLatin1String("The report was copied.")));
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(find<QWidget>(Names::goOnButton)->isVisible());
    QVERIFY(find<QWidget>(Names::firstCheckLink)->hasFocus());
}

QTEST_MAIN(tst_FirstStartPage)
#include "tst_firststartpage.moc"
