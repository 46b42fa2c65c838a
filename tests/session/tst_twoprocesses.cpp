// SPDX-License-Identifier: GPL-3.0-or-later
// Real processes of one profile, a real gnome-keyring, and a provider that takes each refresh token once. A
// process is this program again, with --session.
#include "doubles/keyring.h"
#include "doubles/realcomponent.h"
#include "session/doubles/await.h"
#include "session/doubles/demoprovider.h"
#include "session/keychaintokenstore.h"
#include "session/session.h"
#include "session/systemkeychain.h"

#include <QTest>

#include <cstdio>

namespace {

/// Signs in, or goes on, and then renews the access token so often. Prints how that went.
int session(const QString &issuer, const QString &folder, const QString &how, int renewals)
{
    using State = Session::Session::State;
    Http::NetworkClient http;
    Doubles::HeadlessBrowser browser;
    Session::Session session(
        Session::IdentitySettings {issuer}, http, browser, nullptr, Core::systemNow, {},
        std::make_unique<Session::KeychainTokenStore>(
            std::make_unique<Session::SystemKeychain>(),
            Session::KeychainTokenStore::entryFor(issuer, QStringLiteral("fastapi-client")),
            folder + QStringLiteral("/session.lock")));
    if (how == QLatin1String("sign-in"))
        session.signIn();
    else
        session.resume();
    const bool signedIn = QTest::qWaitFor([&session] { return session.state() == State::SignedIn; }, 60000);
    int renewed = 0;
    for (int i = 0; signedIn && i < renewals; ++i) {
        const auto token = session.renewedToken();
        if (QTest::qWaitFor([&token] { return token.isFinished(); }, 60000) && token.result())
            ++renewed;
    }
    static_cast<void>(Doubles::await(session.settled()));
    std::printf("%s, %d renewed, %d pages opened\n", session.state() == State::SignedIn ? "signed in" : "out",
                renewed, int(browser.pages.size()));
    return 0;
}

} // namespace

class tst_TwoProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void neverUseOneRefreshTokenTwice();

private:
    std::unique_ptr<QProcess> start(const QString &how, int renewals);

    std::unique_ptr<Doubles::DemoProvider> m_provider;
    std::unique_ptr<Doubles::Keyring> m_keyring;
};

void tst_TwoProcesses::init()
{
    SECUREAGENT_NEEDS_REAL(Doubles::Keyring::isInstalled(), "gnome-keyring");
    m_provider = std::make_unique<Doubles::DemoProvider>();
    m_keyring = std::make_unique<Doubles::Keyring>();
    QVERIFY(m_keyring->startBus());
    QVERIFY(m_keyring->startKeyring(true));
}

void tst_TwoProcesses::cleanup()
{
    m_keyring.reset();
    m_provider.reset();
}

std::unique_ptr<QProcess> tst_TwoProcesses::start(const QString &how, int renewals)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_keyring->environment());
    process->start(QCoreApplication::applicationFilePath(),
                   {QStringLiteral("--session"), m_provider->issuer(), m_keyring->home(), how,
                    QString::number(renewals)});
    return process;
}

void tst_TwoProcesses::neverUseOneRefreshTokenTwice()
{
    const auto wordsOf = [](QProcess &process) {
        if (!process.waitForFinished(120000))
            return QStringLiteral("never ended");
        qInfo().noquote() << process.readAllStandardError();
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    };
    QCOMPARE(wordsOf(*start(QStringLiteral("sign-in"), 0)),
             QStringLiteral("signed in, 0 renewed, 1 pages opened"));
    const auto window = start(QStringLiteral("resume"), 15);
    const auto terminal = start(QStringLiteral("resume"), 15);
    QCOMPARE(wordsOf(*window), QStringLiteral("signed in, 15 renewed, 0 pages opened"));
    QCOMPARE(wordsOf(*terminal), QStringLiteral("signed in, 15 renewed, 0 pages opened"));
    QCOMPARE(wordsOf(*start(QStringLiteral("resume"), 1)),
             QStringLiteral("signed in, 1 renewed, 0 pages opened"));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments[1] == QLatin1String("--session"))
        return session(arguments[2], arguments[3], arguments[4], arguments[5].toInt());
    tst_TwoProcesses test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_twoprocesses.moc"
