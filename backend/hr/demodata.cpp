// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/demodata.h"

#include "hr/database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace Hr {

Core::Result<> insertDemoData(const QSqlDatabase &database)
{
    // One statement, so that two processes cannot both find the table empty.
    QSqlQuery query(database);
    const bool done = query.exec(QStringLiteral(
        "INSERT INTO employees (person_name, days_off_available, changed_at, changed_by)"
        " SELECT demo.column1, demo.column2, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'demo data'"
        " FROM (VALUES ('jettro', 10), ('johndoe', 5), ('roberto', 15), ('office', 20)) AS demo"
        " WHERE NOT EXISTS (SELECT 1 FROM employees)"));
    if (!done)
        return Core::failure(databaseError(query.lastError()));
    return {};
}

} // namespace Hr
