// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/hrclient.h"

#include "core/json.h"
#include "session/jsonreader.h"

#include <QJsonDocument>

namespace Session {

using Core::Result;
using Http::ClientResponse;

namespace {

void add(QUrlQuery &query, const char *name, const QString &value)
{
    if (!value.isEmpty()) // "+" is a letter here, which QUrlQuery would leave as it is
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

HrRefusal refusalOf(const ClientResponse &answer)
{
    HrRefusal refusal;
    if (const Result<QJsonObject> problem = Core::parseJsonObject(answer.body)) {
        JsonReader reader(*problem);
        refusal.requiredRoles = reader.texts("required_roles");
        refusal.whoCanHelp = reader.text("who_can_help");
    }
    return refusal;
}

/// 200 is read by T::fromJson, 403 is a refusal, everything else an error.
template<class T>
Core::Future<T> pageOf(QObject *context, const Core::Future<ClientResponse> &answer)
{
    const Core::Promise<T> promise;
    Core::whenDone(context, answer, [promise](const Result<ClientResponse> &got) {
        if (!got) {
            promise.finish(Core::failure(got.error()));
        } else if (got->status == 403) {
            T refused;
            refused.refusal = refusalOf(*got);
            promise.finish(refused);
        } else if (got->status != 200) {
            promise.finish(Core::failure(ServiceCaller::errorOfAnswer(*got)));
        } else {
            promise.finish(Core::parseJsonObject(got->body).and_then(&T::fromJson));
        }
    });
    return promise.future();
}

Result<EmployeeChange> changeOf(const ClientResponse &answer)
{
    EmployeeChange change;
    if (answer.status == 403) {
        change.refusal = refusalOf(answer);
        return change;
    }
    if (answer.status != 200 && answer.status != 412)
        return Core::failure(ServiceCaller::errorOfAnswer(answer));
    const Result<QJsonObject> body = Core::parseJsonObject(answer.body);
    if (!body)
        return Core::failure(body.error());
    const bool changed = answer.status == 200;
    const Result<Employee> employee
        = Employee::fromJson(changed ? *body : body->value(QLatin1String("current")).toObject());
    if (!employee)
        return Core::failure(employee.error());
    change.changed = changed;
    change.employee = *employee;
    return change;
}

} // namespace

HrClient::HrClient(Http::Client &http, TokenSource &tokens, QUrl hrUrl, QObject *parent)
    : QObject(parent), m_hr(http, tokens, std::move(hrUrl))
{
}

Core::Future<int> HrClient::ownDaysOff()
{
    const Core::Promise<int> promise;
    Core::whenDone(
        this, m_hr.call("POST", QStringLiteral("/daysOff"), {}, "{}"),
        [promise](const Result<ClientResponse> &got) {
            if (!got) {
                promise.finish(Core::failure(got.error()));
            } else if (got->status == 400) { // as the reference services say that there is no such row
                promise.finish(Core::failure(Core::Error::Code::NotFound, QStringLiteral("no row")));
            } else if (got->status != 200) {
                promise.finish(Core::failure(ServiceCaller::errorOfAnswer(*got)));
            } else {
                const Result<QJsonObject> body = Core::parseJsonObject(got->body);
                const QJsonValue days
                    = body ? body->value(QLatin1String("days_off_available")) : QJsonValue();
                if (days.isDouble())
                    promise.finish(days.toInt());
                else
                    promise.finish(Core::failure(Core::Error::Code::Invalid, QStringLiteral("no number")));
            }
        });
    return promise.future();
}

Core::Future<EmployeePage> HrClient::employees(const EmployeeQuery &query)
{
    QUrlQuery items;
    add(items, "search", query.search);
    add(items, "sort", query.sort);
    add(items, "offset", QString::number(query.offset));
    add(items, "limit", QString::number(query.limit));
    return pageOf<EmployeePage>(this, m_hr.call("GET", QStringLiteral("/employees"), items));
}

Core::Future<EmployeeChange> HrClient::change(const QString &name, int daysOff, const QString &reason,
                                              const QString &etag)
{
    const QByteArray segment = ServiceCaller::segment(name);
    if (segment.isEmpty())
        return Core::ready<EmployeeChange>(
            Core::failure(Core::Error::Code::Invalid, QStringLiteral("not a name that fits a path")));
    const QJsonObject body {{QStringLiteral("days_off_available"), daysOff},
                            {QStringLiteral("reason"), reason}};
    Http::Headers headers;
    headers.set("If-Match", etag.toLatin1());
    const Core::Promise<EmployeeChange> promise;
    Core::whenDone(this,
                   m_hr.call("PUT", QStringLiteral("/employees/%1/daysOff").arg(QLatin1String(segment)), {},
                             QJsonDocument(body).toJson(QJsonDocument::Compact), headers),
                   [promise](const Result<ClientResponse> &got) {
                       if (got)
                           promise.finish(changeOf(*got));
                       else
                           promise.finish(Core::failure(got.error()));
                   });
    return promise.future();
}

Core::Future<LookupPage> HrClient::lookups(const LookupQuery &query)
{
    QUrlQuery items;
    add(items, "scope", query.everybody ? QStringLiteral("everybody") : QStringLiteral("mine"));
    add(items, "action", query.action);
    add(items, "search", query.search);
    if (query.since.isValid())
        add(items, "since", query.since.toUTC().toString(Qt::ISODateWithMs));
    add(items, "offset", QString::number(query.offset));
    add(items, "limit", QString::number(query.limit));
    return pageOf<LookupPage>(this, m_hr.call("GET", QStringLiteral("/lookups"), items));
}

} // namespace Session
