// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/servicefixture.h"

#include <QJsonArray>
#include <QTest>

using Doubles::ask;
using Doubles::PlainAnswer;

namespace {

const Doubles::TestPerson stranger {QStringLiteral("stranger"), QStringLiteral("subject-of-stranger"), {}};

/// "action actor person" of each entry, in their order.
QStringList linesOf(const PlainAnswer &answer)
{
    QStringList lines;
    for (const QJsonValue &entry : answer.json()[QStringLiteral("lookups")].toArray())
        lines.append(entry[QStringLiteral("action")].toString() + QLatin1Char(' ')
                     + entry[QStringLiteral("actor")].toString() + QLatin1Char(' ')
                     + entry[QStringLiteral("person_name")].toString(QStringLiteral("-")));
    return lines;
}

} // namespace

class tst_Lookups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void tellsAPersonWhoLookedAndWhoChanged();
    void tellsAPersonNothingAboutOthers();
    void tellsNothingToAPersonWithoutARow();
    void doesNotRecordLooksAtOneself();
    void refusesEverybodysRecordWithoutTheRole();
    void showsEverybodysRecordToAManager();
    void showsAManagersOwnRecordWhenAsked();
    void filters_data();
    void filters();
    void filtersByTime();
    void pagesWithTheNewestFirst();
    void refusesParameters_data();
    void refusesParameters();
    void recordsNothingWhenItIsRead();
    void keepsWhatHappenedToADeletedPerson();

private:
    PlainAnswer get(const QByteArray &query, const Doubles::TestPerson &person) const
    {
        return ask(m_fixture->url(), "GET", "/lookups" + query, json(m_fixture->issuer().tokenFor(person)));
    }
    void lookUp(const char *name, const Doubles::TestPerson &actor = office) const
    {
        m_fixture->post("/daysOffFor", actor, QByteArray("{\"person_name\":\"") + name + "\"}");
    }
    void change(const char *name, const char *reason) const
    {
        ask(m_fixture->url(), "PUT", QByteArray("/employees/") + name + "/daysOff",
            json(m_fixture->issuer().tokenFor(office)),
            QByteArray("{\"days_off_available\":12,\"reason\":\"") + reason + "\"}");
    }
    /// A list of three, a lookup of jettro, a lookup of nobody, a change of roberto; the last is the newest.
    void makeHistory() const
    {
        ask(m_fixture->url(), "GET", "/employees", json(m_fixture->issuer().tokenFor(office)));
        lookUp("jettro", m_second);
        lookUp("nobody");
        change("roberto", "Überstunden");
    }

    const Doubles::TestPerson m_second {
        QStringLiteral("second"), QStringLiteral("subject-of-second"), {QStringLiteral("office-management")}};
    std::unique_ptr<ServiceFixture> m_fixture;
};

void tst_Lookups::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    QVERIFY(m_fixture->start(m_fixture->options()));
}

void tst_Lookups::tellsAPersonWhoLookedAndWhoChanged()
{
    Http::Headers headers = json(m_fixture->issuer().tokenFor(office));
    headers.add("X-Request-Id", "turn-44");
    const PlainAnswer changed = ask(m_fixture->url(), "PUT", "/employees/jettro/daysOff", headers,
                                    R"({"days_off_available":8,"reason":"correction"})");
    lookUp("jettro");
    const PlainAnswer answer = get({}, jettro);
    QCOMPARE(answer.status, 200);
    const QJsonObject page = answer.json();
    QCOMPARE(page[QStringLiteral("scope")].toString(), QStringLiteral("mine"));
    QCOMPARE(page[QStringLiteral("total")].toInt(), 2);
    QCOMPARE(linesOf(answer),
             (QStringList {QStringLiteral("lookup office jettro"), QStringLiteral("change office jettro")}));
    QJsonObject entry = page[QStringLiteral("lookups")][1].toObject();
    QVERIFY(QDateTime::fromString(entry.take(QStringLiteral("at")).toString(), Qt::ISODateWithMs).isValid());
    QCOMPARE(entry,
             (QJsonObject {{QStringLiteral("id"), QString::fromLatin1(changed.headers.value("X-Lookup-Id"))},
                           {QStringLiteral("actor"), QStringLiteral("office")},
                           {QStringLiteral("role"), QStringLiteral("office-management")},
                           {QStringLiteral("action"), QStringLiteral("change")},
                           {QStringLiteral("people"), 1},
                           {QStringLiteral("person_name"), QStringLiteral("jettro")},
                           {QStringLiteral("old_value"), 10},
                           {QStringLiteral("new_value"), 8},
                           {QStringLiteral("reason"), QStringLiteral("correction")},
                           {QStringLiteral("correlation_id"), QStringLiteral("turn-44")}}));
    const QJsonObject lookup = page[QStringLiteral("lookups")][0].toObject();
    QVERIFY(!lookup.contains(QStringLiteral("old_value")) && !lookup.contains(QStringLiteral("reason")));
    QVERIFY(!answer.headers.contains("X-Allowed-By"));
}

void tst_Lookups::tellsAPersonNothingAboutOthers()
{
    makeHistory();
    const PlainAnswer answer = get({}, jettro);
    // The list was about three: jettro reads of it as a list in which jettro stood.
    QCOMPARE(linesOf(answer),
             (QStringList {QStringLiteral("lookup second jettro"), QStringLiteral("list office jettro")}));
    for (const char *query : {"?about=roberto", "?search=roberto", "?action=change", "?search=uberstunden"}) {
        const PlainAnswer filtered = get(query, jettro);
        QCOMPARE(filtered.status, 200);
        QCOMPARE(filtered.json()[QStringLiteral("total")].toInt(), 0);
        QVERIFY(!filtered.body.contains("roberto"));
    }
}

void tst_Lookups::tellsNothingToAPersonWithoutARow()
{
    makeHistory();
    const PlainAnswer answer = get({}, stranger);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()[QStringLiteral("total")].toInt(), 0);
    QVERIFY(answer.json()[QStringLiteral("lookups")].toArray().isEmpty());
}

void tst_Lookups::doesNotRecordLooksAtOneself()
{
    m_fixture->post("/daysOff", office);
    lookUp("office");
    QCOMPARE(get("?scope=mine", office).json()[QStringLiteral("total")].toInt(), 0);
    QCOMPARE(get({}, office).json()[QStringLiteral("total")].toInt(), 0);
}

void tst_Lookups::refusesEverybodysRecordWithoutTheRole()
{
    makeHistory();
    const PlainAnswer answer = get("?scope=everybody", jettro);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json()[QStringLiteral("required_roles")].toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(answer.json()[QStringLiteral("who_can_help")].toString(), QStringLiteral("the office managers"));
    QVERIFY(!answer.body.contains("lookups"));
    QCOMPARE(ask(m_fixture->url(), "GET", "/lookups").status, 401);
    QCOMPARE(ask(m_fixture->url(), "GET", "/lookups?limit=x").status, 401);
}

void tst_Lookups::showsEverybodysRecordToAManager()
{
    makeHistory();
    const PlainAnswer answer = get({}, office);
    QCOMPARE(answer.json()[QStringLiteral("scope")].toString(), QStringLiteral("everybody"));
    QCOMPARE(linesOf(answer),
             (QStringList {QStringLiteral("change office roberto"), QStringLiteral("lookup office nobody"),
                           QStringLiteral("lookup second jettro"), QStringLiteral("list office -")}));
    QCOMPARE(answer.json()[QStringLiteral("lookups")][3][QStringLiteral("people")].toInt(), 3);
    QCOMPARE(answer.headers.value("X-Allowed-By"), "office-management");
}

void tst_Lookups::showsAManagersOwnRecordWhenAsked()
{
    lookUp("office", m_second);
    lookUp("jettro", m_second);
    const PlainAnswer answer = get("?scope=mine", office);
    QCOMPARE(linesOf(answer), QStringList {QStringLiteral("lookup second office")});
    QVERIFY(!answer.headers.contains("X-Allowed-By"));
}

void tst_Lookups::filters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("lines");
    const QString list = QStringLiteral("list office -");
    const QString jettroLine = QStringLiteral("lookup second jettro");
    const QString nobody = QStringLiteral("lookup office nobody");
    const QString roberto = QStringLiteral("change office roberto");
    QTest::newRow("about a person") << QByteArray("?about=jettro")
                                    << QStringList {jettroLine, QStringLiteral("list office jettro")};
    QTest::newRow("about a part of a name") << QByteArray("?about=jett") << QStringList {};
    QTest::newRow("by a person") << QByteArray("?actor=second") << QStringList {jettroLine};
    QTest::newRow("an action") << QByteArray("?action=change") << QStringList {roberto};
    QTest::newRow("a part of a name") << QByteArray("?search=JETT") << QStringList {jettroLine, list};
    QTest::newRow("a part of an actor's name") << QByteArray("?search=seco") << QStringList {jettroLine};
    QTest::newRow("a part of a reason") << QByteArray("?search=uberst") << QStringList {roberto};
    QTest::newRow("not a wildcard") << QByteArray("?search=%25") << QStringList {};
    QTest::newRow("together") << QByteArray("?search=office&action=lookup") << QStringList {nobody};
}

void tst_Lookups::filters()
{
    QFETCH(QByteArray, query);
    makeHistory();
    const PlainAnswer answer = get(query, office);
    QCOMPARE(answer.status, 200);
    QTEST(linesOf(answer), "lines");
    QCOMPARE(answer.json()[QStringLiteral("total")].toInt(), int(linesOf(answer).size()));
}

void tst_Lookups::filtersByTime()
{
    makeHistory();
    const QString day = QStringLiteral("UPDATE lookups SET at = '2026-01-0%1T00:00:00.000Z' WHERE %2");
    QVERIFY(m_fixture->change(day.arg(1).arg(QStringLiteral("action = 'list'"))));
    QVERIFY(m_fixture->change(day.arg(2).arg(QStringLiteral("actor_name = 'second'"))));
    QVERIFY(m_fixture->change(day.arg(3).arg(QStringLiteral("action = 'change'"))));
    QCOMPARE(linesOf(get("?until=2026-01-03T00:00:00Z", office)),
             (QStringList {QStringLiteral("lookup second jettro"), QStringLiteral("list office -")}));
    QCOMPARE(linesOf(get("?since=2026-01-02T01:00:00%2B01:00&until=2026-01-02T00:00:00.001Z", office)),
             QStringList {QStringLiteral("lookup second jettro")});
    QCOMPARE(get("?since=2026-01-03T00:00:00Z", office).json()[QStringLiteral("total")].toInt(), 2);
}

void tst_Lookups::pagesWithTheNewestFirst()
{
    for (const char *name : {"a", "b", "c", "d", "e"})
        lookUp(name);
    // Within one moment the order of arrival counts.
    QVERIFY(m_fixture->change(QStringLiteral("UPDATE lookups SET at = '2026-01-01T00:00:00.000Z'")));
    const PlainAnswer first = get("?limit=2", office);
    QCOMPARE(linesOf(first),
             (QStringList {QStringLiteral("lookup office e"), QStringLiteral("lookup office d")}));
    QCOMPARE(first.json()[QStringLiteral("total")].toInt(), 5);
    QCOMPARE(linesOf(get("?limit=2&offset=4", office)), QStringList {QStringLiteral("lookup office a")});
}

void tst_Lookups::refusesParameters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("field");
    QTest::newRow("scope") << QByteArray("?scope=all") << QStringLiteral("scope");
    QTest::newRow("action") << QByteArray("?action=delete") << QStringLiteral("action");
    QTest::newRow("since") << QByteArray("?since=yesterday") << QStringLiteral("since");
    QTest::newRow("until") << QByteArray("?until=2026-01-01") << QStringLiteral("until");
    QTest::newRow("limit") << QByteArray("?limit=1000") << QStringLiteral("limit");
    QTest::newRow("offset") << QByteArray("?offset=x") << QStringLiteral("offset");
    QTest::newRow("about") << QByteArray("?about=" + QByteArray(201, 'a')) << QStringLiteral("about");
    QTest::newRow("actor") << QByteArray("?actor=%FF") << QStringLiteral("actor");
    QTest::newRow("search") << QByteArray("?search=a&search=b") << QStringLiteral("search");
}

void tst_Lookups::refusesParameters()
{
    QFETCH(QByteArray, query);
    const PlainAnswer answer = get(query, office);
    QCOMPARE(answer.status, 422);
    QTEST(answer.json()[QStringLiteral("errors")][0][QStringLiteral("field")].toString(), "field");
}

void tst_Lookups::recordsNothingWhenItIsRead()
{
    makeHistory();
    get({}, office);
    QCOMPARE(get({}, office).json()[QStringLiteral("total")].toInt(), 4);
}

void tst_Lookups::keepsWhatHappenedToADeletedPerson()
{
    makeHistory();
    QVERIFY(m_fixture->change(QStringLiteral("PRAGMA foreign_keys = ON"))
            && m_fixture->change(QStringLiteral("DELETE FROM employees WHERE person_name = 'roberto'")));
    QCOMPARE(linesOf(get("?about=roberto", office)),
             (QStringList {QStringLiteral("change office roberto"), QStringLiteral("list office roberto")}));
}

QTEST_GUILESS_MAIN(tst_Lookups)
#include "tst_lookups.moc"
