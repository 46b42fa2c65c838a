// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/database.h"

#include "core/logging.h"
#include "core/privatefile.h"
#include "core/random.h"
#include "hr/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace Hr {

namespace {

using Core::Error;

/// "SAHR": tells our files from other programs' SQLite files (PRAGMA application_id).
constexpr int applicationId = 0x53414852;

/// SQLite's result codes (https://sqlite.org/rescode.html) as QtSql gives them.
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};

/// The primary code of a possibly extended one; 0 when there is none.
int sqliteCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xFF;
}

Core::Result<QVariant> pragma(const QSqlDatabase &database, const QString &text)
{
    QSqlQuery query(database);
    if (query.exec(QStringLiteral("PRAGMA ") + text))
        return query.next() ? query.value(0) : QVariant();
    switch (sqliteCode(query.lastError())) {
    case NotADatabase:
        return Core::failure(Error::Code::Invalid,
                             QStringLiteral("it is not an SQLite database; name another file"));
    case ReadOnly:
    case CannotOpen:
        return Core::failure(
            Error::Code::Unavailable,
            QStringLiteral("it cannot be written; check its permissions and those of its folder"));
    case Busy:
    case Locked:
        return Core::failure(
            Error::Code::Unavailable,
            QStringLiteral("another program keeps it locked; stop that program, or try again later"));
    default:
        return Core::failure(databaseError(query.lastError()));
    }
}

/// Refuses the database of another program; marks a new one as ours.
Core::Result<> claim(const QSqlDatabase &database)
{
    const Core::Result<QVariant> id = pragma(database, QStringLiteral("application_id"));
    if (!id)
        return Core::failure(id.error());
    if (id->toInt() == applicationId)
        return {};
    if (id->toInt() != 0 || !database.tables().isEmpty())
        return Core::failure(Error::Code::Invalid,
                             QStringLiteral("it belongs to another program; name another file"));
    const Core::Result<QVariant> set
        = pragma(database, QStringLiteral("application_id = %1").arg(applicationId));
    return set ? Core::Result<>() : Core::failure(set.error());
}

Core::Result<> configure(const QSqlDatabase &database)
{
    if (const Core::Result<> ours = claim(database); !ours)
        return ours;
    // WAL: readers never wait for a writer. FULL: a lookup that was answered survives a power cut.
    for (const char *setting : {"journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"}) {
        if (const Core::Result<QVariant> set = pragma(database, QString::fromLatin1(setting)); !set)
            return Core::failure(set.error());
    }
    return migrate(database);
}

} // namespace

Core::Result<DatabaseLocation> DatabaseLocation::parse(const QString &text)
{
    const QLatin1String scheme("sqlite:");
    const QString rest = text.mid(scheme.size());
    if (!text.startsWith(scheme) || rest.trimmed().isEmpty())
        return Core::failure(
            Error::Code::Invalid,
            QStringLiteral("\"%1\" does not say where the data is: write sqlite:FILE, for example "
                           "sqlite:/var/lib/secure-agent/hr.db, or sqlite::memory: to keep nothing")
                .arg(text));
    if (rest == QLatin1String(":memory:"))
        return DatabaseLocation {};
    return DatabaseLocation {QDir::cleanPath(rest)};
}

Database::Database(QString connectionName) : m_connectionName(std::move(connectionName))
{
}

Database::~Database()
{
    QSqlDatabase::removeDatabase(m_connectionName);
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

Core::Result<std::unique_ptr<Database>> Database::open(const DatabaseLocation &location,
                                                       std::chrono::milliseconds busyTime)
{
    const auto failed = [&location](const Error &error) { return Core::failure(unusable(location, error)); };
    if (!location.file.isEmpty()) {
        if (const Core::Result<> prepared = Core::preparePrivateFile(location.file); !prepared)
            return failed(prepared.error());
    }
    // unique_ptr's maker cannot reach the private constructor.
    std::unique_ptr<Database> database(new Database(QStringLiteral("hr-") + Core::randomId()));
    Core::Result<> configured;
    {
        QSqlDatabase connection
            = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connectionName);
        connection.setDatabaseName(location.file.isEmpty() ? QStringLiteral(":memory:") : location.file);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTime.count()));
        if (!connection.isValid())
            configured
                = Core::failure(Error::Code::Internal, QStringLiteral("Qt's SQLite driver is not installed"));
        else if (!connection.open())
            configured = Core::failure(databaseError(connection.lastError()));
        else
            configured = configure(connection);
    }
    if (!configured)
        return failed(configured.error());
    return database;
}

Core::Error unusable(const DatabaseLocation &location, const Core::Error &error)
{
    const QString name = location.file.isEmpty() ? QStringLiteral("in memory") : location.file;
    return {error.code, QStringLiteral("The database %1 cannot be used: %2.").arg(name, error.detail)};
}

Core::Error databaseError(const QSqlError &error)
{
    const int code = sqliteCode(error);
    if (code != Constraint) // often part of a plan, as with a row that somebody else has linked already
        qCWarning(lcHr).noquote() << "SQLite:" << error.nativeErrorCode()
                                  << (error.databaseText().isEmpty() ? error.driverText()
                                                                     : error.databaseText());
    switch (code) {
    case Busy:
    case Locked:
        return Error {Error::Code::Unavailable, QStringLiteral("another program keeps it locked")};
    case ReadOnly:
    case CannotOpen:
        return Error {Error::Code::Unavailable, QStringLiteral("it cannot be written")};
    case IoError:
        return Error {Error::Code::Unavailable, QStringLiteral("it cannot be read or written")};
    case Full:
        return Error {Error::Code::Unavailable, QStringLiteral("the disk is full")};
    case Corrupt:
    case NotADatabase:
        return Error {Error::Code::Internal, QStringLiteral("it is damaged; restore it from a backup")};
    default:
        return Error {Error::Code::Internal, QStringLiteral("its contents cannot be used")};
    }
}

} // namespace Hr
