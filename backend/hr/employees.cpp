// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/employees.h"

#include "hr/answers.h"
#include "hr/ifmatch.h"
#include "hr/paging.h"
#include "hr/personname.h"
#include "http/jsonbody.h"
#include "http/queryreader.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace Hr {

namespace {

const QString daysOffField = QStringLiteral("days_off_available");
const QString reasonField = QStringLiteral("reason");

QJsonObject jsonOf(const Employee &employee)
{
    return {{QStringLiteral("person_name"), employee.personName},
            {daysOffField, employee.daysOffAvailable},
            {QStringLiteral("changed_at"), employee.changedAt},
            {QStringLiteral("changed_by"), employee.changedBy},
            {QStringLiteral("etag"), entityTag(employee.version)}};
}

/// Reads the new allowance and its reason; complains about the first that is wrong.
std::optional<Http::Reply> readChange(const QJsonObject &body, ChangeRequest &change)
{
    const QJsonValue days = body.value(daysOffField);
    const double number = days.toDouble(-1);
    if (days.isUndefined())
        return Http::invalidField(daysOffField, QStringLiteral("is required"));
    if (!days.isDouble() || number < 0 || number > mostDaysOff || std::trunc(number) != number)
        return Http::invalidField(daysOffField,
                                  QStringLiteral("must be a whole number from 0 to %1").arg(mostDaysOff));
    change.daysOffAvailable = static_cast<int>(number);

    const QJsonValue reason = body.value(reasonField);
    if (!reason.isString())
        return Http::invalidField(reasonField,
                                  reason.isUndefined() ? QStringLiteral("is required")
                                                       : QStringLiteral("must be a string"));
    change.reason = reason.toString();
    if (const Core::Result<> good = checkLine(change.reason, maxReasonLength); !good)
        return Http::invalidField(reasonField, good.error().detail);
    if (change.reason.front().isSpace())
        return Http::invalidField(reasonField, QStringLiteral("must not begin with a space"));
    return std::nullopt;
}

Http::Reply changedMeanwhile(const Employee &current)
{
    return Http::problem(
        412, QStringLiteral("Somebody changed this meanwhile. Nothing was changed now."),
        {{QStringLiteral("type"), QStringLiteral("urn:secure-agent:problem:changed-meanwhile")},
         {QStringLiteral("current"), jsonOf(current)}});
}

Http::Reply unwanted(const Employee &current)
{
    return Http::problem(
        412, QStringLiteral("This is there already, and was not to be changed then. Nothing was changed."),
        {{QStringLiteral("type"), QStringLiteral("urn:secure-agent:problem:exists")},
         {QStringLiteral("current"), jsonOf(current)}});
}

Http::Reply replyOf(const ChangeRequest &change, const ChangeAnswer &answer)
{
    if (answer.outcome == ChangeAnswer::Outcome::NotFound)
        return notFound(404, QStringLiteral("%1 not found in database.").arg(change.personName));
    if (answer.outcome == ChangeAnswer::Outcome::ChangedMeanwhile)
        return changedMeanwhile(answer.employee);
    if (answer.outcome == ChangeAnswer::Outcome::Unwanted)
        return unwanted(answer.employee);
    QJsonObject body = jsonOf(answer.employee);
    body.insert(QStringLiteral("days_off_before"), answer.daysOffBefore);
    body.insert(reasonField, change.reason);
    return Http::Reply::json(body);
}

} // namespace

void Employees::addRoutes(Http::Router &router, Auth::BearerGate &gate, const QString &whoCanHelp)
{
    router.add(
        "GET", QStringLiteral("/employees"),
        gate.withRole(managerRole, whoCanHelp,
                      [this](const Http::Request &request, const Auth::Principal &person,
                             const Http::Responder &responder) { answerList(request, person, responder); }));
    router.add("PUT", QStringLiteral("/employees/{person_name}/daysOff"),
               gate.withRole(
                   managerRole, whoCanHelp,
                   [this](const Http::Request &request, const Auth::Principal &person,
                          const Http::Responder &responder) { answerChange(request, person, responder); }));
}

void Employees::answerList(const Http::Request &request, const Auth::Principal &person,
                           const Http::Responder &responder)
{
    using Order = EmployeeQuery::Order;
    const std::pair<QString, Order> orders[] = {{QStringLiteral("person_name"), Order::Name},
                                                {QStringLiteral("days_off_available"), Order::DaysOff},
                                                {QStringLiteral("changed_at"), Order::Changed}};
    QStringList sorts;
    for (const auto &[name, order] : orders)
        sorts << name << QLatin1Char('-') + name;

    EmployeeQuery query;
    query.asker = identityOf(person);
    query.role = managerRole;
    query.correlationId = request.correlationId;
    Http::QueryReader reader(request);
    query.search = reader.text(QStringLiteral("search"), maxSearchLength);
    query.offset = reader.number(QStringLiteral("offset"), 0, maxOffset, 0);
    query.limit = reader.number(QStringLiteral("limit"), 1, maxPageSize, defaultPageSize);
    const QString sort = reader.choice(QStringLiteral("sort"), sorts, sorts.first());
    if (reader.refusal()) {
        responder.send(*reader.refusal());
        return;
    }
    query.descending = sort.startsWith(QLatin1Char('-'));
    for (const auto &[name, order] : orders) {
        if (sort.endsWith(name))
            query.order = order;
    }
    Core::whenDone(this, m_store.list(query), [responder, query](const Core::Result<EmployeePage> &page) {
        if (!page) {
            responder.send(storeProblem(page.error()));
            return;
        }
        QJsonArray employees;
        for (const Employee &employee : page->employees)
            employees.append(jsonOf(employee));
        Http::Reply reply = Http::Reply::json({{QStringLiteral("employees"), employees},
                                               {QStringLiteral("total"), page->total},
                                               {QStringLiteral("offset"), query.offset},
                                               {QStringLiteral("limit"), query.limit}});
        addPermission(reply, query.role, page->lookupId);
        responder.send(reply);
    });
}

void Employees::answerChange(const Http::Request &request, const Auth::Principal &person,
                             const Http::Responder &responder)
{
    const QString field = QStringLiteral("person_name");
    ChangeRequest change;
    change.actor = identityOf(person);
    change.role = managerRole;
    change.correlationId = request.correlationId;
    const Core::Result<QString> name = readPersonName(request.pathParameters.value(field));
    const Core::Result<std::optional<QStringList>> versions = readIfMatch(request.headers);
    const Core::Result<UnwantedVersions> unwantedVersions = readIfNoneMatch(request.headers);
    const auto body = Http::readJsonBody(request);
    std::optional<Http::Reply> refusal;
    if (!name)
        refusal = Http::invalidField(field, name.error().detail);
    else if (!versions)
        refusal = Http::invalidField(QStringLiteral("If-Match"), versions.error().detail);
    else if (!unwantedVersions)
        refusal = Http::invalidField(QStringLiteral("If-None-Match"), unwantedVersions.error().detail);
    else if (!body)
        refusal = body.error();
    else
        refusal = readChange(*body, change);
    if (refusal) {
        responder.send(*refusal);
        return;
    }
    change.personName = *name;
    change.expectedVersions = *versions;
    change.unwanted = *unwantedVersions;
    Core::whenDone(this, m_store.change(change),
                   [responder, change](const Core::Result<ChangeAnswer> &answer) {
                       if (!answer) {
                           responder.send(storeProblem(answer.error()));
                           return;
                       }
                       Http::Reply reply = replyOf(change, *answer);
                       addPermission(reply, change.role, answer->lookupId);
                       if (answer->outcome != ChangeAnswer::Outcome::NotFound)
                           reply.headers.set("ETag", entityTag(answer->employee.version).toLatin1());
                       responder.send(reply);
                   });
}

} // namespace Hr
