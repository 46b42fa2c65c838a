// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/accounts.h"
#include "demo/grants.h"
#include "demo/misbehaviour.h"
#include "jose/key.h"

namespace Demo {

/// What every token of the provider says alike.
struct MintRules
{
    QString issuer;
    QString clientId;
    QStringList audiences; ///< of the scopes "agent" and "hr", in this order
    std::chrono::seconds accessTokenLife {300};
    Core::Clock clock = Core::systemNow;
};

/// Makes and signs the tokens, with keys of its own that live as long as it does.
class TokenMint
{
public:
    /// \param misbehaviour  read for each token; must outlive this
    static Core::Result<TokenMint> create(MintRules rules, const Misbehaviour &misbehaviour);

    /// Signs with a new key from now on.
    /// \param keepOld  whether the keys so far stay in the JWK Set
    Core::Result<> rotateKeys(bool keepOld);
    QJsonObject jwks() const;

    /// `aud` holds the audience of each scope that has one, else the issuer alone.
    QByteArray accessToken(const Person &person, const Session &session, const QStringList &scopes,
                           bool refreshed) const;
    QByteArray idToken(const Person &person, const Session &session, bool refreshed) const;
    std::chrono::seconds accessTokenLife() const;

    /// The `sid` of an ID token of ours, expired or not (OpenID Connect RP-Initiated Logout 1.0, section 2).
    std::optional<QString> readHint(const QByteArray &idToken) const;

private:
    TokenMint(MintRules rules, const Misbehaviour &misbehaviour, Jose::PrivateKey key);
    QJsonObject commonClaims(const Person &person, const Session &session, bool refreshed) const;

    MintRules m_rules;
    const Misbehaviour *m_misbehaviour;
    QList<Jose::PrivateKey> m_keys; ///< the first one signs; the others are still published
};

} // namespace Demo
