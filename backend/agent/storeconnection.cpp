// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/storeconnection.h"

#include "agent/storeschema.h"
#include "core/logging.h"
#include "core/privatefile.h"
#include "core/random.h"

#include <QSqlError>
#include <QSqlRecord>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

auto notWorking()
{
    return failure(Error::Code::Unavailable,
                   QStringLiteral("The store of conversations does not work just now."));
}

void logRefusal(const QSqlQuery &query)
{
    // The driver's text would quote a value: only its number goes to the log.
    qCWarning(lcAgent) << "the store refused a statement:" << query.lastError().nativeErrorCode();
}

/// \param query  prepared
bool execute(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    return query.exec();
}

} // namespace

StoreConnection::StoreConnection(QString name) : m_name(std::move(name))
{
}

StoreConnection::~StoreConnection()
{
    m_prepared.clear(); // they use the connection
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Core::Result<std::unique_ptr<StoreConnection>> StoreConnection::open(const QString &location)
{
    const QLatin1String scheme("sqlite:");
    const QString file = location.mid(scheme.size());
    if (!location.startsWith(scheme) || file.isEmpty())
        return failure(
            Error::Code::Invalid,
            QStringLiteral("\"%1\" is not a database for the agent: write sqlite:FILE or sqlite::memory:.")
                .arg(location));

    if (file != QLatin1String(":memory:")) {
        if (const Core::Result<> prepared = Core::preparePrivateFile(file); !prepared)
            return failure(prepared.error().code,
                           QStringLiteral("The database file %1 cannot be used: %2.")
                               .arg(file, prepared.error().detail));
    }
    std::unique_ptr<StoreConnection> made(new StoreConnection(QLatin1String("agent-") + Core::randomId()));
    Core::Result<> good;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), made->m_name);
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!database.open())
            good = failure(
                Error::Code::Unavailable,
                QStringLiteral("The database file %1 cannot be opened. Check that its folder exists and "
                               "may be written to.")
                    .arg(file));
    }
    if (good)
        good = made->prepare();
    if (!good)
        return failure(Error {
            good.error().code,
            good.error().detail.contains(file)
                ? good.error().detail
                : QStringLiteral("The database file %1 cannot be used: %2").arg(file, good.error().detail)});
    return made;
}

Core::Result<> StoreConnection::prepare() const
{
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA journal_mode = WAL",
                               "PRAGMA synchronous = NORMAL", "PRAGMA secure_delete = ON"}) {
        if (const auto done = run(QLatin1String(pragma)); !done)
            return failure(Error::Code::Unavailable,
                           QStringLiteral("it is not a database, or it is read-only."));
    }
    return migrate(*this);
}

Core::Result<QSqlQuery> StoreConnection::run(const QString &statement, const QVariantList &values) const
{
    QSqlQuery query(database());
    query.setForwardOnly(true);
    if (query.prepare(statement) && execute(query, values))
        return query;
    logRefusal(query);
    return notWorking();
}

QSqlQuery *StoreConnection::runKept(const QString &statement, const QVariantList &values)
{
    auto known = m_prepared.find(statement);
    if (known == m_prepared.end()) {
        QSqlQuery query(database());
        query.setForwardOnly(true);
        if (!query.prepare(statement)) {
            logRefusal(query);
            return nullptr;
        }
        known = m_prepared.emplace(statement, std::move(query)).first;
    }
    QSqlQuery &query = known->second;
    if (execute(query, values))
        return &query;
    logRefusal(query);
    return nullptr;
}

Core::Result<QList<QVariantList>> StoreConnection::rows(const QString &statement, const QVariantList &values)
{
    QSqlQuery *query = runKept(statement, values);
    if (!query)
        return notWorking();
    QList<QVariantList> rows;
    const int columns = query->record().count();
    while (query->next()) {
        QVariantList row;
        for (int i = 0; i < columns; ++i)
            row.append(query->value(i));
        rows.append(row);
    }
    query->finish(); // or it would hold its locks
    return rows;
}

Core::Result<int> StoreConnection::change(const QString &statement, const QVariantList &values)
{
    QSqlQuery *query = runKept(statement, values);
    if (!query)
        return notWorking();
    const int changed = query->numRowsAffected();
    query->finish(); // or it would hold its locks
    return changed;
}

Transaction::Transaction(const StoreConnection &connection) : m_database(connection.database())
{
    m_open = m_database.transaction();
}

Transaction::~Transaction()
{
    if (m_open)
        m_database.rollback();
}

Core::Result<> Transaction::commit()
{
    m_open = false;
    if (m_database.commit())
        return {};
    m_database.rollback();
    return notWorking();
}

} // namespace Agent
