// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/demodata.h"
#include "hr/migrations.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using Hr::migrate;
using Hr::Migration;

namespace {

const QString insertLookup = QStringLiteral(
    "INSERT INTO lookups (id, at, actor_issuer, actor_subject, actor_name, role, correlation_id, action)"
    " VALUES ('u', 't', 'i', 's', 'office', 'r', 'c', 'lookup')");

} // namespace

class tst_Migrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bringsAnEmptyDatabaseUpToDate();
    void runsOnlyTheStepsThatAreMissing();
    void undoesAStepThatFails();
    void refusesADatabaseFromTheFuture();
    void runsEachStepOnceWhenTwoStart();
    void keepsTheRulesOfTheEmployees_data();
    void keepsTheRulesOfTheEmployees();
    void keepsTheRulesOfTheLookups_data();
    void keepsTheRulesOfTheLookups();
    void keepsTheRulesOfWhomALookupIsAbout_data();
    void keepsTheRulesOfWhomALookupIsAbout();
    void keepsLookupsOfADeletedPerson();
    void keepsTheRecordOfTheFirstVersion();
    void insertsDemoDataOnlyIntoAnEmptyTable();

private:
    QSqlDatabase open(const QString &name) const;
    QSqlDatabase connection() const { return QSqlDatabase::database(QStringLiteral("test")); }
    bool run(const QString &statement) const;
    QVariant ask(const QString &question) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

QSqlDatabase tst_Migrations::open(const QString &name) const
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(m_folder->filePath(QStringLiteral("test.db")));
    database.open();
    QSqlQuery(database).exec(QStringLiteral("PRAGMA foreign_keys = ON"));
    return database;
}

void tst_Migrations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(open(QStringLiteral("test")).isOpen());
}

void tst_Migrations::cleanup()
{
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
}

bool tst_Migrations::run(const QString &statement) const
{
    QSqlQuery query(connection());
    return query.exec(statement);
}

QVariant tst_Migrations::ask(const QString &question) const
{
    QSqlQuery query(connection());
    return query.exec(question) && query.next() ? query.value(0) : QVariant();
}

void tst_Migrations::bringsAnEmptyDatabaseUpToDate()
{
    QCOMPARE(*Hr::schemaVersion(connection()), 0);
    QVERIFY(migrate(connection()));
    QCOMPARE(*Hr::schemaVersion(connection()), int(Hr::migrations().size()));
    QVERIFY(connection().tables().contains(QStringLiteral("employees")));
    QVERIFY(connection().tables().contains(QStringLiteral("lookups")));
    QVERIFY(migrate(connection())); // and again: nothing to do
}

void tst_Migrations::runsOnlyTheStepsThatAreMissing()
{
    const QList<Migration> first {
        {QStringLiteral("CREATE TABLE steps (n INTEGER)"), QStringLiteral("INSERT INTO steps VALUES (1)")}};
    QVERIFY(migrate(connection(), first));
    const QList<Migration> both = first + QList<Migration> {{QStringLiteral("INSERT INTO steps VALUES (2)")}};
    QVERIFY(migrate(connection(), both));
    QCOMPARE(ask(QStringLiteral("SELECT group_concat(n) FROM steps")).toString(), QStringLiteral("1,2"));
    QCOMPARE(*Hr::schemaVersion(connection()), 2);
}

void tst_Migrations::undoesAStepThatFails()
{
    const QList<Migration> steps {
        {QStringLiteral("CREATE TABLE good (n INTEGER)")},
        {QStringLiteral("CREATE TABLE half (n INTEGER)"), QStringLiteral("no SQL at all")}};
    const Core::Result<> result = migrate(connection(), steps);
    QVERIFY(!result);
    QCOMPARE(*Hr::schemaVersion(connection()), 1);
    QVERIFY(connection().tables().contains(QStringLiteral("good")));
    QVERIFY(!connection().tables().contains(QStringLiteral("half")));
    // No transaction is left open: the next start can go on.
    QVERIFY(run(QStringLiteral("BEGIN IMMEDIATE")));
    QVERIFY(run(QStringLiteral("ROLLBACK")));
}

void tst_Migrations::refusesADatabaseFromTheFuture()
{
    QVERIFY(run(QStringLiteral("PRAGMA user_version = 1000")));
    const Core::Result<> result = migrate(connection());
    QVERIFY(!result);
    QCOMPARE(result.error().code, Core::Error::Code::Invalid);
    QVERIFY(result.error().detail.contains(QStringLiteral("1000")));
    QVERIFY(connection().tables().isEmpty());
}

void tst_Migrations::runsEachStepOnceWhenTwoStart()
{
    const QList<Migration> steps {{QStringLiteral("CREATE TABLE IF NOT EXISTS starts (n INTEGER)"),
                                   QStringLiteral("INSERT INTO starts VALUES (1)")}};
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([this, i, &steps] {
            const QString name = QStringLiteral("thread %1").arg(i);
            (void)migrate(open(name), steps);
            QSqlDatabase::removeDatabase(name);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM starts")).toInt(), 1);
}

void tst_Migrations::keepsTheRulesOfTheEmployees_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<bool>("accepted");
    // person_name, days_off_available, issuer, subject, linked_at
    QTest::newRow("unlinked") << "'roberto', 15, NULL, NULL, NULL" << true;
    QTest::newRow("linked") << "'roberto', 15, 'https://i', 's2', 't'" << true;
    QTest::newRow("no days") << "'roberto', 0, NULL, NULL, NULL" << true;
    QTest::newRow("fewer than no days") << "'roberto', -1, NULL, NULL, NULL" << false;
    QTest::newRow("days as text") << "'roberto', 'many', NULL, NULL, NULL" << false;
    QTest::newRow("half a day") << "'roberto', 1.5, NULL, NULL, NULL" << false;
    QTest::newRow("no name") << "NULL, 1, NULL, NULL, NULL" << false;
    QTest::newRow("empty name") << "'', 1, NULL, NULL, NULL" << false;
    QTest::newRow("a name twice") << "'jettro', 1, NULL, NULL, NULL" << false;
    QTest::newRow("a name in another case") << "'Jettro', 1, NULL, NULL, NULL" << true;
    QTest::newRow("a person twice") << "'roberto', 1, 'https://i', 's1', 't'" << false;
    QTest::newRow("one subject at two issuers") << "'roberto', 1, 'https://j', 's1', 't'" << true;
    QTest::newRow("a subject without issuer") << "'roberto', 1, NULL, 's2', 't'" << false;
    QTest::newRow("an issuer without subject") << "'roberto', 1, 'https://i', NULL, 't'" << false;
    QTest::newRow("linked at no time") << "'roberto', 1, 'https://i', 's2', NULL" << false;
}

void tst_Migrations::keepsTheRulesOfTheEmployees()
{
    QFETCH(QString, values);
    QFETCH(bool, accepted);
    QVERIFY(migrate(connection()));
    const QString insert
        = QStringLiteral("INSERT INTO employees (person_name, days_off_available, issuer, subject,"
                         " linked_at, changed_at, changed_by) VALUES (%1, 't', 'test')");
    QVERIFY(run(insert.arg(QStringLiteral("'jettro', 10, 'https://i', 's1', 't'"))));
    QCOMPARE(run(insert.arg(values)), accepted);
}

void tst_Migrations::keepsTheRulesOfTheLookups_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<bool>("accepted");
    // action, old_value, new_value, reason
    QTest::newRow("lookup") << "'lookup', NULL, NULL, NULL" << true;
    QTest::newRow("list") << "'list', NULL, NULL, NULL" << true;
    QTest::newRow("change") << "'change', 10, 12, 'why'" << true;
    QTest::newRow("a change without reason") << "'change', 10, 12, NULL" << false;
    QTest::newRow("a change without old value") << "'change', NULL, 12, 'why'" << false;
    QTest::newRow("a change without new value") << "'change', 10, NULL, 'why'" << false;
    QTest::newRow("a lookup with values") << "'lookup', 10, 12, 'why'" << false;
    QTest::newRow("another action") << "'delete', NULL, NULL, NULL" << false;
    QTest::newRow("no action") << "NULL, NULL, NULL, NULL" << false;
}

void tst_Migrations::keepsTheRulesOfTheLookups()
{
    QFETCH(QString, values);
    QFETCH(bool, accepted);
    QVERIFY(migrate(connection()));
    QCOMPARE(run(QStringLiteral("INSERT INTO lookups (id, at, actor_issuer, actor_subject, actor_name, role,"
                                " correlation_id, action, old_value, new_value, reason)"
                                " VALUES ('u', 't', 'i', 's', 'office', 'r', 'c', %1)")
                     .arg(values)),
             accepted);
}

void tst_Migrations::keepsTheRulesOfWhomALookupIsAbout_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<bool>("accepted");
    // lookup_id, employee_id, person_name
    QTest::newRow("somebody") << "'u', 1, 'jettro'" << true;
    QTest::newRow("nobody has that name") << "'u', NULL, 'nobody'" << true;
    QTest::newRow("without a name") << "'u', 1, NULL" << false;
    QTest::newRow("of no lookup") << "NULL, 1, 'jettro'" << false;
    QTest::newRow("of a lookup that is not there") << "'v', 1, 'jettro'" << false;
    QTest::newRow("a row that is not there") << "'u', 77, 'jettro'" << false;
}

void tst_Migrations::keepsTheRulesOfWhomALookupIsAbout()
{
    QFETCH(QString, values);
    QFETCH(bool, accepted);
    QVERIFY(migrate(connection()));
    QVERIFY(Hr::insertDemoData(connection()));
    QVERIFY(run(insertLookup));
    QCOMPARE(run(QStringLiteral("INSERT INTO lookup_people (lookup_id, employee_id, person_name) VALUES (%1)")
                     .arg(values)),
             accepted);
}

void tst_Migrations::keepsLookupsOfADeletedPerson()
{
    QVERIFY(migrate(connection()));
    QVERIFY(Hr::insertDemoData(connection()));
    QVERIFY(run(insertLookup));
    QVERIFY(run(QStringLiteral("INSERT INTO lookup_people (lookup_id, employee_id, person_name)"
                               " SELECT 'u', id, person_name FROM employees WHERE person_name = 'roberto'")));
    QVERIFY(run(QStringLiteral("DELETE FROM employees WHERE person_name = 'roberto'")));
    QCOMPARE(
        ask(QStringLiteral("SELECT person_name FROM lookup_people WHERE employee_id IS NULL")).toString(),
        QStringLiteral("roberto"));
}

void tst_Migrations::keepsTheRecordOfTheFirstVersion()
{
    QVERIFY(migrate(connection(), Hr::migrations().first(1)));
    QVERIFY(Hr::insertDemoData(connection()));
    const QString old = QStringLiteral(
        "INSERT INTO lookups (id, at, actor_issuer, actor_subject, actor_name, role, action, employee_id,"
        " person_name, correlation_id) VALUES ('%1', 't', 'i', 's', 'office', 'r', 'lookup', %2, '%3', 'c')");
    QVERIFY(run(old.arg(QStringLiteral("a"), QStringLiteral("3"), QStringLiteral("roberto"))));
    QVERIFY(run(old.arg(QStringLiteral("b"), QStringLiteral("NULL"), QStringLiteral("nobody"))));
    QVERIFY(migrate(connection()));
    QCOMPARE(ask(QStringLiteral("SELECT group_concat(id || at || actor_name || action || person_name ||"
                                " coalesce(employee_id, '-') || correlation_id, ' ')"
                                " FROM lookups JOIN lookup_people ON lookup_id = id"))
                 .toString(),
             QStringLiteral("atofficelookuproberto3c btofficelookupnobody-c"));
    QCOMPARE(ask(QStringLiteral("SELECT group_concat(person_name || days_off_available, ' ') FROM"
                                " (SELECT * FROM employees ORDER BY id)"))
                 .toString(),
             QStringLiteral("jettro10 johndoe5 roberto15 office20"));
    QCOMPARE(ask(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    QVERIFY(!ask(QStringLiteral("PRAGMA foreign_key_check")).isValid());
}

void tst_Migrations::insertsDemoDataOnlyIntoAnEmptyTable()
{
    QVERIFY(migrate(connection()));
    QVERIFY(Hr::insertDemoData(connection()));
    const QString all = QStringLiteral(
        "SELECT group_concat(person_name || ' ' || days_off_available || ' ' || (issuer IS NULL), ', ')"
        " FROM (SELECT * FROM employees ORDER BY person_name)");
    QCOMPARE(ask(all).toString(), QStringLiteral("jettro 10 1, johndoe 5 1, office 20 1, roberto 15 1"));
    QVERIFY(run(QStringLiteral("DELETE FROM employees WHERE person_name <> 'jettro'")));
    QVERIFY(run(QStringLiteral("UPDATE employees SET days_off_available = 3")));
    QVERIFY(Hr::insertDemoData(connection()));
    QCOMPARE(ask(all).toString(), QStringLiteral("jettro 3 1"));
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_migrations.moc"
