// SPDX-License-Identifier: GPL-3.0-or-later
// Whose row is whose: docs/adr/0004-who-a-row-belongs-to.md.
#include "hr/storefixture.h"

#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

using Core::Error;
using Hr::Allowance;
using Hr::Store;

class tst_Linking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<StoreFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void knowsNobodyWithoutALink();
    void findsALinkedPersonWhateverTheNameIsNow();
    void linksByUsernameOnlyWhenToldTo();
    void linksOnlyTheExactName_data();
    void linksOnlyTheExactName();
    void linksNobodyByASubject();
    void linksADecomposedName();
    void neverGivesALinkedRowToAnotherSubject();
    void neverGivesALinkedRowToAnotherIssuer();
    void linksOnePersonToOneRow();
    void doesNotChangeTheAllowanceByLinking();
    void linksOnceWhenManyCallAtOnce();

private:
    std::unique_ptr<Store> open(bool linkByUsername) { return m_fixture->open(linkByUsername); }
    QVariant ask(const QString &question) const { return m_fixture->ask(question); }
    bool run(const QString &statement) const { return m_fixture->run(statement); }

    std::unique_ptr<StoreFixture> m_fixture;
};

void tst_Linking::knowsNobodyWithoutALink()
{
    const auto store = open(false);
    const Core::Result<Allowance> own
        = result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"))));
    QVERIFY(!own);
    QCOMPARE(own.error().code, Error::Code::NotFound);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 0);
}

void tst_Linking::findsALinkedPersonWhateverTheNameIsNow()
{
    const auto store = open(false);
    QVERIFY(run(QStringLiteral("UPDATE employees SET issuer = 'https://i', subject = 's1', linked_at = 't'"
                               " WHERE person_name = 'roberto'")));
    const Core::Result<Allowance> own
        = result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"))));
    QVERIFY(own);
    QCOMPARE(own->personName, QStringLiteral("roberto"));
    QCOMPARE(own->daysOffAvailable, 15);
}

void tst_Linking::linksByUsernameOnlyWhenToldTo()
{
    const auto store = open(true);
    const Core::Result<Allowance> own
        = result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"))));
    QVERIFY(own);
    QCOMPARE(own->daysOffAvailable, 10);
    QCOMPARE(ask(QStringLiteral("SELECT person_name || ' ' || issuer || ' ' || subject FROM employees"
                                " WHERE linked_at LIKE '____-__-__T__:__:__.___Z'"))
                 .toString(),
             QStringLiteral("jettro https://i s1"));
}

void tst_Linking::linksOnlyTheExactName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("another case") << QStringLiteral("Jettro");
    QTest::newRow("a space") << QStringLiteral("jettro ");
    QTest::newRow("a pattern") << QStringLiteral("jettr%");
    QTest::newRow("SQL") << QStringLiteral("x' OR '1'='1");
    QTest::newRow("a look-alike letter") << QString::fromUtf8("jettr\xD0\xBE");
    QTest::newRow("nothing") << QString();
}

void tst_Linking::linksOnlyTheExactName()
{
    QFETCH(QString, name);
    const auto store = open(true);
    QVERIFY(!result(store->own(person(name, QStringLiteral("s1")))));
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 0);
}

void tst_Linking::linksNobodyByASubject()
{
    // A token without a username: the name for display is the subject, which happens to be somebody's name.
    const auto store = open(true);
    Hr::Identity nameless = person(QStringLiteral("jettro"), QStringLiteral("jettro"));
    nameless.nameIsUsername = false;
    QVERIFY(!result(store->own(nameless)));
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 0);
}

void tst_Linking::linksADecomposedName()
{
    const auto store = open(true);
    QSqlQuery insert(QSqlDatabase::database(QStringLiteral("observer")));
    QVERIFY(
        insert.prepare(QStringLiteral("INSERT INTO employees (person_name, days_off_available, changed_at,"
                                      " changed_by) VALUES (?, 7, 't', 'test')")));
    insert.bindValue(0, QString(QStringLiteral("Zo") + QChar(0xEB)));
    QVERIFY(insert.exec());
    const Core::Result<Allowance> own
        = result(store->own(person(QStringLiteral("Zoe") + QChar(0x308), QStringLiteral("s1"))));
    QVERIFY(own);
    QCOMPARE(own->daysOffAvailable, 7);
}

void tst_Linking::neverGivesALinkedRowToAnotherSubject()
{
    const auto store = open(true);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    // Somebody who took the name "jettro" at the provider later.
    const Core::Result<Allowance> other
        = result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s2"))));
    QVERIFY(!other);
    QCOMPARE(other.error().code, Error::Code::NotFound);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QCOMPARE(ask(QStringLiteral("SELECT subject FROM employees WHERE person_name = 'jettro'")).toString(),
             QStringLiteral("s1"));
}

void tst_Linking::neverGivesALinkedRowToAnotherIssuer()
{
    const auto store = open(true);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QVERIFY(!result(
        store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"), QStringLiteral("https://other")))));
}

void tst_Linking::linksOnePersonToOneRow()
{
    const auto store = open(true);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    // Jettro renamed himself to somebody with more days.
    const Core::Result<Allowance> renamed
        = result(store->own(person(QStringLiteral("roberto"), QStringLiteral("s1"))));
    QVERIFY(renamed);
    QCOMPARE(renamed->daysOffAvailable, 10);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 1);
}

void tst_Linking::doesNotChangeTheAllowanceByLinking()
{
    const auto store = open(true);
    const QString row = QStringLiteral("SELECT days_off_available || version || changed_at || changed_by"
                                       " FROM employees WHERE person_name = 'jettro'");
    const QVariant before = ask(row);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QCOMPARE(ask(row), before);
}

void tst_Linking::linksOnceWhenManyCallAtOnce()
{
    // Four processes, so to speak: each store has a connection and a thread of its own.
    std::vector<std::unique_ptr<Store>> stores;
    for (int i = 0; i < 4; ++i)
        stores.push_back(open(true));
    QList<Core::Future<Allowance>> calls;
    for (int subject = 0; subject < 8; ++subject) {
        for (const auto &store : stores)
            calls.append(store->own(person(QStringLiteral("jettro"), QString::number(subject))));
    }
    QSet<int> winners;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const Core::Result<Allowance> own = result(calls.at(i));
        if (own)
            winners.insert(int(i / 4));
        else
            QCOMPARE(own.error().code, Error::Code::NotFound);
    }
    QCOMPARE(winners.size(), 1);
    QCOMPARE(ask(QStringLiteral("SELECT subject FROM employees WHERE issuer IS NOT NULL")).toString(),
             QString::number(*winners.cbegin()));
}

QTEST_GUILESS_MAIN(tst_Linking)
#include "tst_linking.moc"
