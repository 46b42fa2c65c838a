// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/hrdata.h"

#include "session/jsonreader.h"

#include <cmath>

namespace Session {

namespace {

/// A whole number that is there; nothing for anything else.
std::optional<int> wholeNumber(const QJsonObject &json, const char *member)
{
    const QJsonValue value = json.value(QLatin1String(member));
    const double number = value.toDouble();
    if (!value.isDouble() || std::trunc(number) != number || std::abs(number) > 1e9)
        return {};
    return int(number);
}

tl::unexpected<Core::Error> notANumber(const char *member)
{
    return Core::failure(Core::Error::Code::Invalid,
                         QStringLiteral("%1 is not a whole number").arg(QLatin1String(member)));
}

} // namespace

Core::Result<Employee> Employee::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Employee read;
    read.name = reader.requiredText("person_name");
    read.changedAt = reader.time("changed_at");
    read.changedBy = reader.text("changed_by");
    read.etag = reader.text("etag");
    const std::optional<int> days = wholeNumber(json, "days_off_available");
    if (!days)
        return notANumber("days_off_available");
    read.daysOff = *days;
    return reader.result(read);
}

Core::Result<EmployeePage> EmployeePage::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    EmployeePage read;
    read.employees = reader.items<Employee>("employees");
    read.total = wholeNumber(json, "total").value_or(int(read.employees.size()));
    return reader.result(read);
}

Core::Result<Lookup> Lookup::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Lookup read;
    reader.requiredText("at");
    read.at = reader.time("at");
    read.actor = reader.requiredText("actor");
    read.role = reader.text("role");
    read.action = reader.requiredText("action");
    read.personName = reader.text("person_name");
    read.people = wholeNumber(json, "people").value_or(1);
    read.oldValue = wholeNumber(json, "old_value");
    read.newValue = wholeNumber(json, "new_value");
    read.reason = reader.text("reason");
    read.correlationId = reader.text("correlation_id");
    return reader.result(read);
}

Core::Result<LookupPage> LookupPage::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    LookupPage read;
    read.lookups = reader.items<Lookup>("lookups");
    read.total = wholeNumber(json, "total").value_or(int(read.lookups.size()));
    return reader.result(read);
}

} // namespace Session
