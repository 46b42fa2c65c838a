// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/openapidocument.h"
#include "hr/servicefixture.h"

#include "doubles/rawclient.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using Doubles::ask;
using Doubles::PlainAnswer;

class tst_HrService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void doesNotStartWithoutADatabase();
    void servesItsDocument();
    void documentsWhereToSignInOnceItKnows();
    void servesWhereTheProviderNamesItsKeysAlone();
    void linksNobodyByASubjectThatIsAName();
    void servesItsMetadata();
    void isLiveWhateverElseIsMissing();
    void becomesReadyWhenTheKeysAreKnown();
    void isNotReadyWithoutItsDatabase();
    void finishesARequestInFlightBeforeItIsDrained();
    void endsWhileRequestsWait();

private:
    std::unique_ptr<ServiceFixture> m_fixture;
};

void tst_HrService::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    QVERIFY(m_fixture->start(m_fixture->options()));
}

void tst_HrService::doesNotStartWithoutADatabase()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Hr::ServiceOptions wrong = m_fixture->options();
    wrong.database = QStringLiteral("sqlite:") + m_fixture->folder();
    const auto service = Hr::Service::create(*socket, wrong);
    QVERIFY(!service);
    QVERIFY2(service.error().detail.contains(m_fixture->folder()), qPrintable(service.error().detail));
}

void tst_HrService::servesItsDocument()
{
    const PlainAnswer answer = ask(m_fixture->url(), "GET", "/openapi.json");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), "application/json");
    QCOMPARE(answer.json()[QStringLiteral("paths")],
             Hr::openApiDocument(m_fixture->issuer().issuer(), m_fixture->url())[QStringLiteral("paths")]);
    QCOMPARE(
        answer.json()[QStringLiteral("servers")].toArray().at(0).toObject()[QStringLiteral("url")].toString(),
        m_fixture->url().toString());
}

void tst_HrService::documentsWhereToSignInOnceItKnows()
{
    const auto authorizationUrl = [this] {
        QJsonValue value = ask(m_fixture->url(), "GET", "/openapi.json").json();
        for (const char *member : {"components", "securitySchemes", "OAuth2AuthorizationCodeBearer", "flows",
                                   "authorizationCode", "authorizationUrl"})
            value = value.toObject().value(QLatin1String(member));
        return value.toString();
    };
    QTRY_COMPARE(authorizationUrl(), m_fixture->issuer().issuer() + QStringLiteral("/authorize"));
}

void tst_HrService::servesWhereTheProviderNamesItsKeysAlone()
{
    m_fixture->issuer().describeKeysOnly();
    QVERIFY(m_fixture->start(m_fixture->options()));
    const PlainAnswer answer = m_fixture->post("/daysOff", jettro);
    QCOMPARE(answer.status, 200);
    const auto schemeType = [this] {
        QJsonValue value = ask(m_fixture->url(), "GET", "/openapi.json").json();
        for (const char *member : {"components", "securitySchemes", "OAuth2AuthorizationCodeBearer", "type"})
            value = value.toObject().value(QLatin1String(member));
        return value.toString();
    };
    QTRY_COMPARE(schemeType(), QStringLiteral("http"));
    QVERIFY(ask(m_fixture->url(), "GET", "/docs")
                .headers.value("Content-Security-Policy")
                .contains("connect-src 'self';"));
}

void tst_HrService::linksNobodyByASubjectThatIsAName()
{
    QJsonObject claims = m_fixture->issuer().claimsOf({{}, QStringLiteral("jettro"), {}});
    claims.remove(QStringLiteral("preferred_username"));
    const PlainAnswer answer
        = ask(m_fixture->url(), "POST", "/daysOff", json(m_fixture->issuer().sign(claims)));
    QCOMPARE(answer.status, 400);
    QCOMPARE(
        m_fixture->stored(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(),
        0);
}

void tst_HrService::servesItsMetadata()
{
    const PlainAnswer answer = ask(m_fixture->url(), "GET", "/.well-known/oauth-protected-resource");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("resource")].toString(), m_fixture->url().toString());
    QCOMPARE(answer.json()[QStringLiteral("authorization_servers")].toArray(),
             QJsonArray {m_fixture->issuer().issuer()});
    const QByteArray challenge = ask(m_fixture->url(), "POST", "/daysOff").headers.value("WWW-Authenticate");
    QVERIFY2(
        challenge.contains(m_fixture->url().toString().toLatin1() + "/.well-known/oauth-protected-resource"),
        challenge);
}

void tst_HrService::isLiveWhateverElseIsMissing()
{
    m_fixture->issuer().setSilent(true);
    QVERIFY(m_fixture->start(m_fixture->options()));
    const PlainAnswer answer = ask(m_fixture->url(), "GET", "/health/live");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json(), (QJsonObject {{QStringLiteral("status"), QStringLiteral("live")}}));
}

void tst_HrService::becomesReadyWhenTheKeysAreKnown()
{
    m_fixture->issuer().setAway(true);
    QVERIFY(m_fixture->start(m_fixture->options()));
    const PlainAnswer starting = ask(m_fixture->url(), "GET", "/health/ready");
    QCOMPARE(starting.status, 503);
    QCOMPARE(starting.json()[QStringLiteral("status")].toString(), QStringLiteral("unavailable"));
    QCOMPARE(starting.json()[QStringLiteral("checks")].toObject(),
             (QJsonObject {{QStringLiteral("database"), QStringLiteral("ready")},
                           {QStringLiteral("identity_provider"), QStringLiteral("unavailable")}}));
    m_fixture->issuer().setAway(false);
    PlainAnswer ready;
    QTRY_VERIFY_WITH_TIMEOUT((ready = ask(m_fixture->url(), "GET", "/health/ready")).status == 200, 30000);
    QCOMPARE(ready.json()[QStringLiteral("status")].toString(), QStringLiteral("ready"));
}

void tst_HrService::isNotReadyWithoutItsDatabase()
{
    QTRY_COMPARE(ask(m_fixture->url(), "GET", "/health/ready").status, 200);
    QVERIFY(m_fixture->change(QStringLiteral("DROP TABLE lookups"))
            && m_fixture->change(QStringLiteral("DROP TABLE employees")));
    const PlainAnswer answer = ask(m_fixture->url(), "GET", "/health/ready");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.json()[QStringLiteral("checks")].toObject()[QStringLiteral("database")].toString(),
             QStringLiteral("unavailable"));
}

void tst_HrService::finishesARequestInFlightBeforeItIsDrained()
{
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200); // keys are known now
    Hr::Service *service = m_fixture->service();
    QVERIFY(service);
    QSignalSpy drained(service, &Hr::Service::drained);
    // Another process holds the database for a moment: the answer has to wait for it.
    QVERIFY(m_fixture->change(QStringLiteral("BEGIN IMMEDIATE")));
    Doubles::RawClient client(m_fixture->url());
    client.request("POST", "/daysOffFor", R"({"person_name":"roberto"})",
                   Doubles::formatFields(json(m_fixture->issuer().tokenFor(office))));
    // The server reads in the order of arrival: when this is answered, the first is in its hands.
    QCOMPARE(ask(m_fixture->url(), "GET", "/health/live").status, 200);
    service->drain(std::chrono::seconds {10});
    QVERIFY(m_fixture->change(QStringLiteral("ROLLBACK")));
    const auto response = client.response();
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QTRY_COMPARE(drained.size(), 1);
}

void tst_HrService::endsWhileRequestsWait()
{
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200);
    std::vector<std::unique_ptr<Doubles::RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<Doubles::RawClient>(m_fixture->url()));
        clients.back()->request("POST", "/daysOffFor", R"({"person_name":"roberto"})",
                                Doubles::formatFields(json(m_fixture->issuer().tokenFor(office))));
    }
    QCoreApplication::processEvents(); // some requests are read, some answers are on their way
    m_fixture->stop();
    clients.clear();
    QVERIFY(m_fixture->start(m_fixture->options()));
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200);
}

QTEST_GUILESS_MAIN(tst_HrService)
#include "tst_hrservice.moc"
