// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "http/headers.h"
#include "session/authorizationneeds.h"
#include "session/tokenresponse.h"

namespace Session {

/// What may cure the refusal of a service.
///
/// | answer                                       | remedy                                           |
/// |----------------------------------------------|--------------------------------------------------|
/// | 401, `invalid_token` or no error named       | a new access token, and one more try             |
/// | 401, `insufficient_user_authentication`      | a new sign-in with `acr_values`, `max_age`; where |
/// |                                              | neither is named, a fresh one (`max_age` 0)      |
/// | 401, any other error                         | none: the request was wrong                      |
/// | 403, `insufficient_scope` that names a scope | a new sign-in with these scopes, too             |
/// | any other 403: a role is missing             | none: no refresh, no retry, the person reads why |
/// | anything else                                | none                                             |
///
/// Each remedy is tried once for a request; who does so is AgentClient and HttpTurnStream, and for a
/// new sign-in the person. Sources: RFC 6750, section 3.1; RFC 9470, section 3.
struct Remedy
{
    enum class Kind { None, NewToken, NewSignIn };
    Kind kind = Kind::None;
    AuthorizationNeeds needs; ///< with NewSignIn, not empty

    bool operator==(const Remedy &) const = default;
};

Remedy remedyFor(int status, const Http::Headers &headers);

/// `needs`, or a fresh sign-in where a stronger one is asked for and nothing says how strong.
AuthorizationNeeds forStepUp(AuthorizationNeeds needs);

/// What a challenge asks for, or the event of a turn that waits for a stronger sign-in: `scope` and
/// `acr_values` as lists with spaces between, `max_age` in seconds. What is not well formed is left
/// out, and no list is longer than ten.
AuthorizationNeeds readNeeds(const QString &scope, const QString &acrValues, const QString &maxAge);

/// The scopes of an authorization: what is asked for anyway, and then what is needed.
/// \return Invalid when there would be more than twenty: no service can make a sign-in ask for ever more
Core::Result<QStringList> scopesFor(const QStringList &usual, const AuthorizationNeeds &needs);

/// Whether new tokens bring what was needed (RFC 9470, section 5): `acr` is one of the values, and
/// the person proved who they are within `maxAge`, or since the sign-in began.
/// \param tokens  whose ID token is verified
/// \param begun   when this sign-in began
/// \return Unauthorized
Core::Result<> checkNeeds(const AuthorizationNeeds &needs, const TokenResponse &tokens, Core::Time begun,
                          Core::Time now);

} // namespace Session
