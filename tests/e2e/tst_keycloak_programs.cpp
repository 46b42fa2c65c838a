// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs against a real Keycloak, whose pages a real browser shows; and what they leave behind.
#include "doubles/keyring.h"
#include "doubles/realcomponent.h"
#include "e2e/keycloaktest.h"
#include "e2e/program.h"
#include "e2e/realbrowser.h"
#include "main/desktop.h"
#include "ui/appearance.h"
#include "ui/objectnames.h"
#include "ui/shown.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDirIterator>
#include <QJsonArray>
#include <QListView>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QTest>

#include <mutex>

namespace Names = Ui::ObjectNames;

namespace {

const QString own = QStringLiteral("How many days off do I have?");
const QString robertos = QStringLiteral("How many days off does roberto have?");
const QString realm = QStringLiteral("/local-dev");

QByteArray logged; ///< by this process
std::mutex loggedMutex; ///< its services log in threads of their own

void log(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const std::lock_guard lock(loggedMutex);
    logged += message.toUtf8() + '\n';
    fprintf(stderr, "%s\n", qPrintable(message));
}

/// What nobody but the person's own session may keep.
QList<QByteArray> secretsIn(const WireTap &tap)
{
    QList<QByteArray> secrets = tap.values("code") + tap.values("code_verifier") + tap.values("password");
    for (const char *kind : {"access_token", "refresh_token", "id_token"}) {
        // Of a token the signature alone: it is short enough to be found however the rest is wrapped.
        const QList<QByteArray> tokens = tap.values(kind);
        for (const QByteArray &token : tokens)
            secrets.append(token.mid(token.lastIndexOf('.') + 1));
    }
    return secrets;
}

/// As it may stand in a file of Qt's or of a database.
bool holds(const QByteArray &bytes, const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    return bytes.contains(secret) || bytes.contains(wide) || bytes.contains(secret.toBase64());
}

} // namespace

class tst_KeycloakPrograms : public KeycloakTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startKeycloak(); }
    void cleanupTestCase() { stopKeycloak(); }
    void init()
    {
        SECUREAGENT_NEEDS_REAL(!m_keycloak->isMissing(), "Keycloak");
        SECUREAGENT_NEEDS_REAL(RealBrowser::isPresent(), "Chromium with playwright-core");
        QVERIFY(m_tap);
        m_tap->forget();
    }

    void answersInTheTerminalThroughTheBrowser();
    void refusesInTheTerminal();
    void needsNoBrowserAtTheNextStart();
    void leavesNoSecretAnywhere();

private:
    QStringList askLine(const QString &question, const QStringList &more = {}) const
    {
        return QStringList {QStringLiteral("ask"), QStringLiteral("--issuer=") + issuer()} + more
            + QStringList {question};
    }
    QStringList embedded() const
    {
        return {QStringLiteral("--hr-listen=127.0.0.1:0"), QStringLiteral("--agent-listen=127.0.0.1:0"),
                QStringLiteral("--demo-data"), QStringLiteral("--link-by-username"),
                QStringLiteral("--who-can-help=office")};
    }
    void useTheWindow(const QString &password);
    template<class T>
    T *shown(QLatin1String name) const
    {
        return Shown::find<T>(&m_desktop->window(), name);
    }

    std::unique_ptr<Main::Desktop> m_desktop;
};

void tst_KeycloakPrograms::answersInTheTerminalThroughTheBrowser()
{
    Program program(m_home.path());
    program.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"), askLine(robertos, embedded()));
    const QUrl page = program.signInPage();
    QVERIFY2(!page.isEmpty(), program.errors());
    const QJsonObject end = RealBrowser::signIn(page, QStringLiteral("office"), QStringLiteral("office"));
    QVERIFY(end[QLatin1String("title")].toString().startsWith(QLatin1String("Thank you")));
    QCOMPARE(end[QLatin1String("followed")].toArray(), QJsonArray());
    QCOMPARE(program.waitForEnd(), 0);
    QCOMPARE(program.output(), "roberto has 15 days off left.\n");
}

void tst_KeycloakPrograms::refusesInTheTerminal()
{
    Program program(m_home.path());
    program.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"), askLine(robertos, embedded()));
    const QUrl page = program.signInPage();
    QVERIFY2(!page.isEmpty(), program.errors());
    m_pages->become(QStringLiteral("jettro"));
    m_pages->open(page);
    QCOMPARE(program.waitForEnd(), 0);
    QVERIFY2(program.output().contains("office-management"), program.output());
    QVERIFY(!program.output().contains("15"));
}

/// The refresh token waits in a real keyring, and is used once each time.
void tst_KeycloakPrograms::needsNoBrowserAtTheNextStart()
{
    SECUREAGENT_NEEDS_REAL(Doubles::Keyring::isInstalled(), "gnome-keyring");
    Doubles::Keyring keyring;
    QVERIFY(keyring.startBus());
    QVERIFY(keyring.startKeyring(true));
    change(realm,
           {{QStringLiteral("revokeRefreshToken"), true}, {QStringLiteral("refreshTokenMaxReuse"), 0}});
    const auto start = [&](Program &program) {
        const QProcessEnvironment withKeyring = keyring.environment();
        const QStringList names = withKeyring.keys();
        for (const QString &name : names) {
            if (name.startsWith(QLatin1String("DBUS_")) || name == QLatin1String("XDG_CURRENT_DESKTOP"))
                program.environment.insert(name, withKeyring.value(name));
        }
        program.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"), askLine(own, embedded()));
    };
    m_pages->become(QStringLiteral("jettro"));
    {
        Program first(m_home.path());
        start(first);
        const QUrl page = first.signInPage();
        QVERIFY2(!page.isEmpty(), first.errors());
        m_pages->open(page);
        QCOMPARE(first.waitForEnd(), 0);
    }
    for (int again = 0; again < 2; ++again) {
        Program next(m_home.path());
        start(next);
        QCOMPARE(next.waitForEnd(), 0);
        QVERIFY2(next.output().contains("10 days"), next.output());
        QVERIFY2(!next.errors().contains("/protocol/openid-connect/auth"), next.errors());
    }
    QCOMPARE(m_pages->forms, 1);

    // Until an administrator ends the session.
    m_keycloak->administer("POST",
                           realm + QStringLiteral("/users/%1/logout").arg(userId(QStringLiteral("jettro"))),
                           QJsonObject());
    Program last(m_home.path());
    start(last);
    QVERIFY2(!last.signInPage().isEmpty(), last.errors());
    change(realm, {{QStringLiteral("revokeRefreshToken"), false}});
}

/// Signs in, asks, refreshes, asks again, signs out.
void tst_KeycloakPrograms::useTheWindow(const QString &password)
{
    const auto read = Main::readCommandLine(
        QStringList {QStringLiteral("secure-agent"), QStringLiteral("--issuer=") + issuer()} + embedded());
    QVERIFY(std::holds_alternative<Main::Options>(read));
    class Pages : public Session::Browser
    {
    public:
        explicit Pages(KeycloakPages &pages) : m_pages(pages) { }
        bool open(const QUrl &url) override { return m_pages.open(url); }

    private:
        KeycloakPages &m_pages;
    };
    auto desktop = Main::Desktop::create(
        std::get<Main::Options>(read), [this](Http::Client &) { return std::make_unique<Pages>(*m_pages); });
    QVERIFY(desktop);
    m_desktop = std::move(*desktop);
    m_desktop->start();
    m_pages->become(QStringLiteral("jettro"), password);
    QTRY_VERIFY_WITH_TIMEOUT(shown<QAbstractButton>(Names::signInButton), 60000);
    QTest::mouseClick(shown<QAbstractButton>(Names::signInButton), Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(shown<QPlainTextEdit>(Names::composerEdit), qPrintable(m_pages->said), 180000);
    const auto rows = [this] {
        return m_desktop->window().findChild<QListView *>(Names::messageList)->model()->rowCount();
    };
    const auto ask = [&] {
        const int before = rows();
        QTest::keyClicks(shown<QPlainTextEdit>(Names::composerEdit), own);
        QTest::keyClick(shown<QPlainTextEdit>(Names::composerEdit), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(rows() >= before + 3, 60000); // question, answer, receipt
    };
    ask();
    const qsizetype refreshes = m_tap->values("access_token").size();
    QTRY_VERIFY_WITH_TIMEOUT(m_tap->values("access_token").size() > refreshes + 1, 60000);
    ask();
    m_desktop->window().findChild<QAction *>(Names::signOutAction)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(shown<QAbstractButton>(Names::signInButton), 60000);
}

void tst_KeycloakPrograms::leavesNoSecretAnywhere()
{
    // Everything is to be here: home, data, settings, temporary files; and every log speaks.
    QTemporaryDir home;
    Program server(home.path());
    const QByteArray rules = "secureagent.*=true";
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TMPDIR"})
        qputenv(name, server.environment.value(QString::fromLatin1(name)).toLocal8Bit());
    QLoggingCategory::setFilterRules(QString::fromLatin1(rules));
    qInstallMessageHandler(log);
    // A password that nothing else is called, and tokens that are renewed while somebody looks on.
    const QString password = QStringLiteral("a password that is nobody's name");
    const auto reset = m_keycloak->administer(
        "PUT", realm + QStringLiteral("/users/%1/reset-password").arg(userId(QStringLiteral("jettro"))),
        QJsonObject {{QStringLiteral("type"), QStringLiteral("password")},
                     {QStringLiteral("value"), password},
                     {QStringLiteral("temporary"), false}});
    QCOMPARE(reset.status, 204);
    change(realm, {{QStringLiteral("accessTokenLifespan"), 4}});

    server.environment.insert(QStringLiteral("QT_LOGGING_RULES"), QString::fromLatin1(rules));
    server.start(qEnvironmentVariable("SECUREAGENT_SERVER_PROGRAM"),
                 {QStringLiteral("hr"), QStringLiteral("agent"), QStringLiteral("--issuer=") + issuer(),
                  QStringLiteral("--hr-listen=127.0.0.1:0"), QStringLiteral("--agent-listen=127.0.0.1:0"),
                  QStringLiteral("--database=sqlite:%1/hr.sqlite").arg(home.path()),
                  QStringLiteral("--demo-data"), QStringLiteral("--link-by-username")});
    QVERIFY2(server.waitForOutput("\"agent\""), server.errors());
    const QJsonObject agent
        = QJsonDocument::fromJson(server.output().mid(server.output().lastIndexOf("{\"service\":\"agent\"")))
              .object();

    Program terminal(home.path());
    terminal.environment.insert(QStringLiteral("QT_LOGGING_RULES"), QString::fromLatin1(rules));
    terminal.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"),
                   askLine(own, {QStringLiteral("--agent-url=") + agent[QLatin1String("url")].toString()}));
    const QUrl page = terminal.signInPage();
    QVERIFY2(!page.isEmpty(), terminal.errors());
    QByteArray seen;
    for (const qint64 id : {server.id(), terminal.id()}) {
        for (const char *file : {"cmdline", "environ"}) {
            QFile proc(QStringLiteral("/proc/%1/%2").arg(id).arg(QLatin1String(file)));
            if (proc.open(QIODevice::ReadOnly))
                seen += proc.readAll();
        }
    }
    QVERIFY(seen.contains("--issuer="));
    m_pages->become(QStringLiteral("jettro"), password);
    m_pages->open(page);
    QCOMPARE(terminal.waitForEnd(), 0);
    QVERIFY2(terminal.output().contains("10 days"), terminal.output());

    const auto search = [&](const char *when) {
        const std::lock_guard lock(loggedMutex);
        QByteArray found
            = seen + logged + server.output() + server.errors() + terminal.output() + terminal.errors();
        int files = 0;
        for (QDirIterator it(home.path(), QDir::Files | QDir::Hidden | QDir::System,
                             QDirIterator::Subdirectories);
             it.hasNext();) {
            QFile file(it.next());
            found += file.fileName().toUtf8();
            if (file.open(QIODevice::ReadOnly))
                found += file.readAll();
            ++files;
        }
        QVERIFY(files > 0);
        QVERIFY(found.contains("roberto")); // what is looked for in the right places would be found
        const QList<QByteArray> secrets = secretsIn(*m_tap);
        QVERIFY(secrets.size() >= 6); // of one sign-in: code, verifier, password, three tokens
        for (const QByteArray &secret : secrets) {
            QVERIFY2(secret.size() >= 16, secret);
            const qsizetype at = found.indexOf(secret);
            QVERIFY2(!holds(found, secret),
                     when + QByteArray(": ") + found.mid(qMax<qsizetype>(0, at - 200), 200));
        }
    };
    search("after the terminal");
    useTheWindow(password);
    search("after the window signed out");
    m_desktop.reset();
    server.terminate();
    QCOMPARE(server.waitForEnd(), 0);
    search("after everything ended");
    qInstallMessageHandler(nullptr);
    // The wire had all of them.
    for (const char *kind : {"code", "code_verifier", "refresh_token", "access_token", "id_token"})
        QVERIFY2(m_tap->values(kind).size() >= 2, kind);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Ui::applyAppearance(application);
    tst_KeycloakPrograms test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keycloak_programs.moc"
