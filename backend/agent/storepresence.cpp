// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/storepresence.h"

#include "core/privatefile.h"
#include "core/random.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace Agent {

StorePresence::StorePresence(const QString &location)
{
    const QString file = location.mid(QLatin1String("sqlite:").size());
    const QString beside = file + QLatin1String("-open");
    if (file == QLatin1String(":memory:") || !Core::preparePrivateFile(beside))
        return;
    m_name = QLatin1String("agent-presence-") + Core::randomId();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    database.setDatabaseName(beside);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
    if (!database.open())
        return;
    QSqlQuery query(database);
    m_wasAlone = query.exec(QStringLiteral("BEGIN EXCLUSIVE"));
    if (m_wasAlone)
        query.exec(QStringLiteral("COMMIT"));
    // Reading takes the shared lock, and an open transaction keeps it. Somebody who tries whether he is
    // alone has it for a moment.
    query.exec(QStringLiteral("PRAGMA busy_timeout = 5000"));
    query.exec(QStringLiteral("BEGIN"));
    query.exec(QStringLiteral("SELECT COUNT(*) FROM sqlite_master"));
    query.next();
}

StorePresence::~StorePresence()
{
    if (m_name.isEmpty())
        return;
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

} // namespace Agent
