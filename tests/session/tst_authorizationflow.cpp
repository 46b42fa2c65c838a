// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/rawclient.h"
#include "session/doubles/authorizationtest.h"
#include "session/doubles/listening.h"

#include <QSet>
#include <QTest>
#include <QUrlQuery>

using Doubles::isListening;
using Doubles::queryValue;
using Doubles::RawClient;
using Session::AuthorizationFlow;
using Kind = Session::SignInFailure::Kind;

class tst_AuthorizationFlow : public Doubles::AuthorizationTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }
    void cleanup() { clear(); }

    void asksWithFreshStateNonceAndChallengeEachTime();
    void keepsTheEndpointsOwnQuery();
    void survivesCallbacksThatAreNotItsOwn_data();
    void survivesCallbacksThatAreNotItsOwn();
    void isNotEndedByProbes();
    void refusesASecondCallback();
    void refusesALateCallback_data();
    void refusesALateCallback();
    void listensOnlyDuringTheSignIn();
    void checksTheIssuerOfTheResponse_data();
    void checksTheIssuerOfTheResponse();
    void tellsWhyTheProviderSaidNo_data();
    void tellsWhyTheProviderSaidNo();
    void cutsALongOrHtmlDescription();
    void endsWhenNobodyComesBackInTime();
};

void tst_AuthorizationFlow::asksWithFreshStateNonceAndChallengeEachTime()
{
    QSet<QString> seen;
    for (int i = 0; i < 3; ++i) {
        start();
        QVERIFY(m_url.toString().startsWith(QStringLiteral("https://idp.example/authorize?")));
        QCOMPARE(queryValue(m_url, "response_type"), QStringLiteral("code"));
        QCOMPARE(queryValue(m_url, "client_id"), QStringLiteral("fastapi-client"));
        QCOMPARE(queryValue(m_url, "scope"), QStringLiteral("openid agent hr"));
        QCOMPARE(queryValue(m_url, "code_challenge_method"), QStringLiteral("S256"));
        QCOMPARE(queryValue(m_url, "nonce"), m_flow->nonce());
        QVERIFY(queryValue(m_url, "redirect_uri").startsWith(QStringLiteral("http://127.0.0.1:")));
        QVERIFY(queryValue(m_url, "redirect_uri").endsWith(QStringLiteral("/callback")));
        for (const char *name : {"state", "nonce", "code_challenge"}) {
            QCOMPARE(queryValue(m_url, name).size(), 43); // 256 bits
            QCOMPARE(QUrlQuery(m_url).allQueryItemValues(QLatin1String(name)).size(), 1);
            seen.insert(queryValue(m_url, name));
        }
    }
    QCOMPARE(seen.size(), 9);
}

void tst_AuthorizationFlow::keepsTheEndpointsOwnQuery()
{
    m_provider.authorizationEndpoint
        = QUrl(QStringLiteral("https://idp.example/authorize?tenant=a%2Bb&state=fixed"));
    start();
    QCOMPARE(queryValue(m_url, "tenant"), QStringLiteral("a+b"));
    QVERIFY(m_state != "fixed");
    QCOMPARE(QUrlQuery(m_url).allQueryItemValues(QStringLiteral("state")).size(), 1);
}

void tst_AuthorizationFlow::survivesCallbacksThatAreNotItsOwn_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no state") << QByteArray("code=attack");
    QTest::newRow("another state") << QByteArray(
        "code=attack&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QTest::newRow("the state and more") << QByteArray("code=attack&state=STATEx");
    QTest::newRow("half of the state") << QByteArray("code=attack&state=HALF");
    QTest::newRow("an error with another state") << QByteArray("error=access_denied&state=other");
    QTest::newRow("an error without a state") << QByteArray("error=access_denied");
}

void tst_AuthorizationFlow::survivesCallbacksThatAreNotItsOwn()
{
    QFETCH(QByteArray, query);
    start();
    const auto page = comeBack(query.replace("STATE", m_state).replace("HALF", m_state.left(20)));
    QVERIFY(page);
    QCOMPARE(page->status, 400);
    QVERIFY(isListening(listener()));
    // The right one still counts, and only that reached the token endpoint.
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
    QCOMPARE(m_endpoint.count(), 1);
    QVERIFY(m_endpoint.requests[0].body.contains("code-1"));
    QVERIFY(m_failures.isEmpty());
}

void tst_AuthorizationFlow::refusesASecondCallback()
{
    start();
    RawClient second(listener());
    second.send(callback("code=code-2&state=" + m_state).chopped(2)); // all but the end
    QTest::qWait(0);
    QVERIFY(comeBackWithCode());
    second.send("\r\n");
    const auto page = second.response();
    QVERIFY(page);
    QCOMPARE(page->status, 400);
    QVERIFY(!isListening(listener()));
    QTRY_COMPARE(m_tokens.size(), 1);
    QCOMPARE(m_endpoint.count(), 1);
}

void tst_AuthorizationFlow::isNotEndedByProbes()
{
    start();
    const QByteArray host = "Host: " + listener().authority().toLatin1() + "\r\n";
    for (const QByteArray &request :
         {QByteArray("GET /favicon.ico HTTP/1.1\r\n" + host + "\r\n"), QByteArray("GET / HTTP/1.0\r\n\r\n"),
          QByteArray("GET /callback?error=access_denied&state=" + m_state
                     + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
          QByteArray("POST /callback HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\na=b"),
          QByteArray("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10), QByteArray("SSH-2.0-scan\r\n\r\n")}) {
        RawClient probe(listener());
        probe.send(request);
        QVERIFY(probe.response());
    }
    // A port scan: some that leave at once, more that stay than there is room for.
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 40; ++i) {
        QVERIFY(isListening(listener()));
        idle.push_back(std::make_unique<RawClient>(listener()));
        QTest::qWait(0);
    }
    QVERIFY(m_failures.isEmpty());
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
}

void tst_AuthorizationFlow::refusesALateCallback_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("after the person gave up") << true;
    QTest::newRow("after the time was over") << false;
}

void tst_AuthorizationFlow::refusesALateCallback()
{
    QFETCH(bool, cancelled);
    start({.browserTime = std::chrono::milliseconds(cancelled ? 60000 : 300)});
    RawClient browser(listener()); // it has connected, and takes its time
    browser.send(callback("code=code-1&state=" + m_state).chopped(2));
    QTest::qWait(0);
    if (cancelled)
        m_flow->cancel();
    else
        QTRY_COMPARE(m_failures.size(), 1);
    QVERIFY(!isListening(listener()));
    browser.send("\r\n");
    const auto page = browser.response();
    QVERIFY(page);
    QCOMPARE(page->status, 400);
    QTest::qWait(50);
    QVERIFY(m_tokens.isEmpty());
    QCOMPARE(m_endpoint.count(), 0);
}

void tst_AuthorizationFlow::listensOnlyDuringTheSignIn()
{
    start();
    const QUrl first = listener();
    QVERIFY(isListening(first));
    m_flow->cancel();
    QVERIFY(!isListening(first));
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
    QVERIFY(!isListening(listener()));
}

void tst_AuthorizationFlow::checksTheIssuerOfTheResponse_data()
{
    QTest::addColumn<bool>("announced");
    QTest::addColumn<QByteArray>("issuer");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("announced and right") << true << QByteArray("&iss=https://idp.example/realm") << true;
    QTest::newRow("announced and missing") << true << QByteArray() << false;
    QTest::newRow("announced and another") << true << QByteArray("&iss=https://evil.example") << false;
    QTest::newRow("with a slash more") << true << QByteArray("&iss=https://idp.example/realm/") << false;
    QTest::newRow("not announced, right") << false << QByteArray("&iss=https://idp.example/realm") << true;
    QTest::newRow("not announced, missing") << false << QByteArray() << true;
    QTest::newRow("not announced, another") << false << QByteArray("&iss=https://evil.example") << false;
    QTest::newRow("not announced, empty") << false << QByteArray("&iss=") << false;
}

void tst_AuthorizationFlow::checksTheIssuerOfTheResponse()
{
    QFETCH(bool, announced);
    QFETCH(QByteArray, issuer);
    QFETCH(bool, accepted);
    m_provider.sendsIssuerInResponse = announced;
    start();
    QVERIFY(comeBack("code=code-1&state=" + m_state + issuer));
    QTRY_COMPARE(m_tokens.size() + m_failures.size(), 1);
    QCOMPARE(m_tokens.size(), accepted ? 1 : 0);
    QCOMPARE(m_endpoint.count(), accepted ? 1 : 0); // the code went nowhere
    if (!accepted)
        QCOMPARE(m_failures[0].kind, Kind::Rejected);
}

void tst_AuthorizationFlow::tellsWhyTheProviderSaidNo_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<Session::SignInFailure::Kind>("kind");
    QTest::newRow("denied") << QByteArray("error=access_denied") << Kind::Denied;
    QTest::newRow("denied, with a code") << QByteArray("error=access_denied&code=x") << Kind::Denied;
    QTest::newRow("overloaded") << QByteArray("error=temporarily_unavailable") << Kind::ProviderUnreachable;
    QTest::newRow("failed") << QByteArray("error=server_error") << Kind::ProviderUnreachable;
    QTest::newRow("scope") << QByteArray("error=invalid_scope") << Kind::ProviderNotUnderstood;
    QTest::newRow("empty error") << QByteArray("error=") << Kind::ProviderNotUnderstood;
    QTest::newRow("no code") << QByteArray("") << Kind::Rejected;
    QTest::newRow("an empty code") << QByteArray("code=") << Kind::Rejected;
    QTest::newRow("a long code") << QByteArray("code=" + QByteArray(9000, 'x')) << Kind::Rejected;
}

void tst_AuthorizationFlow::tellsWhyTheProviderSaidNo()
{
    QFETCH(QByteArray, query);
    QFETCH(Session::SignInFailure::Kind, kind);
    start();
    const auto page = comeBack("state=" + m_state + '&' + query);
    QVERIFY(page);
    QVERIFY(page->body.contains("not signed in"));
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, kind);
    QCOMPARE(m_endpoint.count(), 0);
    QVERIFY(!isListening(listener()));
}

void tst_AuthorizationFlow::cutsALongOrHtmlDescription()
{
    start();
    const auto page = comeBack("error=access_denied&state=" + m_state
                               + "&error_description=%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AEno%0d%0a"
                               + QByteArray(5000, 'x'));
    QVERIFY(page);
    QVERIFY(!page->body.contains("alert"));
    QTRY_COMPARE(m_failures.size(), 1);
    const QString detail = m_failures[0].detail;
    QVERIFY(detail.size() <= 200);
    for (const char *piece : {"<", ">", "script", "\r", "\n"})
        QVERIFY2(!detail.contains(QLatin1String(piece)), piece);
    QVERIFY(!detail.contains(QChar(0x202e)));
    // What the person reads of it.
    const QString reason = m_failures[0].reason;
    QVERIFY2(reason.startsWith(QLatin1String("alert(1)")), qPrintable(reason));
    QVERIFY(reason.size() <= 200 && reason.endsWith(QChar(0x2026)));
}

void tst_AuthorizationFlow::endsWhenNobodyComesBackInTime()
{
    start({.browserTime = std::chrono::milliseconds(100)});
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::TimedOut);
    QVERIFY(!isListening(listener()));
}

QTEST_GUILESS_MAIN(tst_AuthorizationFlow)
#include "tst_authorizationflow.moc"
