// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"

#include <QString>

namespace OpenApi {

/// What goes along with one call and says in whose name it is.
struct Signature
{
    enum class Place { None, Bearer, Header, Query, Cookie };
    Place place = Place::None;
    QByteArray name {}; ///< of the header, the query's parameter or the cookie
    Core::Secret secret {}; ///< a token or a key; never empty but for None
};

/// What one person's calls of one service are signed with. Whoever implements it decides how the
/// secret comes about: a token passed through or exchanged (RFC 8693), or a key.
class Credentials
{
public:
    virtual ~Credentials() = default;
    /// As settings, receipts and logs name it: "pass-through", "token exchange", "api key", "none".
    virtual QString mode() const = 0;
    /// For one call of that service.
    /// \return Forbidden when the person's token is not for it, or there is no key: then nothing is sent at
    /// all;
    ///         Unauthorized when the token has ended; Unavailable when it cannot be had just now
    virtual Core::Future<Signature> signature() = 0;
};

} // namespace OpenApi
