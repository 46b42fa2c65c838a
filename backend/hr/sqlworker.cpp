// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/sqlworker.h"

#include "core/random.h"
#include "hr/demodata.h"
#include "hr/personname.h"

#include <QDateTime>
#include <QSqlError>
#include <QVariant>

namespace Hr {

namespace {

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

Core::Result<> execute(QSqlQuery &query)
{
    if (!query.exec())
        return Core::failure(databaseError(query.lastError()));
    // A statement that is not finished keeps its read lock, and the log could never be trimmed.
    query.finish();
    return {};
}

} // namespace

Core::Result<std::unique_ptr<SqlWorker>> SqlWorker::open(const SqlStoreOptions &options)
{
    const Core::Result<DatabaseLocation> location = DatabaseLocation::parse(options.database);
    if (!location)
        return Core::failure(location.error());
    Core::Result<std::unique_ptr<Database>> database = Database::open(*location, options.busyTime);
    if (!database)
        return Core::failure(database.error());
    if (options.demoData) {
        if (const Core::Result<> inserted = insertDemoData((*database)->connection()); !inserted)
            return Core::failure(inserted.error());
    }
    // unique_ptr's maker cannot reach the private constructor.
    std::unique_ptr<SqlWorker> worker(new SqlWorker(std::move(*database), options.linkByUsername));
    if (const Core::Result<> prepared = worker->prepare(); !prepared)
        return Core::failure(prepared.error());
    return worker;
}

SqlWorker::SqlWorker(std::unique_ptr<Database> database, bool linkByUsername)
    : m_database(std::move(database)), m_linkByUsername(linkByUsername),
      m_selectLinked(m_database->connection()), m_selectNamed(m_database->connection()),
      m_link(m_database->connection()), m_record(m_database->connection()), m_check(m_database->connection()),
      m_begin(m_database->connection()), m_commit(m_database->connection()),
      m_rollback(m_database->connection())
{
}

Core::Result<> SqlWorker::prepare()
{
    const std::pair<QSqlQuery *, QString> statements[] = {
        {&m_selectLinked,
         QStringLiteral("SELECT id, person_name, days_off_available FROM employees"
                        " WHERE issuer = ? AND subject = ?")},
        {&m_selectNamed,
         QStringLiteral("SELECT id, person_name, days_off_available FROM employees WHERE person_name = ?")},
        // "issuer IS NULL" makes it atomic: a row that belongs to somebody never moves.
        {&m_link,
         QStringLiteral("UPDATE employees SET issuer = ?, subject = ?, linked_at = ?"
                        " WHERE person_name = ? AND issuer IS NULL")},
        {&m_record,
         QStringLiteral("INSERT INTO lookups (id, at, actor_issuer, actor_subject, actor_name, role, action,"
                        " employee_id, person_name, correlation_id)"
                        " VALUES (?, ?, ?, ?, ?, ?, 'lookup', ?, ?, ?)")},
        {&m_check, QStringLiteral("SELECT 1 FROM employees LIMIT 1")},
        // Takes the write lock at once: a transaction that reads first could not always get it later.
        {&m_begin, QStringLiteral("BEGIN IMMEDIATE")},
        {&m_commit, QStringLiteral("COMMIT")},
        {&m_rollback, QStringLiteral("ROLLBACK")},
    };
    for (const auto &[query, text] : statements) {
        query->setForwardOnly(true);
        if (!query->prepare(text))
            return Core::failure(databaseError(query->lastError()));
    }
    return {};
}

SqlWorker::FoundRow SqlWorker::readRow(QSqlQuery &query)
{
    if (!query.exec())
        return Core::failure(databaseError(query.lastError()));
    std::optional<Row> row;
    if (query.next())
        row = Row {query.value(0).toLongLong(), {query.value(1).toString(), query.value(2).toInt()}};
    else if (query.lastError().isValid())
        return Core::failure(databaseError(query.lastError()));
    query.finish();
    return row;
}

SqlWorker::FoundRow SqlWorker::findLinked(const Identity &person)
{
    m_selectLinked.bindValue(0, person.issuer);
    m_selectLinked.bindValue(1, person.subject);
    return readRow(m_selectLinked);
}

SqlWorker::FoundRow SqlWorker::findNamed(const QString &personName)
{
    m_selectNamed.bindValue(0, normalisedPersonName(personName));
    return readRow(m_selectNamed);
}

SqlWorker::FoundRow SqlWorker::findOwn(const Identity &person)
{
    const FoundRow linked = findLinked(person);
    if (!linked || *linked || !m_linkByUsername)
        return linked;
    m_link.bindValue(0, person.issuer);
    m_link.bindValue(1, person.subject);
    m_link.bindValue(2, now());
    m_link.bindValue(3, normalisedPersonName(person.name));
    // Whether this linked a row, found none, or found one that another process gave to this very
    // person a moment ago (UNIQUE): the row that is linked now is the answer.
    const Core::Result<> done = execute(m_link);
    if (!done && done.error().code == Core::Error::Code::Unavailable)
        return Core::failure(done.error());
    return findLinked(person);
}

Core::Result<Allowance> SqlWorker::own(const Identity &person)
{
    const FoundRow row = findOwn(person);
    if (!row)
        return Core::failure(row.error());
    if (!*row)
        return Core::failure(Core::Error::Code::NotFound, QStringLiteral("no row belongs to the caller"));
    return (*row)->allowance;
}

Core::Result<LookupAnswer> SqlWorker::lookUp(const LookupRequest &request)
{
    if (const Core::Result<> begun = execute(m_begin); !begun)
        return Core::failure(begun.error());
    Core::Result<LookupAnswer> answer = lookUpInTransaction(request);
    if (answer) {
        if (const Core::Result<> committed = execute(m_commit); !committed)
            answer = Core::failure(committed.error());
    }
    if (!answer)
        execute(m_rollback); // the first error is the one to tell
    return answer;
}

Core::Result<LookupAnswer> SqlWorker::lookUpInTransaction(const LookupRequest &request)
{
    const FoundRow askers = findOwn(request.asker);
    if (!askers)
        return Core::failure(askers.error());
    const FoundRow row = findNamed(request.personName);
    if (!row)
        return Core::failure(row.error());
    LookupAnswer answer;
    if (*row)
        answer.allowance = (*row)->allowance;
    if (*row && *askers && (*row)->id == (*askers)->id)
        return answer; // one's own data is nobody else's business
    answer.lookupId = Core::randomId();
    if (const Core::Result<> recorded = record(answer.lookupId, request, *row); !recorded)
        return Core::failure(recorded.error());
    return answer;
}

Core::Result<> SqlWorker::record(const QString &lookupId, const LookupRequest &request,
                                 const std::optional<Row> &row)
{
    const QVariant values[] = {
        lookupId,
        now(),
        request.asker.issuer,
        request.asker.subject,
        request.asker.name,
        request.role,
        row ? QVariant(row->id) : QVariant(QMetaType::fromType<qint64>()),
        row ? row->allowance.personName : request.personName,
        request.correlationId,
    };
    int place = 0;
    for (const QVariant &value : values)
        m_record.bindValue(place++, value);
    return execute(m_record);
}

Core::Result<> SqlWorker::check()
{
    return execute(m_check);
}

} // namespace Hr
