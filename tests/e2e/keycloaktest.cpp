// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/keycloaktest.h"

#include "session/identity.h"

#include <QJsonObject>
#include <QTest>

namespace {

constexpr int patience = 60000; // ms

/// The person at the test's pages, however often the application starts.
class TheirBrowser : public Session::Browser
{
public:
    explicit TheirBrowser(KeycloakPages &pages) : m_pages(pages) { }
    bool open(const QUrl &url) override { return m_pages.open(url); }

private:
    KeycloakPages &m_pages;
};

} // namespace

void KeycloakTest::startKeycloak()
{
    // Before anything asks where things are kept.
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(name, m_home.path().toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // and with it the keychain of who runs this
    m_keycloak = std::make_unique<KeycloakServer>();
    const bool started = m_keycloak->start();
    if (m_keycloak->isMissing())
        return;
    QVERIFY2(started, m_keycloak->complaint());
    m_tap = std::make_unique<WireTap>(m_keycloak->port());
    m_pages = std::make_unique<KeycloakPages>();
}

void KeycloakTest::stopKeycloak()
{
    m_composition.reset();
    m_pages.reset();
    m_tap.reset();
    m_keycloak.reset();
}

void KeycloakTest::compose(const QString &realm, const QStringList &options)
{
    m_composition.reset();
    m_failures.clear();
    const QStringList line {QStringLiteral("secure-agent"),
                            QStringLiteral("ask"),
                            QStringLiteral("--issuer=") + issuer(realm),
                            QStringLiteral("--hr-listen=127.0.0.1:0"),
                            QStringLiteral("--agent-listen=127.0.0.1:0"),
                            QStringLiteral("--database=sqlite::memory:"),
                            QStringLiteral("--demo-data"),
                            QStringLiteral("--link-by-username"),
                            QStringLiteral("--who-can-help=office")};
    const auto read = Main::readCommandLine(line + options + QStringList {QStringLiteral("a question")});
    QVERIFY(std::holds_alternative<Main::Options>(read));
    auto made = Main::Composition::create(std::get<Main::Options>(read), [this](Http::Client &) {
        return std::make_unique<TheirBrowser>(*m_pages);
    });
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    m_composition = std::move(*made);
    connect(&session(), &Session::Session::signInFailed, this,
            [this](const Session::SignInFailure &failure) { m_failures.append(failure); });
    const Core::Future<> started = m_composition->services().start();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), patience);
    QVERIFY2(started.result(), started.result() ? "" : qPrintable(started.result().error().detail));
}

bool KeycloakTest::reach(Session::Session::State state)
{
    return QTest::qWaitFor([this, state] { return session().state() == state; }, patience);
}

void KeycloakTest::signInAs(const QString &who)
{
    m_pages->become(who);
    session().signIn();
    QVERIFY2(reach(Session::Session::State::SignedIn),
             qPrintable(m_pages->said + (m_failures.isEmpty() ? QString() : m_failures.last().detail)));
    QCOMPARE(session().person().name, who);
}

KeycloakTest::Answer KeycloakTest::ask(const QString &question)
{
    Answer answer;
    const auto turn = m_composition->agent().ask(question, QString());
    connect(turn.get(), &Session::TurnStream::done, this,
            [&answer](const Session::TurnResult &result) { answer.result = result; });
    connect(turn.get(), &Session::TurnStream::failed, this,
            [&answer](const Session::TurnFailure &failure) { answer.failure = failure; });
    if (!QTest::qWaitFor([&answer] { return answer.result || answer.failure; }, patience))
        qWarning("a turn did not end");
    return answer;
}

bool KeycloakTest::refresh()
{
    const auto token = session().renewedToken();
    return QTest::qWaitFor([&token] { return token.isFinished(); }, patience) && token.result();
}

QString KeycloakTest::issuer(const QString &realm) const
{
    return QStringLiteral("http://127.0.0.1:%1/realms/%2").arg(m_tap->port()).arg(realm);
}

QUrl KeycloakTest::endpoint(const QString &name) const
{
    return QUrl(issuer() + QStringLiteral("/protocol/openid-connect/") + name);
}

QString KeycloakTest::userId(const QString &username)
{
    return m_keycloak->idOf(QStringLiteral("/local-dev/users?exact=true&username=") + username,
                            QStringLiteral("username"), username);
}

void KeycloakTest::change(const QString &path, const QJsonObject &members)
{
    QJsonObject object = m_keycloak->administer("GET", path).object();
    for (auto member = members.begin(); member != members.end(); ++member)
        object[member.key()] = member.value();
    QCOMPARE(m_keycloak->administer("PUT", path, object).status, 204);
}

QJsonObject KeycloakTest::claims()
{
    const auto token = session().accessToken();
    if (!QTest::qWaitFor([&token] { return token.isFinished(); }, patience) || !token.result())
        return {};
    return Session::displayClaims(*token.result());
}
