// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/hrclient.h"

#include "core/json.h"
#include "doubles/fakehttpclient.h"
#include "session/doubles/await.h"
#include "session/doubles/faketokens.h"

#include <QTimeZone>

using Doubles::await;
using Session::HrClient;

namespace {

struct Fixture
{
    Doubles::FakeHttpClient http;
    Doubles::FakeTokens tokens;
    HrClient client {http, tokens, QUrl(QStringLiteral("https://hr.example.com"))};
};

constexpr char employees[] = R"({"employees":[{"person_name":"jettro","days_off_available":10,
 "changed_at":"2026-11-17T10:05:12.000Z","changed_by":"office","etag":"\u00227-2\u0022"}],"total":4,"offset":0,"limit":50})";
constexpr char refused[] = R"({"status":403,"title":"Forbidden","detail":"no",
 "required_roles":["office-management"],"who_can_help":"the office"})";
constexpr char lookups[] = R"({"scope":"mine","total":2,"lookups":[
 {"id":"1","at":"2026-11-17T10:05:12.000Z","actor":"office","role":"office-management","action":"change","people":1,
  "person_name":"jettro","correlation_id":"c","old_value":8,"new_value":10,"reason":"carry-over"},
 {"id":"2","at":"2026-11-16T10:05:12.000Z","actor":"office","role":"office-management","action":"list","people":4,
  "correlation_id":"d"}]})";

} // namespace

class tst_HrClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOwnDaysOff();
    void knowsThatThereIsNoRow();
    void listsEmployees();
    void changesWithTheTagOfWhatWasSeen();
    void tellsWhatSomebodyElseChanged();
    void takesARefusalAsAnAnswer();
    void readsTheRecord();
    void keepsANameInItsPlace();
    void refusesGarbage_data();
    void refusesGarbage();
};

void tst_HrClient::readsOwnDaysOff()
{
    Fixture f;
    f.http.answer(QStringLiteral("/daysOff"), 200, R"({"days_off_available":10})");
    QCOMPARE(*await(f.client.ownDaysOff()), 10);
    QCOMPARE(f.http.requests()[0].method, "POST");
}

void tst_HrClient::knowsThatThereIsNoRow()
{
    Fixture f;
    f.http.answer(QStringLiteral("/daysOff"), 400, R"({"detail":"User not found in database."})");
    QCOMPARE(await(f.client.ownDaysOff()).error().code, Core::Error::Code::NotFound);
}

void tst_HrClient::listsEmployees()
{
    Fixture f;
    f.http.answer(QStringLiteral("/employees"), 200, employees);
    Session::EmployeeQuery query;
    query.search = QStringLiteral("je&t");
    query.sort = QStringLiteral("-changed_at");
    query.offset = 50;
    const auto page = await(f.client.employees(query));
    QVERIFY(page);
    QCOMPARE(f.http.requests()[0].url.query(QUrl::FullyEncoded),
             QStringLiteral("search=je%26t&sort=-changed_at&offset=50&limit=50"));
    QCOMPARE(page->total, 4);
    QCOMPARE(page->employees[0].name, QStringLiteral("jettro"));
    QCOMPARE(page->employees[0].daysOff, 10);
    QCOMPARE(page->employees[0].etag, QStringLiteral("\"7-2\""));
    QVERIFY(!page->refusal);
}

void tst_HrClient::changesWithTheTagOfWhatWasSeen()
{
    Fixture f;
    f.http.answer(
        QStringLiteral("/employees/jettro/daysOff"), 200,
        R"({"person_name":"jettro","days_off_available":12,"etag":"\u00227-3\u0022","days_off_before":10})");
    const auto change = await(f.client.change(QStringLiteral("jettro"), 12, QStringLiteral("Saturdays"),
                                              QStringLiteral("\"7-2\"")));
    QVERIFY(change && change->changed);
    QCOMPARE(change->employee.daysOff, 12);
    const Http::ClientRequest request = f.http.requests()[0];
    QCOMPARE(request.method, "PUT");
    QCOMPARE(request.headers.value("If-Match"), "\"7-2\"");
    const QJsonObject body = *Core::parseJsonObject(request.body);
    QCOMPARE(body.value(QLatin1String("days_off_available")).toInt(), 12);
    QCOMPARE(body.value(QLatin1String("reason")).toString(), QStringLiteral("Saturdays"));
}

void tst_HrClient::tellsWhatSomebodyElseChanged()
{
    Fixture f;
    f.http.answer(
        QStringLiteral("/employees/jettro/daysOff"), 412,
        R"({"status":412,"current":{"person_name":"jettro","days_off_available":11,"etag":"\u00227-4\u0022"}})");
    const auto change
        = await(f.client.change(QStringLiteral("jettro"), 12, QStringLiteral("x"), QStringLiteral("\"1\"")));
    QVERIFY(change);
    QVERIFY(!change->changed);
    QCOMPARE(change->employee.daysOff, 11);
    QCOMPARE(change->employee.etag, QStringLiteral("\"7-4\""));
}

void tst_HrClient::takesARefusalAsAnAnswer()
{
    Fixture f;
    const Session::HrRefusal wanted {{QStringLiteral("office-management")}, QStringLiteral("the office")};
    f.http.answer(QStringLiteral("/employees"), 403, refused);
    f.http.answer(QStringLiteral("/lookups"), 403, refused);
    f.http.answer(QStringLiteral("/employees/jettro/daysOff"), 403, refused);
    QCOMPARE(await(f.client.employees({}))->refusal, std::optional(wanted));
    QCOMPARE(await(f.client.lookups({}))->refusal, std::optional(wanted));
    QCOMPARE(await(f.client.change(QStringLiteral("jettro"), 1, QStringLiteral("x"), {}))->refusal,
             std::optional(wanted));
    QCOMPARE(f.http.requests().size(), 3); // no retry
}

void tst_HrClient::readsTheRecord()
{
    Fixture f;
    f.http.answer(QStringLiteral("/lookups"), 200, lookups);
    Session::LookupQuery query;
    query.since = QDateTime(QDate(2026, 11, 1), QTime(0, 0), QTimeZone::utc());
    const auto page = await(f.client.lookups(query));
    QVERIFY(page);
    QCOMPARE(f.http.requests()[0].url.query(QUrl::FullyDecoded),
             QStringLiteral("scope=mine&since=2026-11-01T00:00:00.000Z&offset=0&limit=50"));
    QCOMPARE(page->lookups[0].oldValue, std::optional(8));
    QCOMPARE(page->lookups[0].newValue, std::optional(10));
    QCOMPARE(page->lookups[1].people, 4);
    QVERIFY(page->lookups[1].personName.isEmpty());
}

void tst_HrClient::keepsANameInItsPlace()
{
    Fixture f;
    QVERIFY(!await(f.client.change(QStringLiteral(".."), 1, QStringLiteral("x"), {})));
    QVERIFY(f.http.requests().isEmpty());
    (void)await(f.client.change(QStringLiteral("a/../b"), 1, QStringLiteral("x"), {}));
    QCOMPARE(f.http.requests()[0].url.path(QUrl::FullyEncoded),
             QStringLiteral("/employees/a%2F..%2Fb/daysOff"));
}

void tst_HrClient::refusesGarbage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("nothing");
    QTest::newRow("no number") << QByteArray(
        R"({"employees":[{"person_name":"a","days_off_available":"ten"}]})");
    QTest::newRow("half a day") << QByteArray(
        R"({"employees":[{"person_name":"a","days_off_available":1.5}]})");
    QTest::newRow("no name") << QByteArray(R"({"employees":[{"days_off_available":1}]})");
}

void tst_HrClient::refusesGarbage()
{
    QFETCH(QByteArray, body);
    Fixture f;
    f.http.answer(QStringLiteral("/employees"), 200, body);
    QVERIFY(!await(f.client.employees({})));
}

QTEST_GUILESS_MAIN(tst_HrClient)
#include "tst_hrclient.moc"
