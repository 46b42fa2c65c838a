// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/verifier.h"

namespace Jose {

namespace {

tl::unexpected<Core::Error> refuse(const QString &why)
{
    return Core::failure(Core::Error::Code::Unauthorized, why);
}

} // namespace

AccessTokenVerifier::AccessTokenVerifier(KeySource &keys, AccessTokenRules rules, Core::Clock clock)
    : m_keys(keys), m_rules(std::move(rules)), m_clock(std::move(clock))
{
}

Core::Future<AccessToken> AccessTokenVerifier::verify(const QByteArray &compact, QObject *context)
{
    const Core::Result<Token> token = parseToken(compact);
    if (!token)
        return Core::ready<AccessToken>(refuse(token.error().detail));
    // The header first: what it says decides whether its key is looked for at all.
    if (const auto header = checkAccessTokenHeader(token->header); !header)
        return Core::ready<AccessToken>(refuse(header.error().detail));
    if (const PublicKey *key = m_keys.known(token->keyId()))
        return Core::ready<AccessToken>(check(*token, *key));
    // Before a key is asked for: a token that no key could save must not cause a fetch.
    if (const auto claims = checkAccessToken(*token, m_rules, m_clock()); !claims)
        return Core::ready<AccessToken>(refuse(claims.error().detail));

    const Core::Promise<AccessToken> promise;
    Core::whenDone(context, m_keys.find(token->keyId()),
                   [this, promise, token = *token](const Core::Result<PublicKey> &key) {
                       if (key)
                           promise.finish(check(token, *key));
                       else
                           promise.finish(Core::failure(key.error()));
                   });
    return promise.future();
}

Core::Result<AccessToken> AccessTokenVerifier::check(const Token &token, const PublicKey &key) const
{
    if (!key.verifyRs256(token.signingInput, token.signature))
        return refuse(QStringLiteral("the signature is not the issuer's"));
    // After the signature, and by the clock of now: a fetch of keys may have taken seconds.
    const Core::Result<AccessToken> good = checkAccessToken(token, m_rules, m_clock());
    if (!good)
        return refuse(good.error().detail);
    return good;
}

} // namespace Jose
