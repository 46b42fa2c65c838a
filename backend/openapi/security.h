// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "openapi/references.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace OpenApi {

/// A key that a service wants with a call, and where: a security scheme of the type `apiKey`.
struct ApiKey
{
    enum class Place { Header, Query, Cookie };
    QString scheme; ///< its name in the document, which settings may give a key to
    Place place = Place::Header;
    QString name; ///< of the header, the query's parameter or the cookie

    bool operator==(const ApiKey &) const = default;
};

/// One way to say who calls that is enough for an operation: everything in it goes along together
/// (OpenAPI 3.1, section 4.8.30). With nothing in it, nobody has to say anything.
struct SecurityRequirement
{
    bool bearer = false; ///< http bearer, oauth2, openIdConnect: the person's token
    QList<ApiKey> apiKeys;

    bool isNone() const { return !bearer && apiKeys.isEmpty(); }
    /// "none", "bearer", "apiKey", or "bearer+apiKey".
    QString kind() const;

    bool operator==(const SecurityRequirement &) const = default;
};

/// What an operation may be called with: its own `security`, else the document's.
///
/// \return the alternatives that can be met, in the document's order; empty where the document says
///         nothing about it; one that is none where it says that nothing is needed; Invalid, with the
///         reason for people, when there are alternatives and none can be met
Core::Result<QList<SecurityRequirement>> readSecurity(const References &references,
                                                      const QJsonObject &operation);

/// The keys of every `apiKey` scheme of the document: never an argument that a model fills.
QList<ApiKey> apiKeysOf(const References &references);

} // namespace OpenApi
