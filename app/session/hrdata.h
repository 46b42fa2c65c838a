// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Session {

/// HR said 403: not an error, an answer (RFC 9457 with `required_roles` and `who_can_help`).
struct HrRefusal
{
    QStringList requiredRoles;
    QString whoCanHelp;

    bool operator==(const HrRefusal &) const = default;
};

struct Employee
{
    QString name; ///< `person_name`, required
    int daysOff = 0;
    QDateTime changedAt; ///< UTC; invalid when HR gave none
    QString changedBy;
    QString etag; ///< of this state of the row, quotes included

    static Core::Result<Employee> fromJson(const QJsonObject &json);
    bool operator==(const Employee &) const = default;
};

/// Which employees, and from where on.
struct EmployeeQuery
{
    QString search; ///< a part of the name
    QString sort = QStringLiteral("person_name"); ///< "-" before it: descending
    int offset = 0;
    int limit = 50;
};

struct EmployeePage
{
    QList<Employee> employees;
    int total = 0;
    std::optional<HrRefusal> refusal;

    static Core::Result<EmployeePage> fromJson(const QJsonObject &json);
};

/// What became of a change.
struct EmployeeChange
{
    /// False: somebody changed the row meanwhile, and `employee` is how it is now.
    bool changed = false;
    Employee employee;
    std::optional<HrRefusal> refusal;
};

/// An entry of HR's record of who looked at or changed whose data.
struct Lookup
{
    QDateTime at; ///< UTC
    QString actor;
    QString role; ///< that allowed it
    QString action; ///< "lookup", "list" or "change"
    QString personName; ///< whose data; empty for a list of several people
    int people = 1; ///< how many it was about
    std::optional<int> oldValue, newValue; ///< of a change
    QString reason; ///< of a change
    QString correlationId;

    static Core::Result<Lookup> fromJson(const QJsonObject &json);
    bool operator==(const Lookup &) const = default;
};

struct LookupQuery
{
    bool everybody = false; ///< takes the role
    QString action; ///< empty: any
    QString search; ///< a part of a name or a reason
    QDateTime since; ///< invalid: from the beginning
    int offset = 0;
    int limit = 50;
};

struct LookupPage
{
    QList<Lookup> lookups; ///< newest first
    int total = 0;
    std::optional<HrRefusal> refusal;

    static Core::Result<LookupPage> fromJson(const QJsonObject &json);
};

} // namespace Session
