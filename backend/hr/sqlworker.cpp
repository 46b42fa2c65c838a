// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/sqlworker.h"

#include "hr/demodata.h"
#include "hr/employeeimport.h"
#include "hr/sqlstatement.h"

#include <QVariant>

namespace Hr {

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
            return Core::failure(unusable(*location, inserted.error()));
    }
    if (!options.employeesFile.isEmpty()) {
        const Core::Result<> taken = importEmployees((*database)->connection(), options.employeesFile);
        if (!taken)
            return Core::failure(taken.error());
    }
    // unique_ptr's maker cannot reach the private constructor.
    std::unique_ptr<SqlWorker> worker(new SqlWorker(std::move(*database), options));
    if (const Core::Result<> prepared = worker->prepare(); !prepared)
        return Core::failure(unusable(*location, prepared.error()));
    return worker;
}

SqlWorker::SqlWorker(std::unique_ptr<Database> database, const SqlStoreOptions &options)
    : m_database(std::move(database)), m_linkByUsername(options.linkByUsername), m_changes(options.changes),
      m_employees(m_database->connection()), m_record(m_database->connection()),
      m_check(m_database->connection()), m_begin(m_database->connection()),
      m_commit(m_database->connection()), m_rollback(m_database->connection())
{
}

Core::Result<> SqlWorker::prepare()
{
    if (const Core::Result<> prepared = m_employees.prepare(); !prepared)
        return prepared;
    if (const Core::Result<> prepared = m_record.prepare(); !prepared)
        return prepared;
    const std::pair<QSqlQuery *, QString> statements[] = {
        {&m_check, QStringLiteral("SELECT 1 FROM employees LIMIT 1")},
        // Takes the write lock at once: a transaction that reads first could not always get it later.
        {&m_begin, QStringLiteral("BEGIN IMMEDIATE")},
        {&m_commit, QStringLiteral("COMMIT")},
        {&m_rollback, QStringLiteral("ROLLBACK")},
    };
    for (const auto &[query, text] : statements) {
        if (const Core::Result<> prepared = Hr::prepare(*query, text); !prepared)
            return prepared;
    }
    return {};
}

template<class F>
auto SqlWorker::inTransaction(F work) -> decltype(work())
{
    if (const Core::Result<> begun = run(m_begin); !begun)
        return Core::failure(begun.error());
    auto result = work();
    if (result) {
        if (const Core::Result<> committed = run(m_commit); !committed)
            result = Core::failure(committed.error());
    }
    if (!result)
        static_cast<void>(run(m_rollback)); // the first error is the one to tell
    return result;
}

EmployeeTable::FoundRow SqlWorker::findOwn(const Identity &person)
{
    const EmployeeTable::FoundRow linked = m_employees.linkedTo(person);
    if (!linked || *linked || !m_linkByUsername || !person.nameIsUsername)
        return linked;
    // Whether this linked a row, found none, or found one that another process gave to this very
    // person a moment ago (UNIQUE): the row that is linked now is the answer.
    const Core::Result<> done = m_employees.link(person);
    if (!done && done.error().code == Core::Error::Code::Unavailable)
        return Core::failure(done.error());
    return m_employees.linkedTo(person);
}

Core::Result<Allowance> SqlWorker::own(const Identity &person)
{
    const EmployeeTable::FoundRow row = findOwn(person);
    if (!row)
        return Core::failure(row.error());
    if (!*row)
        return Core::failure(Core::Error::Code::NotFound, QStringLiteral("no row belongs to the caller"));
    return Allowance {(*row)->employee.personName, (*row)->employee.daysOffAvailable};
}

Core::Result<LookupAnswer> SqlWorker::lookUp(const LookupRequest &request)
{
    return inTransaction([&] { return lookUpInTransaction(request); });
}

Core::Result<LookupAnswer> SqlWorker::lookUpInTransaction(const LookupRequest &request)
{
    const EmployeeTable::FoundRow row = m_employees.named(request.personName);
    if (!row)
        return Core::failure(row.error());
    const Core::Result<QString> recorded
        = recordLookup(request.asker, request.role, request.personName, *row, request.correlationId);
    if (!recorded)
        return Core::failure(recorded.error());
    LookupAnswer answer;
    if (*row)
        answer.allowance = Allowance {(*row)->employee.personName, (*row)->employee.daysOffAvailable};
    answer.lookupId = *recorded;
    return answer;
}

Core::Result<QString> SqlWorker::recordLookup(const Identity &actor, const QString &role,
                                              const QString &personName,
                                              const std::optional<EmployeeTable::Row> &row,
                                              const QString &correlationId)
{
    const EmployeeTable::FoundRow own = findOwn(actor);
    if (!own)
        return Core::failure(own.error());
    if (row && *own && row->id == (*own)->id)
        return QString(); // one's own data is nobody else's business
    LookupRecord::Person about {{}, personName};
    if (row)
        about = {row->id, row->employee.personName};
    return m_record.add({actor, role, QStringLiteral("lookup"), {about}, {}, {}, correlationId});
}

Core::Result<EmployeePage> SqlWorker::list(const EmployeeQuery &query)
{
    return inTransaction([&] { return listInTransaction(query); });
}

Core::Result<EmployeePage> SqlWorker::listInTransaction(const EmployeeQuery &query)
{
    const EmployeeTable::FoundRow own = findOwn(query.asker);
    if (!own)
        return Core::failure(own.error());
    const Core::Result<EmployeeTable::Page> found = m_employees.page(query);
    if (!found)
        return Core::failure(found.error());
    EmployeePage page;
    page.total = found->total;
    LookupRecord::Entry entry {query.asker, query.role, QStringLiteral("list"), {},
                               {},          {},         query.correlationId};
    for (const EmployeeTable::Row &row : found->rows) {
        page.employees.append(row.employee);
        if (!*own || row.id != (*own)->id)
            entry.people.append({row.id, row.employee.personName});
    }
    if (!entry.people.isEmpty()) {
        const Core::Result<QString> recorded = m_record.add(entry);
        if (!recorded)
            return Core::failure(recorded.error());
        page.lookupId = *recorded;
    }
    return page;
}

Core::Result<ChangeAnswer> SqlWorker::change(const ChangeRequest &request)
{
    Core::Result<ChangeAnswer> answer = inTransaction([&] { return changeInTransaction(request); });
    if (answer && answer->outcome == ChangeAnswer::Outcome::Changed)
        ++*m_changes;
    return answer;
}

ChangeAnswer::Outcome SqlWorker::conditionOf(const ChangeRequest &request,
                                             const std::optional<EmployeeTable::Row> &row)
{
    // The conditions in the order of RFC 9110, section 13.2.2.
    if (!row)
        return ChangeAnswer::Outcome::NotFound;
    const QString &version = row->employee.version;
    if (request.expectedVersions && !request.expectedVersions->contains(version))
        return ChangeAnswer::Outcome::ChangedMeanwhile;
    return request.unwanted.holds(version) ? ChangeAnswer::Outcome::Unwanted : ChangeAnswer::Outcome::Changed;
}

Core::Result<ChangeAnswer> SqlWorker::changeInTransaction(const ChangeRequest &request)
{
    const EmployeeTable::FoundRow before = m_employees.named(request.personName);
    if (!before)
        return Core::failure(before.error());
    ChangeAnswer answer;
    answer.outcome = conditionOf(request, *before);
    if (answer.outcome != ChangeAnswer::Outcome::Changed) {
        if (*before)
            answer.employee = (*before)->employee;
        const Core::Result<QString> recorded
            = recordLookup(request.actor, request.role, request.personName, *before, request.correlationId);
        if (!recorded)
            return Core::failure(recorded.error());
        answer.lookupId = *recorded;
        return answer;
    }
    const qint64 id = (*before)->id;
    const Core::Result<> changed = m_employees.change(id, request.daysOffAvailable, request.actor.name);
    if (!changed)
        return Core::failure(changed.error());
    answer.daysOffBefore = (*before)->employee.daysOffAvailable;
    const Core::Result<QString> recorded
        = m_record.add({request.actor,
                        request.role,
                        QStringLiteral("change"),
                        {{id, (*before)->employee.personName}},
                        std::pair(answer.daysOffBefore, request.daysOffAvailable),
                        request.reason,
                        request.correlationId});
    if (!recorded)
        return Core::failure(recorded.error());
    answer.lookupId = *recorded;
    const EmployeeTable::FoundRow after = m_employees.named(request.personName);
    if (!after)
        return Core::failure(after.error());
    answer.employee = (*after)->employee;
    return answer;
}

Core::Result<LookupPage> SqlWorker::lookups(const LookupQuery &query)
{
    const EmployeeTable::FoundRow own = findOwn(query.asker);
    if (!own)
        return Core::failure(own.error());
    return m_record.page(query, *own ? std::optional((*own)->id) : std::nullopt);
}

Core::Result<> SqlWorker::check()
{
    return run(m_check);
}

} // namespace Hr
