// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/storefixture.h"

#include <QFile>
#include <QSet>
#include <QUuid>

using Core::Error;
using Hr::Allowance;
using Hr::LookupAnswer;
using Hr::SqlStore;
using Hr::Store;

class tst_SqlStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<StoreFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void saysWhyItCannotBeOpened();
    void saysInItsOwnWordsThatADatabaseIsDamaged();
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
    std::unique_ptr<Store> open(bool linkByUsername) { return m_fixture->open(linkByUsername); }
    QVariant ask(const QString &question) const { return m_fixture->ask(question); }
    bool run(const QString &statement) const { return m_fixture->run(statement); }

    std::unique_ptr<StoreFixture> m_fixture;
};

void tst_SqlStore::saysWhyItCannotBeOpened()
{
    m_fixture->options.database = QStringLiteral("sqlite:") + m_fixture->folder();
    const auto folder = SqlStore::open(m_fixture->options);
    QVERIFY(!folder);
    QVERIFY2(folder.error().detail.contains(QStringLiteral("is a folder")),
             qPrintable(folder.error().detail));
    m_fixture->options.database = QStringLiteral("mysql:hr");
    QVERIFY(!SqlStore::open(m_fixture->options));
}

void tst_SqlStore::saysInItsOwnWordsThatADatabaseIsDamaged()
{
    const QString path = m_fixture->folder() + QStringLiteral("/damaged.db");
    m_fixture->options.database = QStringLiteral("sqlite:") + path;
    QVERIFY(SqlStore::open(m_fixture->options));
    {
        QFile file(path);
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.seek(100)); // behind the head, which still says that it is ours
        file.write(QByteArray(int(file.size()) - 100, '\xA5'));
    }
    const auto damaged = SqlStore::open(m_fixture->options);
    QVERIFY(!damaged);
    const QString detail = damaged.error().detail;
    QVERIFY2(detail.contains(path) && detail.contains(QLatin1String("damaged")), qPrintable(detail));
    QVERIFY2(!detail.contains(QLatin1String("malformed")), qPrintable(detail)); // SQLite's words
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
                           " || '|' || action || '|' || person_name || '|' || correlation_id"
                           " FROM lookups JOIN lookup_people ON lookup_id = id"))
            .toString(),
        QStringLiteral("https://i|s9|office|office-management|lookup|jettro|correlation-1"));
    QCOMPARE(
        ask(QStringLiteral("SELECT e.person_name FROM lookups l JOIN lookup_people p ON p.lookup_id = l.id"
                           " JOIN employees e ON e.id = p.employee_id"
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
    QCOMPARE(
        ask(QStringLiteral("SELECT person_name FROM lookup_people WHERE employee_id IS NULL")).toString(),
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
    m_fixture->options.busyTime = std::chrono::milliseconds {50};
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
