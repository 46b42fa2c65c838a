// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/daysoff.h"

#include "hr/answers.h"
#include "hr/personname.h"
#include "http/jsonbody.h"

namespace Hr {

namespace {

Http::Reply ownReply(const Allowance &allowance)
{
    return Http::Reply::json({{QStringLiteral("days_off_available"), allowance.daysOffAvailable}});
}

} // namespace

void DaysOff::addRoutes(Http::Router &router, Auth::BearerGate &gate, const QString &whoCanHelp)
{
    router.add(
        "POST", QStringLiteral("/daysOff"),
        gate.signedIn([this](const Http::Request &request, const Auth::Principal &person,
                             const Http::Responder &responder) { answerOwn(request, person, responder); }));
    router.add(
        "POST", QStringLiteral("/daysOffFor"),
        gate.withRole(managerRole, whoCanHelp,
                      [this](const Http::Request &request, const Auth::Principal &person,
                             const Http::Responder &responder) { answerFor(request, person, responder); }));
}

void DaysOff::answerOwn(const Http::Request &request, const Auth::Principal &person,
                        const Http::Responder &responder)
{
    // There is nothing to say in the body; where there is one, it is held to the same rules as any.
    if (!request.body.isEmpty()) {
        if (const auto body = Http::readJsonBody(request); !body) {
            responder.send(body.error());
            return;
        }
    }
    const Identity identity = identityOf(person);
    if (const std::optional<Allowance> known = m_remembered.find(identity)) {
        responder.send(ownReply(*known));
        return;
    }
    const quint64 changes = m_store.changes();
    Core::whenDone(this, m_store.own(identity),
                   [this, responder, identity, changes](const Core::Result<Allowance> &allowance) {
                       if (allowance) {
                           m_remembered.insert(identity, *allowance, changes);
                           responder.send(ownReply(*allowance));
                       } else if (allowance.error().code == Core::Error::Code::NotFound) {
                           responder.send(notFound(400, QStringLiteral("User not found in database.")));
                       } else {
                           responder.send(storeProblem(allowance.error()));
                       }
                   });
}

void DaysOff::answerFor(const Http::Request &request, const Auth::Principal &person,
                        const Http::Responder &responder)
{
    const QString field = QStringLiteral("person_name");
    const auto body = Http::readJsonBody(request);
    if (!body) {
        responder.send(body.error());
        return;
    }
    const QJsonValue value = body->value(field);
    if (!value.isString()) {
        responder.send(Http::invalidField(
            field, value.isUndefined() ? QStringLiteral("is required") : QStringLiteral("must be a string")));
        return;
    }
    const Core::Result<QString> name = readPersonName(value.toString());
    if (!name) {
        responder.send(Http::invalidField(field, name.error().detail));
        return;
    }
    const LookupRequest lookup {identityOf(person), managerRole, *name, request.correlationId};
    Core::whenDone(
        this, m_store.lookUp(lookup), [responder, lookup](const Core::Result<LookupAnswer> &answer) {
            if (!answer) {
                responder.send(storeProblem(answer.error()));
                return;
            }
            Http::Reply reply = answer->allowance
                ? Http::Reply::json(
                    {{QStringLiteral("days_off_available"), answer->allowance->daysOffAvailable},
                     {QStringLiteral("person_name"), answer->allowance->personName},
                     {QStringLiteral("asked_by"), lookup.asker.name}})
                : notFound(400, QStringLiteral("%1 not found in database.").arg(lookup.personName));
            addPermission(reply, lookup.role, answer->lookupId);
            responder.send(reply);
        });
}

} // namespace Hr
