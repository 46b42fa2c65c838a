// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Hr {

/// The person who calls. An employee's row belongs to `issuer` and `subject` together; `name` is
/// for display, and for linking only where the store was told so (docs/adr/0004-who-a-row-belongs-to.md).
struct Identity
{
    QString issuer;
    QString subject;
    QString name; ///< `preferred_username`, else `subject`
    bool nameIsUsername = false; ///< only such a name may link
};

/// An employee's allowance.
struct Allowance
{
    QString personName; ///< as stored
    int daysOffAvailable = 0;
};

/// A question about somebody by name, from a person who was already found to be permitted.
struct LookupRequest
{
    Identity asker;
    QString role; ///< the role that permits it
    QString personName; ///< of the person concerned, see normalisedPersonName()
    QString correlationId; ///< of the HTTP request
};

struct LookupAnswer
{
    std::optional<Allowance> allowance; ///< none: nobody has that name
    QString lookupId; ///< of the row in `lookups`; empty when the asker asked about himself
};

/// A row of the table that managers see.
struct Employee
{
    QString personName;
    int daysOffAvailable = 0;
    QString changedAt; ///< ISO 8601, UTC
    QString changedBy; ///< the name of who changed it last
    QString version; ///< another one after every change; of the characters [0-9-]
};

struct EmployeeQuery
{
    enum class Order { Name, DaysOff, Changed };

    Identity asker;
    QString role; ///< the role that permits it
    QString correlationId;
    QString search; ///< a part of the name, see searchForm(); empty: everybody
    Order order = Order::Name;
    bool descending = false;
    int offset = 0;
    int limit = 50;
};

struct EmployeePage
{
    QList<Employee> employees;
    int total = 0; ///< how many the search finds
    QString lookupId; ///< empty when nobody but the asker is on the page
};

/// The versions in which a change is not wanted.
struct UnwantedVersions
{
    bool any = false; ///< any at all: only where there is no row yet
    QStringList versions;

    bool holds(const QString &version) const { return any || versions.contains(version); }
};

/// A new allowance for somebody, from a person who was already found to be permitted.
struct ChangeRequest
{
    Identity actor;
    QString role;
    QString personName;
    int daysOffAvailable = 0;
    QString reason;
    /// Change only a row that has one of these versions; nothing: whatever it has.
    std::optional<QStringList> expectedVersions;
    UnwantedVersions unwanted; ///< change no row that has one of these
    QString correlationId;
};

struct ChangeAnswer
{
    enum class Outcome {
        Changed,
        NotFound, ///< nobody has that name
        ChangedMeanwhile, ///< nothing was done: the row has another version
        Unwanted, ///< nothing was done: the row is one of those that were ruled out
    };

    Outcome outcome = Outcome::Changed;
    Employee employee; ///< as it is now; empty when there is none
    int daysOffBefore = 0; ///< where it was changed
    QString lookupId; ///< empty when the actor learnt only about himself, and changed nothing
};

/// Which entries of the record of lookups and changes.
struct LookupQuery
{
    Identity asker;
    bool everybody = false; ///< else those about the asker only; only for people with the role
    QString personName; ///< about this person; empty: any
    QString actor; ///< by the person of this name; empty: any
    QString action; ///< "lookup", "list", "change"; empty: any
    QString search; ///< a part of a name or a reason, see searchForm()
    QDateTime since; ///< invalid: from the beginning
    QDateTime until; ///< itself not included; invalid: up to now
    int offset = 0;
    int limit = 50;
};

struct LookupEntry
{
    QString id;
    QString at; ///< ISO 8601, UTC
    QString actor;
    QString role;
    QString action;
    /// Whom it was about. Empty for a list, unless the query is about one person.
    QString personName;
    int people = 1; ///< how many it was about
    std::optional<int> oldValue; ///< of a change
    std::optional<int> newValue;
    QString reason; ///< of a change
    QString correlationId;
};

struct LookupPage
{
    QList<LookupEntry> entries; ///< the newest first
    int total = 0;
};

/// Where employees and lookups are kept. Every call returns at once and ends in the store's own
/// time: nothing blocks the caller. Use one from the thread that made it.
///
/// Errors of every call: Unavailable when the database cannot answer now (locked, disk full).
class Store
{
public:
    virtual ~Store() = default;

    /// The caller's own row. NotFound when no row belongs to the caller.
    virtual Core::Future<Allowance> own(const Identity &person) = 0;

    /// Somebody's row, by name. When that is not the asker, a row in `lookups` is committed before
    /// the future ends, also when nobody has that name: an answer without its entry does not exist.
    virtual Core::Future<LookupAnswer> lookUp(const LookupRequest &request) = 0;

    /// A page of the employees' table. Whoever is on it beside the asker was looked at: one row in
    /// `lookups`, of action "list", is committed before the future ends.
    virtual Core::Future<EmployeePage> list(const EmployeeQuery &query) = 0;

    /// Changes an allowance, and commits old value, new value and reason together with it. Where
    /// nothing was changed, what the actor learnt is recorded as a lookup.
    virtual Core::Future<ChangeAnswer> change(const ChangeRequest &request) = 0;

    /// A page of the record. Reading it adds nothing to it (docs/adr/0020-changes-and-the-record.md).
    virtual Core::Future<LookupPage> lookups(const LookupQuery &query) = 0;

    /// Ends well when the database answers.
    virtual Core::Future<> check() = 0;

    /// Grows with every change that this process committed to the database, before the future of change()
    /// ends: an answer that was asked for at another count may be out of date.
    virtual quint64 changes() const = 0;
};

} // namespace Hr
