// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/database.h"
#include "hr/sqlstore.h"

#include <QObject>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace Hr {

/// What SqlStore does, done: blocking, in the store's thread. Statements are prepared once.
class SqlWorker : public QObject
{
    Q_OBJECT
public:
    static Core::Result<std::unique_ptr<SqlWorker>> open(const SqlStoreOptions &options);

    Core::Result<Allowance> own(const Identity &person);
    Core::Result<LookupAnswer> lookUp(const LookupRequest &request);
    Core::Result<> check();

private:
    struct Row
    {
        qint64 id = 0;
        Allowance allowance;
    };
    using FoundRow = Core::Result<std::optional<Row>>;

    SqlWorker(std::unique_ptr<Database> database, bool linkByUsername);
    Core::Result<> prepare();

    static FoundRow readRow(QSqlQuery &query);
    FoundRow findLinked(const Identity &person);
    FoundRow findNamed(const QString &personName);
    /// The person's row; links one first when that is asked for and none is linked yet.
    FoundRow findOwn(const Identity &person);
    Core::Result<LookupAnswer> lookUpInTransaction(const LookupRequest &request);
    Core::Result<> record(const QString &lookupId, const LookupRequest &request,
                          const std::optional<Row> &row);

    // The queries use the connection: they come after it, and go before it.
    const std::unique_ptr<Database> m_database;
    const bool m_linkByUsername;
    QSqlQuery m_selectLinked;
    QSqlQuery m_selectNamed;
    QSqlQuery m_link;
    QSqlQuery m_record;
    QSqlQuery m_check;
    QSqlQuery m_begin;
    QSqlQuery m_commit;
    QSqlQuery m_rollback;
};

} // namespace Hr
