// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/keysource.h"
#include "jose/token.h"
#include "jose/verifiedtokens.h"

namespace Jose {

/// Verifies access tokens of one issuer for one audience. Belongs to the thread of its KeySource.
class AccessTokenVerifier : public QObject
{
    Q_OBJECT
public:
    /// What a token says, shared with the cache.
    using Verified = Core::Result<std::shared_ptr<const AccessToken>>;

    /// How it came to its answers, since the start.
    struct Counts
    {
        quint64 verified = 0; ///< signature and claims were checked, and good
        quint64 refused = 0;
        quint64 cacheHits = 0;
    };

    /// \param keys  must outlive this
    AccessTokenVerifier(KeySource &keys, AccessTokenRules rules, Core::Clock clock = Core::systemNow,
                        QObject *parent = nullptr);

    /// Parses, checks the header, verifies the signature, then the claims; or finds that it did so before,
    /// under the same keys, and only looks at the clock.
    ///
    /// Calls `then` once: before it returns, unless the token's key has to be fetched first; then later, and
    /// not at all when `context` is gone. Unauthorized for every token that is not good, whatever the
    /// reason (the detail, for the log, says which rule); Unavailable when no keys are known.
    void verify(const QByteArray &compact, QObject *context, std::function<void(const Verified &)> then);

    const Counts &counts() const { return m_counts; }

private:
    /// A token that may be good: its signature and the rules for its claims were not looked at.
    struct Presented
    {
        QByteArray keyId;
        QByteArray signingInput;
        QByteArray signature;
        ClaimSet claims;
    };
    /// The header that was last found good: those of one issuer are mostly the same text.
    struct GoodHeader
    {
        QByteArray text;
        QByteArray keyId;
    };
    Core::Result<Presented> read(QByteArrayView compact);
    Verified check(const Presented &token, const PublicKey &key) const;
    void finish(const Verified &verified, const QByteArray &cacheKey, qsizetype tokenSize,
                const std::function<void(const Verified &)> &then);
    void awaitKey(const Presented &token, const QByteArray &cacheKey, qsizetype tokenSize, QObject *context,
                  std::function<void(const Verified &)> then);

    KeySource &m_keys;
    const AccessTokenRules m_rules;
    const Core::Clock m_clock;
    GoodHeader m_header;
    VerifiedTokens m_cache;
    Counts m_counts;
};

} // namespace Jose
