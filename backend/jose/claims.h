// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "jose/claimset.h"
#include "jose/token.h"

namespace Jose {

/// Checks the time claims of a token whose signature is already verified.
///
/// Good while `nbf - leeway <= now < exp + leeway` and `iat - leeway <= now`; `exp` is required.
/// \param claims  Expires, NotBefore, IssuedAt: whole seconds since 1970-01-01 UTC, 0 to 2^53
/// \return Unauthorized when expired or not yet valid; Invalid when `exp` is absent or a time
///         claim is not such a number
/// Source: RFC 7519, sections 2 and 4.1.4 to 4.1.6.
Core::Result<> checkTimes(const ClaimSet &claims, Core::Time now,
                          std::chrono::seconds leeway = std::chrono::seconds {30});

/// What a header may say: `alg` exactly RS256, `typ` one of `types` without regard to case (an
/// "application/" in front is dropped, RFC 7515 section 4.1.9), no `crit`, `b64`, `jku`, `x5u`, `jwk`.
/// `kid`, where present, is a string of 1 to 256 characters.
/// \param typeRequired  an access token must say its type; an ID token need not
Core::Result<> checkHeader(const QJsonObject &header, const QStringList &types, bool typeRequired);

/// checkHeader() as an access token needs it: its type is there, JWT or at+jwt, and its `kid`.
Core::Result<> checkAccessTokenHeader(const QJsonObject &header);

/// `aud` as a string or an array of strings (RFC 7519, section 4.1.3).
Core::Result<QStringList> readAudience(const ClaimSet &claims);

/// Whom an access token is good for, after every rule of the design. Not its claims: thousands of these are
/// kept, and each claim would be one more piece of memory.
struct AccessToken
{
    QString issuer;
    QString subject; ///< unique within the issuer: what is stored
    QString name; ///< `preferred_username`, else `sub`: for display only
    bool nameIsUsername = false; ///< false: `name` is `sub`, for want of anything better
    QStringList audience;
    QStringList roles; ///< of the client that the rules name
    Core::Time expires;
};

struct AccessTokenRules
{
    QString issuer; ///< compared exactly
    QString audience; ///< must be among `aud`
    QString roleClient {}; ///< whose roles count, see ClaimSet::roles
    std::chrono::seconds leeway {30};
};

/// Every rule for an access token but its header's and the signature (design, "Tokens"; RFC 9068, section 4):
/// the claim `typ` where present "Bearer", no claim that only other kinds of tokens
/// have or that binds it to a key (`cnf`), iss, aud, times, sub a non-empty string, preferred_username
/// where present a string without control, reversing or invisible characters.
Core::Result<AccessToken> checkAccessClaims(const ClaimSet &claims, const AccessTokenRules &rules,
                                            Core::Time now);

struct IdTokenRules
{
    QString issuer;
    QString clientId; ///< must be in `aud`; with several audiences, or where present, `azp` equals it
    QString nonce; ///< what this sign-in sent; empty: not checked (a refresh)
    std::chrono::seconds leeway {30};
};

/// Every rule for an ID token but the signature (OpenID Connect Core 1.0, section 3.1.3.7): the
/// claim `typ` where present "ID" (Keycloak).
Core::Result<QJsonObject> checkIdToken(const Token &token, const IdTokenRules &rules, Core::Time now);

} // namespace Jose
