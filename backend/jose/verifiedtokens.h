// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/claims.h"

#include <QCache>

#include <memory>

namespace Jose {

class Sha256;

/// What verified tokens said, found again by the SHA-256 of their text: the text itself is not kept, and no
/// two tokens share it. Bounded; who came longest ago goes first. Belongs to one thread.
///
/// Its owner looks at the clock at each hit, and clears it when the issuer's keys change.
class VerifiedTokens
{
public:
    /// \param maxBytes  about, of memory
    explicit VerifiedTokens(int maxBytes = 4 * 1024 * 1024);
    ~VerifiedTokens();

    /// The hash by which a token is known here; empty when OpenSSL cannot.
    QByteArray keyOf(QByteArrayView compact) const;
    /// Null when it is not known.
    std::shared_ptr<const AccessToken> find(const QByteArray &key) const;
    /// \param tokenSize  of its text, in bytes: what it says takes about as much
    void insert(const QByteArray &key, std::shared_ptr<const AccessToken> token, qsizetype tokenSize);
    void remove(const QByteArray &key) { m_tokens.remove(key); }
    void clear() { m_tokens.clear(); }
    qsizetype count() const { return m_tokens.count(); }

private:
    const std::unique_ptr<const Sha256> m_sha256;
    QCache<QByteArray, std::shared_ptr<const AccessToken>> m_tokens;
};

} // namespace Jose
