// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/keyset.h"

#include "core/json.h"
#include "core/logging.h"

#include <algorithm>

namespace Jose {

namespace {

/// Keycloak publishes two; a set of thousands would only cost time.
constexpr qsizetype maxEntries = 64;

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
    if (entries.size() > maxEntries)
        return Core::failure(Core::Error::Code::Invalid, QStringLiteral("more than %1 keys").arg(maxEntries));
    KeySet set;
    for (const QJsonValue &entry : entries) {
        const Core::Result<PublicKey> key = PublicKey::fromJwk(entry.toObject());
        if (key)
            set.m_keys.append(*key);
        else
            qCDebug(lcJose, "key not used: %ls", qUtf16Printable(key.error().detail));
    }
    return set;
}

const PublicKey *KeySet::find(const QByteArray &keyId) const
{
    if (keyId.isEmpty())
        return m_keys.size() == 1 ? &m_keys.first() : nullptr;
    const PublicKey *found = nullptr;
    for (const PublicKey &key : m_keys) {
        if (key.keyId() != keyId)
            continue;
        if (found && found->thumbprint() != key.thumbprint())
            return nullptr;
        found = &key;
    }
    return found;
}

bool KeySet::sameAs(const KeySet &other) const
{
    return names(m_keys) == names(other.m_keys);
}

} // namespace Jose
