// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "core/secret.h"

namespace Session {

/// Where the one refresh token of an issuer and a client is kept; nothing else is ever kept.
///
/// Whatever write() answers, read() in this process gives back what was written last: a store that
/// cannot reach its keychain keeps the token in memory, and says so with Unavailable.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    /// \return NotFound when there is none
    virtual Core::Future<Core::Secret> read() = 0;
    virtual Core::Future<> write(const Core::Secret &refreshToken) = 0;
    /// No error when there is none.
    virtual Core::Future<> remove() = 0;
};

/// Keeps it in this process only.
class MemoryTokenStore : public TokenStore
{
public:
    Core::Future<Core::Secret> read() override;
    Core::Future<> write(const Core::Secret &refreshToken) override;
    Core::Future<> remove() override;

private:
    Core::Secret m_refreshToken;
};

} // namespace Session
