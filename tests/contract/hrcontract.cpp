// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/hrcontract.h"

#include "doubles/rawclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUuid>

namespace Contract {

using Doubles::PlainAnswer;

void HrContract::initTestCase()
{
    m_issuer = std::make_unique<Doubles::HttpIssuer>();
    m_tokens = std::make_unique<Tokens>(*m_issuer);
    m_host = m_makeHost(m_issuer->issuer(), {});
    QVERIFY(m_host);
}

void HrContract::cleanupTestCase()
{
    m_host.reset();
}

void HrContract::answersWithExactlyThis_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("one's own") << QByteArray("/daysOff") << QByteArray("jettro") << QByteArray()
                               << QByteArray(R"({"days_off_available":10})");
    QTest::newRow("a manager's own") << QByteArray("/daysOff") << QByteArray("office") << QByteArray()
                                     << QByteArray(R"({"days_off_available":20})");
    QTest::newRow("somebody's, for a manager")
        << QByteArray("/daysOffFor") << QByteArray("office") << QByteArray(R"({"person_name":"jettro"})")
        << QByteArray(R"({"days_off_available":10,"person_name":"jettro","asked_by":"office"})");
    QTest::newRow("of somebody who never signed in")
        << QByteArray("/daysOffFor") << QByteArray("office") << QByteArray(R"({"person_name":"roberto"})")
        << QByteArray(R"({"days_off_available":15,"person_name":"roberto","asked_by":"office"})");
    QTest::newRow("with more members than needed")
        << QByteArray("/daysOffFor") << QByteArray("office")
        << QByteArray(R"({"person_name":"johndoe","x":[1]})")
        << QByteArray(R"({"days_off_available":5,"person_name":"johndoe","asked_by":"office"})");
}

void HrContract::answersWithExactlyThis()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, answer);
    const PlainAnswer got = ask("POST", target, token, body);
    QCOMPARE(got.status, 200);
    QCOMPARE(got.headers.value("Content-Type"), "application/json");
    QCOMPARE(got.json(), QJsonDocument::fromJson(answer).object());
}

void HrContract::refusesWithAProblem_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("detail"); // empty: the words are not part of the contract
    const QByteArray own = "/daysOff";
    const QByteArray other = "/daysOffFor";
    const QByteArray json = "application/json";
    const QByteArray person = R"({"person_name":"roberto"})";
    const auto row
        = [](const char *name, const QByteArray &target, const QByteArray &token,
             const QByteArray &contentType, const QByteArray &body, int status, const QString &detail = {}) {
              QTest::newRow(name) << target << token << contentType << body << status << detail;
          };
    row("a person who is not in the data", own, "stranger", json, {}, 400,
        QStringLiteral("User not found in database."));
    row("an unknown person", other, "office", json, R"({"person_name":"nobody"})", 400,
        QStringLiteral("nobody not found in database."));
    row("a name in another case", other, "office", json, R"({"person_name":"Roberto"})", 400,
        QStringLiteral("Roberto not found in database."));
    row("without the role", other, "jettro", json, person, 403, QStringLiteral("Insufficient permissions"));
    row("without the role, for oneself", other, "jettro", json, R"({"person_name":"jettro"})", 403,
        QStringLiteral("Insufficient permissions"));
    row("roles that are a text", other, "roles as text", json, person, 403,
        QStringLiteral("Insufficient permissions"));
    row("bad JSON without the role", other, "jettro", json, "{", 403,
        QStringLiteral("Insufficient permissions"));
    row("bad JSON without a token", other, "", json, "{", 401, QStringLiteral("Not authenticated"));
    row("plain text", other, "office", "text/plain", person, 415);
    row("a form", other, "office", "application/x-www-form-urlencoded", "person_name=roberto", 415);
    row("no content type", other, "office", "", person, 415);
    row("bad JSON", other, "office", json, "{", 422);
    row("no body", other, "office", json, {}, 422);
    row("a list", other, "office", json, R"(["roberto"])", 422);
    row("no name", other, "office", json, "{}", 422);
    row("a number as name", other, "office", json, R"({"person_name":7})", 422);
    row("null as name", other, "office", json, R"({"person_name":null})", 422);
    row("an empty name", other, "office", json, R"({"person_name":""})", 422);
    row("a name of 201 characters", other, "office", json,
        R"({"person_name":")" + QByteArray(201, 'a') + R"("})", 422);
    row("a control character", other, "office", json, R"({"person_name":"rob\u0007erto"})", 422);
    row("NUL", other, "office", json, R"({"person_name":"rob\u0000erto"})", 422);
    row("invalid UTF-8", other, "office", json, "{\"person_name\":\"rob\xFF\"}", 422);
    row("a lone surrogate", other, "office", json, R"({"person_name":"\ud800"})", 422);
    row("NaN", other, "office", json, R"({"person_name":NaN})", 422);
    row("the name twice", other, "office", json, R"({"person_name":"roberto","person_name":"jettro"})", 422);
    row("something after the object", other, "office", json, person + " {}", 422);
    row("nested a thousand times", other, "office", json,
        R"({"person_name":)" + QByteArray(1000, '[') + QByteArray(1000, ']') + '}', 422);
    row("a path that is not there", "/daysoff", "office", json, {}, 404);
}

void HrContract::refusesWithAProblem()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, detail);
    const PlainAnswer answer = ask("POST", target, token, body, contentType);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
    const QJsonObject problem = answer.json();
    QCOMPARE(problem[QStringLiteral("status")].toInt(), status);
    QVERIFY(!problem[QStringLiteral("title")].toString().isEmpty());
    QVERIFY(!problem[QStringLiteral("type")].toString().isEmpty());
    QVERIFY(!answer.detail().isEmpty());
    if (!detail.isEmpty())
        QCOMPARE(answer.detail(), detail);
    if (status == 400)
        QCOMPARE(problem[QStringLiteral("type")].toString(),
                 QStringLiteral("urn:secure-agent:problem:not-found"));
    QVERIFY2(!answer.body.contains("days_off_available"), answer.body);
}

void HrContract::saysWhichRoleItTakes()
{
    const PlainAnswer answer = ask("POST", "/daysOffFor", "jettro", R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json()[QStringLiteral("required_roles")].toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(answer.json()[QStringLiteral("who_can_help")].toString(), QStringLiteral("office"));
    QVERIFY2(!answer.headers.contains("WWW-Authenticate"), "nobody shall refresh a token because of this");
}

void HrContract::asksForCredentials_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("authorization");
    for (const char *target : {"/daysOff", "/daysOffFor"}) {
        QTest::addRow("%s without any", target) << QByteArray(target) << QByteArray();
        QTest::addRow("%s with a password", target)
            << QByteArray(target) << QByteArray("Basic b2ZmaWNlOm9mZmljZQ==");
    }
}

void HrContract::asksForCredentials()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, authorization);
    Http::Headers headers {{"Content-Type", "application/json"}};
    if (!authorization.isEmpty())
        headers.add("Authorization", authorization);
    const PlainAnswer answer
        = Doubles::ask(m_host->hr(), "POST", target, headers, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.detail(), QStringLiteral("Not authenticated"));
    const QByteArray challenge = answer.headers.value("WWW-Authenticate");
    QVERIFY2(challenge.startsWith("Bearer"), challenge);
    QVERIFY2(challenge.contains("resource_metadata=\"" + m_host->hr().toString().toLatin1()
                                + "/.well-known/oauth-protected-resource\""),
             challenge);
    QVERIFY2(!challenge.contains("error="), challenge);
}

void HrContract::refusesTokensThatAreNotGood_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("token");
    const QByteArrayList names = Tokens::badNames();
    for (const QByteArray &name : names) {
        for (const char *target : {"/daysOff", "/daysOffFor"})
            QTest::addRow("%s with a token %s", target, name.constData()) << QByteArray(target) << name;
    }
}

void HrContract::refusesTokensThatAreNotGood()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, token);
    const PlainAnswer answer = ask("POST", target, token, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.detail(), QStringLiteral("Invalid token"));
    const QByteArray challenge = answer.headers.value("WWW-Authenticate");
    QVERIFY2(challenge.startsWith("Bearer") && challenge.contains("error=\"invalid_token\"")
                 && challenge.contains("resource_metadata=\""),
             challenge);
    QVERIFY2(!answer.body.contains("days_off_available"), answer.body);
}

void HrContract::namesTheMethodsOfAPath_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("allowed");
    for (const char *method : {"GET", "PUT", "PATCH", "DELETE"}) {
        QTest::addRow("%s /daysOff", method)
            << QByteArray(method) << QByteArray("/daysOff") << QByteArray("POST");
        QTest::addRow("%s /daysOffFor", method)
            << QByteArray(method) << QByteArray("/daysOffFor") << QByteArray("POST");
    }
    for (const char *target :
         {"/openapi.json", "/health/live", "/health/ready", "/.well-known/oauth-protected-resource"})
        QTest::addRow("POST %s", target) << QByteArray("POST") << QByteArray(target) << QByteArray("GET");
}

void HrContract::namesTheMethodsOfAPath()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, allowed);
    const PlainAnswer answer = ask(method, target, "office");
    QCOMPARE(answer.status, 405);
    QVERIFY2(answer.headers.value("Allow").contains(allowed), answer.headers.value("Allow"));
    if (allowed == "POST")
        QCOMPARE(answer.headers.value("Allow"), allowed);
}

void HrContract::answersHeadWithoutABody()
{
    Doubles::RawClient client(m_host->hr());
    client.request("HEAD", "/health/live");
    const auto head = client.response(true);
    QVERIFY(head);
    QCOMPARE(head->status, 200);
    client.request("GET", "/health/live");
    const auto get = client.response();
    QVERIFY2(get, "what followed HEAD was not an answer");
    QCOMPARE(get->status, 200);
    QCOMPARE(QJsonDocument::fromJson(get->body).object()[QStringLiteral("status")].toString(),
             QStringLiteral("live"));
}

void HrContract::refusesALargeBodyBeforeItComes()
{
    Doubles::RawClient client(m_host->hr());
    client.send("POST /daysOffFor HTTP/1.1\r\nHost: " + m_host->hr().authority().toLatin1()
                + "\r\nContent-Type: application/json\r\nContent-Length: 67108864\r\n\r\n{");
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QVERIFY(client.waitForClosed());
}

void HrContract::grantsNothingToPagesOfOtherOrigins()
{
    Http::Headers headers = headersWith(m_tokens->make("jettro"));
    headers.add("Origin", "https://elsewhere.example");
    const PlainAnswer call = Doubles::ask(m_host->hr(), "POST", "/daysOff", headers);
    QCOMPARE(call.status, 403);
    const PlainAnswer preflight
        = Doubles::ask(m_host->hr(), "OPTIONS", "/daysOff",
                       {{"Origin", "https://elsewhere.example"}, {"Access-Control-Request-Method", "POST"}});
    QCOMPARE(preflight.status, 400);
    const PlainAnswer page
        = Doubles::ask(m_host->hr(), "GET", "/openapi.json", {{"Origin", "https://elsewhere.example"}});
    QCOMPARE(page.status, 200);
    for (const PlainAnswer &answer : {call, preflight, page}) {
        for (const Http::Headers::Field &field : answer.headers.fields())
            QVERIFY2(!field.first.toLower().startsWith("access-control-"), field.first);
    }
}

void HrContract::namesTheRoleAndTheLookup()
{
    const PlainAnswer somebody = ask("POST", "/daysOffFor", "office", R"({"person_name":"roberto"})");
    QCOMPARE(somebody.headers.value("X-Allowed-By"), "office-management");
    QVERIFY(!QUuid::fromString(QString::fromLatin1(somebody.headers.value("X-Lookup-Id"))).isNull());
    const PlainAnswer again = ask("POST", "/daysOffFor", "office", R"({"person_name":"roberto"})");
    QVERIFY(again.headers.value("X-Lookup-Id") != somebody.headers.value("X-Lookup-Id"));
    const PlainAnswer self = ask("POST", "/daysOffFor", "office", R"({"person_name":"office"})");
    QCOMPARE(self.status, 200);
    QVERIFY(!self.headers.contains("X-Lookup-Id"));
    const PlainAnswer own = ask("POST", "/daysOff", "office");
    QVERIFY(!own.headers.contains("X-Lookup-Id") && !own.headers.contains("X-Allowed-By"));
}

void HrContract::servesPeopleWhileTheProviderIsAway()
{
    QCOMPARE(ask("POST", "/daysOff", "jettro").status, 200); // the keys are known now
    m_issuer->setSilent(true);
    QCOMPARE(ask("POST", "/daysOff", "jettro").status, 200);
    QCOMPARE(ask("GET", "/health/ready").status, 200);
    m_issuer->setSilent(false);
}

void HrContract::saysUnavailableWhileNoKeysAreKnown()
{
    Doubles::HttpIssuer silent;
    silent.setSilent(true);
    const Tokens tokens(silent);
    const auto host = m_makeHost(silent.issuer(), {});
    QVERIFY(host);
    Doubles::RawClient waiting(host->hr());
    waiting.request("POST", "/daysOff", {}, Doubles::formatFields(headersWith(tokens.make("jettro"))));
    // Others are served while one waits for the provider.
    QCOMPARE(Doubles::ask(host->hr(), "GET", "/health/live").status, 200);
    QCOMPARE(Doubles::ask(host->hr(), "POST", "/daysOff").status, 401);
    QCOMPARE(Doubles::ask(host->hr(), "GET", "/health/ready").status, 503);
    const auto response = waiting.response(false, std::chrono::milliseconds {20000});
    QVERIFY(response);
    QCOMPARE(response->status, 503);
    QVERIFY(response->headers.contains("Retry-After"));
}

} // namespace Contract
