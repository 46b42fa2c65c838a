// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace OpenApi {

/// Finds what the `$ref`s of one document name. Nothing is ever fetched, no file is read.
class References
{
public:
    explicit References(QJsonObject document);

    const QJsonObject &document() const { return m_document; }

    /// The value that a `$ref` names: a JSON Pointer in its fragment form (RFC 6901, section 6),
    /// "#/components/schemas/Person", or the `$anchor` of a schema, "#person".
    /// \return Invalid for a reference that leaves the document; NotFound when nothing is there, or an
    ///         anchor stands there twice
    Core::Result<QJsonValue> resolve(const QString &reference) const;

    /// Follows the `$ref` of an object that is not a schema (a parameter, a body, a response), through
    /// further references, until there is none. A `summary` or a `description` beside a `$ref` replaces
    /// the target's (OpenAPI 3.1, section 4.8.23).
    /// \return Invalid for a cycle, a chain of more than 16, or something that is not an object
    Core::Result<QJsonObject> follow(const QJsonValue &value) const;

private:
    void findAnchors(const QJsonValue &value) const;

    const QJsonObject m_document;
    const QString m_self; ///< the document's own address (OpenAPI 3.2, `$self`)
    /// By name, found at the first use; Undefined where a name stands twice.
    mutable std::optional<QHash<QString, QJsonValue>> m_anchors;
};

} // namespace OpenApi
