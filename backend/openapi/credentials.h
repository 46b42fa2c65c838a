// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"

#include <QString>

namespace OpenApi {

/// What one person's calls of one service are signed with. Whoever implements it decides how the
/// bearer comes about: passed through, or exchanged (RFC 8693).
class Credentials
{
public:
    virtual ~Credentials() = default;
    /// As settings, receipts and logs name it: "pass-through", "token exchange".
    virtual QString mode() const = 0;
    /// The bearer for that service.
    /// \return Forbidden when the person's token is not for it: then nothing is sent at all;
    ///         Unauthorized when it has ended; Unavailable when it cannot be had just now
    virtual Core::Future<Core::Secret> bearer() = 0;
};

} // namespace OpenApi
