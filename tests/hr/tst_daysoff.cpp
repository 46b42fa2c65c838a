// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/servicefixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using Doubles::ask;
using Doubles::PlainAnswer;

class tst_DaysOff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void tellsAPersonTheOwnDaysOff();
    void takesAnEmptyBodyForOneself_data();
    void takesAnEmptyBodyForOneself();
    void readsABodyForOneselfStrictly_data();
    void readsABodyForOneselfStrictly();
    void tellsAManagerAboutSomebody();
    void recordsTheLookupWithTheRequestsCorrelationId();
    void recordsALookupOfNobody();
    void doesNotRecordAManagersOwnDaysOff();
    void recordsNothingWithoutTheRole();
    void decidesTheRoleBeforeItReadsTheBody();
    void decidesTheTokenBeforeItReadsTheBody();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void takesOtherMembersBesideTheName();
    void givesNoAnswerThatIsNotRecorded();

private:
    std::unique_ptr<ServiceFixture> m_fixture;
};

void tst_DaysOff::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    QVERIFY(m_fixture->start(m_fixture->options()));
}

void tst_DaysOff::tellsAPersonTheOwnDaysOff()
{
    const PlainAnswer answer = m_fixture->post("/daysOff", jettro);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), "application/json");
    QCOMPARE(answer.body, "{\"days_off_available\":10}");
    QVERIFY(!answer.headers.contains("X-Allowed-By"));
    QCOMPARE(m_fixture->stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_DaysOff::takesAnEmptyBodyForOneself_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("JSON without a body") << QByteArray("application/json") << QByteArray();
    QTest::newRow("a form without a body") << QByteArray("application/x-www-form-urlencoded") << QByteArray();
    QTest::newRow("an empty object") << QByteArray("application/json") << QByteArray("{}");
    QTest::newRow("members that nobody asked for")
        << QByteArray("application/json") << QByteArray("{\"a\":1}");
}

void tst_DaysOff::takesAnEmptyBodyForOneself()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    Http::Headers headers {{"Authorization", "Bearer " + m_fixture->issuer().tokenFor(jettro)}};
    if (!contentType.isEmpty())
        headers.add("Content-Type", contentType);
    QCOMPARE(ask(m_fixture->url(), "POST", "/daysOff", headers, body).status, 200);
}

void tst_DaysOff::readsABodyForOneselfStrictly_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("not JSON") << QByteArray("text/plain") << QByteArray("hello") << 415;
    QTest::newRow("broken JSON") << QByteArray("application/json") << QByteArray("{") << 422;
    QTest::newRow("not an object") << QByteArray("application/json") << QByteArray("[]") << 422;
}

void tst_DaysOff::readsABodyForOneselfStrictly()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const Http::Headers headers {{"Authorization", "Bearer " + m_fixture->issuer().tokenFor(jettro)},
                                 {"Content-Type", contentType}};
    QCOMPARE(ask(m_fixture->url(), "POST", "/daysOff", headers, body).status, status);
}

void tst_DaysOff::tellsAManagerAboutSomebody()
{
    const PlainAnswer answer = m_fixture->post("/daysOffFor", office, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json(),
             (QJsonObject {{QStringLiteral("days_off_available"), 15},
                           {QStringLiteral("person_name"), QStringLiteral("roberto")},
                           {QStringLiteral("asked_by"), QStringLiteral("office")}}));
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
    QCOMPARE(m_fixture->stored(QStringLiteral("SELECT id FROM lookups")).toString().toLatin1(),
             answer.headers.value("X-Lookup-Id"));
    QVERIFY(!answer.headers.value("X-Lookup-Id").isEmpty());
}

void tst_DaysOff::recordsTheLookupWithTheRequestsCorrelationId()
{
    Http::Headers headers = json(m_fixture->issuer().tokenFor(office));
    headers.add("X-Request-Id", "turn-42");
    QCOMPARE(ask(m_fixture->url(), "POST", "/daysOffFor", headers, R"({"person_name":"jettro"})").status,
             200);
    QCOMPARE(
        m_fixture
            ->stored(QStringLiteral("SELECT correlation_id || ' ' || actor_subject || ' ' || actor_issuer"
                                    " FROM lookups"))
            .toString(),
        QStringLiteral("turn-42 subject-of-office ") + m_fixture->issuer().issuer());
}

void tst_DaysOff::recordsALookupOfNobody()
{
    const PlainAnswer answer = m_fixture->post("/daysOffFor", office, R"({"person_name":"nobody"})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
    QCOMPARE(answer.detail(), QStringLiteral("nobody not found in database."));
    QCOMPARE(answer.json()[QStringLiteral("type")].toString(),
             QStringLiteral("urn:secure-agent:problem:not-found"));
    QCOMPARE(m_fixture->stored(QStringLiteral("SELECT person_name FROM lookup_people")).toString(),
             QStringLiteral("nobody"));
}

void tst_DaysOff::doesNotRecordAManagersOwnDaysOff()
{
    const PlainAnswer answer = m_fixture->post("/daysOffFor", office, R"({"person_name":"office"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
    QVERIFY(!answer.headers.contains("X-Lookup-Id"));
    QCOMPARE(m_fixture->stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_DaysOff::recordsNothingWithoutTheRole()
{
    const PlainAnswer answer = m_fixture->post("/daysOffFor", jettro, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.detail(), QStringLiteral("Insufficient permissions"));
    QCOMPARE(answer.json()[QStringLiteral("required_roles")].toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(answer.json()[QStringLiteral("who_can_help")].toString(), QStringLiteral("the office managers"));
    QVERIFY(!answer.headers.contains("X-Allowed-By"));
    QVERIFY(!answer.body.contains("15"));
    // The store was not reached: it would have linked jettro.
    QCOMPARE(m_fixture->stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
    QCOMPARE(
        m_fixture->stored(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(),
        0);
}

void tst_DaysOff::decidesTheRoleBeforeItReadsTheBody()
{
    QCOMPARE(m_fixture->post("/daysOffFor", jettro, "{").status, 403);
    QCOMPARE(m_fixture->post("/daysOffFor", jettro, R"({"person_name":7})").status, 403);
    const Http::Headers headers {{"Authorization", "Bearer " + m_fixture->issuer().tokenFor(jettro)},
                                 {"Content-Type", "text/plain"}};
    QCOMPARE(ask(m_fixture->url(), "POST", "/daysOffFor", headers, "hello").status, 403);
}

void tst_DaysOff::decidesTheTokenBeforeItReadsTheBody()
{
    for (const QByteArray &target : {QByteArray("/daysOff"), QByteArray("/daysOffFor")}) {
        QCOMPARE(ask(m_fixture->url(), "POST", target, json({}), "{").status, 401);
        QCOMPARE(ask(m_fixture->url(), "POST", target, json("not.a.token"), "{").status, 401);
    }
}

void tst_DaysOff::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("absent") << QByteArray("{}");
    QTest::newRow("null") << QByteArray(R"({"person_name":null})");
    QTest::newRow("a number") << QByteArray(R"({"person_name":7})");
    QTest::newRow("a list") << QByteArray(R"({"person_name":["roberto"]})");
    QTest::newRow("an object") << QByteArray(R"({"person_name":{"a":"b"}})");
    QTest::newRow("empty") << QByteArray(R"({"person_name":""})");
    QTest::newRow("201 characters") << QByteArray(R"({"person_name":")" + QByteArray(201, 'a')
                                                  + QByteArray(R"("})"));
    QTest::newRow("a line feed") << QByteArray(R"({"person_name":"rob\nerto"})");
    QTest::newRow("in another case") << QByteArray(R"({"Person_Name":"roberto"})");
}

void tst_DaysOff::namesTheFieldThatIsWrong()
{
    QFETCH(QByteArray, body);
    const PlainAnswer answer = m_fixture->post("/daysOffFor", office, body);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.headers.value("Content-Type"), "application/problem+json");
    const QJsonArray errors = answer.json()[QStringLiteral("errors")].toArray();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().toObject()[QStringLiteral("field")].toString(), QStringLiteral("person_name"));
    QCOMPARE(m_fixture->stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_DaysOff::takesOtherMembersBesideTheName()
{
    QCOMPARE(m_fixture->post("/daysOffFor", office, R"({"person_name":"roberto","year":2026})").status, 200);
}

void tst_DaysOff::givesNoAnswerThatIsNotRecorded()
{
    QVERIFY(m_fixture->change(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON lookups"
                                             " BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("The database: ")));
    const PlainAnswer answer = m_fixture->post("/daysOffFor", office, R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 500);
    QVERIFY(!answer.body.contains("15"));
    QVERIFY2(!answer.body.contains("no room"), "the database's words stay in the log");
}

QTEST_GUILESS_MAIN(tst_DaysOff)
#include "tst_daysoff.moc"
