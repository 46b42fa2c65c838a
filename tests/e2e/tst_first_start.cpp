// SPDX-License-Identifier: GPL-3.0-or-later
// The program from its very first start: the choice, the demo that it leads to, and an answered question.
#include "main/demobrowser.h"
#include "main/program.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/objectnames.h"
#include "ui/settingsnames.h"
#include "ui/shown.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace Names = Ui::ObjectNames;

class tst_FirstStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();

    void goesFromTheChoiceToAnAnswer();
    void speaksTheLanguageThatIsChosen();
    void checksASetupBeforeAChoice();
    void remembersACompanyAndNotTheDemo();
    void startsWithNewSettingsWhenTheOldOnesAreBroken();
    void takesTheCommandLineBeforeTheSettings();
    void closesTheWindowAtOnceWhenItIsLeft();

private:
    template<class T>
    T *shown(QLatin1String name) const
    {
        return Shown::find<T>(m_program->window(), name);
    }
    void click(QLatin1String name)
    {
        QTRY_VERIFY_WITH_TIMEOUT(shown<QWidget>(name), 30000);
        QTest::mouseClick(shown<QWidget>(name), Qt::LeftButton);
    }
    void startProgram(const QStringList &options = {});
    QString file() const { return m_folder->filePath(QStringLiteral("config/settings.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Main::Program> m_program;
};

void tst_FirstStart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_FirstStart::cleanup()
{
    m_program.reset();
    Ui::applyLanguage(QStringLiteral("en"));
}

void tst_FirstStart::startProgram(const QStringList &options)
{
    const auto read = Main::readCommandLine(QStringList {QStringLiteral("secure-agent")} + options);
    const auto *given = std::get_if<Main::Options>(&read);
    QVERIFY(given);
    const QString who = QStringLiteral("jettro");
    m_program = std::make_unique<Main::Program>(
        *given,
        [who](const Main::Options &) {
            return Core::Result<Main::Composition::BrowserFactory>([who](Http::Client &client) {
                return std::make_unique<Main::DemoBrowser>(client, who, who);
            });
        },
        file());
    m_program->start();
}

void tst_FirstStart::goesFromTheChoiceToAnAnswer()
{
    startProgram();
    QVERIFY(m_program->firstStart());
    click(Names::demoChoice);
    click(Names::goOnButton);
    QVERIFY(m_program->desktop());
    QVERIFY(!m_program->firstStart());
    QTRY_VERIFY(shown<QWidget>(Names::signInButton) && shown<QWidget>(Names::signInButton)->isEnabled());
    click(Names::signInButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPlainTextEdit>(Names::composerEdit), 30000);
    auto *edit = shown<QPlainTextEdit>(Names::composerEdit);
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("How many days off do I have?"));
    QTest::keyClick(edit, Qt::Key_Return);
    auto *messages = shown<QListView>(Names::messageList);
    QTRY_VERIFY(messages || (messages = shown<QListView>(Names::messageList)));
    const auto answered = [&] {
        for (int i = 0; i < messages->model()->rowCount(); ++i) {
            const auto row
                = messages->model()->index(i, 0).data(Session::TurnModel::RowRole).value<Session::TurnRow>();
            if (row.kind == Session::TurnRow::Kind::Answer && !row.streaming
                && row.text.contains(QLatin1String("10")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(answered(), 30000);
    QVERIFY(!QFile::exists(file())); // nothing of a demo is kept
}

void tst_FirstStart::speaksTheLanguageThatIsChosen()
{
    startProgram();
    click(Names::companyChoice);
    QTest::keyClicks(shown<QLineEdit>(Names::issuerField), QStringLiteral("https://login.example.com"));
    click(Names::languageButton);
    auto *menu = shown<QMenu>(Names::languageMenu);
    QVERIFY(menu);
    menu->actions().at(1)->trigger();
    QCOMPARE(shown<QAbstractButton>(Names::demoChoice)->text(), QStringLiteral("Die Demo ausprobieren"));
    QCOMPARE(shown<QAbstractButton>(Names::languageButton)->text(), QStringLiteral("Deutsch"));
    // What was chosen and typed is still there.
    QVERIFY(shown<QAbstractButton>(Names::companyChoice)->isChecked());
    QCOMPARE(shown<QLineEdit>(Names::issuerField)->text(), QStringLiteral("https://login.example.com"));
    QCOMPARE(Session::SettingsStore(file()).settings().language, QStringLiteral("de"));
    m_program.reset();
    startProgram();
    QCOMPARE(shown<QAbstractButton>(Names::demoChoice)->text(), QStringLiteral("Die Demo ausprobieren"));
}

void tst_FirstStart::checksASetupBeforeAChoice()
{
    startProgram();
    click(Names::companyChoice);
    QTest::keyClicks(shown<QLineEdit>(Names::issuerField), QStringLiteral("http://127.0.0.1:9/realms/x"));
    click(Names::firstCheckLink);
    const auto words = [this] {
        QStringList all;
        for (const auto *label : m_program->window()->findChildren<QLabel *>(Names::checkRow))
            all.append(label->accessibleName());
        return all.join(u'\n');
    };
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(QLatin1String("127.0.0.1 does not answer")), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(QLatin1String("The browser can hand the sign-in back")), 30000);
    QVERIFY(m_program->firstStart()); // nothing was composed for it
}

void tst_FirstStart::remembersACompanyAndNotTheDemo()
{
    startProgram({QStringLiteral("--hr-listen"), QStringLiteral("127.0.0.1:0"),
                  QStringLiteral("--agent-listen"), QStringLiteral("127.0.0.1:0"),
                  QStringLiteral("--database"), QStringLiteral("sqlite::memory:"),
                  QStringLiteral("--agent-database"), QStringLiteral("sqlite::memory:")});
    click(Names::companyChoice);
    QTest::keyClicks(shown<QLineEdit>(Names::issuerField), QStringLiteral("http://127.0.0.1:9/realms/x"));
    QTest::keyClicks(shown<QLineEdit>(Names::clientIdField), QStringLiteral("desk"));
    click(Names::goOnButton);
    QVERIFY(m_program->desktop());
    QTRY_VERIFY(shown<QWidget>(Names::signInPage));
    const Session::SettingsStore kept(file());
    QCOMPARE(kept.settings().way, Session::Settings::Way::Company);
    QCOMPARE(kept.settings().issuer, QStringLiteral("http://127.0.0.1:9/realms/x"));
    QCOMPARE(kept.settings().clientId, QStringLiteral("desk"));
    m_program.reset();
    startProgram({QStringLiteral("--hr-listen"), QStringLiteral("127.0.0.1:0"),
                  QStringLiteral("--agent-listen"), QStringLiteral("127.0.0.1:0"),
                  QStringLiteral("--database"), QStringLiteral("sqlite::memory:"),
                  QStringLiteral("--agent-database"), QStringLiteral("sqlite::memory:")});
    QVERIFY(!m_program->firstStart());
    QVERIFY(m_program->desktop());
}

void tst_FirstStart::startsWithNewSettingsWhenTheOldOnesAreBroken()
{
    QDir().mkpath(m_folder->filePath(QStringLiteral("config")));
    QFile broken(file());
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write("\0\0\0 nonsense", 12);
    broken.close();
    startProgram();
    QVERIFY(m_program->firstStart());
    auto *notice = shown<QLabel>(Names::settingsNotice);
    QVERIFY(notice);
    QVERIFY(notice->text().startsWith(QLatin1String("Your settings could not be read. They are kept as ")));
}

void tst_FirstStart::takesTheCommandLineBeforeTheSettings()
{
    Session::Settings stored;
    stored.way = Session::Settings::Way::Remote;
    stored.issuer = QStringLiteral("https://login.example.com");
    stored.agentUrl = QUrl(QStringLiteral("https://agent.example.com"));
    QVERIFY(Session::SettingsStore(file()).save(stored));
    startProgram({QStringLiteral("--demo")});
    QVERIFY(m_program->desktop());
    QVERIFY(shown<QWidget>(Names::signInPage));
    m_program.reset();
    QCOMPARE(Session::SettingsStore(file()).settings(), stored);
}

void tst_FirstStart::closesTheWindowAtOnceWhenItIsLeft()
{
    startProgram({QStringLiteral("--demo")});
    QVERIFY(m_program->desktop());
    Ui::MainWindow &window = m_program->desktop()->window();
    QTRY_VERIFY(window.isVisible());
    Q_EMIT window.quitWanted();
    QVERIFY(!window.isVisible()); // whatever the session and the services have to end
}

QTEST_MAIN(tst_FirstStart)
#include "tst_first_start.moc"
