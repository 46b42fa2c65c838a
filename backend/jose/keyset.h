// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/key.h"

#include <QList>

namespace Jose {

/// The usable keys of a JWK Set (RFC 7517, section 5). One bad entry does not spoil the others.
class KeySet
{
public:
    /// \return Invalid when the text is not a JWK Set; a set without a usable key is a value
    static Core::Result<KeySet> parse(QByteArrayView json);

    /// The key with that `kid`; null when there is none, or two different ones share it. An empty `keyId`
    /// finds the only key of a set that has exactly one.
    const PublicKey *find(const QByteArray &keyId) const;
    qsizetype size() const { return m_keys.size(); }
    /// The same keys under the same names, in whatever order.
    bool sameAs(const KeySet &other) const;

private:
    QList<PublicKey> m_keys;
};

} // namespace Jose
