// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/keyset.h"

#include "core/json.h"
#include "core/logging.h"

#include <algorithm>

namespace Jose {

namespace {

QByteArrayList names(const QList<PublicKey> &keys)
{
    QByteArrayList list;
    for (const PublicKey &key : keys)
        list.append(key.keyId() + '\n' + key.thumbprint());
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

Core::Result<KeySet> KeySet::parse(QByteArrayView json)
{
    const Core::Result<QJsonObject> object = Core::parseJsonObject(json);
    if (!object)
        return Core::failure(Core::Error::Code::Invalid, object.error().detail);
    const QJsonValue member = object->value(QLatin1String("keys"));
    if (!member.isArray())
        return Core::failure(Core::Error::Code::Invalid, QStringLiteral("\"keys\" is not an array"));
    const QJsonArray entries = member.toArray();
    KeySet set;
    for (const QJsonValue &entry : entries) {
        const Core::Result<PublicKey> key = PublicKey::fromJwk(entry.toObject());
        if (key)
            set.add(*key);
        else
            qCDebug(lcJose, "key not used: %ls", qUtf16Printable(key.error().detail));
    }
    return set;
}

void KeySet::add(const PublicKey &key)
{
    const auto known = m_byName.constFind(key.keyId());
    if (known == m_byName.cend())
        m_byName.insert(key.keyId(), m_keys.size());
    else if (*known >= 0 && m_keys.at(*known).thumbprint() != key.thumbprint())
        m_byName.insert(key.keyId(), -1);
    m_keys.append(key);
}

const PublicKey *KeySet::find(const QByteArray &keyId) const
{
    if (keyId.isEmpty())
        return m_keys.size() == 1 ? &m_keys.first() : nullptr;
    const qsizetype at = m_byName.value(keyId, -1);
    return at < 0 ? nullptr : &m_keys.at(at);
}

bool KeySet::sameAs(const KeySet &other) const
{
    return names(m_keys) == names(other.m_keys);
}

} // namespace Jose
