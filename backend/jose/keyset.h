// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/key.h"

#include <QHash>
#include <QList>

namespace Jose {

/// The usable keys of a JWK Set (RFC 7517, section 5). One bad entry does not spoil the others, and neither
/// do many: the set has no limit of its own, because its reader's limit for the text bounds the work. A limit
/// that cut some off could hide that two of them share a name.
class KeySet
{
public:
    /// \param json  of bounded size: 256 KiB hold some 700 keys, a tenth of a second of work
    /// \return Invalid when the text is not a JWK Set; a set without a usable key is a value
    static Core::Result<KeySet> parse(QByteArrayView json);

    /// The key with that `kid`; null when there is none, or two different ones share it. An empty `keyId`
    /// finds the only key of a set that has exactly one. What it costs does not grow with the set.
    const PublicKey *find(const QByteArray &keyId) const;
    qsizetype size() const { return m_keys.size(); }
    /// The same keys under the same names, in whatever order.
    bool sameAs(const KeySet &other) const;

private:
    void add(const PublicKey &key);

    QList<PublicKey> m_keys;
    /// By `kid`, for every token that arrives; -1: different keys share it.
    QHash<QByteArray, qsizetype> m_byName;
};

} // namespace Jose
