// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <chrono>
#include <optional>

namespace Session {

/// What a token endpoint grants (RFC 6749, section 5.1; OpenID Connect Core 1.0, section 3.1.3.3).
struct TokenResponse
{
    Core::Secret accessToken;
    Core::Secret refreshToken; ///< empty when there is none
    Core::Secret idToken; ///< empty when there is none
    std::optional<std::chrono::seconds> expiresIn; ///< of the access token, from when it arrived
};

inline constexpr qint64 maxTokenResponse = 256 * 1024; ///< bytes

/// Reads the endpoint's answer, strictly.
/// \return Unauthorized for `invalid_grant`: what was presented is used up, revoked or expired;
///         Forbidden for another OAuth error, which names the client or our request;
///         Unavailable for 429 and 5xx; Invalid for whatever is not such an answer (HTML, a
///         redirect, another token type, tokens that could not stand in a header).
///         Details hold the endpoint's error code at most, as plain text.
Core::Result<TokenResponse> readTokenResponse(int status, const QByteArray &body);

} // namespace Session
