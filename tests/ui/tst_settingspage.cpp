// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/fakeservicetools.h"
#include "ui/settingsfakes.h"

#include "ui/desk.h"
#include "ui/objectnames.h"
#include "ui/settingsnames.h"
#include "ui/shown.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>

namespace Names = Ui::ObjectNames;
using Session::ModelChoice;
using Session::Settings;
using Session::SetupFinding;
using Session::SetupFindings;
using Category = Ui::SettingsPage::Category;
using Reason = SetupFinding::Reason;
using State = SetupFinding::State;
using What = SetupFinding::What;

class tst_SettingsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareApplication(); }
    void init();
    void cleanup();

    void takesALookAtOnce();
    void saysThatALanguageTakesARestartAndMakesIt();
    void goesBackToTheFirstPage();
    void choosesAModelThatWasFound();
    void keepsAKeyInTheKeychainAndNowhereElse();
    void saysHowATestWent_data();
    void saysHowATestWent();
    void changesNothingWithoutAPlaceForTheKey();
    void forgetsTheKeyOfAModelThatIsNoLongerUsed();
    void sendsNoKeptKeyToAnotherAddress();
    void onlyShowsTheModelOfARemoteAgent();
    void turnsTheHistoryOff();
    void asksBeforeItClearsTheHistory();
    void bringsTheHistoryBack();
    void leavesTheHistoryOfSomebodyElseAlone();
    void saysWhatCouldNotBeUsed();
    void showsEveryPartThatNeedsThePerson_data();
    void showsEveryPartThatNeedsThePerson();
    void showsWhatIsFine();
    void copiesAReportWithoutSecrets();
    void isFoundInTheWindow();
    void namesEveryControl();
    void opensNoWindowOnTheWay();

private:
    template<class T>
    T *find(QLatin1String name) const
    {
        return m_page->findChild<T *>(name);
    }
    template<class T>
    T *shown(QLatin1String name) const
    {
        return Shown::find<T>(m_page.get(), name);
    }
    void click(QLatin1String name) { Shown::click(*m_page, name); }
    void type(QLatin1String name, const QString &text) { Shown::type(*m_page, name, text); }
    QString words() const { return Shown::words(*m_page); }
    void open(Category category);
    void checkWith(const SetupFindings &findings);

    std::unique_ptr<Fakes::Host> m_host;
    Doubles::ServicesHost m_serviceTools;
    std::unique_ptr<Fakes::Conversations> m_conversations;
    std::unique_ptr<Session::SettingsStore> m_store;
    std::unique_ptr<Session::StatusViewModel> m_status;
    std::unique_ptr<Session::SettingsViewModel> m_settings;
    std::unique_ptr<Session::ServicesViewModel> m_services;
    std::unique_ptr<Session::ModelSetup> m_model;
    std::unique_ptr<Session::HistoryClearing> m_history;
    std::unique_ptr<Session::SetupCheck> m_check;
    std::unique_ptr<Ui::SettingsPage> m_page;
    SetupFindings m_findings;
    Fakes::SignIn m_session;
    Session::AccountViewModel m_account {m_session};
    Session::Unsent m_unsent {QString()};
    std::chrono::milliseconds m_undoTime {0};
};

void tst_SettingsPage::init()
{
    cleanup();
    m_host = std::make_unique<Fakes::Host>();
    m_conversations = std::make_unique<Fakes::Conversations>();
    m_store = std::make_unique<Session::SettingsStore>(QString());
    m_findings = {{What::Agent, State::Good, Reason::None, QStringLiteral("agent.example.com"), {}, 12}};
}

void tst_SettingsPage::cleanup()
{
    m_page.reset();
    m_check.reset();
    m_history.reset();
    m_model.reset();
    m_services.reset();
    m_settings.reset();
    m_status.reset();
}

void tst_SettingsPage::open(Category category)
{
    cleanup();
    m_status = std::make_unique<Session::StatusViewModel>();
    m_settings = std::make_unique<Session::SettingsViewModel>(*m_store, *m_host);
    m_services = std::make_unique<Session::ServicesViewModel>(*m_settings, m_serviceTools);
    m_model = std::make_unique<Session::ModelSetup>(*m_settings, *m_host);
    m_history = std::make_unique<Session::HistoryClearing>(*m_conversations, m_unsent, m_account, nullptr,
                                                           m_undoTime);
    m_check = std::make_unique<Session::SetupCheck>([this] {
        Session::SetupCheck::Probes probes;
        probes.push_back(std::make_unique<Fakes::Probe>(m_findings));
        return probes;
    });
    m_page = std::make_unique<Ui::SettingsPage>(
        Ui::SettingsModels {*m_settings, *m_services, *m_model, *m_history, *m_check, *m_status});
    m_page->resize(1016, 700);
    m_page->QWidget::show();
    m_page->show(category);
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_SettingsPage::checkWith(const SetupFindings &findings)
{
    m_findings = findings;
    open(Category::CheckSetup);
    QTRY_VERIFY(m_check->checkedAt().isValid());
}

void tst_SettingsPage::takesALookAtOnce()
{
    open(Category::Appearance);
    QVERIFY(shown<QRadioButton>(Names::systemLookChoice)->isChecked());
    click(Names::darkChoice);
    QCOMPARE(m_host->looks, QList<Settings::Look> {Settings::Look::Dark});
    QCOMPARE(m_store->settings().look, Settings::Look::Dark);
    QVERIFY(!shown<QWidget>(Names::restartNotice));
    QVERIFY(m_host->used.isEmpty()); // no service is disturbed
}

void tst_SettingsPage::saysThatALanguageTakesARestartAndMakesIt()
{
    open(Category::Language);
    for (auto *radio : m_page->findChildren<QRadioButton *>(Names::languageChoice)) {
        if (radio->text() == QLatin1String("Deutsch"))
            radio->click();
    }
    QCOMPARE(m_store->settings().language, QStringLiteral("de"));
    QVERIFY(shown<QWidget>(Names::restartNotice));
    QVERIFY(m_host->composed.isEmpty());
    click(Names::restartButton);
    QCOMPARE(m_host->composed, QList<bool> {false});
}

void tst_SettingsPage::goesBackToTheFirstPage()
{
    open(Category::Connection);
    QVERIFY(words().contains(QLatin1String("https://login.example.com/realms/office")));
    click(Names::chooseAgainButton);
    QCOMPARE(m_host->composed, QList<bool> {true});
    QSignalSpy back(m_page.get(), &Ui::SettingsPage::backWanted);
    click(Names::backButton);
    QTest::keyClick(find<QListWidget>(Names::settingsCategories), Qt::Key_Escape);
    QCOMPARE(back.size(), 2);
}

void tst_SettingsPage::choosesAModelThatWasFound()
{
    m_host->servers = {{QStringLiteral("Ollama"),
                        QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                        {QStringLiteral("small"), QStringLiteral("large")}}};
    open(Category::Model);
    QVERIFY(!shown<QWidget>(Names::modelUrlField));
    click(Names::modelServerChoice);
    QVERIFY(m_store->settings().model == ModelChoice()); // looking at the form chooses nothing
    click(Names::findModelsButton);
    QTRY_VERIFY(shown<QWidget>(Names::fillInModelButton));
    QVERIFY(words().contains(QLatin1String("Ollama at http://127.0.0.1:11434/v1: small, large")));
    click(Names::fillInModelButton);
    QVERIFY(shown<QLabel>(Names::modelDisclosure)->text().contains(QLatin1String("127.0.0.1:11434")));
    const auto warnsOfOthers = [this] {
        return shown<QLabel>(Names::modelDisclosure)->text().contains(QLatin1String("somebody else"));
    };
    QVERIFY(warnsOfOthers());
    type(Names::modelUrlField, QStringLiteral("https://api.openai.com/v1"));
    QVERIFY(!warnsOfOthers());
    type(Names::modelUrlField, QStringLiteral("http://127.0.0.2:11434/v1")); // this computer as well
    QVERIFY(warnsOfOthers());
    click(Names::fillInModelButton);
    click(Names::useModelButton);
    QCOMPARE(m_store->settings().model,
             (ModelChoice {ModelChoice::Kind::Server, QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                           QStringLiteral("small"), false}));
    QCOMPARE(m_host->used.size(), 1);
    QVERIFY(m_host->keptKeys.isEmpty());
    QTRY_VERIFY(!shown<QAbstractButton>(Names::useModelButton)->isEnabled()); // it is in use
}

void tst_SettingsPage::keepsAKeyInTheKeychainAndNowhereElse()
{
    open(Category::Model);
    click(Names::modelServerChoice);
    auto *key = shown<QLineEdit>(Names::modelKeyField);
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    type(Names::modelNameField, QStringLiteral("gpt-4.1"));
    type(Names::modelKeyField, QStringLiteral("sk-very-secret"));
    click(Names::useModelButton);
    QTRY_COMPARE(m_host->used.size(), 1);
    QCOMPARE(m_host->keptKeys, QList<QByteArray> {"sk-very-secret"});
    QVERIFY(m_store->settings().model.hasKey);
    QCOMPARE(m_store->settings().model.url, QUrl(QStringLiteral("https://api.openai.com/v1")));
    QVERIFY(!toJson(m_store->settings()).contains("very-secret"));
    QVERIFY(key->text().isEmpty());
    // Another key for the same model: nothing in the settings changes, and the agent is told.
    type(Names::modelKeyField, QStringLiteral("sk-newer"));
    QTRY_VERIFY(shown<QAbstractButton>(Names::useModelButton)->isEnabled()); // the agent has taken the first
    click(Names::useModelButton);
    QTRY_COMPARE(m_host->used.size(), 2);
}

void tst_SettingsPage::saysHowATestWent_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("good") << QString() << QStringLiteral("small-model answers.");
    QTest::newRow("key") << QStringLiteral("model_key_refused")
                         << QStringLiteral("The language model did not accept its key.");
    QTest::newRow("away") << QStringLiteral("model_unreachable")
                          << QStringLiteral("The language model cannot be reached.");
    QTest::newRow("address") << QStringLiteral("model_wrong_address")
                             << QStringLiteral("No language model is at the address that is set for it.");
    QTest::newRow("name") << QStringLiteral("model_unknown")
                          << QStringLiteral("The language model that is set does not exist.");
}

void tst_SettingsPage::saysHowATestWent()
{
    QFETCH(QString, reason);
    QFETCH(QString, words);
    if (!reason.isEmpty())
        m_host->testAnswer = Core::failure(Core::Error::Code::Unavailable, reason);
    open(Category::Model);
    click(Names::modelServerChoice);
    type(Names::modelUrlField, QStringLiteral("https://model.example.com/v1"));
    type(Names::modelKeyField, QStringLiteral("sk-1"));
    click(Names::testModelButton);
    QTRY_VERIFY(shown<QLabel>(Names::modelTrial));
    QTRY_COMPARE(shown<QLabel>(Names::modelTrial)->text(), words);
    QCOMPARE(m_host->testedKeys, QList<QByteArray> {"sk-1"});
    QVERIFY(m_store->settings().model == ModelChoice()); // a test changes nothing
    QVERIFY(m_host->keptKeys.isEmpty());
    type(Names::modelNameField, QStringLiteral("x"));
    QVERIFY(!shown<QLabel>(Names::modelTrial)); // that was about something else
}

void tst_SettingsPage::changesNothingWithoutAPlaceForTheKey()
{
    m_host->keepAnswer = Core::failure(Core::Error::Code::Unavailable, QStringLiteral("no keychain"));
    open(Category::Model);
    click(Names::modelServerChoice);
    type(Names::modelKeyField, QStringLiteral("sk-1"));
    click(Names::useModelButton);
    QTRY_VERIFY(shown<QLabel>(Names::modelTrial));
    QVERIFY(shown<QLabel>(Names::modelTrial)->text().startsWith(QLatin1String("Nothing was changed")));
    QVERIFY(m_store->settings().model == ModelChoice());
    QVERIFY(m_host->used.isEmpty());
}

void tst_SettingsPage::forgetsTheKeyOfAModelThatIsNoLongerUsed()
{
    Settings settings;
    settings.model = {ModelChoice::Kind::Server, QUrl(QStringLiteral("https://model.example.com/v1")),
                      QStringLiteral("m"), true};
    QVERIFY(m_store->save(settings));
    open(Category::Model);
    click(Names::builtInChoice);
    QTRY_VERIFY(m_store->settings().model == ModelChoice());
    QCOMPARE(m_host->keptKeys, QList<QByteArray> {QByteArray()});
}

void tst_SettingsPage::sendsNoKeptKeyToAnotherAddress()
{
    Settings settings;
    settings.model = {ModelChoice::Kind::Server, QUrl(QStringLiteral("https://model.example.com/v1")),
                      QStringLiteral("m"), true};
    QVERIFY(m_store->save(settings));
    open(Category::Model);
    click(Names::testModelButton);
    QVERIFY(m_host->tested.last().hasKey);
    type(Names::modelUrlField, QStringLiteral("https://other.example.com/v1"));
    click(Names::testModelButton);
    QVERIFY(!m_host->tested.last().hasKey);
}

void tst_SettingsPage::onlyShowsTheModelOfARemoteAgent()
{
    m_host->hosts = false;
    open(Category::Model);
    QVERIFY(!shown<QWidget>(Names::modelServerChoice));
    QVERIFY(shown<QLabel>(Names::modelNow)
                ->text()
                .startsWith(QLatin1String("The agent at agent.example.com chooses its model")));
    open(Category::Privacy);
    QVERIFY(!shown<QWidget>(Names::keepHistoryChoice));
    QVERIFY(shown<QWidget>(Names::clearHistoryButton));
}

void tst_SettingsPage::turnsTheHistoryOff()
{
    open(Category::Privacy);
    auto *days = shown<QSpinBox>(Names::historyDaysField);
    QCOMPARE(days->value(), 90);
    days->setValue(30);
    Q_EMIT days->editingFinished();
    QCOMPARE(m_store->settings().historyDays, 30);
    click(Names::keepHistoryChoice);
    QVERIFY(!m_store->settings().keepHistory);
    QVERIFY(!days->isEnabled());
    QCOMPARE(m_host->used.size(), 2);
}

void tst_SettingsPage::asksBeforeItClearsTheHistory()
{
    m_conversations->add(QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("x"));
    m_conversations->add(QStringLiteral("b"), QStringLiteral("B"), QStringLiteral("y"));
    m_undoTime = std::chrono::milliseconds(0);
    open(Category::Privacy);
    click(Names::clearHistoryButton);
    QVERIFY(words().contains(QLatin1String("For 10 seconds you can undo it")));
    QVERIFY(m_conversations->removed.isEmpty());
    click(Names::dontClearButton);
    QVERIFY(!shown<QWidget>(Names::clearNowButton));
    click(Names::clearHistoryButton);
    QSignalSpy changed(m_history.get(), &Session::HistoryClearing::listChanged);
    click(Names::clearNowButton);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(m_conversations->all.isEmpty());
    QVERIFY(words().contains(QLatin1String("2 conversation")));
    m_conversations->away = true;
    click(Names::clearHistoryButton);
    click(Names::clearNowButton);
    QTRY_VERIFY(words().contains(QLatin1String("The agent did not answer.")));
}

void tst_SettingsPage::bringsTheHistoryBack()
{
    m_undoTime = std::chrono::minutes(10);
    m_session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    for (int i = 0; i < 120; ++i) // three pages of them
        m_conversations->add(QString::number(i), QStringLiteral("A"), QStringLiteral("x"));
    open(Category::Privacy);
    QSignalSpy hidden(m_history.get(), &Session::HistoryClearing::hidden);
    QSignalSpy changed(m_history.get(), &Session::HistoryClearing::listChanged);
    click(Names::clearHistoryButton);
    click(Names::clearNowButton);
    QTRY_VERIFY(words().contains(QLatin1String("Deleted: 120 conversation")));
    QCOMPARE(hidden.size(), 1);
    QCOMPARE(m_unsent.deletions(Fakes::jettro()).size(), 120); // the next start would go on with it
    QVERIFY(m_conversations->removed.isEmpty());
    QVERIFY(shown<QWidget>(Names::undoClearButton)->hasFocus());
    click(Names::undoClearButton);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_unsent.deletions(Fakes::jettro()).isEmpty());
    QTest::qWait(50);
    QVERIFY(m_conversations->removed.isEmpty());
    QVERIFY(shown<QWidget>(Names::clearHistoryButton)->isEnabled());
}

void tst_SettingsPage::leavesTheHistoryOfSomebodyElseAlone()
{
    m_undoTime = std::chrono::milliseconds(200);
    m_session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    m_conversations->add(QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("x"));
    open(Category::Privacy);
    click(Names::clearHistoryButton);
    click(Names::clearNowButton);
    QTRY_VERIFY(shown<QWidget>(Names::undoClearButton));
    m_session.go(Fakes::SignIn::State::SignedIn, Fakes::office());
    QVERIFY(!shown<QWidget>(Names::undoClearButton));
    QTest::qWait(300); // longer than the time in which it could be undone
    QVERIFY(m_conversations->removed.isEmpty());
    QCOMPARE(m_unsent.deletions(Fakes::jettro()), QStringList(QStringLiteral("a"))); // they will go on
}

void tst_SettingsPage::saysWhatCouldNotBeUsed()
{
    m_host->useAnswer
        = Core::failure(Core::Error::Code::Invalid, QStringLiteral("Name the language model too."));
    open(Category::Privacy);
    click(Names::keepHistoryChoice);
    QTRY_VERIFY(shown<QWidget>(Names::restartNotice));
    QVERIFY(words().contains(QLatin1String("Name the language model too.")));
    QVERIFY(!shown<QWidget>(Names::restartButton));
}

void tst_SettingsPage::showsEveryPartThatNeedsThePerson_data()
{
    QTest::addColumn<SetupFinding>("finding");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const SetupFinding &finding, const char *words) {
        QTest::newRow(name) << finding << QString::fromUtf8(words);
    };
    row("sign-in away",
        {What::SignInService, State::Attention, Reason::NoAnswer, QStringLiteral("login.example.com")},
        "login.example.com does not answer.\nSee whether you are online, then check again.");
    row("another name",
        {What::SignInService,
         State::Attention,
         Reason::OtherName,
         QStringLiteral("https://l.example"),
         {QStringLiteral("https://l.example/")}},
        "The service calls itself https://l.example, without the slash at the end.\nThe address that is set "
        "must be "
        "exactly the same.");
    row("no sign-in service",
        {What::SignInService, State::Attention, Reason::NotUnderstood, QStringLiteral("x.example")},
        "What answers at x.example is no sign-in service.\nCheck the sign-in address, or ask who gave it to "
        "you.");
    row("no PKCE", {What::SignInService, State::Attention, Reason::NoPkce},
        "It does not support safe sign-in (PKCE, S256).\nAsk who looks after the sign-in service to turn it "
        "on.");
    row("keys", {What::Keys, State::Attention, Reason::NoKeys, QStringLiteral("x.example")},
        "x.example has no keys that can be used.\nIt takes RSA keys for RS256 of 2048 bits or more. Ask who "
        "looks after "
        "it.");
    row("clock", {What::Clock, State::Attention, Reason::Ahead, {}, {}, 45},
        "This computer’s clock is 45 s ahead.\nSign-in works up to 30 s. Turn on automatic time.");
    row("return address", {What::ReturnAddress, State::Attention, Reason::NoPort},
        "The browser cannot hand the sign-in back to this window.\nNo port of 127.0.0.1 is free. Close "
        "programs that "
        "you do not need.");
    row("audience", {What::Audience, State::Attention, Reason::Lacks, {}, {QStringLiteral("hr-api")}},
        "Your sign-in does not open hr-api.\nAsk who looks after the sign-in service to add the audience to "
        "this "
        "program.");
    row("HR", {What::Hr, State::Attention, Reason::NoAnswer, QStringLiteral("hr.example.com")},
        "hr.example.com does not answer.\nSee whether you are online, or ask who looks after it.");
    row("agent", {What::Agent, State::Attention, Reason::NotUnderstood, QStringLiteral("a.example")},
        "What answers at a.example is another program.\nCheck the address in Connection, or ask who gave it "
        "to you.");
    row("model", {What::Model, State::Attention, Reason::ModelFailed, QStringLiteral("model_unreachable")},
        "The language model cannot be reached.\nChoose another in the settings of the model, or the built-in "
        "assistant.");
    row("password store", {What::PasswordStore, State::Attention, Reason::NoStore},
        "No password store runs here, so you sign in at every start.\nStart GNOME Keyring or KWallet, then "
        "check "
        "again.");
    row("too slow", {What::Keys, State::Attention, Reason::TooSlow},
        "There was no answer in time.\nCheck again in a moment.");
}

void tst_SettingsPage::showsEveryPartThatNeedsThePerson()
{
    QFETCH(SetupFinding, finding);
    QFETCH(QString, words);
    checkWith({finding});
    // What a layout takes in is shown by the next event.
    QTRY_VERIFY(shown<QLabel>(Names::checkRow));
    const auto *row = shown<QLabel>(Names::checkRow);
    QCOMPARE(row->text(), words);
    QCOMPARE(row->textFormat(), Qt::PlainText);
    QVERIFY(shown<QLabel>(Names::checkSummary)->text().startsWith(QLatin1String("0 of 1 are fine.")));
    if (finding.what == What::Model) {
        click(Names::modelSettingsButton);
        QCOMPARE(m_page->category(), Category::Model);
    }
}

void tst_SettingsPage::showsWhatIsFine()
{
    checkWith({{What::Hr, State::Good, Reason::None, QStringLiteral("hr.example.com"), {}, 18},
               {What::Roles, State::Skipped, Reason::NotSignedIn}});
    QTRY_VERIFY(words().contains(QLatin1String("hr.example.com answers in 18 ms")));
    QVERIFY(words().contains(QLatin1String("Sign in first, then check again.")));
    QVERIFY(shown<QLabel>(Names::checkSummary)->text().startsWith(QLatin1String("1 of 2 are fine.")));
    click(Names::checkAgainButton);
    QTRY_VERIFY(!m_check->isRunning());
}

void tst_SettingsPage::copiesAReportWithoutSecrets()
{
    checkWith({{What::Hr, State::Good, Reason::None, QStringLiteral("hr.example.com"), {}, 18},
               {What::PasswordStore, State::Attention, Reason::Closed}});
    click(Names::copyReportButton);
    const QString report = QApplication::clipboard()->text();
    QVERIFY(report.startsWith(QLatin1String("Secure Agent ")));
    QVERIFY(report.contains(QLatin1String("HR (fine): hr.example.com answers in 18 ms")));
    QVERIFY(report.contains(QLatin1String("Password store (needs you): The password store is locked")));
    QVERIFY(!report.contains(QLatin1String("eyJ")));
}

void tst_SettingsPage::isFoundInTheWindow()
{
    open(Category::Connection);
    Fakes::Agent agent;
    Fakes::SignIn session;
    Session::AccountViewModel account(session);
    Session::Unsent unsent {QString()};
    Session::ConversationsViewModel conversations(agent, *m_conversations, account, unsent);
    Ui::MainWindow window(
        {account, conversations, *m_status, nullptr, nullptr,
         Ui::SettingsModels {*m_settings, *m_services, *m_model, *m_history, *m_check, *m_status}},
        {});
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!window.findChild<Ui::SettingsPage *>()); // what nobody opens is not made
    // Nobody is signed in: the settings are there all the same, and the way back.
    window.findChild<QAbstractButton *>(Names::settingsLink)->click();
    auto *page = window.findChild<Ui::SettingsPage *>();
    QVERIFY(page && page->isVisible());
    QVERIFY(!window.findChild<QWidget *>(Names::checkAgainButton));
    QVERIFY(!window.findChild<QWidget *>(Names::accountButton)->isVisible());
    QTest::keyClick(&window, Qt::Key_Escape);
    page->findChild<QAbstractButton *>(Names::backButton)->click();
    QVERIFY(!page->isVisible());
    session.go(Fakes::SignIn::State::SignedIn, Fakes::jettro());
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(page->isVisible());
    QVERIFY(window.findChild<QWidget *>(Names::accountButton)->isVisible());
    // Escape leads back from below the page as well.
    auto *status = window.findChild<QWidget *>(Names::statusBar);
    QTest::keyClick(status, Qt::Key_Escape);
    QTRY_VERIFY(!page->isVisible());
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(page->isVisible());
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!page->isVisible());
    Q_EMIT m_status->setupCheckWanted();
    QVERIFY(page->isVisible());
    QCOMPARE(page->category(), Category::CheckSetup);
}

void tst_SettingsPage::namesEveryControl()
{
    for (const Category category : {Category::Connection, Category::Model, Category::Appearance,
                                    Category::Language, Category::Privacy, Category::CheckSetup}) {
        open(category);
        if (category == Category::Model)
            click(Names::modelServerChoice);
        for (auto *widget : m_page->findChildren<QWidget *>()) {
            // A spin box speaks for the field inside of it.
            if (qobject_cast<QAbstractSpinBox *>(widget->parentWidget()))
                continue;
            if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus))
                QVERIFY2(!widget->accessibleName().isEmpty(),
                         qPrintable(QLatin1String(widget->metaObject()->className()) + widget->objectName()));
        }
    }
}

namespace {

/// Sees every window that is shown.
class ShownWindows : public QObject
{
public:
    QStringList names;

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(object);
        if (event->type() == QEvent::Show && widget && widget->isWindow())
            names.append(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName());
        return false;
    }
};

} // namespace

// A part that is made visible before it has its place is a window for a moment, which takes the focus.
void tst_SettingsPage::opensNoWindowOnTheWay()
{
    open(Category::Connection);
    ShownWindows seen;
    qApp->installEventFilter(&seen);
    for (int category = Category::Services; category <= Category::CheckSetup; ++category)
        m_page->show(Category(category));
    Ui::SettingsPage other({*m_settings, *m_services, *m_model, *m_history, *m_check, *m_status});
    QVERIFY2(seen.names.isEmpty(), qPrintable(seen.names.join(u',')));
    QVERIFY(m_page->isActiveWindow());
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
