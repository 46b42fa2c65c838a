// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/database.h"
#include "hr/employeetable.h"
#include "hr/lookuprecord.h"
#include "hr/sqlstore.h"

#include <QObject>

namespace Hr {

/// What SqlStore does, done: blocking, in the store's thread. Statements are prepared once.
class SqlWorker : public QObject
{
    Q_OBJECT
public:
    static Core::Result<std::unique_ptr<SqlWorker>> open(const SqlStoreOptions &options);

    Core::Result<Allowance> own(const Identity &person);
    Core::Result<LookupAnswer> lookUp(const LookupRequest &request);
    Core::Result<EmployeePage> list(const EmployeeQuery &query);
    Core::Result<ChangeAnswer> change(const ChangeRequest &request);
    Core::Result<LookupPage> lookups(const LookupQuery &query);
    Core::Result<> check();

private:
    SqlWorker(std::unique_ptr<Database> database, const SqlStoreOptions &options);
    Core::Result<> prepare();

    /// What `work()` gives, committed; nothing of what it did when it fails.
    template<class F>
    auto inTransaction(F work) -> decltype(work());

    /// The person's row; links one first when that is asked for and none is linked yet.
    EmployeeTable::FoundRow findOwn(const Identity &person);
    Core::Result<LookupAnswer> lookUpInTransaction(const LookupRequest &request);
    Core::Result<EmployeePage> listInTransaction(const EmployeeQuery &query);
    Core::Result<ChangeAnswer> changeInTransaction(const ChangeRequest &request);
    /// What becomes of a change of that row.
    static ChangeAnswer::Outcome conditionOf(const ChangeRequest &request,
                                             const std::optional<EmployeeTable::Row> &row);
    /// Records that the actor learnt about `row`, unless that is the actor's own. Inside a transaction.
    /// \return the entry's id; empty where there is none
    Core::Result<QString> recordLookup(const Identity &actor, const QString &role, const QString &personName,
                                       const std::optional<EmployeeTable::Row> &row,
                                       const QString &correlationId);

    // The queries use the connection: they come after it, and go before it.
    const std::unique_ptr<Database> m_database;
    const bool m_linkByUsername;
    const std::shared_ptr<std::atomic<quint64>> m_changes;
    EmployeeTable m_employees;
    LookupRecord m_record;
    QSqlQuery m_check;
    QSqlQuery m_begin;
    QSqlQuery m_commit;
    QSqlQuery m_rollback;
};

} // namespace Hr
