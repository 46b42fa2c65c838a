// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/damageddatabase.h"

#include "core/privatefile.h"
#include "core/random.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace Agent {

Core::Result<QString> keepDamagedDatabaseAside(const QString &location)
{
    const QString file = location.section(QLatin1Char(':'), 1);
    if (file.isEmpty() || file == QLatin1String(":memory:") || !QFile::exists(file))
        return QString();
    constexpr int corrupt = 11; // SQLITE_CORRUPT
    constexpr int noDatabase = 26; // SQLITE_NOTADB
    bool damaged = false;
    const QString name = QLatin1String("agent-") + Core::randomId();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (database.open()) {
            QSqlQuery check(database);
            const bool asked = check.exec(QStringLiteral("PRAGMA quick_check(1)"));
            const int code = check.lastError().nativeErrorCode().toInt();
            damaged = asked ? check.next() && check.value(0).toString() != QLatin1String("ok")
                            : code == corrupt || code == noDatabase;
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (!damaged)
        return QString();
    const Core::Result<QString> aside = Core::keepAside(file);
    for (const QLatin1String journal : {QLatin1String("-wal"), QLatin1String("-shm")}) {
        if (aside && QFile::exists(file + journal))
            QFile::rename(file + journal, *aside + journal);
    }
    return aside;
}

} // namespace Agent
