// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/lookuprecord.h"

#include "core/random.h"
#include "hr/personname.h"
#include "hr/sqlstatement.h"

#include <QVariant>

namespace Hr {

namespace {

QVariant numberOrNull(const std::optional<qint64> &number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<qint64>());
}

/// A condition of SQL, and the values of its placeholders.
struct Condition
{
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &more)
    {
        parts.append(part);
        values.append(more);
    }
    QString text() const { return parts.join(QStringLiteral(" AND ")); }
};

/// What a query asks of the people that an entry is about (`p`), beside belonging to it.
Condition aboutPeople(const LookupQuery &query, std::optional<qint64> ownRow)
{
    Condition people;
    if (!query.everybody)
        people.add(QStringLiteral("p.employee_id = ?"), {numberOrNull(ownRow)});
    if (!query.personName.isEmpty())
        people.add(QStringLiteral("p.person_name = ?"), {normalisedPersonName(query.personName)});
    if (!query.search.isEmpty()) {
        const QString part = searchForm(query.search);
        people.add(QStringLiteral("(instr(coalesce(p.search_name, lower(p.person_name)), ?) > 0"
                                  " OR instr(coalesce(l.search_text, lower(l.actor_name)), ?) > 0)"),
                   {part, part});
    }
    return people;
}

Condition aboutEntries(const LookupQuery &query, std::optional<qint64> ownRow)
{
    Condition entries;
    const Condition people = aboutPeople(query, ownRow);
    if (!people.parts.isEmpty())
        entries.add(QStringLiteral("EXISTS (SELECT 1 FROM lookup_people p WHERE p.lookup_id = l.id AND %1)")
                        .arg(people.text()),
                    people.values);
    if (!query.actor.isEmpty())
        entries.add(QStringLiteral("l.actor_name = ?"), {query.actor});
    if (!query.action.isEmpty())
        entries.add(QStringLiteral("l.action = ?"), {query.action});
    if (query.since.isValid())
        entries.add(QStringLiteral("l.at >= ?"), {query.since.toUTC().toString(Qt::ISODateWithMs)});
    if (query.until.isValid())
        entries.add(QStringLiteral("l.at < ?"), {query.until.toUTC().toString(Qt::ISODateWithMs)});
    if (entries.parts.isEmpty())
        entries.parts.append(QStringLiteral("1"));
    return entries;
}

/// Columns as page() selects them.
LookupEntry readEntry(const QSqlQuery &row)
{
    LookupEntry entry;
    entry.id = row.value(0).toString();
    entry.at = row.value(1).toString();
    entry.actor = row.value(2).toString();
    entry.role = row.value(3).toString();
    entry.action = row.value(4).toString();
    if (!row.isNull(5)) {
        entry.oldValue = row.value(5).toInt();
        entry.newValue = row.value(6).toInt();
        entry.reason = row.value(7).toString();
    }
    entry.correlationId = row.value(8).toString();
    entry.people = row.value(9).toInt();
    entry.personName = row.value(10).toString();
    return entry;
}

} // namespace

LookupRecord::LookupRecord(const QSqlDatabase &database)
    : m_database(database), m_add(database), m_addPerson(database)
{
}

Core::Result<> LookupRecord::prepare()
{
    const Core::Result<> add = Hr::prepare(
        m_add,
        QStringLiteral("INSERT INTO lookups (id, at, actor_issuer, actor_subject, actor_name, role, action,"
                       " old_value, new_value, reason, search_text, correlation_id)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    if (!add)
        return add;
    return Hr::prepare(m_addPerson,
                       QStringLiteral("INSERT INTO lookup_people (lookup_id, employee_id, person_name,"
                                      " search_name) VALUES (?, ?, ?, ?)"));
}

Core::Result<QString> LookupRecord::add(const Entry &entry)
{
    const QString id = Core::randomId();
    const auto value = [&entry](int std::pair<int, int>::*side) {
        return numberOrNull(entry.values ? std::optional<qint64>((*entry.values).*side) : std::nullopt);
    };
    const Core::Result<> added
        = run(m_add,
              {id, timestamp(), entry.actor.issuer, entry.actor.subject, entry.actor.name, entry.role,
               entry.action, value(&std::pair<int, int>::first), value(&std::pair<int, int>::second),
               entry.values ? QVariant(entry.reason) : QVariant(QMetaType::fromType<QString>()),
               searchForm(entry.actor.name + QLatin1Char('\n') + entry.reason), entry.correlationId});
    if (!added)
        return Core::failure(added.error());
    for (const Person &person : entry.people) {
        const Core::Result<> about
            = run(m_addPerson, {id, numberOrNull(person.employeeId), person.name, searchForm(person.name)});
        if (!about)
            return Core::failure(about.error());
    }
    return id;
}

Core::Result<LookupPage> LookupRecord::page(const LookupQuery &query, std::optional<qint64> ownRow) const
{
    const Condition entries = aboutEntries(query, ownRow);
    const Condition people = aboutPeople(query, ownRow);
    LookupPage page;
    QSqlQuery count(m_database);
    Core::Result<> done
        = Hr::prepare(count, QStringLiteral("SELECT count(*) FROM lookups l WHERE %1").arg(entries.text()));
    if (done)
        done = run(count, entries.values,
                   [&page](const QSqlQuery &row) { page.total = row.value(0).toInt(); });

    // An entry about one person names that person; one about many does where only one was asked for.
    const bool aboutOne = !query.everybody || !query.personName.isEmpty();
    QSqlQuery select(m_database);
    if (done)
        done = Hr::prepare(
            select,
            QStringLiteral("SELECT l.id, l.at, l.actor_name, l.role, l.action, l.old_value, l.new_value,"
                           " l.reason, l.correlation_id,"
                           " (SELECT count(*) FROM lookup_people p WHERE p.lookup_id = l.id),"
                           " (SELECT max(p.person_name) FROM lookup_people p WHERE p.lookup_id = l.id%1)"
                           " FROM lookups l WHERE %2"
                           " ORDER BY l.at DESC, l.rowid DESC LIMIT ? OFFSET ?")
                .arg(aboutOne ? QStringLiteral(" AND ") + people.text() : QString(), entries.text()));
    if (done)
        done = run(select,
                   (aboutOne ? people.values : QVariantList()) + entries.values
                       + QVariantList {query.limit, query.offset},
                   [&](const QSqlQuery &row) {
                       page.entries.append(readEntry(row));
                       LookupEntry &entry = page.entries.last();
                       if (!aboutOne && entry.action == QLatin1String("list"))
                           entry.personName.clear();
                   });
    if (!done)
        return Core::failure(done.error());
    return page;
}

} // namespace Hr
