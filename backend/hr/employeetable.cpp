// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/employeetable.h"

#include "hr/personname.h"
#include "hr/sqlstatement.h"

#include <QVariant>

namespace Hr {

namespace {

constexpr QLatin1String columns("id, person_name, days_off_available, changed_at, changed_by, version");

/// The columns above. A person who was deleted and came back is another row: the id tells them apart.
EmployeeTable::Row readRow(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            {row.value(1).toString(), row.value(2).toInt(), row.value(3).toString(), row.value(4).toString(),
             row.value(0).toString() + QLatin1Char('-') + row.value(5).toString()}};
}

QString orderText(const EmployeeQuery &query)
{
    const QString direction = query.descending ? QStringLiteral(" DESC") : QString();
    QString text;
    if (query.order == EmployeeQuery::Order::DaysOff)
        text = QStringLiteral("days_off_available%1, ");
    else if (query.order == EmployeeQuery::Order::Changed)
        text = QStringLiteral("changed_at%1, ");
    // Names break every tie, so that pages never overlap.
    text += QStringLiteral("coalesce(search_name, lower(person_name))%1, person_name%1");
    return text.replace(QStringLiteral("%1"), direction);
}

} // namespace

EmployeeTable::EmployeeTable(const QSqlDatabase &database)
    : m_database(database), m_linkedTo(database), m_named(database), m_link(database), m_change(database)
{
}

Core::Result<> EmployeeTable::prepare()
{
    const QString select = QStringLiteral("SELECT %1 FROM employees WHERE ").arg(columns);
    const std::pair<QSqlQuery *, QString> statements[] = {
        {&m_linkedTo, select + QStringLiteral("issuer = ? AND subject = ?")},
        {&m_named, select + QStringLiteral("person_name = ?")},
        // "issuer IS NULL" makes it atomic: a row that belongs to somebody never moves.
        {&m_link,
         QStringLiteral("UPDATE employees SET issuer = ?, subject = ?, linked_at = ?"
                        " WHERE person_name = ? AND issuer IS NULL")},
        {&m_change,
         QStringLiteral("UPDATE employees SET days_off_available = ?, changed_at = ?, changed_by = ?,"
                        " version = version + 1 WHERE id = ?")},
    };
    for (const auto &[query, text] : statements) {
        if (const Core::Result<> prepared = Hr::prepare(*query, text); !prepared)
            return prepared;
    }
    return {};
}

EmployeeTable::FoundRow EmployeeTable::readOne(QSqlQuery &query, const QVariantList &values)
{
    std::optional<Row> found;
    const Core::Result<> done = run(query, values, [&found](const QSqlQuery &row) { found = readRow(row); });
    if (!done)
        return Core::failure(done.error());
    return found;
}

EmployeeTable::FoundRow EmployeeTable::linkedTo(const Identity &person)
{
    return readOne(m_linkedTo, {person.issuer, person.subject});
}

EmployeeTable::FoundRow EmployeeTable::named(const QString &personName)
{
    return readOne(m_named, {normalisedPersonName(personName)});
}

Core::Result<> EmployeeTable::link(const Identity &person)
{
    return run(m_link, {person.issuer, person.subject, timestamp(), normalisedPersonName(person.name)});
}

Core::Result<> EmployeeTable::change(qint64 id, int daysOffAvailable, const QString &changedBy)
{
    return run(m_change, {daysOffAvailable, timestamp(), changedBy, id});
}

Core::Result<EmployeeTable::Page> EmployeeTable::page(const EmployeeQuery &query) const
{
    QString where;
    QVariantList values;
    if (!query.search.isEmpty()) {
        where = QStringLiteral(" WHERE instr(coalesce(search_name, lower(person_name)), ?) > 0");
        values.append(searchForm(query.search));
    }
    Page page;
    QSqlQuery count(m_database);
    Core::Result<> done = Hr::prepare(count, QStringLiteral("SELECT count(*) FROM employees") + where);
    if (done)
        done = run(count, values, [&page](const QSqlQuery &row) { page.total = row.value(0).toInt(); });
    QSqlQuery select(m_database);
    if (done)
        done = Hr::prepare(select,
                           QStringLiteral("SELECT %1 FROM employees%2 ORDER BY %3 LIMIT ? OFFSET ?")
                               .arg(columns, where, orderText(query)));
    if (done)
        done = run(select, values + QVariantList {query.limit, query.offset},
                   [&page](const QSqlQuery &row) { page.rows.append(readRow(row)); });
    if (!done)
        return Core::failure(done.error());
    return page;
}

} // namespace Hr
