// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/lookups.h"

#include "hr/answers.h"
#include "hr/paging.h"
#include "hr/personname.h"
#include "http/queryreader.h"

#include <QJsonArray>

namespace Hr {

namespace {

const QString mine = QStringLiteral("mine");
const QString everybody = QStringLiteral("everybody");

QJsonObject jsonOf(const LookupEntry &entry)
{
    QJsonObject object {{QStringLiteral("id"), entry.id},
                        {QStringLiteral("at"), entry.at},
                        {QStringLiteral("actor"), entry.actor},
                        {QStringLiteral("role"), entry.role},
                        {QStringLiteral("action"), entry.action},
                        {QStringLiteral("people"), entry.people},
                        {QStringLiteral("correlation_id"), entry.correlationId}};
    if (!entry.personName.isEmpty())
        object.insert(QStringLiteral("person_name"), entry.personName);
    if (entry.newValue) {
        object.insert(QStringLiteral("old_value"), *entry.oldValue);
        object.insert(QStringLiteral("new_value"), *entry.newValue);
        object.insert(QStringLiteral("reason"), entry.reason);
    }
    return object;
}

} // namespace

void Lookups::addRoutes(Http::Router &router, Auth::BearerGate &gate, const QString &whoCanHelp)
{
    router.add("GET", QStringLiteral("/lookups"),
               gate.signedIn([this, whoCanHelp](const Http::Request &request, const Auth::Principal &person,
                                                const Http::Responder &responder) {
                   answer(request, person, whoCanHelp, responder);
               }));
}

void Lookups::answer(const Http::Request &request, const Auth::Principal &person, const QString &whoCanHelp,
                     const Http::Responder &responder)
{
    const bool hasRole = person.hasRole(managerRole);
    LookupQuery query;
    query.asker = identityOf(person);
    Http::QueryReader reader(request);
    const QString scope
        = reader.choice(QStringLiteral("scope"), {mine, everybody}, hasRole ? everybody : mine);
    query.personName = reader.text(QStringLiteral("about"), maxPersonNameLength);
    query.actor = reader.text(QStringLiteral("actor"), maxPersonNameLength);
    query.action = reader.choice(QStringLiteral("action"),
                                 {QStringLiteral("lookup"), QStringLiteral("list"), QStringLiteral("change")},
                                 QString());
    query.search = reader.text(QStringLiteral("search"), maxSearchLength);
    query.since = reader.time(QStringLiteral("since"));
    query.until = reader.time(QStringLiteral("until"));
    query.offset = reader.number(QStringLiteral("offset"), 0, maxOffset, 0);
    query.limit = reader.number(QStringLiteral("limit"), 1, maxPageSize, defaultPageSize);
    query.everybody = scope == everybody;
    if (query.everybody && !hasRole) {
        responder.send(Auth::forbidden({managerRole}, whoCanHelp));
        return;
    }
    if (reader.refusal()) {
        responder.send(*reader.refusal());
        return;
    }
    Core::whenDone(this, m_store.lookups(query),
                   [responder, query, scope](const Core::Result<LookupPage> &page) {
                       if (!page) {
                           responder.send(storeProblem(page.error()));
                           return;
                       }
                       QJsonArray entries;
                       for (const LookupEntry &entry : page->entries)
                           entries.append(jsonOf(entry));
                       Http::Reply reply = Http::Reply::json({{QStringLiteral("scope"), scope},
                                                              {QStringLiteral("lookups"), entries},
                                                              {QStringLiteral("total"), page->total},
                                                              {QStringLiteral("offset"), query.offset},
                                                              {QStringLiteral("limit"), query.limit}});
                       if (query.everybody)
                           addPermission(reply, managerRole, {});
                       responder.send(reply);
                   });
}

} // namespace Hr
