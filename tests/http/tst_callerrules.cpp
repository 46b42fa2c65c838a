// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/callerrules.h"

#include <QTest>

using Http::CallerRules;
using Http::Headers;
using Http::RequestHead;

class tst_CallerRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsItsOwnNames_data();
    void knowsItsOwnNames();
    void refusesPagesOfOtherOrigins_data();
    void refusesPagesOfOtherOrigins();
    void answersAPreflight();
    void refusesThePreflightOfAnotherOrigin();
    void leavesOtherOptionsAlone();
    void letsOnlyAllowedOriginsReadAnswers();
};

namespace {

RequestHead head(const QByteArray &method, const Headers &headers)
{
    RequestHead made;
    made.method = method;
    made.rawPath = "/";
    made.headers = headers;
    return made;
}

const CallerRules rules({QStringLiteral("HR.example.com"), QStringLiteral("hr.example.com:8443")},
                        {QStringLiteral("https://desk.example.com"),
                         QStringLiteral("http://127.0.0.1:3000/")});

} // namespace

void tst_CallerRules::knowsItsOwnNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isOwn");
    const auto row = [](const char *name, const char *host, const char *address, int port, bool isOwn) {
        QTest::newRow(name) << QByteArray(host) << QString::fromLatin1(address) << port << isOwn;
    };
    row("address", "127.0.0.1:8001", "127.0.0.1", 8001, true);
    row("localhost", "localhost:8001", "127.0.0.1", 8001, true);
    row("localhost in capitals", "LOCALHOST:8001", "127.0.0.1", 8001, true);
    row("IPv6 loopback name on IPv4", "[::1]:8001", "127.0.0.1", 8001, true);
    row("IPv6", "[::1]:8001", "::1", 8001, true);
    row("localhost on IPv6", "localhost:8001", "::1", 8001, true);
    row("IPv4-mapped", "127.0.0.1:8001", "::ffff:127.0.0.1", 8001, true);
    row("IPv4-mapped in the network", "192.0.2.5:8001", "::ffff:192.0.2.5", 8001, true);
    row("other loopback address", "127.0.0.2:8001", "127.0.0.2", 8001, true);
    row("other port", "127.0.0.1:8000", "127.0.0.1", 8001, false);
    row("no port", "127.0.0.1", "127.0.0.1", 8001, false);
    row("no port where it is the own", "127.0.0.1", "127.0.0.1", 80, true);
    row("foreign name", "evil.example:8001", "127.0.0.1", 8001, false);
    row("name that begins alike", "localhost.evil.example:8001", "127.0.0.1", 8001, false);
    row("name that ends alike", "evil-localhost:8001", "127.0.0.1", 8001, false);
    row("user before the name", "localhost@evil.example:8001", "127.0.0.1", 8001, false);
    row("two names", "localhost:8001, evil.example", "127.0.0.1", 8001, false);
    row("trailing dot", "localhost.:8001", "127.0.0.1", 8001, false);
    row("public name", "hr.example.com", "127.0.0.1", 8001, true);
    row("public name in capitals", "HR.Example.COM", "127.0.0.1", 8001, true);
    row("public name with port", "hr.example.com:8443", "192.0.2.5", 8001, true);
    row("public name with another port", "hr.example.com:9000", "192.0.2.5", 8001, false);
    row("address in the network", "192.0.2.5:8001", "192.0.2.5", 8001, true);
    row("localhost from the network", "localhost:8001", "192.0.2.5", 8001, false);
}

void tst_CallerRules::knowsItsOwnNames()
{
    QFETCH(QByteArray, host);
    QFETCH(QString, address);
    QFETCH(int, port);
    QFETCH(bool, isOwn);
    const auto refusal
        = rules.check(head("GET", {{"Host", host}}), QHostAddress(address), static_cast<quint16>(port));
    QCOMPARE(refusal.has_value(), !isOwn);
    if (refusal)
        QCOMPARE(refusal->status, 421);
}

void tst_CallerRules::refusesPagesOfOtherOrigins_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char *name, const char *method, const char *origin, bool isRefused) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(origin) << isRefused;
    };
    row("same", "POST", "http://127.0.0.1:8001", false);
    row("same, behind TLS", "POST", "https://127.0.0.1:8001", false);
    row("allowed", "POST", "https://desk.example.com", false);
    row("allowed, written with a slash in the settings", "DELETE", "http://127.0.0.1:3000", false);
    row("foreign", "POST", "https://evil.example", true);
    row("foreign PUT", "PUT", "https://evil.example", true);
    row("foreign PATCH", "PATCH", "https://evil.example", true);
    row("foreign DELETE", "DELETE", "https://evil.example", true);
    row("null", "POST", "null", true);
    row("empty", "POST", "", true);
    row("other port of this machine", "POST", "http://127.0.0.1:9999", true);
    row("allowed name by http", "POST", "http://desk.example.com", true);
    row("allowed name as a prefix", "POST", "https://desk.example.com.evil.example", true);
    row("reading changes nothing", "GET", "https://evil.example", false);
    row("nor does HEAD", "HEAD", "https://evil.example", false);
    row("nor does OPTIONS", "OPTIONS", "https://evil.example", false);
}

void tst_CallerRules::refusesPagesOfOtherOrigins()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, origin);
    QFETCH(bool, isRefused);
    const auto refusal = rules.check(head(method, {{"Host", "127.0.0.1:8001"}, {"Origin", origin}}),
                                     QHostAddress(QHostAddress::LocalHost), 8001);
    QCOMPARE(refusal.has_value(), isRefused);
    if (refusal)
        QCOMPARE(refusal->status, 403);
    QVERIFY(!rules.check(head(method, {{"Host", "127.0.0.1:8001"}}), QHostAddress(QHostAddress::LocalHost),
                         8001));
}

void tst_CallerRules::answersAPreflight()
{
    const RequestHead asked = head("OPTIONS",
                                   {{"Origin", "https://desk.example.com"},
                                    {"Access-Control-Request-Method", "POST"},
                                    {"Access-Control-Request-Headers", "authorization, content-type"}});
    const auto reply = rules.preflight(asked);
    QVERIFY(reply);
    QCOMPARE(reply->status, 204);
    QVERIFY(reply->headers.value("Access-Control-Allow-Methods").contains("POST"));
    QCOMPARE(reply->headers.value("Access-Control-Allow-Headers"), QByteArray("authorization, content-type"));
    QCOMPARE(reply->headers.value("Access-Control-Max-Age"), QByteArray("600"));
    QCOMPARE(rules.corsHeaders(asked).value("Access-Control-Allow-Credentials"), QByteArray("true"));
}

void tst_CallerRules::refusesThePreflightOfAnotherOrigin()
{
    const RequestHead asked
        = head("OPTIONS", {{"Origin", "https://evil.example"}, {"Access-Control-Request-Method", "POST"}});
    const auto reply = rules.preflight(asked);
    QVERIFY(reply);
    QCOMPARE(reply->status, 400);
    QVERIFY(!rules.corsHeaders(asked).contains("Access-Control-Allow-Origin"));
    QCOMPARE(CallerRules({}, {}).preflight(asked)->status, 400);
}

void tst_CallerRules::leavesOtherOptionsAlone()
{
    QVERIFY(!rules.preflight(head("OPTIONS", {{"Origin", "https://desk.example.com"}})));
    QVERIFY(!rules.preflight(head("OPTIONS", {{"Access-Control-Request-Method", "POST"}})));
    QVERIFY(!rules.preflight(
        head("POST", {{"Origin", "https://desk.example.com"}, {"Access-Control-Request-Method", "POST"}})));
}

void tst_CallerRules::letsOnlyAllowedOriginsReadAnswers()
{
    const Headers allowed = rules.corsHeaders(head("GET", {{"Origin", "https://desk.example.com"}}));
    QCOMPARE(allowed.value("Access-Control-Allow-Origin"), QByteArray("https://desk.example.com"));
    QCOMPARE(allowed.value("Vary"), QByteArray("Origin"));
    const Headers foreign = rules.corsHeaders(head("GET", {{"Origin", "https://evil.example"}}));
    QVERIFY(!foreign.contains("Access-Control-Allow-Origin"));
    QCOMPARE(foreign.value("Vary"), QByteArray("Origin"));
    QVERIFY(CallerRules({}, {})
                .corsHeaders(head("GET", {{"Origin", "https://desk.example.com"}}))
                .fields()
                .isEmpty());
}

QTEST_APPLESS_MAIN(tst_CallerRules)
#include "tst_callerrules.moc"
