// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/store.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace Hr {

/// The record of who looked at or changed whose days off: the tables `lookups` and `lookup_people`.
/// In the store's thread; writes belong into the caller's transaction.
class LookupRecord
{
public:
    explicit LookupRecord(const QSqlDatabase &database);
    Core::Result<> prepare();

    /// Whom an entry is about.
    struct Person
    {
        std::optional<qint64> employeeId; ///< none: nobody has that name
        QString name;
    };

    struct Entry
    {
        Identity actor;
        QString role;
        QString action; ///< "lookup", "list", "change"
        QList<Person> people;
        std::optional<std::pair<int, int>> values; ///< of a change: old, new
        QString reason; ///< of a change
        QString correlationId;
    };
    /// \return the entry's id, a UUID
    Core::Result<QString> add(const Entry &entry);

    /// \param ownRow  the asker's row; without one there is nothing about the asker
    Core::Result<LookupPage> page(const LookupQuery &query, std::optional<qint64> ownRow) const;

private:
    const QSqlDatabase m_database;
    QSqlQuery m_add;
    QSqlQuery m_addPerson;
};

} // namespace Hr
