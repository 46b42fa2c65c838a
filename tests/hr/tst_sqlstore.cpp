// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/sqlstore.h"

#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUuid>
#include <QVariant>

using Core::Error;
using Hr::Allowance;
using Hr::Identity;
using Hr::LookupAnswer;
using Hr::LookupRequest;
using Hr::SqlStore;
using Hr::SqlStoreOptions;
using Hr::Store;

namespace {

Identity person(const QString &name, const QString &subject,
                const QString &issuer = QStringLiteral("https://i"))
{
    return Identity {issuer, subject, name};
}

LookupRequest request(const Identity &asker, const QString &name)
{
    return LookupRequest {asker, QStringLiteral("office-management"), name, QStringLiteral("correlation-1")};
}

/// Waits for a future in a test.
template<class T>
Core::Result<T> result(const Core::Future<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000) || future.resultCount() == 0)
        return Core::failure(Error::Code::Internal, QStringLiteral("no result"));
    return future.result();
}

} // namespace

class tst_SqlStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhyItCannotBeOpened();
    void knowsNobodyWithoutALink();
    void findsALinkedPersonWhateverTheNameIsNow();
    void linksByUsernameOnlyWhenToldTo();
    void linksOnlyTheExactName_data();
    void linksOnlyTheExactName();
    void linksADecomposedName();
    void neverGivesALinkedRowToAnotherSubject();
    void neverGivesALinkedRowToAnotherIssuer();
    void linksOnePersonToOneRow();
    void doesNotChangeTheAllowanceByLinking();
    void linksOnceWhenManyCallAtOnce();
    void recordsALookupOfSomebodyElse();
    void recordsALookupOfNobody();
    void doesNotRecordALookupOfOneself();
    void recordsALookupOfARowThatOnlyHasTheAskersName();
    void commitsALookupBeforeItAnswers();
    void answersNothingWhenTheLookupCannotBeRecorded();
    void saysUnavailableWhileAnotherProcessWrites();
    void keepsDataBetweenStarts();
    void answersManyQuestionsInOrder();
    void checksThatTheDatabaseAnswers();
    void finishesWhatWasAskedBeforeItCloses();

private:
    std::unique_ptr<Store> open(bool link);
    /// What another process would see in the file.
    QVariant ask(const QString &question) const;
    bool run(const QString &statement) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    SqlStoreOptions m_options;
};

void tst_SqlStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_options = {};
    m_options.database = QStringLiteral("sqlite:") + m_folder->filePath(QStringLiteral("hr.db"));
    m_options.demoData = true;
    m_options.busyTime = std::chrono::milliseconds {5000};
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("observer"));
    other.setDatabaseName(m_folder->filePath(QStringLiteral("hr.db")));
}

void tst_SqlStore::cleanup()
{
    QSqlDatabase::removeDatabase(QStringLiteral("observer"));
}

std::unique_ptr<Store> tst_SqlStore::open(bool link)
{
    m_options.linkByUsername = link;
    Core::Result<std::unique_ptr<Store>> store = SqlStore::open(m_options);
    if (!store)
        qWarning().noquote() << store.error().detail;
    return store ? std::move(*store) : nullptr;
}

QVariant tst_SqlStore::ask(const QString &question) const
{
    QSqlQuery query(QSqlDatabase::database(QStringLiteral("observer")));
    return query.exec(question) && query.next() ? query.value(0) : QVariant();
}

bool tst_SqlStore::run(const QString &statement) const
{
    QSqlQuery query(QSqlDatabase::database(QStringLiteral("observer")));
    return query.exec(statement);
}

void tst_SqlStore::saysWhyItCannotBeOpened()
{
    m_options.database = QStringLiteral("sqlite:") + m_folder->path();
    const auto folder = SqlStore::open(m_options);
    QVERIFY(!folder);
    QVERIFY2(folder.error().detail.contains(QStringLiteral("is a folder")),
             qPrintable(folder.error().detail));
    m_options.database = QStringLiteral("mysql:hr");
    QVERIFY(!SqlStore::open(m_options));
}

void tst_SqlStore::knowsNobodyWithoutALink()
{
    const auto store = open(false);
    const Core::Result<Allowance> own
        = result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"))));
    QVERIFY(!own);
    QCOMPARE(own.error().code, Error::Code::NotFound);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 0);
}

void tst_SqlStore::findsALinkedPersonWhateverTheNameIsNow()
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

void tst_SqlStore::linksByUsernameOnlyWhenToldTo()
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

void tst_SqlStore::linksOnlyTheExactName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("another case") << QStringLiteral("Jettro");
    QTest::newRow("a space") << QStringLiteral("jettro ");
    QTest::newRow("a pattern") << QStringLiteral("jettr%");
    QTest::newRow("SQL") << QStringLiteral("x' OR '1'='1");
    QTest::newRow("a look-alike letter") << QString::fromUtf8("jettr\xD0\xBE");
    QTest::newRow("nothing") << QString();
}

void tst_SqlStore::linksOnlyTheExactName()
{
    QFETCH(QString, name);
    const auto store = open(true);
    QVERIFY(!result(store->own(person(name, QStringLiteral("s1")))));
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees WHERE issuer IS NOT NULL")).toInt(), 0);
}

void tst_SqlStore::linksADecomposedName()
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

void tst_SqlStore::neverGivesALinkedRowToAnotherSubject()
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

void tst_SqlStore::neverGivesALinkedRowToAnotherIssuer()
{
    const auto store = open(true);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QVERIFY(!result(
        store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"), QStringLiteral("https://other")))));
}

void tst_SqlStore::linksOnePersonToOneRow()
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

void tst_SqlStore::doesNotChangeTheAllowanceByLinking()
{
    const auto store = open(true);
    const QString row = QStringLiteral("SELECT days_off_available || version || changed_at || changed_by"
                                       " FROM employees WHERE person_name = 'jettro'");
    const QVariant before = ask(row);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QCOMPARE(ask(row), before);
}

void tst_SqlStore::linksOnceWhenManyCallAtOnce()
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

void tst_SqlStore::recordsALookupOfSomebodyElse()
{
    const auto store = open(true);
    const Core::Result<LookupAnswer> answer = result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("jettro"))));
    QVERIFY(answer);
    QVERIFY(answer->allowance);
    QCOMPARE(answer->allowance->daysOffAvailable, 10);
    QVERIFY(!QUuid::fromString(answer->lookupId).isNull());
    QCOMPARE(ask(QStringLiteral("SELECT id FROM lookups")).toString(), answer->lookupId);
    QCOMPARE(
        ask(QStringLiteral("SELECT actor_issuer || '|' || actor_subject || '|' || actor_name || '|' || role"
                           " || '|' || action || '|' || person_name || '|' || correlation_id FROM lookups"))
            .toString(),
        QStringLiteral("https://i|s9|office|office-management|lookup|jettro|correlation-1"));
    QCOMPARE(ask(QStringLiteral("SELECT e.person_name FROM lookups l JOIN employees e ON e.id = l.employee_id"
                                " WHERE l.at LIKE '____-__-__T__:__:__.___Z' AND l.reason IS NULL"
                                " AND l.old_value IS NULL AND l.new_value IS NULL"))
                 .toString(),
             QStringLiteral("jettro"));
}

void tst_SqlStore::recordsALookupOfNobody()
{
    const auto store = open(true);
    const Core::Result<LookupAnswer> answer = result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("nobody"))));
    QVERIFY(answer);
    QVERIFY(!answer->allowance);
    QVERIFY(!answer->lookupId.isEmpty());
    QCOMPARE(ask(QStringLiteral("SELECT person_name FROM lookups WHERE employee_id IS NULL")).toString(),
             QStringLiteral("nobody"));
}

void tst_SqlStore::doesNotRecordALookupOfOneself()
{
    const auto store = open(true);
    const Core::Result<LookupAnswer> answer = result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("office"))));
    QVERIFY(answer && answer->allowance);
    QCOMPARE(answer->allowance->daysOffAvailable, 20);
    QCOMPARE(answer->lookupId, QString());
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 0);
}

void tst_SqlStore::recordsALookupOfARowThatOnlyHasTheAskersName()
{
    // Without linking, a name proves nothing: this may be somebody else.
    const auto store = open(false);
    const Core::Result<LookupAnswer> answer = result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("office"))));
    QVERIFY(answer && answer->allowance);
    QVERIFY(!answer->lookupId.isEmpty());
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 1);
}

void tst_SqlStore::commitsALookupBeforeItAnswers()
{
    const auto store = open(true);
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(result(store->lookUp(
            request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("jettro")))));
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), i);
    }
}

void tst_SqlStore::answersNothingWhenTheLookupCannotBeRecorded()
{
    const auto store = open(true);
    QVERIFY(run(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON lookups"
                               " BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    const Core::Result<LookupAnswer> answer = result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("jettro"))));
    QVERIFY(!answer);
    // The failed transaction is over: later questions work.
    QVERIFY(run(QStringLiteral("DROP TRIGGER full")));
    QVERIFY(result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("jettro")))));
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 1);
}

void tst_SqlStore::saysUnavailableWhileAnotherProcessWrites()
{
    m_options.busyTime = std::chrono::milliseconds {50};
    const auto store = open(true);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QVERIFY(run(QStringLiteral("BEGIN IMMEDIATE")));
    const Core::Result<LookupAnswer> answer = result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("jettro"))));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, Error::Code::Unavailable);
    const Core::Result<Allowance> linking
        = result(store->own(person(QStringLiteral("roberto"), QStringLiteral("s2"))));
    QVERIFY(!linking);
    QCOMPARE(linking.error().code, Error::Code::Unavailable);
    // Who only reads does not wait for a writer.
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QVERIFY(run(QStringLiteral("ROLLBACK")));
    QVERIFY(result(store->lookUp(
        request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("jettro")))));
}

void tst_SqlStore::keepsDataBetweenStarts()
{
    QVERIFY(result(open(true)->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    const auto store = open(false);
    QVERIFY(result(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1")))));
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM employees")).toInt(), 4);
}

void tst_SqlStore::answersManyQuestionsInOrder()
{
    const auto store = open(true);
    QList<Core::Future<Allowance>> own;
    QList<Core::Future<LookupAnswer>> lookups;
    for (int i = 0; i < 200; ++i) {
        own.append(store->own(person(QStringLiteral("jettro"), QStringLiteral("s1"))));
        lookups.append(store->lookUp(
            request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("roberto"))));
    }
    QSet<QString> ids;
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(result(own.at(i))->daysOffAvailable, 10);
        const Core::Result<LookupAnswer> answer = result(lookups.at(i));
        QVERIFY(answer);
        ids.insert(answer->lookupId);
    }
    QCOMPARE(ids.size(), 200);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM lookups")).toInt(), 200);
}

void tst_SqlStore::checksThatTheDatabaseAnswers()
{
    const auto store = open(true);
    QVERIFY(result(store->check()));
    QVERIFY(run(QStringLiteral("DROP TABLE lookups")) && run(QStringLiteral("DROP TABLE employees")));
    QVERIFY(!result(store->check()));
}

void tst_SqlStore::finishesWhatWasAskedBeforeItCloses()
{
    auto store = open(true);
    QList<Core::Future<LookupAnswer>> lookups;
    for (int i = 0; i < 50; ++i)
        lookups.append(store->lookUp(
            request(person(QStringLiteral("office"), QStringLiteral("s9")), QStringLiteral("roberto"))));
    store.reset();
    for (const auto &lookup : lookups)
        QVERIFY(lookup.isFinished() && lookup.result());
}

QTEST_GUILESS_MAIN(tst_SqlStore)
#include "tst_sqlstore.moc"
