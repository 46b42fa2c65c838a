// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/employeeimport.h"

#include "core/json.h"
#include "hr/employees.h"
#include "hr/personname.h"
#include "hr/sqlstatement.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <cmath>

namespace Hr {

namespace {

using Core::Error;

struct Entry
{
    QString name;
    int daysOff = 0;
    QString issuer; ///< empty: not to be linked
    QString subject;
};

auto invalid(const char *what)
{
    return Core::failure(Error::Code::Invalid, QString::fromLatin1(what));
}

Core::Result<Entry> readEntry(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const Core::Result<QString> text = Core::readString(object, u"person_name");
    const Core::Result<QString> name = text ? readPersonName(*text) : text;
    if (!name)
        return invalid("person_name is not a person's name");
    const QJsonValue days = object.value(QLatin1String("days_off_available"));
    const double number = days.toDouble(-1);
    if (!days.isDouble() || number < 0 || number > mostDaysOff || std::trunc(number) != number)
        return invalid("days_off_available is not a whole number of days in a year");
    Entry entry {*name, static_cast<int>(number), {}, {}};
    const QJsonValue issuer = object.value(QLatin1String("issuer"));
    const QJsonValue subject = object.value(QLatin1String("subject"));
    if (issuer.isUndefined() && subject.isUndefined())
        return entry;
    entry.issuer = issuer.toString();
    entry.subject = subject.toString();
    if (entry.issuer.isEmpty() || entry.subject.isEmpty())
        return invalid("issuer and subject belong together, and are texts");
    return entry;
}

/// The statements of one import.
class Import
{
public:
    explicit Import(const QSqlDatabase &database) : m_find(database), m_add(database), m_link(database) { }

    Core::Result<> prepare()
    {
        const std::pair<QSqlQuery *, const char *> statements[] = {
            {&m_find,
             "SELECT person_name, issuer, subject FROM employees"
             " WHERE person_name = ? OR (issuer = ? AND subject = ?)"},
            {&m_add,
             "INSERT INTO employees (person_name, search_name, days_off_available, issuer, subject,"
             " linked_at, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, 'import')"},
            {&m_link,
             "UPDATE employees SET issuer = ?, subject = ?, linked_at = ?, search_name = ?"
             " WHERE person_name = ? AND issuer IS NULL"},
        };
        for (const auto &[query, text] : statements) {
            if (const Core::Result<> prepared = Hr::prepare(*query, QString::fromLatin1(text)); !prepared)
                return prepared;
        }
        return {};
    }

    Core::Result<> take(const Entry &entry)
    {
        bool isThere = false;
        bool isLinked = false;
        bool contradicts = false;
        const bool links = !entry.issuer.isEmpty();
        const Core::Result<> found
            = run(m_find, {entry.name, entry.issuer, entry.subject}, [&](const QSqlQuery &row) {
                  isThere = true;
                  isLinked = !row.isNull(1);
                  const bool same = row.value(0).toString() == entry.name
                      && (!isLinked
                          || (row.value(1).toString() == entry.issuer
                              && row.value(2).toString() == entry.subject));
                  contradicts = contradicts || (links && !same);
              });
        if (!found)
            return found;
        if (contradicts)
            return invalid("the name or the subject belongs to another person already");
        const QVariant none(QMetaType::fromType<QString>());
        if (!isThere)
            return run(m_add,
                       {entry.name, searchForm(entry.name), entry.daysOff, links ? entry.issuer : none,
                        links ? entry.subject : none, links ? timestamp() : none, timestamp()});
        if (links && !isLinked)
            return run(m_link,
                       {entry.issuer, entry.subject, timestamp(), searchForm(entry.name), entry.name});
        return {};
    }

private:
    QSqlQuery m_find;
    QSqlQuery m_add;
    QSqlQuery m_link;
};

Core::Result<> takeAll(const QSqlDatabase &database, const QJsonArray &entries)
{
    Import import(database);
    if (const Core::Result<> prepared = import.prepare(); !prepared)
        return prepared;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Core::Result<Entry> entry = readEntry(entries.at(i));
        const Core::Result<> taken = entry ? import.take(*entry) : Core::failure(entry.error());
        if (!taken)
            return Core::failure(taken.error().code,
                                 QStringLiteral("entry %1: %2").arg(i + 1).arg(taken.error().detail));
    }
    return {};
}

} // namespace

Core::Result<> importEmployees(const QSqlDatabase &database, const QString &file)
{
    const auto failed = [&file](Error::Code code, const QString &why) {
        return Core::failure(code, QStringLiteral("The employees in %1 were not taken: %2.").arg(file, why));
    };
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failed(Error::Code::Invalid, source.errorString());
    const Core::Result<QJsonValue> json = Core::parseJson(source.readAll());
    if (!json)
        return failed(Error::Code::Invalid, QStringLiteral("it is not JSON, ") + json.error().detail);
    if (!json->isArray())
        return failed(Error::Code::Invalid, QStringLiteral("it is not a JSON array"));
    QSqlQuery transaction(database);
    if (!transaction.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return failed(Error::Code::Unavailable, QStringLiteral("another program keeps the database locked"));
    Core::Result<> taken = takeAll(database, json->toArray());
    if (taken && !transaction.exec(QStringLiteral("COMMIT")))
        taken = Core::failure(Error::Code::Unavailable, QStringLiteral("the database could not be written"));
    if (!taken) {
        transaction.exec(QStringLiteral("ROLLBACK")); // the first error is the one to tell
        return failed(taken.error().code, taken.error().detail);
    }
    return {};
}

} // namespace Hr
