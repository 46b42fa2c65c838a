// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/firststart.h"

#include "doubles/fakehttpclient.h"
#include "doubles/testissuer.h"

#include <QSignalSpy>
#include <QTest>

using Session::FirstStart;
using Session::IssuerCheck;
using Session::SetupFinding;
using Session::SetupFindings;
using Field = FirstStart::Field;
using Reason = SetupFinding::Reason;
using State = SetupFinding::State;
using What = SetupFinding::What;

namespace {

const QString issuer = QStringLiteral("https://login.example.com/realms/office");
const QString descriptionPath = QStringLiteral("/realms/office/.well-known/openid-configuration");
const QString keysPath = QStringLiteral("/keys");

QByteArray description(const QByteArray &name = "https://login.example.com/realms/office",
                       const QByteArray &methods = "[\"S256\"]")
{
    return "{\"issuer\":\"" + name
        + "\",\"authorization_endpoint\":\"https://login.example.com/a\",\"token_endpoint\":"
          "\"https://login.example.com/t\",\"jwks_uri\":\"https://login.example.com/keys\","
          "\"code_challenge_methods_supported\":"
        + methods + '}';
}

} // namespace

class tst_FirstStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void goesOnWhenTheWayHasWhatItNeeds();
    void saysWhatIsWrongWithAnAddress_data();
    void saysWhatIsWrongWithAnAddress();
    void findsAGoodService();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void offersTheNameThatTheServiceGivesItself();
    void offersToWriteAnAddressWhole();
    void forgetsWhatItFoundWhenTheAddressChanges();
    void comparesClocks_data();
    void comparesClocks();

private:
    SetupFindings checked();
    void answer(const QByteArray &body, const QByteArray &date = "Thu, 26 Nov 2026 12:00:00 GMT")
    {
        m_http->answer(descriptionPath, 200, body, {{"Content-Type", "application/json"}, {"Date", date}});
    }

    std::unique_ptr<Doubles::FakeHttpClient> m_http;
    std::unique_ptr<FirstStart> m_start;
};

void tst_FirstStart::init()
{
    m_start.reset();
    m_http = std::make_unique<Doubles::FakeHttpClient>();
    m_start = std::make_unique<FirstStart>(*m_http);
    m_start->setWay(FirstStart::Way::Company);
    m_start->setText(Field::Issuer, issuer);
}

SetupFindings tst_FirstStart::checked()
{
    m_start->check();
    if (!QTest::qWaitFor([this] { return !m_start->isChecking(); }, 10000))
        return {};
    return m_start->findings();
}

void tst_FirstStart::goesOnWhenTheWayHasWhatItNeeds()
{
    QVERIFY(m_start->canGoOn());
    m_start->setWay(FirstStart::Way::Remote);
    QVERIFY(!m_start->canGoOn());
    QCOMPARE(m_start->problem(Field::AgentUrl), FirstStart::Problem::Missing);
    m_start->setText(Field::AgentUrl, QStringLiteral(" https://agent.example.com "));
    QVERIFY(m_start->canGoOn()); // HR may be known to the agent alone
    const Session::Settings made = m_start->applyTo({});
    QCOMPARE(made.way, Session::Settings::Way::Remote);
    QCOMPARE(made.agentUrl, QUrl(QStringLiteral("https://agent.example.com")));
    QCOMPARE(made.issuer, issuer);
    m_start->setText(Field::Issuer, QString());
    QVERIFY(!m_start->canGoOn());
    m_start->setWay(FirstStart::Way::Demo);
    QVERIFY(m_start->canGoOn());
}

void tst_FirstStart::saysWhatIsWrongWithAnAddress_data()
{
    using Problem = FirstStart::Problem;
    QTest::addColumn<QString>("address");
    QTest::addColumn<Problem>("problem");
    QTest::newRow("none") << QString() << Problem::Missing;
    QTest::newRow("a name") << QStringLiteral("login.example.com") << Problem::NoAddress;
    QTest::newRow("ftp") << QStringLiteral("ftp://login.example.com") << Problem::NoAddress;
    QTest::newRow("in the clear") << QStringLiteral("http://login.example.com") << Problem::NotSafe;
    QTest::newRow("a password") << QStringLiteral("https://a:b@login.example.com") << Problem::NotSafe;
    QTest::newRow("here") << QStringLiteral("http://127.0.0.1:8080/realms/x") << Problem::None;
}

void tst_FirstStart::saysWhatIsWrongWithAnAddress()
{
    QFETCH(QString, address);
    QFETCH(FirstStart::Problem, problem);
    m_start->setText(Field::Issuer, address);
    QCOMPARE(m_start->problem(Field::Issuer), problem);
    if (problem != FirstStart::Problem::None) {
        QCOMPARE(checked().value(0).state, State::Attention);
        QVERIFY(m_http->requests().isEmpty());
    }
}

void tst_FirstStart::findsAGoodService()
{
    answer(description());
    m_http->answer(keysPath, 200, Doubles::TestIssuer::keySet({Doubles::TestIssuer().key()}));
    const SetupFindings found = checked();
    QCOMPARE(found.size(), 4);
    QCOMPARE(
        found.at(0),
        (SetupFinding {What::SignInService, State::Good, Reason::None, QStringLiteral("login.example.com")}));
    QCOMPARE(found.at(1).what, What::Keys);
    QCOMPARE(found.at(1).state, State::Good);
    QVERIFY(found.at(1).number > 0);
    QCOMPARE(found.at(2), (SetupFinding {What::SafeSignIn, State::Good}));
    QCOMPARE(found.at(3).what, What::Clock);
}

void tst_FirstStart::findsWhatIsWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<What>("what");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("down") << 503 << QByteArray() << QByteArray() << What::SignInService << Reason::NoAnswer;
    QTest::newRow("another site") << 200 << QByteArray("<html>") << QByteArray() << What::SignInService
                                  << Reason::NotUnderstood;
    QTest::newRow("404") << 404 << QByteArray("{}") << QByteArray() << What::SignInService
                         << Reason::NotUnderstood;
    QTest::newRow("another name") << 200 << description("https://other.example.com") << QByteArray()
                                  << What::SignInService << Reason::OtherName;
    QTest::newRow("another name without PKCE") << 200 << description("https://other.example.com", "[]")
                                               << QByteArray() << What::SignInService << Reason::OtherName;
    QTest::newRow("no PKCE") << 200 << description("https://login.example.com/realms/office", "[\"plain\"]")
                             << QByteArray() << What::SafeSignIn << Reason::NoPkce;
    QTest::newRow("no keys") << 200 << description() << QByteArray("{\"keys\":[]}") << What::Keys
                             << Reason::NoKeys;
    QTest::newRow("no key set") << 200 << description() << QByteArray("[]") << What::Keys
                                << Reason::NotUnderstood;
    QTest::newRow("keys away") << 200 << description() << QByteArray() << What::Keys << Reason::NoAnswer;
}

void tst_FirstStart::findsWhatIsWrong()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, keys);
    QFETCH(What, what);
    QFETCH(Reason, reason);
    m_http->answer(descriptionPath, status, body);
    if (!keys.isEmpty())
        m_http->answer(keysPath, 200, keys);
    bool seen = false;
    for (const SetupFinding &finding : checked()) {
        if (finding.what != what)
            continue;
        seen = true;
        QCOMPARE(finding.state, State::Attention);
        QCOMPARE(finding.reason, reason);
    }
    QVERIFY(seen);
}

void tst_FirstStart::offersTheNameThatTheServiceGivesItself()
{
    m_start->setText(Field::Issuer, issuer + u'/');
    answer(description());
    m_http->answer(keysPath, 200, Doubles::TestIssuer::keySet({Doubles::TestIssuer().key()}));
    QCOMPARE(checked().value(0).reason, Reason::OtherName);
    QCOMPARE(m_start->suggestion(), issuer);
    m_start->useSuggestion();
    QCOMPARE(m_start->text(Field::Issuer), issuer);
    QTRY_VERIFY(!m_start->isChecking());
    QCOMPARE(m_start->findings().value(0).state, State::Good);
    QVERIFY(m_start->suggestion().isEmpty());
}

void tst_FirstStart::offersToWriteAnAddressWhole()
{
    m_start->setText(Field::Issuer, issuer.mid(8));
    QVERIFY(m_start->suggestion().isEmpty()); // not while it is being typed
    QCOMPARE(checked().value(0).reason, Reason::NoAddress);
    QCOMPARE(m_start->suggestion(), issuer);
    for (const char *nothing : {"two words", "http:/login.example.com", "me@login.example.com", ""}) {
        m_start->setText(Field::Issuer, QLatin1String(nothing));
        QVERIFY(checked().value(0).state == State::Attention);
        QVERIFY2(m_start->suggestion().isEmpty(), nothing);
    }
}

void tst_FirstStart::forgetsWhatItFoundWhenTheAddressChanges()
{
    m_http->hold();
    answer(description());
    m_start->check();
    m_start->setText(Field::Issuer, issuer + QStringLiteral("2"));
    QVERIFY(!m_start->isChecking());
    m_http->release();
    QTest::qWait(0);
    QVERIFY(m_start->findings().isEmpty());
}

void tst_FirstStart::comparesClocks_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("ahead"); // 1000: it cannot be read
    QTest::newRow("the same") << QByteArray("Thu, 26 Nov 2026 12:00:00 GMT") << 0;
    QTest::newRow("within the second") << QByteArray("Thu, 26 Nov 2026 11:59:58 GMT") << 0;
    QTest::newRow("behind us") << QByteArray("Thu, 26 Nov 2026 11:59:46 GMT") << 14;
    QTest::newRow("before us") << QByteArray("Thu, 26 Nov 2026 12:00:02 GMT") << -2;
    QTest::newRow("nothing") << QByteArray() << 1000;
    QTest::newRow("words") << QByteArray("yesterday") << 1000;
}

void tst_FirstStart::comparesClocks()
{
    QFETCH(QByteArray, date);
    QFETCH(int, ahead);
    // 2026-11-26 12:00:00 UTC
    const Core::Time now {std::chrono::seconds(1795694400)};
    QCOMPARE(Session::secondsAhead(date, now).value_or(1000), qint64(ahead));
}

QTEST_GUILESS_MAIN(tst_FirstStart)
#include "tst_firststart.moc"
