// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/servicefixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>

using Doubles::ask;
using Doubles::PlainAnswer;

namespace {

const QByteArray change = R"({"days_off_available":12,"reason":"Two Saturdays"})";

QStringList namesIn(const PlainAnswer &answer)
{
    QStringList names;
    for (const QJsonValue &employee : answer.json()[QStringLiteral("employees")].toArray())
        names.append(employee[QStringLiteral("person_name")].toString());
    return names;
}

QString refusedField(const PlainAnswer &answer)
{
    return answer.json()[QStringLiteral("errors")][0][QStringLiteral("field")].toString();
}

} // namespace

class tst_Employees : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void showsTheTableToAManager();
    void recordsWhoWasSeenInTheTable();
    void recordsNothingWhenAManagerSeesOnlyHimself();
    void givesNoTableThatIsNotRecorded();
    void findsAndSortsAndPages_data();
    void findsAndSortsAndPages();
    void findsWithoutCaseAndAccents();
    void refusesParameters_data();
    void refusesParameters();
    void needsTheRole();

    void changesAnAllowanceAndKeepsTheReason();
    void changesOnlyTheVersionThatWasRead();
    void changesNothingThatIsRuledOut();
    void changesAnyVersionWithoutACondition();
    void changesNothingThatIsNotRecorded();
    void doesNotFindWhoIsNotThere();
    void refusesChanges_data();
    void refusesChanges();
    void decidesTokenAndRoleBeforeItReads();
    void changesAPersonWhoseNameNeedsEncoding();

private:
    PlainAnswer get(const QByteArray &target, const Doubles::TestPerson &person = office) const
    {
        return ask(m_fixture->url(), "GET", target, json(m_fixture->issuer().tokenFor(person)));
    }
    PlainAnswer put(const QByteArray &name, const QByteArray &body, const QByteArray &ifMatch = {},
                    const Doubles::TestPerson &person = office, const QByteArray &ifNoneMatch = {}) const
    {
        Http::Headers headers = json(m_fixture->issuer().tokenFor(person));
        if (!ifMatch.isEmpty())
            headers.add("If-Match", ifMatch);
        if (!ifNoneMatch.isEmpty())
            headers.add("If-None-Match", ifNoneMatch);
        return ask(m_fixture->url(), "PUT", "/employees/" + name + "/daysOff", headers, body);
    }
    QVariant stored(const QString &question) const { return m_fixture->stored(question); }
    int daysOff(const QString &name) const
    {
        return stored(QStringLiteral("SELECT days_off_available FROM employees WHERE person_name = '%1'")
                          .arg(name))
            .toInt();
    }

    std::unique_ptr<ServiceFixture> m_fixture;
};

void tst_Employees::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    QVERIFY(m_fixture->start(m_fixture->options()));
}

void tst_Employees::showsTheTableToAManager()
{
    const PlainAnswer answer = get("/employees");
    QCOMPARE(answer.status, 200);
    const QJsonObject page = answer.json();
    QCOMPARE(page[QStringLiteral("total")].toInt(), 4);
    QCOMPARE(page[QStringLiteral("offset")].toInt(), 0);
    QCOMPARE(page[QStringLiteral("limit")].toInt(), 50);
    QCOMPARE(namesIn(answer),
             (QStringList {QStringLiteral("jettro"), QStringLiteral("johndoe"), QStringLiteral("office"),
                           QStringLiteral("roberto")}));
    const QJsonObject first = page[QStringLiteral("employees")][0].toObject();
    QCOMPARE(first[QStringLiteral("days_off_available")].toInt(), 10);
    QCOMPARE(first[QStringLiteral("changed_by")].toString(), QStringLiteral("demo data"));
    QVERIFY(
        QDateTime::fromString(first[QStringLiteral("changed_at")].toString(), Qt::ISODateWithMs).isValid());
    QVERIFY(first[QStringLiteral("etag")].toString().startsWith(QLatin1Char('"')));
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
}

void tst_Employees::recordsWhoWasSeenInTheTable()
{
    const PlainAnswer answer = get("/employees");
    const QByteArray id = answer.headers.value("X-Lookup-Id");
    QVERIFY(!QUuid::fromString(QString::fromLatin1(id)).isNull());
    QCOMPARE(
        stored(QStringLiteral("SELECT group_concat(id || action || actor_name) FROM lookups")).toString(),
        QString::fromLatin1(id) + QStringLiteral("listoffice"));
    // Everybody but the one who looked.
    QCOMPARE(stored(QStringLiteral("SELECT group_concat(person_name) FROM"
                                   " (SELECT person_name FROM lookup_people ORDER BY person_name)"))
                 .toString(),
             QStringLiteral("jettro,johndoe,roberto"));
    get("/employees?search=rob");
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookup_people")).toInt(), 4);
}

void tst_Employees::recordsNothingWhenAManagerSeesOnlyHimself()
{
    const PlainAnswer answer = get("/employees?search=office");
    QCOMPARE(namesIn(answer), QStringList {QStringLiteral("office")});
    QVERIFY(!answer.headers.contains("X-Lookup-Id"));
    QVERIFY(!get("/employees?search=nobody").headers.contains("X-Lookup-Id"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_Employees::givesNoTableThatIsNotRecorded()
{
    QVERIFY(m_fixture->change(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON lookup_people"
                                             " BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("The database: ")));
    const PlainAnswer answer = get("/employees");
    QCOMPARE(answer.status, 500);
    QVERIFY(!answer.body.contains("jettro"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_Employees::findsAndSortsAndPages_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("total");
    QTest::addColumn<QString>("names");
    QTest::newRow("a part") << QByteArray("search=o") << 4 << QStringLiteral("jettro johndoe office roberto");
    QTest::newRow("a part in another case")
        << QByteArray("search=RO") << 2 << QStringLiteral("jettro roberto");
    QTest::newRow("nobody") << QByteArray("search=x") << 0 << QString();
    QTest::newRow("not a wildcard") << QByteArray("search=%25") << 0 << QString();
    QTest::newRow("not a wildcard either") << QByteArray("search=_") << 0 << QString();
    QTest::newRow("not SQL") << QByteArray("search='%20OR%20'1'='1") << 0 << QString();
    QTest::newRow("names downwards") << QByteArray("sort=-person_name") << 4
                                     << QStringLiteral("roberto office johndoe jettro");
    QTest::newRow("days") << QByteArray("sort=days_off_available") << 4
                          << QStringLiteral("johndoe jettro roberto office");
    QTest::newRow("days downwards") << QByteArray("sort=-days_off_available") << 4
                                    << QStringLiteral("office roberto jettro johndoe");
    QTest::newRow("first page") << QByteArray("limit=3") << 4 << QStringLiteral("jettro johndoe office");
    QTest::newRow("second page") << QByteArray("limit=3&offset=3") << 4 << QStringLiteral("roberto");
    QTest::newRow("beyond the end") << QByteArray("offset=100") << 4 << QString();
}

void tst_Employees::findsAndSortsAndPages()
{
    QFETCH(QByteArray, query);
    const PlainAnswer answer = get("/employees?" + query);
    QCOMPARE(answer.status, 200);
    QTEST(answer.json()[QStringLiteral("total")].toInt(), "total");
    QTEST(namesIn(answer).join(QLatin1Char(' ')), "names");
}

void tst_Employees::findsWithoutCaseAndAccents()
{
    QVERIFY(m_fixture->change(QStringLiteral("UPDATE employees SET person_name = 'JOSÉ', search_name = 'jose'"
                                             " WHERE person_name = 'roberto'")));
    for (const char *search : {"jose", "Jos%C3%A9", "JOSE%CC%81"})
        QCOMPARE(namesIn(get(QByteArray("/employees?search=") + search)),
                 QStringList {QStringLiteral("JOSÉ")});
}

void tst_Employees::refusesParameters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    QTest::newRow("no limit") << QByteArray("limit=0") << QStringLiteral("limit");
    QTest::newRow("too large a limit") << QByteArray("limit=201") << QStringLiteral("limit");
    QTest::newRow("limit in words") << QByteArray("limit=all") << QStringLiteral("limit");
    QTest::newRow("negative offset") << QByteArray("offset=-1") << QStringLiteral("offset");
    QTest::newRow("too far") << QByteArray("offset=100000001") << QStringLiteral("offset");
    QTest::newRow("unknown column") << QByteArray("sort=subject") << QStringLiteral("sort");
    QTest::newRow("a column with SQL") << QByteArray("sort=person_name;--") << QStringLiteral("sort");
    QTest::newRow("too long") << QByteArray("search=" + QByteArray(201, 'a')) << QStringLiteral("search");
    QTest::newRow("not text") << QByteArray("search=%FF") << QStringLiteral("search");
    QTest::newRow("twice") << QByteArray("search=a&search=b") << QStringLiteral("search");
}

void tst_Employees::refusesParameters()
{
    QFETCH(QByteArray, query);
    const PlainAnswer answer = get("/employees?" + query);
    QCOMPARE(answer.status, 422);
    QTEST(refusedField(answer), "field");
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_Employees::needsTheRole()
{
    for (const PlainAnswer &answer : {get("/employees?limit=x", jettro), put("roberto", change, {}, jettro),
                                      put("jettro", "{", "nonsense", jettro)}) {
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.json()[QStringLiteral("required_roles")].toArray(),
                 QJsonArray {QStringLiteral("office-management")});
        QVERIFY(!answer.body.contains("days_off"));
    }
    QCOMPARE(daysOff(QStringLiteral("roberto")), 15);
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_Employees::changesAnAllowanceAndKeepsTheReason()
{
    Http::Headers headers = json(m_fixture->issuer().tokenFor(office));
    headers.add("X-Request-Id", "turn-43");
    const PlainAnswer answer = ask(m_fixture->url(), "PUT", "/employees/roberto/daysOff", headers, change);
    QCOMPARE(answer.status, 200);
    QJsonObject body = answer.json();
    QCOMPARE(body.take(QStringLiteral("etag")).toString().toLatin1(), answer.headers.value("ETag"));
    QVERIFY(QDateTime::fromString(body.take(QStringLiteral("changed_at")).toString(), Qt::ISODateWithMs)
                .isValid());
    QCOMPARE(body,
             (QJsonObject {{QStringLiteral("person_name"), QStringLiteral("roberto")},
                           {QStringLiteral("days_off_available"), 12},
                           {QStringLiteral("days_off_before"), 15},
                           {QStringLiteral("reason"), QStringLiteral("Two Saturdays")},
                           {QStringLiteral("changed_by"), QStringLiteral("office")}}));
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
    QCOMPARE(stored(QStringLiteral("SELECT id || action || actor_subject || role || old_value || new_value ||"
                                   " reason || person_name || correlation_id FROM lookups"
                                   " JOIN lookup_people ON lookup_id = id"))
                 .toString(),
             QString::fromLatin1(answer.headers.value("X-Lookup-Id"))
                 + QStringLiteral("changesubject-of-officeoffice-management1512Two Saturdaysrobertoturn-43"));
    QCOMPARE(stored(QStringLiteral("SELECT days_off_available || changed_by || version FROM employees"
                                   " WHERE person_name = 'roberto'"))
                 .toString(),
             QStringLiteral("12office2"));
}

void tst_Employees::changesOnlyTheVersionThatWasRead()
{
    const QByteArray first = get("/employees?search=roberto")
                                 .json()[QStringLiteral("employees")][0][QStringLiteral("etag")]
                                 .toString()
                                 .toLatin1();
    const PlainAnswer changed = put("roberto", change, first);
    QCOMPARE(changed.status, 200);
    const int before = stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt();

    const PlainAnswer late = put("roberto", R"({"days_off_available":1,"reason":"late"})", first);
    QCOMPARE(late.status, 412);
    QCOMPARE(late.headers.value("Content-Type"), "application/problem+json");
    QCOMPARE(late.headers.value("ETag"), changed.headers.value("ETag"));
    const QJsonObject current = late.json()[QStringLiteral("current")].toObject();
    QCOMPARE(current[QStringLiteral("days_off_available")].toInt(), 12);
    QCOMPARE(current[QStringLiteral("changed_by")].toString(), QStringLiteral("office"));
    QCOMPARE(daysOff(QStringLiteral("roberto")), 12);
    // What it told about roberto is a lookup; nothing was changed.
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), before + 1);
    QCOMPARE(stored(QStringLiteral("SELECT action FROM lookups WHERE id = '%1'")
                        .arg(QString::fromLatin1(late.headers.value("X-Lookup-Id"))))
                 .toString(),
             QStringLiteral("lookup"));

    QCOMPARE(put("roberto", R"({"days_off_available":1,"reason":"now"})", late.headers.value("ETag")).status,
             200);
    QCOMPARE(daysOff(QStringLiteral("roberto")), 1);
    QCOMPARE(put("jettro", change, late.headers.value("ETag")).status, 412); // another person's version
    QCOMPARE(put("roberto", change, "W/" + late.headers.value("ETag")).status, 412);
}

void tst_Employees::changesNothingThatIsRuledOut()
{
    const QByteArray tag = put("roberto", change).headers.value("ETag");
    QCOMPARE(daysOff(QStringLiteral("roberto")), 12);
    const QByteArray other = R"({"days_off_available":3,"reason":"r"})";
    for (const QByteArray &unwanted : {QByteArray("*"), tag, "W/" + tag, "\"1\", " + tag}) {
        const PlainAnswer answer = put("roberto", other, {}, office, unwanted);
        QCOMPARE(answer.status, 412);
        QCOMPARE(answer.json()[QStringLiteral("type")].toString(),
                 QStringLiteral("urn:secure-agent:problem:exists"));
        QCOMPARE(answer.json()[QStringLiteral("current")][QStringLiteral("days_off_available")].toInt(), 12);
        QCOMPARE(answer.headers.value("ETag"), tag);
        QVERIFY(!answer.headers.value("X-Lookup-Id").isEmpty());
    }
    QCOMPARE(daysOff(QStringLiteral("roberto")), 12);
    // If-Match comes first, and tells more.
    QCOMPARE(put("roberto", other, "\"1\"", office, "*").json()[QStringLiteral("type")].toString(),
             QStringLiteral("urn:secure-agent:problem:changed-meanwhile"));
    QCOMPARE(put("roberto", other, tag, office, "*").status, 412);
    QCOMPARE(put("nobody", other, {}, office, "*").status, 404);
    QCOMPARE(refusedField(put("roberto", other, {}, office, "unquoted")), QStringLiteral("If-None-Match"));
    QCOMPARE(daysOff(QStringLiteral("roberto")), 12);
    QCOMPARE(put("roberto", other, tag, office, "\"1\"").status, 200);
    QCOMPARE(daysOff(QStringLiteral("roberto")), 3);
}

void tst_Employees::changesAnyVersionWithoutACondition()
{
    QCOMPARE(put("roberto", change).status, 200);
    QCOMPARE(put("roberto", change, "*").status, 200);
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups WHERE action = 'change'")).toInt(), 2);
}

void tst_Employees::changesNothingThatIsNotRecorded()
{
    QVERIFY(m_fixture->change(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON lookup_people"
                                             " BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("The database: ")));
    QCOMPARE(put("roberto", change).status, 500);
    QCOMPARE(daysOff(QStringLiteral("roberto")), 15);
}

void tst_Employees::doesNotFindWhoIsNotThere()
{
    const PlainAnswer answer = put("nobody", change);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.detail(), QStringLiteral("nobody not found in database."));
    QCOMPARE(answer.json()[QStringLiteral("type")].toString(),
             QStringLiteral("urn:secure-agent:problem:not-found"));
    QCOMPARE(stored(QStringLiteral(
                        "SELECT action || person_name FROM lookups JOIN lookup_people ON lookup_id = id"))
                 .toString(),
             QStringLiteral("lookupnobody"));
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM employees")).toInt(), 4);
}

void tst_Employees::refusesChanges_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const QString days = QStringLiteral("days_off_available");
    const QString reason = QStringLiteral("reason");
    const auto withDays = [](const QByteArray &value) {
        return QByteArray(R"({"reason":"r","days_off_available":)" + value + '}');
    };
    const auto withReason = [](const QByteArray &value) {
        return QByteArray(R"({"days_off_available":3,"reason":)" + value + '}');
    };
    const QByteArray roberto = "roberto";
    QTest::newRow("no days") << roberto << QByteArray(R"({"reason":"r"})") << days;
    for (const char *value : {"-1", "367", "1.5", "1e300", "\"3\"", "null", "true", "[3]"})
        QTest::addRow("days %s", value) << roberto << withDays(value) << days;
    QTest::newRow("no reason") << roberto << QByteArray(R"({"days_off_available":3})") << reason;
    for (const char *value : {"\"\"", "null", "7", "\" \"", "\" r\"", "\"a\\nb\"", "\"a\\u0007\""})
        QTest::addRow("reason %s", value) << roberto << withReason(value) << reason;
    QTest::newRow("a long reason") << roberto << withReason('"' + QByteArray(501, 'a') + '"') << reason;
    QTest::newRow("a long name") << QByteArray(201, 'a') << change << QStringLiteral("person_name");
    QTest::newRow("a control character") << QByteArray("a%C2%85") << change << QStringLiteral("person_name");
}

void tst_Employees::refusesChanges()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    const PlainAnswer answer = put(name, body);
    QCOMPARE(answer.status, 422);
    QTEST(refusedField(answer), "field");
    QCOMPARE(refusedField(put("roberto", change, "unquoted")), QStringLiteral("If-Match"));
    QCOMPARE(daysOff(QStringLiteral("roberto")), 15);
    QCOMPARE(stored(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_Employees::decidesTokenAndRoleBeforeItReads()
{
    QCOMPARE(ask(m_fixture->url(), "PUT", "/employees/roberto/daysOff", json({}), "{").status, 401);
    QCOMPARE(ask(m_fixture->url(), "GET", "/employees?limit=x", json("not.a.token")).status, 401);
    QCOMPARE(put("roberto", "{", {}, jettro).status, 403);
    QCOMPARE(put("roberto", "{").status, 422);
    Http::Headers text {{"Authorization", "Bearer " + m_fixture->issuer().tokenFor(office)},
                        {"Content-Type", "text/plain"}};
    QCOMPARE(ask(m_fixture->url(), "PUT", "/employees/roberto/daysOff", text, change).status, 415);
}

void tst_Employees::changesAPersonWhoseNameNeedsEncoding()
{
    QVERIFY(m_fixture->change(
        QStringLiteral("UPDATE employees SET person_name = 'Zoë / 50 %' WHERE person_name = 'roberto'")));
    const PlainAnswer answer = put("Zo%C3%AB%20%2F%2050%20%25", change);
    QCOMPARE(answer.status, 200);
    QCOMPARE(daysOff(QStringLiteral("Zoë / 50 %")), 12);
    // The other normal form of the same name (UAX #15).
    QCOMPARE(put("Zoe%CC%88%20%2F%2050%20%25", change).status, 200);
}

QTEST_GUILESS_MAIN(tst_Employees)
#include "tst_employees.moc"
