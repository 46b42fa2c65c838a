// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/principal.h"
#include "hr/store.h"
#include "http/reply.h"

namespace Hr {

/// The role that may look at and change other people's days off.
inline constexpr QLatin1String managerRole("office-management");

Identity identityOf(const Auth::Principal &person);

/// A problem of type "urn:secure-agent:problem:not-found".
/// \param status  400 where the reference services say so, else 404
Http::Reply notFound(int status, const QString &detail);

/// What the store's error means for a caller, 503 or 500; its detail goes to the log only.
Http::Reply storeProblem(const Core::Error &error);

/// Says on an answer about other people's data which role allowed it, and where it is on record.
void addPermission(Http::Reply &reply, const QString &role, const QString &lookupId);

} // namespace Hr
