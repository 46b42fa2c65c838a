// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/claims.h"
#include "jose/keysource.h"

namespace Jose {

/// Verifies access tokens of one issuer for one audience. Belongs to the thread of its KeySource.
class AccessTokenVerifier
{
public:
    /// \param keys  must outlive this
    AccessTokenVerifier(KeySource &keys, AccessTokenRules rules, Core::Clock clock = Core::systemNow);

    /// Parses, checks the header, verifies the signature, then the claims.
    /// \return Unauthorized for every token that is not good, whatever the reason (the detail, for
    ///         the log, says which rule); Unavailable when no keys are known
    Core::Future<AccessToken> verify(const QByteArray &compact, QObject *context);

private:
    Core::Result<AccessToken> check(const Token &token, const PublicKey &key) const;

    KeySource &m_keys;
    const AccessTokenRules m_rules;
    const Core::Clock m_clock;
};

} // namespace Jose
