// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/verifiedtokens.h"

#include "jose/openssl.h"

namespace Jose {

namespace {

/// What an entry takes whatever its token says: hash, nodes, lists.
constexpr qsizetype entryOverhead = 512;

} // namespace

VerifiedTokens::VerifiedTokens(int maxBytes) : m_sha256(std::make_unique<Sha256>()), m_tokens(maxBytes)
{
}

VerifiedTokens::~VerifiedTokens() = default;

QByteArray VerifiedTokens::keyOf(QByteArrayView compact) const
{
    const std::optional<Sha256::Digest> digest = m_sha256->hash(compact);
    return digest ? QByteArray(reinterpret_cast<const char *>(digest->data()), digest->size()) : QByteArray();
}

std::shared_ptr<const AccessToken> VerifiedTokens::find(const QByteArray &key) const
{
    const auto *found = m_tokens.object(key);
    return found ? *found : nullptr;
}

void VerifiedTokens::insert(const QByteArray &key, std::shared_ptr<const AccessToken> token,
                            qsizetype tokenSize)
{
    if (!key.isEmpty())
        m_tokens.insert(key, new std::shared_ptr<const AccessToken>(std::move(token)),
                        tokenSize + entryOverhead); // the cache owns it
}

} // namespace Jose
