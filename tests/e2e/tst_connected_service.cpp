// SPDX-License-Identifier: GPL-3.0-or-later
// A second service, connected in the settings of the running window: its document is read, the built-in
// assistant answers from it, and its key is in the keychain and nowhere else.
#include "doubles/httpfixture.h"
#include "main/ask.h"
#include "main/demobrowser.h"
#include "main/program.h"
#include "session/doubles/await.h"
#include "session/doubles/demoprovider.h"
#include "session/doubles/fakekeychain.h"
#include "ui/objectnames.h"
#include "ui/settingsnames.h"
#include "ui/settingspage.h"
#include "ui/shown.h"
#include "ui/statusbar.h"

#include <QAbstractButton>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMutex>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace Names = Ui::ObjectNames;

namespace {

const QByteArray key = "the-key-of-the-rooms";

/// Meeting rooms, which cost a key.
class Rooms
{
public:
    Rooms() : m_http([this](Http::Router &router, QObject *) { addRoutes(router); }) { }

    QUrl url(const QString &path = {}) const { return m_http.url(path); }
    QByteArrayList keys() ///< of every call
    {
        const QMutexLocker lock(&m_mutex);
        return m_keys;
    }

private:
    void addRoutes(Http::Router &router)
    {
        router.add("GET", QStringLiteral("/openapi.json"),
                   [](const Http::Request &, const Http::Responder &responder) {
                       responder.send(Http::Reply::json(QJsonDocument::fromJson(R"json({
"openapi": "3.1.0", "info": {"title": "Meeting rooms", "version": "1.4"},
"security": [{"key": []}],
"components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Rooms-Key"}}},
"paths": {"/rooms": {"get": {"operationId": "listRooms", "summary": "How many meeting rooms there are",
  "x-secure-agent": {"ask": "How many meeting rooms are there?", "about": "the meeting rooms",
                     "answer": "There are {count} meeting rooms."},
  "responses": {"200": {"description": "All", "content": {"application/json": {"schema":
    {"type": "object", "properties": {"count": {"type": "integer"}}}}}}}}}}
})json")
                                                            .object()));
                   });
        router.add("GET", QStringLiteral("/rooms"),
                   [this](const Http::Request &request, const Http::Responder &responder) {
                       const QMutexLocker lock(&m_mutex);
                       m_keys.append(request.headers.value("X-Rooms-Key"));
                       responder.send(Http::Reply::json({{QStringLiteral("count"), 7}}));
                   });
    }

    QMutex m_mutex;
    QByteArrayList m_keys;
    Doubles::HttpFixture m_http;
};

} // namespace

class tst_ConnectedService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_program.reset(); }

    void answersFromAServiceThatWasAddedInTheSettings();
    void startsWithoutABrokenListAndSaysSo();
    void takesTheListOfTheCommandLineInstead();
    void answersFromItInTheTerminalToo();

private:
    template<class T>
    T *shown(QLatin1String name) const
    {
        return Shown::find<T>(m_program->window(), name);
    }
    void click(QLatin1String name)
    {
        QTRY_VERIFY_WITH_TIMEOUT(shown<QAbstractButton>(name) && shown<QAbstractButton>(name)->isEnabled(),
                                 30000);
        shown<QAbstractButton>(name)->click();
    }
    static std::unique_ptr<Session::Browser> browser(Http::Client &client);
    std::optional<Main::Options> read(const QStringList &verb, const QStringList &options) const;
    void startProgram(const QStringList &options = {});
    void signIn();
    void openServices();
    void ask(const QString &question);
    QList<Session::TurnRow> rows(Session::TurnRow::Kind kind) const;
    /// Whether any file of the profile has it.
    bool isInAFile(const QByteArray &text) const;
    QString file() const { return m_folder->filePath(QStringLiteral("config/settings.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    Doubles::KeychainContent m_keychain;
    std::unique_ptr<Doubles::DemoProvider> m_provider;
    std::unique_ptr<Main::Program> m_program;
};

void tst_ConnectedService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = {};
    m_provider = std::make_unique<Doubles::DemoProvider>();
}

std::unique_ptr<Session::Browser> tst_ConnectedService::browser(Http::Client &client)
{
    return std::make_unique<Main::DemoBrowser>(client, QStringLiteral("jettro"), QStringLiteral("jettro"));
}

std::optional<Main::Options> tst_ConnectedService::read(const QStringList &verb,
                                                        const QStringList &options) const
{
    const QString any = QStringLiteral("127.0.0.1:0");
    const auto read = Main::readCommandLine(
        QStringList {QStringLiteral("secure-agent")} + verb
        + QStringList {QStringLiteral("--issuer"), m_provider->issuer(), QStringLiteral("--hr-listen"), any,
                       QStringLiteral("--agent-listen"), any, QStringLiteral("--demo-data"),
                       QStringLiteral("--link-by-username"), QStringLiteral("--database"),
                       QStringLiteral("sqlite::memory:"), QStringLiteral("--agent-database"),
                       QStringLiteral("sqlite:") + m_folder->filePath(QStringLiteral("agent.sqlite"))}
        + options);
    if (const auto *given = std::get_if<Main::Options>(&read))
        return *given;
    qWarning("%s", qPrintable(std::get<Main::Leave>(read).text));
    return std::nullopt;
}

void tst_ConnectedService::startProgram(const QStringList &options)
{
    const auto given = read({}, options);
    QVERIFY(given);
    m_program = std::make_unique<Main::Program>(
        *given,
        [](const Main::Options &) { return Core::Result<Main::Composition::BrowserFactory>(browser); },
        file(), [this] { return std::make_unique<Doubles::FakeKeychain>(m_keychain); });
    m_program->start();
    QVERIFY(m_program->desktop());
    m_program->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_program->window()));
}

void tst_ConnectedService::signIn()
{
    click(Names::signInButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPlainTextEdit>(Names::composerEdit), 30000);
}

void tst_ConnectedService::openServices()
{
    QTest::keyClick(m_program->window(), Qt::Key_Comma, Qt::ControlModifier);
    auto *page = m_program->window()->findChild<Ui::SettingsPage *>();
    QTRY_VERIFY(page->isVisible());
    page->show(Ui::SettingsPage::Services);
}

void tst_ConnectedService::ask(const QString &question)
{
    QTest::keyClick(m_program->window(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(shown<QPlainTextEdit>(Names::composerEdit));
    auto *edit = shown<QPlainTextEdit>(Names::composerEdit);
    edit->setFocus();
    QTest::keyClicks(edit, question);
    QTest::keyClick(edit, Qt::Key_Return);
}

QList<Session::TurnRow> tst_ConnectedService::rows(Session::TurnRow::Kind kind) const
{
    QList<Session::TurnRow> found;
    const auto *list = shown<QListView>(Names::messageList);
    for (int i = 0; list && i < list->model()->rowCount(); ++i) {
        const auto row
            = list->model()->index(i, 0).data(Session::TurnModel::RowRole).value<Session::TurnRow>();
        if (row.kind == kind && !row.streaming)
            found.append(row);
    }
    return found;
}

bool tst_ConnectedService::isInAFile(const QByteArray &text) const
{
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile one(files.next());
        if (one.open(QFile::ReadOnly) && one.readAll().contains(text))
            return true;
    }
    return false;
}

void tst_ConnectedService::answersFromAServiceThatWasAddedInTheSettings()
{
    Rooms service;
    startProgram();
    signIn();
    openServices();
    QTest::keyClicks(shown<QLineEdit>(Names::documentField),
                     service.url(QStringLiteral("/openapi.json")).toString());
    click(Names::readDocumentButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown<QWidget>(Names::serviceForm), 30000);
    // What the document wants is proposed: a key.
    QTRY_VERIFY(shown<QLineEdit>(Names::serviceKeyField));
    QTest::keyClicks(shown<QLineEdit>(Names::serviceKeyField), QString::fromLatin1(key));
    click(Names::saveServiceButton);
    // The agent is started with it while the window goes on.
    QTRY_VERIFY_WITH_TIMEOUT(shown<QLabel>(Names::servicesNote) && shown<QWidget>(Names::changeServiceButton)
                                 && !shown<QWidget>(Names::serviceForm),
                             30000);
    const auto isReached = [this] {
        const auto all = m_program->window()->findChildren<QWidget *>(Names::serviceRow);
        return std::any_of(all.cbegin(), all.cend(), [](const QWidget *row) {
            return row->accessibleName().startsWith(QLatin1String("Meeting rooms, Reached, "));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isReached(), 30000);

    const QString question = QStringLiteral("How many meeting rooms are there?");
    ask(question);
    const auto answer = [this] {
        const auto answers = rows(Session::TurnRow::Kind::Answer);
        return answers.isEmpty() ? QString() : answers.last().text;
    };
    QTRY_COMPARE_WITH_TIMEOUT(answer(), QStringLiteral("There are 7 meeting rooms."), 30000);
    QTRY_COMPARE(rows(Session::TurnRow::Kind::Receipt).size(), 1);
    const Session::Receipt receipt = rows(Session::TurnRow::Kind::Receipt).first().receipts.first();
    QCOMPARE(receipt.service, QStringLiteral("Meeting rooms"));
    QCOMPARE(receipt.operation, QStringLiteral("listRooms"));
    QCOMPARE(receipt.outcome, QStringLiteral("ok"));
    QCOMPARE(receipt.tokenMode, QStringLiteral("api key"));
    QCOMPARE(service.keys(), QByteArrayList {key});
    // HR is still there.
    ask(QStringLiteral("How many days off do I have?"));
    QTRY_COMPARE_WITH_TIMEOUT(answer(), QStringLiteral("You have 10 days off left."), 30000);

    const auto holds = [this] {
        return std::any_of(m_keychain.entries.cbegin(), m_keychain.entries.cend(),
                           [](const QByteArray &entry) { return entry.contains(key); });
    };
    QVERIFY(holds());
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("config/services.json"))));
    QVERIFY(!isInAFile(key));

    // At the next start it is there, with the key from the keychain.
    m_program.reset();
    QVERIFY(!isInAFile(key));
    startProgram();
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPlainTextEdit>(Names::composerEdit), 30000); // signed in as before
    ask(question);
    QTRY_COMPARE_WITH_TIMEOUT(answer(), QStringLiteral("There are 7 meeting rooms."), 30000);
    QCOMPARE(service.keys(), (QByteArrayList {key, key}));

    // And removed, its key is gone too.
    openServices();
    click(Names::removeServiceButton);
    click(Names::removeNowButton);
    QTRY_VERIFY(!shown<QWidget>(Names::changeServiceButton));
    QTRY_VERIFY(!holds());
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window()->findChild<Ui::SettingsPage *>()->findChild<QWidget *>(
                                 Names::removeServiceButton),
                             30000);
    // The agent starts anew meanwhile: a question of that moment may find none, and is asked once more then.
    const auto answers = [&answer] { return !answer().isEmpty() && !answer().contains(u'7'); };
    for (int asked = 0; asked < 5 && !answers(); ++asked) {
        ask(question);
        (void)QTest::qWaitFor(answers, 10000);
    }
    QVERIFY2(answers(), qPrintable(answer()));
    QCOMPARE(service.keys().size(), 2);
}

void tst_ConnectedService::startsWithoutABrokenListAndSaysSo()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("config"))));
    QFile broken(m_folder->filePath(QStringLiteral("config/services.json")));
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write("{\"services\": [{}]}");
    broken.close();
    startProgram();
    const auto says = [this] {
        const auto labels = m_program->window()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible()
                && (label->text() + label->toolTip() + label->accessibleName())
                       .contains(QLatin1String("The list of your connected services could not be read."));
        });
    };
    signIn();
    QTRY_VERIFY(says()); // however long the sign-in took
    QCOMPARE(QDir(m_folder->filePath(QStringLiteral("config")))
                 .entryList({QStringLiteral("services.json?*")}, QDir::Files)
                 .size(),
             1);
}

void tst_ConnectedService::takesTheListOfTheCommandLineInstead()
{
    Rooms service;
    const QString list = m_folder->filePath(QStringLiteral("given.json"));
    QFile given(list);
    QVERIFY(given.open(QFile::WriteOnly));
    given.write(QByteArray(R"({"services": [{"name": "Given", "document": "DOCUMENT", "base_url": "BASE",
                              "token_mode": "none"}]})")
                    .replace("DOCUMENT", service.url(QStringLiteral("/openapi.json")).toEncoded())
                    .replace("BASE", service.url().toEncoded()));
    given.close();
    startProgram({QStringLiteral("--services"), list});
    signIn();
    openServices();
    QTRY_VERIFY(shown<QLabel>(Names::servicesNote));
    QVERIFY(shown<QLabel>(Names::servicesNote)->text().startsWith(QLatin1String("The command line")));
    QVERIFY(!shown<QWidget>(Names::documentField));
    const auto lines = m_program->window()->findChildren<QWidget *>(Names::serviceRow);
    QVERIFY(std::any_of(lines.cbegin(), lines.cend(), [](const QWidget *row) {
        return row->accessibleName().startsWith(QLatin1String("Given, "));
    }));
}

void tst_ConnectedService::answersFromItInTheTerminalToo()
{
    Rooms service;
    Main::ServicesStore kept(Main::ServicesStore::fileBeside(file()));
    Agent::ConnectedService rooms;
    rooms.name = QStringLiteral("Meeting rooms");
    rooms.documentUrl = service.url(QStringLiteral("/openapi.json"));
    rooms.baseUrl = service.url();
    rooms.tokenMode = Agent::TokenMode::ApiKey;
    QVERIFY(kept.save({rooms}));
    Doubles::FakeKeychain keychain(m_keychain);
    Session::KeychainEntry entry(
        keychain, QStringLiteral("connected service ") + rooms.baseUrl.toString(QUrl::FullyEncoded));
    QVERIFY(Doubles::await(entry.write(Core::Secret(key))));

    const auto options = read({QStringLiteral("ask")}, {QStringLiteral("How many meeting rooms are there?")});
    QVERIFY(options);
    Main::Surroundings surroundings;
    surroundings.keychain = [this] { return std::make_unique<Doubles::FakeKeychain>(m_keychain); };
    const auto composition = Main::Composition::create(*options, browser, surroundings);
    QVERIFY(composition);
    Main::ServicesStore stored(Main::ServicesStore::fileBeside(file())); // as the next program reads it
    QString answer;
    QString remarks;
    QTextStream out(&answer);
    QTextStream err(&remarks);
    Main::Ask ask(*options, **composition, stored, out, err);
    std::optional<Main::ExitCode> code;
    connect(&ask, &Main::Ask::finished, this, [&code](Main::ExitCode ended) { code = ended; });
    ask.start();
    QTRY_VERIFY_WITH_TIMEOUT(code, 60000);
    QCOMPARE(answer, QStringLiteral("There are 7 meeting rooms.\n"));
    QVERIFY2(*code == Main::ExitCode::Good, qPrintable(remarks));
    QCOMPARE(service.keys(), QByteArrayList {key});
    QVERIFY(!isInAFile(key));
}

QTEST_MAIN(tst_ConnectedService)
#include "tst_connected_service.moc"
