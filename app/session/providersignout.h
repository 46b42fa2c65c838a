// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "http/client.h"
#include "jose/discovery.h"

#include <chrono>

namespace Session {

/// Tells the provider that the session is over: revokes the refresh token (RFC 7009), then ends the
/// session there, named by the ID token (OpenID Connect RP-Initiated Logout 1.0, section 2).
///
/// Best effort: nobody learns how it went.
/// \param context  its end takes nothing back: `http` goes on
/// \return ends when both are answered, or have failed
Core::Future<> endAtProvider(Http::Client &http, const Jose::ProviderMetadata &provider,
                             const QString &clientId, const Core::Secret &refreshToken,
                             const Core::Secret &idToken, std::chrono::milliseconds timeLimit,
                             QObject *context);

} // namespace Session
