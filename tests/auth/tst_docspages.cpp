// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/docspages.h"

#include "doubles/httpfixture.h"
#include "doubles/plainhttp.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using Doubles::ask;
using Doubles::PlainAnswer;

class tst_DocsPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsAPageWithNothingFromElsewhere();
    void mayCallTheTokenEndpointAlone();
    void mayCallNobodyElseWhereThereIsNoTokenEndpoint();
    void saysWhereTheDocumentIs();
    void servesWhatThePageNeeds_data();
    void servesWhatThePageNeeds();
    void tellsThePageHowToSignIn();
    void servesNothingElse();

private:
    Doubles::HttpFixture m_server {[](Http::Router &router, QObject *) {
        Auth::addDocsPages(
            router,
            {QStringLiteral("HR <API>"),
             QStringLiteral("a-client"),
             {QStringLiteral("openid"), QStringLiteral("hr")},
             [] { return QUrl(QStringLiteral("https://login.example.com/realms/a/token?b")); }});
    }};
};

void tst_DocsPages::showsAPageWithNothingFromElsewhere()
{
    const PlainAnswer answer = ask(m_server.url(), "GET", "/docs");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), "text/html; charset=utf-8");
    QVERIFY(answer.body.contains("<title>HR &lt;API&gt;</title>"));
    static const QRegularExpression outside(QStringLiteral("(?:src|href)=\"(?:[a-z]+:)?//"));
    static const QRegularExpression inlined(QStringLiteral("<script>|<style|style=|onload=|onclick="));
    QVERIFY(!outside.match(QString::fromUtf8(answer.body)).hasMatch());
    QVERIFY(!inlined.match(QString::fromUtf8(answer.body)).hasMatch());
}

void tst_DocsPages::mayCallTheTokenEndpointAlone()
{
    const QByteArray policy = ask(m_server.url(), "GET", "/docs").headers.value("Content-Security-Policy");
    QVERIFY2(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
    QVERIFY2(policy.contains("; connect-src 'self' https://login.example.com:443;"), policy);
    for (const char *wish : {"unsafe", "*", "http:"})
        QVERIFY2(!policy.contains(wish), policy);
    QVERIFY2(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), policy);
}

void tst_DocsPages::mayCallNobodyElseWhereThereIsNoTokenEndpoint()
{
    Doubles::HttpFixture server {[](Http::Router &router, QObject *) {
        Auth::addDocsPages(router, {QStringLiteral("HR"), QStringLiteral("a"), {}, [] { return QUrl(); }});
    }};
    const QByteArray policy = ask(server.url(), "GET", "/docs").headers.value("Content-Security-Policy");
    QVERIFY2(policy.contains("; connect-src 'self';"), policy);
}

void tst_DocsPages::saysWhereTheDocumentIs()
{
    // With JavaScript or without, with Swagger UI in this build or without.
    QVERIFY(ask(m_server.url(), "GET", "/docs").body.contains("<a href=\"openapi.json\">"));
}

void tst_DocsPages::servesWhatThePageNeeds_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("holds");
    const QByteArray script = "text/javascript; charset=utf-8";
    QTest::newRow("our script") << QByteArray("/docs/docs.js") << script << QByteArray("SwaggerUIBundle");
    QTest::newRow("Swagger UI") << QByteArray("/docs/swagger-ui-bundle.js") << script
                                << QByteArray("SwaggerUIBundle");
    QTest::newRow("its styles") << QByteArray("/docs/swagger-ui.css") << QByteArray("text/css; charset=utf-8")
                                << QByteArray(".swagger-ui");
    QTest::newRow("where a sign-in comes back")
        << QByteArray("/docs/oauth2-redirect?code=a&state=b") << QByteArray("text/html; charset=utf-8")
        << QByteArray("<script src=\"oauth2-redirect.js\">");
    QTest::newRow("its script") << QByteArray("/docs/oauth2-redirect.js") << script
                                << QByteArray("swaggerUIRedirectOauth2");
}

void tst_DocsPages::servesWhatThePageNeeds()
{
    if (!Auth::hasSwaggerUi())
        QSKIP("Swagger UI is not in this build");
    QFETCH(QByteArray, path);
    const PlainAnswer answer = ask(m_server.url(), "GET", path);
    QCOMPARE(answer.status, 200);
    QTEST(answer.headers.value("Content-Type"), "type");
    QFETCH(QByteArray, holds);
    QVERIFY(answer.body.contains(holds));
}

void tst_DocsPages::tellsThePageHowToSignIn()
{
    if (!Auth::hasSwaggerUi())
        QSKIP("Swagger UI is not in this build");
    QCOMPARE(ask(m_server.url(), "GET", "/docs/settings.json").json(),
             (QJsonObject {
                 {QStringLiteral("client_id"), QStringLiteral("a-client")},
                 {QStringLiteral("scopes"), QJsonArray {QStringLiteral("openid"), QStringLiteral("hr")}}}));
}

void tst_DocsPages::servesNothingElse()
{
    for (const char *path :
         {"/docs/", "/docs/docs.html", "/docs/../docs.js", "/docs/%2e%2e/docs", "/docs/LICENSE"})
        QVERIFY2(ask(m_server.url(), "GET", path).status >= 400, path);
}

QTEST_GUILESS_MAIN(tst_DocsPages)
#include "tst_docspages.moc"
