// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/servicecaller.h"

#include "doubles/fakehttpclient.h"
#include "session/doubles/await.h"
#include "session/doubles/faketokens.h"

using Doubles::await;
using Session::ServiceCaller;

namespace {

struct Fixture
{
    Doubles::FakeHttpClient http;
    Doubles::FakeTokens tokens;
    ServiceCaller caller {http, tokens, QUrl(QStringLiteral("https://hr.example.com/base/"))};
};

Http::Headers asksForANewToken()
{
    return {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}};
}

} // namespace

class tst_ServiceCaller : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsTheTokenBelowTheBaseAddress();
    void sendsTheTokenToASafeAddressOnly();
    void renewsTheTokenOnceAfterA401();
    void renewsNothingForA403();
    void asksNothingWithoutAToken();
    void keepsAnOddSegmentASegment_data();
    void keepsAnOddSegmentASegment();
};

void tst_ServiceCaller::sendsTheTokenBelowTheBaseAddress()
{
    Fixture f;
    f.http.answer(QStringLiteral("/base/employees"), 200, "{}");
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("search"), QStringLiteral("a%2Bb"));
    Http::Headers headers;
    headers.set("If-Match", "\"7\"");
    const auto answer = await(f.caller.call("PUT", QStringLiteral("/employees"), query, "{}", headers));
    QVERIFY(answer);
    const Http::ClientRequest &request = f.http.requests().first();
    QCOMPARE(request.url.toString(QUrl::FullyEncoded),
             QStringLiteral("https://hr.example.com/base/employees?search=a%2Bb"));
    QVERIFY(request.headers.value("Authorization").startsWith("Bearer "));
    QCOMPARE(request.headers.value("If-Match"), "\"7\"");
    QCOMPARE(request.headers.value("Content-Type"), "application/json");
}

void tst_ServiceCaller::sendsTheTokenToASafeAddressOnly()
{
    Fixture f;
    ServiceCaller plain(f.http, f.tokens, QUrl(QStringLiteral("http://hr.example.com")));
    QCOMPARE(await(plain.call("GET", QStringLiteral("/employees"))).error().code, Core::Error::Code::Invalid);
    QVERIFY(f.http.requests().isEmpty());
}

void tst_ServiceCaller::renewsTheTokenOnceAfterA401()
{
    Fixture f;
    f.http.answer(QStringLiteral("/base/x"), 401, "{}", asksForANewToken());
    f.http.answer(QStringLiteral("/base/x"), 200, "{}");
    QCOMPARE(await(f.caller.call("GET", QStringLiteral("/x")))->status, 200);
    QCOMPARE(f.http.requests().size(), 2);
    QVERIFY(f.http.requests()[0].headers.value("Authorization")
            != f.http.requests()[1].headers.value("Authorization"));

    Fixture again;
    again.http.answer(QStringLiteral("/base/x"), 401, "{}", asksForANewToken());
    QCOMPARE(await(again.caller.call("GET", QStringLiteral("/x")))->status, 401);
    QCOMPARE(again.http.requests().size(), 2);
}

void tst_ServiceCaller::renewsNothingForA403()
{
    Fixture f;
    f.http.answer(QStringLiteral("/base/x"), 403, "{}");
    QCOMPARE(await(f.caller.call("GET", QStringLiteral("/x")))->status, 403);
    QCOMPARE(f.http.requests().size(), 1);
    QVERIFY(f.tokens.refused.isEmpty());
}

void tst_ServiceCaller::asksNothingWithoutAToken()
{
    Fixture f;
    f.tokens.error = Core::Error {Core::Error::Code::Unauthorized, QStringLiteral("nobody")};
    QCOMPARE(await(f.caller.call("GET", QStringLiteral("/x"))).error().code, Core::Error::Code::Unauthorized);
    QVERIFY(f.http.requests().isEmpty());
}

void tst_ServiceCaller::keepsAnOddSegmentASegment_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("segment");
    QTest::newRow("plain") << QStringLiteral("jettro") << QByteArray("jettro");
    QTest::newRow("slash") << QStringLiteral("a/b") << QByteArray("a%2Fb");
    QTest::newRow("query") << QStringLiteral("a?b#c") << QByteArray("a%3Fb%23c");
    QTest::newRow("escape") << QStringLiteral("%2e%2e") << QByteArray("%252e%252e");
    QTest::newRow("up") << QStringLiteral("..") << QByteArray();
    QTest::newRow("here") << QStringLiteral(".") << QByteArray();
    QTest::newRow("nothing") << QString() << QByteArray();
}

void tst_ServiceCaller::keepsAnOddSegmentASegment()
{
    QFETCH(QString, text);
    QTEST(ServiceCaller::segment(text), "segment");
}

QTEST_GUILESS_MAIN(tst_ServiceCaller)
#include "tst_servicecaller.moc"
