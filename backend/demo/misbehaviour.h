// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/router.h"

#include <QMetaType>

#include <chrono>
#include <optional>

namespace Demo {

/// What the provider does wrong, for tests of those who must notice. By default: nothing.
struct Misbehaviour
{
    enum class Fault {
        None,
        ServerError, ///< 500
        Html, ///< 200 with a page instead of JSON
        Stall, ///< no answer; the connection stays open
        Slow, ///< the right answer, after `slowness`
        Huge, ///< 200 with 8 MiB of JSON
        Redirect, ///< 302 to another address
    };
    Fault discovery = Fault::None;
    Fault authorize = Fault::None;
    Fault token = Fault::None;
    Fault jwks = Fault::None;
    Fault endSession = Fault::None;
    Fault revoke = Fault::None;
    std::chrono::milliseconds slowness {1500};

    // Where not empty, said instead of the issuer.
    QString metadataIssuer;
    QString responseIssuer;
    QString tokenIssuer;
    bool omitResponseIssuer = false;
    bool wrongState = false;
    /// Answers each authorization request with this error at once, for example "access_denied".
    QString authorizationError;
    /// Refuses each token request with this `error_description`, which may be anything: HTML, say.
    QString tokenErrorDescription;

    enum class IdToken {
        Good,
        WrongNonce,
        WrongAudience,
        WrongAuthorizedParty,
        WrongIssuer,
        WrongSignature,
        AlgorithmNone,
        Expired,
        Missing,
    };
    IdToken idToken = IdToken::Good;
    bool dropRefreshTokens = false; ///< answers carry none
    bool invalidGrantOnRefresh = false;
    bool changeSubjectOnRefresh = false;
    std::optional<std::chrono::seconds> accessTokenLife;
};

/// `handler`, unless `fault` of `current` is set when a request comes.
/// \param current  read at each request; must outlive the handler
/// \param context  ends a pending Slow or Stall by its own end
Http::Handler misbehaving(const Misbehaviour &current, Misbehaviour::Fault Misbehaviour::*fault,
                          QObject *context, Http::Handler handler);

} // namespace Demo

Q_DECLARE_METATYPE(Demo::Misbehaviour)
