// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/employeeimport.h"

#include "hr/database.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

class tst_EmployeeImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void addsWhoIsNotThere();
    void linksARowThatBelongsToNobody();
    void changesNothingThatIsThere();
    void canBeRepeated();
    void refusesAFile_data();
    void refusesAFile();
    void takesAllOrNone();

private:
    Core::Result<> take(const QByteArray &json)
    {
        QFile file(m_folder.filePath(QStringLiteral("people.json")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(json) != json.size())
            return Core::failure(Core::Error::Code::Internal, QStringLiteral("no file"));
        file.close();
        return Hr::importEmployees(m_database->connection(), file.fileName());
    }
    bool run(const QString &statement) const
    {
        QSqlQuery query(m_database->connection());
        return query.exec(statement);
    }
    /// "name days issuer subject" of each row.
    QString rows() const
    {
        QSqlQuery query(m_database->connection());
        query.exec(QStringLiteral("SELECT group_concat(person_name || ' ' || days_off_available || ' ' ||"
                                  " coalesce(issuer || ' ' || subject, '-'), ', ')"
                                  " FROM (SELECT * FROM employees ORDER BY id)"));
        return query.next() ? query.value(0).toString() : QStringLiteral("none");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Hr::Database> m_database;
};

void tst_EmployeeImport::init()
{
    auto database = Hr::Database::open({});
    QVERIFY(database);
    m_database = std::move(*database);
}

void tst_EmployeeImport::addsWhoIsNotThere()
{
    // Not inside the macro: Qt 6.4's moc loses its way in raw strings there.
    const QByteArray employees
        = R"([{"person_name":"Zoë","days_off_available":25,"issuer":"https://i","subject":"s1"},
                                     {"person_name":"roberto","days_off_available":0}])";
    QVERIFY(take(employees));
    QCOMPARE(rows(), QStringLiteral("Zoë 25 https://i s1, roberto 0 -"));
    QSqlQuery query(m_database->connection());
    QVERIFY(query.exec(QStringLiteral("SELECT changed_by || search_name FROM employees LIMIT 1"))
            && query.next());
    QCOMPARE(query.value(0).toString(), QStringLiteral("importzoe"));
}

void tst_EmployeeImport::linksARowThatBelongsToNobody()
{
    const QByteArray first = R"([{"person_name":"roberto","days_off_available":15}])";
    QVERIFY(take(first));
    const QByteArray linked
        = R"([{"person_name":"roberto","days_off_available":3,"issuer":"https://i","subject":"s"}])";
    QVERIFY(take(linked));
    QCOMPARE(rows(), QStringLiteral("roberto 15 https://i s"));
}

void tst_EmployeeImport::changesNothingThatIsThere()
{
    const QByteArray linked
        = R"([{"person_name":"roberto","days_off_available":15,"issuer":"https://i","subject":"s"}])";
    QVERIFY(take(linked));
    const QByteArray again = R"([{"person_name":"roberto","days_off_available":3}])";
    QVERIFY(take(again));
    for (const char *other :
         {R"([{"person_name":"roberto","days_off_available":3,"issuer":"https://i","subject":"t"}])",
          R"([{"person_name":"roberto","days_off_available":3,"issuer":"https://j","subject":"s"}])",
          R"([{"person_name":"jettro","days_off_available":3,"issuer":"https://i","subject":"s"}])"}) {
        const Core::Result<> taken = take(other);
        QVERIFY(!taken);
        QVERIFY2(taken.error().detail.contains(QStringLiteral("entry 1")), qPrintable(taken.error().detail));
    }
    QCOMPARE(rows(), QStringLiteral("roberto 15 https://i s"));
}

void tst_EmployeeImport::canBeRepeated()
{
    const QByteArray people
        = R"([{"person_name":"a","days_off_available":1,"issuer":"https://i","subject":"s"},
                                  {"person_name":"b","days_off_available":2}])";
    QVERIFY(take(people));
    QVERIFY(take(people));
    QCOMPARE(rows(), QStringLiteral("a 1 https://i s, b 2 -"));
}

void tst_EmployeeImport::refusesAFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("person_name,days_off_available");
    QTest::newRow("an object") << QByteArray(R"({"person_name":"a","days_off_available":1})");
    QTest::newRow("a text in it") << QByteArray(R"(["a"])");
    QTest::newRow("no name") << QByteArray(R"([{"days_off_available":1}])");
    QTest::newRow("an empty name") << QByteArray(R"([{"person_name":"","days_off_available":1}])");
    QTest::newRow("no days") << QByteArray(R"([{"person_name":"a"}])");
    QTest::newRow("days as text") << QByteArray(R"([{"person_name":"a","days_off_available":"1"}])");
    QTest::newRow("half a day") << QByteArray(R"([{"person_name":"a","days_off_available":0.5}])");
    QTest::newRow("too many days") << QByteArray(R"([{"person_name":"a","days_off_available":367}])");
    QTest::newRow("issuer alone") << QByteArray(
        R"([{"person_name":"a","days_off_available":1,"issuer":"https://i"}])");
    QTest::newRow("subject alone") << QByteArray(
        R"([{"person_name":"a","days_off_available":1,"subject":"s"}])");
    QTest::newRow("a subject that is a number")
        << QByteArray(R"([{"person_name":"a","days_off_available":1,"issuer":"https://i","subject":7}])");
}

void tst_EmployeeImport::refusesAFile()
{
    QFETCH(QByteArray, json);
    const Core::Result<> taken = take(json);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, Core::Error::Code::Invalid);
    QVERIFY(taken.error().detail.contains(QStringLiteral("people.json")));
    QVERIFY(!Hr::importEmployees(m_database->connection(), m_folder.filePath(QStringLiteral("absent"))));
    QCOMPARE(rows(), QString());
}

void tst_EmployeeImport::takesAllOrNone()
{
    QVERIFY(!take(R"([{"person_name":"a","days_off_available":1},{"person_name":"b"}])"));
    QCOMPARE(rows(), QString());
    QVERIFY(run(QStringLiteral("BEGIN IMMEDIATE"))); // no transaction is left open
}

QTEST_GUILESS_MAIN(tst_EmployeeImport)
#include "tst_employeeimport.moc"
