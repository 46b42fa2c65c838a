// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/answers.h"

#include "core/logging.h"

namespace Hr {

Identity identityOf(const Auth::Principal &person)
{
    return Identity {person.issuer, person.subject, person.name, person.nameIsUsername};
}

Http::Reply notFound(int status, const QString &detail)
{
    return Http::problem(status, detail,
                         {{QStringLiteral("type"), QStringLiteral("urn:secure-agent:problem:not-found")}});
}

Http::Reply storeProblem(const Core::Error &error)
{
    qCWarning(lcHr).noquote() << "The database:" << Core::codeName(error.code) << error.detail;
    if (error.code != Core::Error::Code::Unavailable && error.code != Core::Error::Code::Cancelled)
        return Http::problem(500, QStringLiteral("Internal error"));
    Http::Reply reply = Http::problem(503, QStringLiteral("The database cannot answer now"));
    reply.headers.set("Retry-After", "5");
    return reply;
}

void addPermission(Http::Reply &reply, const QString &role, const QString &lookupId)
{
    reply.headers.set("X-Allowed-By", role.toLatin1());
    if (!lookupId.isEmpty())
        reply.headers.set("X-Lookup-Id", lookupId.toLatin1());
}

} // namespace Hr
