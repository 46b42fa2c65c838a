// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "jose/claims.h"
#include "jose/keysource.h"
#include "session/person.h"
#include "session/tokenresponse.h"

namespace Session {

/// Who the tokens are about: verifies the ID token (RS256 by a key of the issuer; iss, aud, azp,
/// nonce, exp: OpenID Connect Core 1.0, section 3.1.3.7), and reads the display roles from the
/// access token, which is for the services to verify. Where that is a JWT, its `sub` must be the
/// same.
/// \param roleClient  whose roles: `resource_access[<client>].roles`
/// \return Unauthorized when the ID token is missing or not good; Unavailable when the issuer's
///         keys cannot be had
Core::Future<Person> identify(const TokenResponse &tokens, Jose::KeySource &keys,
                              const Jose::IdTokenRules &rules, const QString &roleClient,
                              const Core::Clock &clock, QObject *context);

/// The claims of an access token that nobody has verified, for display; empty when it is not a JWT.
QJsonObject displayClaims(const Core::Secret &accessToken);

} // namespace Session
