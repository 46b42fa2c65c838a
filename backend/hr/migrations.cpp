// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/migrations.h"

#include "hr/database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace Hr {

QList<Migration> migrations()
{
    // Times are ISO 8601 in UTC with milliseconds, so that they sort as text. STRICT: SQLite would
    // otherwise store a text in an integer column.
    return {
        {
            QStringLiteral("CREATE TABLE employees ("
                           " id INTEGER PRIMARY KEY,"
                           " person_name TEXT NOT NULL UNIQUE CHECK (length(person_name) BETWEEN 1 AND 200),"
                           " days_off_available INTEGER NOT NULL CHECK (days_off_available >= 0),"
                           " issuer TEXT,"
                           " subject TEXT,"
                           " linked_at TEXT,"
                           " changed_at TEXT NOT NULL,"
                           " changed_by TEXT NOT NULL,"
                           " version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),"
                           " UNIQUE (issuer, subject),"
                           " CHECK ((issuer IS NULL) = (subject IS NULL)),"
                           " CHECK ((issuer IS NULL) = (linked_at IS NULL))"
                           ") STRICT"),
            // A person who leaves may be deleted; what was looked up stays on record, by name.
            QStringLiteral("CREATE TABLE lookups ("
                           " id TEXT PRIMARY KEY,"
                           " at TEXT NOT NULL,"
                           " actor_issuer TEXT NOT NULL,"
                           " actor_subject TEXT NOT NULL,"
                           " actor_name TEXT NOT NULL,"
                           " role TEXT NOT NULL,"
                           " action TEXT NOT NULL CHECK (action IN ('lookup', 'change')),"
                           " employee_id INTEGER REFERENCES employees (id) ON DELETE SET NULL,"
                           " person_name TEXT NOT NULL,"
                           " old_value INTEGER,"
                           " new_value INTEGER,"
                           " reason TEXT,"
                           " correlation_id TEXT NOT NULL"
                           ") STRICT"),
            QStringLiteral("CREATE INDEX lookups_by_employee ON lookups (employee_id, at)"),
            QStringLiteral("CREATE INDEX lookups_by_time ON lookups (at)"),
        },
        // A list of employees is one entry about many: whom an entry is about moves to a table of its own.
        // search_… hold searchForm(); a row without it is searched by its plain text.
        {
            QStringLiteral("ALTER TABLE employees ADD COLUMN search_name TEXT"),
            QStringLiteral("ALTER TABLE lookups RENAME TO lookups_1"),
            QStringLiteral("CREATE TABLE lookups ("
                           " id TEXT PRIMARY KEY,"
                           " at TEXT NOT NULL,"
                           " actor_issuer TEXT NOT NULL,"
                           " actor_subject TEXT NOT NULL,"
                           " actor_name TEXT NOT NULL,"
                           " role TEXT NOT NULL,"
                           " action TEXT NOT NULL CHECK (action IN ('lookup', 'list', 'change')),"
                           " old_value INTEGER,"
                           " new_value INTEGER,"
                           " reason TEXT,"
                           " search_text TEXT,"
                           " correlation_id TEXT NOT NULL,"
                           " CHECK ((action = 'change') = (new_value IS NOT NULL)),"
                           " CHECK ((new_value IS NULL) = (old_value IS NULL)),"
                           " CHECK ((new_value IS NULL) = (reason IS NULL))"
                           ") STRICT"),
            QStringLiteral("CREATE TABLE lookup_people ("
                           " lookup_id TEXT NOT NULL REFERENCES lookups (id) ON DELETE CASCADE,"
                           " employee_id INTEGER REFERENCES employees (id) ON DELETE SET NULL,"
                           " person_name TEXT NOT NULL,"
                           " search_name TEXT"
                           ") STRICT"),
            QStringLiteral(
                "INSERT INTO lookups (id, at, actor_issuer, actor_subject, actor_name, role, action,"
                " old_value, new_value, reason, correlation_id)"
                " SELECT id, at, actor_issuer, actor_subject, actor_name, role, action,"
                " old_value, new_value, reason, correlation_id FROM lookups_1 ORDER BY rowid"),
            QStringLiteral("INSERT INTO lookup_people (lookup_id, employee_id, person_name)"
                           " SELECT id, employee_id, person_name FROM lookups_1"),
            QStringLiteral("DROP TABLE lookups_1"),
            QStringLiteral("CREATE INDEX lookups_by_time ON lookups (at)"),
            QStringLiteral("CREATE INDEX lookup_people_by_lookup ON lookup_people (lookup_id)"),
            QStringLiteral("CREATE INDEX lookup_people_by_employee ON lookup_people (employee_id)"),
            QStringLiteral("CREATE INDEX lookup_people_by_name ON lookup_people (person_name)"),
        },
    };
}

Core::Result<int> schemaVersion(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return Core::failure(databaseError(query.lastError()));
    return query.value(0).toInt();
}

namespace {

Core::Result<> execute(const QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return Core::failure(databaseError(query.lastError()));
    return {};
}

/// Inside a transaction: step `version`, unless another process has done it meanwhile.
Core::Result<> runStep(const QSqlDatabase &database, const Migration &step, int version)
{
    const Core::Result<int> current = schemaVersion(database);
    if (!current)
        return Core::failure(current.error());
    if (*current >= version)
        return {};
    for (const QString &statement : step) {
        if (const Core::Result<> done = execute(database, statement); !done)
            return done;
    }
    return execute(database, QStringLiteral("PRAGMA user_version = %1").arg(version));
}

} // namespace

Core::Result<> migrate(const QSqlDatabase &database, const QList<Migration> &steps)
{
    const Core::Result<int> current = schemaVersion(database);
    if (!current)
        return Core::failure(current.error());
    if (*current > steps.size())
        return Core::failure(Core::Error::Code::Invalid,
                             QStringLiteral("it was written by a newer version of this program (schema %1, "
                                            "this one knows up to %2); use that version, or another file")
                                 .arg(*current)
                                 .arg(steps.size()));
    for (int version = *current + 1; version <= steps.size(); ++version) {
        // IMMEDIATE takes the write lock at once: two processes that start together do each step once.
        if (const Core::Result<> begun = execute(database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return begun;
        Core::Result<> done = runStep(database, steps.at(version - 1), version);
        if (done)
            done = execute(database, QStringLiteral("COMMIT"));
        if (!done) {
            // Its own result does not matter: the first error is the one to tell.
            static_cast<void>(execute(database, QStringLiteral("ROLLBACK")));
            return done;
        }
    }
    return {};
}

} // namespace Hr
