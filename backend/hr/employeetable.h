// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/store.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace Hr {

/// The table `employees`. In the store's thread; writes belong into the caller's transaction.
class EmployeeTable
{
public:
    explicit EmployeeTable(const QSqlDatabase &database);
    Core::Result<> prepare();

    struct Row
    {
        qint64 id = 0;
        Employee employee;
    };
    using FoundRow = Core::Result<std::optional<Row>>;

    /// The row that belongs to the person.
    FoundRow linkedTo(const Identity &person);
    FoundRow named(const QString &personName);
    /// Gives the person the row with the person's name, unless it belongs to somebody already.
    Core::Result<> link(const Identity &person);
    Core::Result<> change(qint64 id, int daysOffAvailable, const QString &changedBy);

    struct Page
    {
        QList<Row> rows;
        int total = 0;
    };
    Core::Result<Page> page(const EmployeeQuery &query) const;

private:
    static FoundRow readOne(QSqlQuery &query, const QVariantList &values);

    const QSqlDatabase m_database;
    QSqlQuery m_linkedTo;
    QSqlQuery m_named;
    QSqlQuery m_link;
    QSqlQuery m_change;
};

} // namespace Hr
