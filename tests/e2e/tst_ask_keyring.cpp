// SPDX-License-Identifier: GPL-3.0-or-later
// The real terminal program, a real gnome-keyring, and the demo's provider as a company's.
#include "doubles/keyring.h"
#include "doubles/realcomponent.h"
#include "session/doubles/demoprovider.h"

#include <QRegularExpression>
#include <QTest>

class tst_AskKeyring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_keyring.reset(); }
    void cleanupTestCase() { m_provider.reset(); }

    void signsInOnceForManyQuestions();
    void saysThatThereIsNoKeychain();
    void asksInTheBrowserAgainWhenTheProviderEndedTheSession();

private:
    struct Run
    {
        int exitCode = -1;
        QString out;
        QString err;
        int signIns = 0;
    };
    Run ask();

    std::unique_ptr<Doubles::DemoProvider> m_provider;
    std::unique_ptr<Doubles::Keyring> m_keyring;
};

void tst_AskKeyring::initTestCase()
{
    m_provider = std::make_unique<Doubles::DemoProvider>();
}

void tst_AskKeyring::init()
{
    SECUREAGENT_NEEDS_REAL(Doubles::Keyring::isInstalled(), "gnome-keyring");
    m_keyring = std::make_unique<Doubles::Keyring>();
    QVERIFY(m_keyring->startBus());
}

/// Asks, and signs in as jettro where the program shows the address of the sign-in page.
tst_AskKeyring::Run tst_AskKeyring::ask()
{
    Doubles::HeadlessBrowser browser;
    QProcess process;
    QProcessEnvironment environment = m_keyring->environment();
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    process.setProcessEnvironment(environment);
    Run run;
    const auto read = [&] {
        run.out += QString::fromUtf8(process.readAllStandardOutput());
        run.err += QString::fromUtf8(process.readAllStandardError());
        static const QRegularExpression page(QStringLiteral("^(http://127\\.0\\.0\\.1:\\S+)\\n"),
                                             QRegularExpression::MultilineOption);
        if (const auto match = page.match(run.err); match.hasMatch() && run.signIns == 0) {
            ++run.signIns;
            browser.open(QUrl(match.captured(1)));
        }
    };
    process.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"),
                  {QStringLiteral("ask"), QStringLiteral("--issuer"), m_provider->issuer(),
                   QStringLiteral("--demo-data"), QStringLiteral("--link-by-username"),
                   QStringLiteral("--hr-listen"), QStringLiteral("127.0.0.1:0"),
                   QStringLiteral("--agent-listen"), QStringLiteral("127.0.0.1:0"),
                   QStringLiteral("How many days off do I have?")});
    const bool ended = QTest::qWaitFor(
        [&] {
            read();
            return process.state() == QProcess::NotRunning;
        },
        90000);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    read();
    run.exitCode = ended ? process.exitCode() : -1;
    return run;
}

void tst_AskKeyring::signsInOnceForManyQuestions()
{
    QVERIFY(m_keyring->startKeyring(true));
    Run run = ask();
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.out.trimmed(), QStringLiteral("You have 10 days off left."));
    QCOMPARE(run.signIns, 1);
    for (int i = 0; i < 2; ++i) {
        run = ask();
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(run.out.trimmed(), QStringLiteral("You have 10 days off left."));
        QCOMPARE(run.signIns, 0);
        QVERIFY(!run.err.contains(QLatin1String("browser")));
    }
}

void tst_AskKeyring::saysThatThereIsNoKeychain()
{
    const Run run = ask();
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.out.trimmed(), QStringLiteral("You have 10 days off left."));
    QCOMPARE(run.signIns, 1);
    QVERIFY2(run.err.contains(QLatin1String("The keychain of this computer does not answer.")),
             qPrintable(run.err));
}

void tst_AskKeyring::asksInTheBrowserAgainWhenTheProviderEndedTheSession()
{
    QVERIFY(m_keyring->startKeyring(true));
    QCOMPARE(ask().signIns, 1);
    m_provider->endAllSessions();
    const Run run = ask();
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.signIns, 1);
    QCOMPARE(ask().signIns, 0);
}

QTEST_GUILESS_MAIN(tst_AskKeyring)
#include "tst_ask_keyring.moc"
