// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"

namespace Session {

/// Where a client of a service gets the person's access token from: the Session.
class TokenSource
{
public:
    virtual ~TokenSource() = default;

    /// An access token that is good for a while yet (30 s, or half of a shorter life); refreshed
    /// first when needed.
    /// \return Unauthorized when nobody is signed in, or the provider has ended the session;
    ///         Unavailable when the provider cannot be reached and the token we have is used up
    virtual Core::Future<Core::Secret> accessToken() = 0;

    /// A new one, after a service refused `refused` with 401. When that token has been replaced
    /// meanwhile, the replacement: many requests that fail together cause one refresh.
    virtual Core::Future<Core::Secret> renewedToken(const Core::Secret &refused) = 0;
};

} // namespace Session
