// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Agent {

/// The roles under which data were read: of each entry a person must hold one role, or the data stay
/// hidden. Empty: everybody who may read the conversation may read them.
using RoleNeeds = QList<QStringList>;

/// Whether somebody with `roles` may read what has these needs.
bool meets(const QStringList &roles, const RoleNeeds &needs);

/// What data bring along wherever they go.
struct Provenance
{
    RoleNeeds needs;
    QStringList origins; ///< of the services that they come from

    bool operator==(const Provenance &) const = default;
    /// Adds what `more` brings along, each entry once.
    void add(const Provenance &more);
};

/// `{"needs": [["role"]], "origins": ["https://…"]}`
QJsonObject toJson(const Provenance &provenance);
Provenance provenanceFromJson(const QJsonObject &object);

} // namespace Agent
