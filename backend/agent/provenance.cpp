// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/provenance.h"

#include <algorithm>

namespace Agent {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        list.append(item.toString());
    return list;
}

} // namespace

bool meets(const QStringList &roles, const RoleNeeds &needs)
{
    return std::all_of(needs.cbegin(), needs.cend(), [&](const QStringList &anyOf) {
        return std::any_of(anyOf.cbegin(), anyOf.cend(),
                           [&](const QString &role) { return roles.contains(role); });
    });
}

void Provenance::add(const Provenance &more)
{
    for (const QStringList &anyOf : more.needs) {
        if (!needs.contains(anyOf))
            needs.append(anyOf);
    }
    for (const QString &origin : more.origins) {
        if (!origins.contains(origin))
            origins.append(origin);
    }
}

QJsonObject toJson(const Provenance &provenance)
{
    QJsonArray needs;
    for (const QStringList &anyOf : provenance.needs)
        needs.append(QJsonArray::fromStringList(anyOf));
    return {{QStringLiteral("needs"), needs},
            {QStringLiteral("origins"), QJsonArray::fromStringList(provenance.origins)}};
}

Provenance provenanceFromJson(const QJsonObject &object)
{
    Provenance provenance;
    const QJsonArray needs = object.value(QLatin1String("needs")).toArray();
    for (const QJsonValue &anyOf : needs)
        provenance.needs.append(strings(anyOf));
    provenance.origins = strings(object.value(QLatin1String("origins")));
    return provenance;
}

} // namespace Agent
