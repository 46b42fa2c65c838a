// SPDX-License-Identifier: GPL-3.0-or-later
#include "providerfixture.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;

/// The authorization endpoint and its page, as a browser meets them.
class tst_LoginPage : public QObject, private ProviderFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(); }
    void showsAPageThatCannotDoHarm();
    void showsWhatPeopleTypedAsText();
    void neverRedirectsAStranger_data();
    void neverRedirectsAStranger();
    void tellsTheClientWhatIsWrong_data();
    void tellsTheClientWhatIsWrong();
    void showsThePageAgainAfterAWrongPassword_data();
    void showsThePageAgainAfterAWrongPassword();
    void takesAPageOnce();
    void endsAPageAfterFiveWrongPasswords();
    void slowsWrongPasswordsDown();
    void takesNoFormFromAnotherSite();
};

void tst_LoginPage::showsAPageThatCannotDoHarm()
{
    const auto page = m_client->authorize();
    QCOMPARE(page.status, 200);
    QCOMPARE(page.headers.value("Content-Type"), QByteArray("text/html; charset=utf-8"));
    const QByteArray policy = page.headers.value("Content-Security-Policy");
    QVERIFY(policy.contains("default-src 'none'"));
    QVERIFY(policy.contains("frame-ancestors 'none'"));
    QVERIFY(policy.contains("form-action 'self' http://127.0.0.1:50123;"));
    QVERIFY(!policy.contains("unsafe"));
    QCOMPARE(page.headers.value("Referrer-Policy"), QByteArray("same-origin"));
    QCOMPARE(page.headers.value("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(page.headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    for (const char *bad : {"<script", "javascript:", " src=", "<link", "@import", "url(", "style=\""})
        QVERIFY2(!page.body.contains(bad), bad);
    for (const char *good :
         {"<html lang=\"en\">", "<label for=\"username\">", "<label for=\"password\">", "type=\"password\"",
          "autocomplete=\"current-password\"", "<button type=\"submit\">"})
        QVERIFY2(page.body.contains(good), good);
    QVERIFY(page.body.contains("demo"));
    QVERIFY(page.body.contains("jettro") && page.body.contains("office"));
    // The style's hash is that of the style.
    const qsizetype begin = page.body.indexOf("<style>") + 7;
    const QByteArray style = page.body.mid(begin, page.body.indexOf("</style>") - begin);
    QVERIFY(policy.contains("style-src 'sha256-"
                            + QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64() + '\''));
}

void tst_LoginPage::showsWhatPeopleTypedAsText()
{
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    const QString evil = QStringLiteral("\"><script>alert('%1 %2')</script>&amp;");
    const auto page = m_client->submit(transaction, evil, QStringLiteral("secret words"));
    QCOMPARE(page.status, 200);
    QVERIFY(!page.body.contains("<script"));
    QVERIFY(page.body.contains("&quot;&gt;&lt;script&gt;alert('%1 %2')&lt;/script&gt;&amp;amp;"));
    QVERIFY(!page.body.contains("secret words"));
}

void tst_LoginPage::neverRedirectsAStranger_data()
{
    QTest::addColumn<Fields>("change");
    QTest::newRow("unknown client") << with("client_id", QStringLiteral("evil"));
    QTest::newRow("no client") << with("client_id", none);
    QTest::newRow("no redirect URI") << with("redirect_uri", none);
    QTest::newRow("redirect elsewhere")
        << with("redirect_uri", QStringLiteral("https://evil.example/callback"));
    QTest::newRow("redirect with a user")
        << with("redirect_uri", QStringLiteral("http://127.0.0.1:5@evil.example/callback"));
    QTest::newRow("redirect to another path")
        << with("redirect_uri", QStringLiteral("http://127.0.0.1:50123/other"));
    QTest::newRow("redirect to a name")
        << with("redirect_uri", QStringLiteral("http://localhost:50123/callback"));
    QTest::newRow("a line feed in the state") << with("state", QStringLiteral("a\r\nSet-Cookie: x=y"));
}

void tst_LoginPage::neverRedirectsAStranger()
{
    QFETCH(Fields, change);
    const auto page = m_client->authorize(change);
    QCOMPARE(page.status, 400);
    QVERIFY(!page.headers.contains("Location"));
    QVERIFY(ProviderClient::transactionOf(page).isEmpty());
    QVERIFY(page.headers.value("Content-Security-Policy").contains("form-action 'none'"));
    QVERIFY(!page.body.contains("evil"));
}

void tst_LoginPage::tellsTheClientWhatIsWrong_data()
{
    QTest::addColumn<Fields>("change");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const Fields &change, const char *error) {
        QTest::newRow(name) << change << QString::fromLatin1(error);
    };
    row("no PKCE",
        {{QStringLiteral("code_challenge"), none}, {QStringLiteral("code_challenge_method"), none}},
        "invalid_request");
    row("PKCE plain", with("code_challenge_method", QStringLiteral("plain")), "invalid_request");
    row("PKCE without its method", with("code_challenge_method", none), "invalid_request");
    row("PKCE method in lower case", with("code_challenge_method", QStringLiteral("s256")),
        "invalid_request");
    row("challenge too short", with("code_challenge", QStringLiteral("abc")), "invalid_request");
    row("challenge with padding", with("code_challenge", QString(43, QLatin1Char('A')) + QLatin1Char('=')),
        "invalid_request");
    row("implicit", with("response_type", QStringLiteral("token")), "unsupported_response_type");
    row("hybrid", with("response_type", QStringLiteral("code id_token")), "unsupported_response_type");
    row("no response type", with("response_type", none), "invalid_request");
    row("response in a fragment", with("response_mode", QStringLiteral("fragment")), "invalid_request");
    row("unknown scope", with("scope", QStringLiteral("openid admin")), "invalid_scope");
    row("without a page", with("prompt", QStringLiteral("none")), "login_required");
    row("request object", with("request", QStringLiteral("eyJ")), "request_not_supported");
    row("request URI", with("request_uri", QStringLiteral("https://evil.example")),
        "request_uri_not_supported");
    row("nonce too long", with("nonce", QString(1025, QLatin1Char('n'))), "invalid_request");
}

void tst_LoginPage::tellsTheClientWhatIsWrong()
{
    QFETCH(Fields, change);
    QFETCH(QString, error);
    const auto answer = m_client->authorize(change);
    QCOMPARE(answer.status, 302);
    QVERIFY(answer.headers.value("Location").startsWith("http://127.0.0.1:50123/callback?"));
    const QUrlQuery query = ProviderClient::locationQuery(answer);
    QCOMPARE(query.queryItemValue(QStringLiteral("error")), error);
    QCOMPARE(query.queryItemValue(QStringLiteral("iss"), QUrl::FullyDecoded), m_provider->issuer());
    QVERIFY(!query.hasQueryItem(QStringLiteral("code")));
    if (!change.contains(std::pair(QStringLiteral("nonce"), QString(1025, QLatin1Char('n')))))
        QCOMPARE(query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded),
                 QStringLiteral("a state+&"));
}

void tst_LoginPage::showsThePageAgainAfterAWrongPassword_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong password") << QStringLiteral("jettro") << QStringLiteral("office");
    QTest::newRow("no password") << QStringLiteral("jettro") << QString();
    QTest::newRow("unknown name") << QStringLiteral("nobody") << QStringLiteral("jettro");
    QTest::newRow("no name") << QString() << QStringLiteral("jettro");
    QTest::newRow("name in other letters") << QStringLiteral("Jettro") << QStringLiteral("jettro");
    QTest::newRow("a longer password") << QStringLiteral("jettro") << QStringLiteral("jettro ");
}

void tst_LoginPage::showsThePageAgainAfterAWrongPassword()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    const auto page = m_client->submit(transaction, username, password);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("role=\"alert\""));
    QVERIFY(!page.headers.contains("Location"));
    const QString next = ProviderClient::transactionOf(page);
    QVERIFY(!next.isEmpty() && next != transaction);
    QCOMPARE(m_client->submit(next, QStringLiteral("jettro"), QStringLiteral("jettro")).status, 303);
}

void tst_LoginPage::takesAPageOnce()
{
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    const auto send = [&](const QString &id) {
        return m_client->submit(id, QStringLiteral("jettro"), QStringLiteral("jettro"));
    };
    QCOMPARE(send(transaction).status, 303);
    for (const QString &bad : {transaction, QString(), QStringLiteral("invented")}) {
        const auto answer = send(bad);
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.headers.contains("Location"));
    }
    // A page left open for too long.
    const QString late = ProviderClient::transactionOf(m_client->authorize());
    m_now += 11min;
    QCOMPARE(send(late).status, 400);
    QCOMPARE(m_client->post(QStringLiteral("/authorize"), "transaction=%zz").status, 400);
}

void tst_LoginPage::endsAPageAfterFiveWrongPasswords()
{
    QString transaction = ProviderClient::transactionOf(m_client->authorize());
    for (int i = 0; i < 4; ++i) {
        const auto page = m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("wrong"));
        QCOMPARE(page.status, 200);
        transaction = ProviderClient::transactionOf(page);
    }
    const auto last = m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("wrong"));
    QCOMPARE(last.status, 429);
    QVERIFY(ProviderClient::transactionOf(last).isEmpty());
    QCOMPARE(m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("jettro")).status, 400);
}

void tst_LoginPage::slowsWrongPasswordsDown()
{
    Demo::ProviderOptions options;
    options.wrongPasswordDelay = 250ms;
    start(options);
    const QString transaction = ProviderClient::transactionOf(m_client->authorize());
    QElapsedTimer timer;
    timer.start();
    const auto page = m_client->submit(transaction, QStringLiteral("jettro"), QStringLiteral("wrong"));
    QVERIFY(timer.elapsed() >= 200);
    QCOMPARE(page.status, 200);
}

void tst_LoginPage::takesNoFormFromAnotherSite()
{
    for (const char *site : {"cross-site", "same-site", "none"}) {
        const QString transaction = ProviderClient::transactionOf(m_client->authorize());
        const Fields fields {{QStringLiteral("transaction"), transaction},
                             {QStringLiteral("username"), QStringLiteral("jettro")},
                             {QStringLiteral("password"), QStringLiteral("jettro")}};
        QCOMPARE(m_client->postForm(QStringLiteral("/authorize"), fields, {{"Sec-Fetch-Site", site}}).status,
                 400);
        QCOMPARE(m_client->postForm(QStringLiteral("/authorize"), fields, {{"Sec-Fetch-Site", "same-origin"}})
                     .status,
                 303);
    }
}

QTEST_GUILESS_MAIN(tst_LoginPage)
#include "tst_loginpage.moc"
