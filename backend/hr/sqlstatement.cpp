// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/sqlstatement.h"

#include "hr/database.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlQuery>

namespace Hr {

QString timestamp()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

Core::Result<> prepare(QSqlQuery &query, const QString &text)
{
    query.setForwardOnly(true);
    return query.prepare(text) ? Core::Result<>() : Core::failure(databaseError(query.lastError()));
}

Core::Result<> run(QSqlQuery &query, const QVariantList &values,
                   const std::function<void(const QSqlQuery &)> &read)
{
    for (int place = 0; place < values.size(); ++place)
        query.bindValue(place, values.at(place));
    if (!query.exec())
        return Core::failure(databaseError(query.lastError()));
    while (read && query.next())
        read(query);
    const QSqlError error = query.lastError();
    query.finish();
    return error.isValid() ? Core::failure(databaseError(error)) : Core::Result<>();
}

} // namespace Hr
