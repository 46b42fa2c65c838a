// SPDX-License-Identifier: GPL-3.0-or-later
// Who signs out and closes the window at once leaves nothing behind: the real window, a real gnome-keyring,
// and the demo's provider as a company's, which answers, or is silent, or away.
#include "demo/misbehaviour.h"
#include "doubles/keyring.h"
#include "doubles/realcomponent.h"
#include "main/desktop.h"
#include "session/doubles/await.h"
#include "session/doubles/demoprovider.h"
#include "session/keychaintokenstore.h"
#include "session/refreshrequest.h"
#include "session/sessionlimits.h"
#include "session/systemkeychain.h"
#include "ui/objectnames.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTest>
#include <QTimer>

using namespace std::chrono_literals;
using Core::Secret;
using Doubles::await;
using Fault = Demo::Misbehaviour::Fault;

namespace Names = Ui::ObjectNames;

namespace {

constexpr int patience = 60000; // ms
const QString clientId = QStringLiteral("fastapi-client");

class Person : public Session::Browser
{
public:
    bool open(const QUrl &url) override { return m_browser.open(url); }

private:
    Doubles::HeadlessBrowser m_browser;
};

} // namespace

class tst_ClosingAfterSignOut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void leavesNoSessionAtTheProvider();

private:
    void openAndSignIn();
    /// \return how long the program went on, or nothing when it did not end by itself
    std::optional<std::chrono::milliseconds> signOutAndClose();
    QString entry() const { return Session::KeychainTokenStore::entryFor(m_provider->issuer(), clientId); }
    /// What the keychain holds of the session.
    Core::Result<Secret> kept()
    {
        Session::SystemKeychain keychain;
        return await(keychain.read(entry()));
    }

    std::unique_ptr<Doubles::Keyring> m_keyring;
    std::unique_ptr<Doubles::DemoProvider> m_provider;
    std::unique_ptr<Main::Desktop> m_desktop;
};

void tst_ClosingAfterSignOut::initTestCase()
{
    SECUREAGENT_NEEDS_REAL(Doubles::Keyring::isInstalled(), "gnome-keyring");
    m_keyring = std::make_unique<Doubles::Keyring>();
    QVERIFY(m_keyring->startBus());
    // Before anything asks where things are kept, or for the keychain.
    const QProcessEnvironment environment = m_keyring->environment();
    for (const QString &name : environment.keys())
        qputenv(name.toLocal8Bit(), environment.value(name).toLocal8Bit());
    QVERIFY(m_keyring->startKeyring(true));
    m_provider = std::make_unique<Doubles::DemoProvider>();
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void tst_ClosingAfterSignOut::cleanup()
{
    m_desktop.reset();
    if (m_provider)
        m_provider->misbehave({});
}

void tst_ClosingAfterSignOut::cleanupTestCase()
{
    m_provider.reset();
    m_keyring.reset();
}

void tst_ClosingAfterSignOut::openAndSignIn()
{
    const auto read = Main::readCommandLine(
        {QStringLiteral("secure-agent"), QStringLiteral("--issuer=") + m_provider->issuer(),
         QStringLiteral("--hr-listen=127.0.0.1:0"), QStringLiteral("--agent-listen=127.0.0.1:0"),
         QStringLiteral("--database=sqlite::memory:"), QStringLiteral("--demo-data"),
         QStringLiteral("--link-by-username")});
    const auto *options = std::get_if<Main::Options>(&read);
    QVERIFY(options);
    auto desktop = Main::Desktop::create(*options, [](Http::Client &) { return std::make_unique<Person>(); });
    QVERIFY2(desktop, desktop ? "" : qPrintable(desktop.error().detail));
    m_desktop = std::move(*desktop);
    m_desktop->start();
    const auto shown = [this](QLatin1String name) -> QWidget * {
        const auto all = m_desktop->window().findChildren<QWidget *>(name);
        for (QWidget *widget : all) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(Names::signInButton), patience);
    QTest::mouseClick(shown(Names::signInButton), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown(Names::composerEdit), patience);
    QTRY_VERIFY_WITH_TIMEOUT(kept(), patience);
}

std::optional<std::chrono::milliseconds> tst_ClosingAfterSignOut::signOutAndClose()
{
    auto *signOut = m_desktop->window().findChild<QAction *>(Names::signOutAction);
    if (!signOut)
        return {};
    bool hangs = false;
    QTimer limit;
    limit.setSingleShot(true);
    connect(&limit, &QTimer::timeout, this, [&hangs] {
        hangs = true;
        QCoreApplication::quit();
    });
    limit.start(patience);
    // Nothing turns the event loop between the two.
    QTimer::singleShot(0, &m_desktop->window(), [this, signOut] {
        signOut->trigger();
        m_desktop->window().close();
    });
    QElapsedTimer clock;
    clock.start();
    QCoreApplication::exec();
    if (hangs)
        return {};
    const std::chrono::milliseconds took(clock.elapsed());
    m_desktop.reset(); // as main() does, with whatever is still under way
    return took;
}

void tst_ClosingAfterSignOut::leavesNothingBehind_data()
{
    QTest::addColumn<int>("revoke");
    QTest::addColumn<int>("endSession");
    const auto row = [](const char *name, Fault revoke, Fault endSession) {
        QTest::newRow(name) << int(revoke) << int(endSession);
    };
    row("the provider answers", Fault::None, Fault::None);
    row("it answers late", Fault::Slow, Fault::Slow);
    row("it does not answer the revocation", Fault::Stall, Fault::None);
    row("it is silent", Fault::Stall, Fault::Stall);
    row("it fails", Fault::ServerError, Fault::Html);
}

void tst_ClosingAfterSignOut::leavesNothingBehind()
{
    QFETCH(int, revoke);
    QFETCH(int, endSession);
    openAndSignIn();
    Demo::Misbehaviour provider;
    provider.revoke = Fault(revoke);
    provider.endSession = Fault(endSession);
    m_provider->misbehave(provider);
    const auto took = signOutAndClose();
    QVERIFY2(took, "the program did not end");
    const Core::Result<Secret> left = kept();
    QVERIFY(!left);
    QCOMPARE(left.error().code, Core::Error::Code::NotFound);
    // Only a provider that does not answer is waited for, and not longer than this.
    if (provider.revoke == Fault::Stall)
        QVERIFY(*took >= Session::SessionLimits {}.farewellTime - 500ms);
}

void tst_ClosingAfterSignOut::leavesNoSessionAtTheProvider()
{
    openAndSignIn();
    const Secret refreshToken = *kept();
    QVERIFY(signOutAndClose());
    Http::NetworkClient http;
    QObject context;
    const auto renewed
        = await(Session::requestRefresh(http, QUrl(m_provider->issuer() + QStringLiteral("/token")), clientId,
                                        refreshToken, 20000ms, &context));
    QVERIFY(!renewed);
    QCOMPARE(renewed.error().code, Core::Error::Code::Unauthorized);
    // The next start asks to sign in: nothing is there to go on with, here or there.
    openAndSignIn();
}

QTEST_MAIN(tst_ClosingAfterSignOut)
#include "tst_closing_after_sign_out.moc"
