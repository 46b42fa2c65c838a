// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/verifier.h"

namespace Jose {

namespace {

tl::unexpected<Core::Error> refuse(const QString &why)
{
    return Core::failure(Core::Error::Code::Unauthorized, why);
}

} // namespace

AccessTokenVerifier::AccessTokenVerifier(KeySource &keys, AccessTokenRules rules, Core::Clock clock,
                                         QObject *parent)
    : QObject(parent), m_keys(keys), m_rules(std::move(rules)), m_clock(std::move(clock))
{
    // A key that the issuer withdrew must not live on in what it once signed.
    connect(&m_keys, &KeySource::keysChanged, this, [this] { m_cache.clear(); });
}

void AccessTokenVerifier::verify(const QByteArray &compact, QObject *context,
                                 std::function<void(const Verified &)> then)
{
    // Before it is hashed, too: what is too long costs nothing.
    const QByteArray cacheKey = compact.size() > maxTokenSize ? QByteArray() : m_cache.keyOf(compact);
    if (const std::shared_ptr<const AccessToken> token = m_cache.find(cacheKey)) {
        if (m_clock() < token->expires + m_rules.leeway) {
            ++m_counts.cacheHits;
            return then(token);
        }
        m_cache.remove(cacheKey);
    }

    const Core::Result<Presented> token = read(compact);
    if (!token)
        return finish(refuse(token.error().detail), {}, 0, then);
    if (const PublicKey *key = m_keys.known(token->keyId))
        return finish(check(*token, *key), cacheKey, compact.size(), then);
    // Before a key is asked for: a token that no key could save must not cause a fetch.
    if (const auto claims = checkAccessClaims(token->claims, m_rules, m_clock()); !claims)
        return finish(refuse(claims.error().detail), {}, 0, then);
    awaitKey(*token, cacheKey, compact.size(), context, std::move(then));
}

Core::Result<AccessTokenVerifier::Presented> AccessTokenVerifier::read(QByteArrayView compact)
{
    const Core::Result<CompactParts> parts = splitCompact(compact);
    if (!parts)
        return Core::failure(parts.error());
    // The header first: what it says decides whether its key is looked for at all.
    if (m_header.text.isEmpty() || m_header.text != parts->header) {
        const Core::Result<QJsonObject> header = readHeader(parts->header);
        if (!header)
            return Core::failure(header.error());
        if (const auto good = checkAccessTokenHeader(*header); !good)
            return Core::failure(good.error());
        m_header = {parts->header, keyIdOf(*header)};
    }
    Core::Result<ClaimSet> claims = readClaimSet(parts->payload, m_rules.roleClient);
    if (!claims)
        return Core::failure(claims.error());
    return Presented {m_header.keyId, parts->signingInput, parts->signature, std::move(*claims)};
}

void AccessTokenVerifier::awaitKey(const Presented &token, const QByteArray &cacheKey, qsizetype tokenSize,
                                   QObject *context, std::function<void(const Verified &)> then)
{
    Core::whenDone(
        context, m_keys.find(token.keyId),
        [this, token, cacheKey, tokenSize, then = std::move(then)](const Core::Result<PublicKey> &found) {
            if (!found)
                return finish(Core::failure(found.error()), {}, 0, then);
            // The keys may have changed once more since: it is the present ones that count.
            const PublicKey *key = m_keys.known(token.keyId);
            finish(key ? check(token, *key) : refuse(QStringLiteral("the issuer withdrew the key")), cacheKey,
                   tokenSize, then);
        });
}

void AccessTokenVerifier::finish(const Verified &verified, const QByteArray &cacheKey, qsizetype tokenSize,
                                 const std::function<void(const Verified &)> &then)
{
    if (verified) {
        ++m_counts.verified;
        m_cache.insert(cacheKey, *verified, tokenSize);
    } else {
        ++m_counts.refused;
    }
    then(verified);
}

AccessTokenVerifier::Verified AccessTokenVerifier::check(const Presented &token, const PublicKey &key) const
{
    if (!key.verifyRs256(token.signingInput, token.signature))
        return refuse(QStringLiteral("the signature is not the issuer's"));
    // After the signature, and by the clock of now: a fetch of keys may have taken seconds.
    Core::Result<AccessToken> good = checkAccessClaims(token.claims, m_rules, m_clock());
    if (!good)
        return refuse(good.error().detail);
    return std::make_shared<const AccessToken>(std::move(*good));
}

} // namespace Jose
