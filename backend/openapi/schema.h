// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace OpenApi {

/// Which dialect a document's schemas are written in.
enum class Dialect {
    OpenApi30, ///< draft Wright-00 with `nullable`, boolean exclusiveMinimum, no siblings of `$ref`
    OpenApi31, ///< JSON Schema 2020-12
};

/// Whether a schema describes what is sent (readOnly members are left out) or what comes back
/// (writeOnly members are).
enum class Direction { Request, Response };

/// Turns the schemas of one OpenAPI document into JSON Schema draft 7, which validators and models
/// take.
///
/// `$ref`s are written out in place. Where that would never end (a schema that holds itself) or
/// grow too large, a `$ref` to `#/definitions/…` stays, and definitions() has its target: whoever
/// puts converted schemas together puts those into the root's `definitions`.
class SchemaConverter
{
public:
    /// \param document  the whole OpenAPI document; must outlive this
    SchemaConverter(const QJsonObject &document, Dialect dialect, Direction direction);

    /// \return Invalid, with the reason for people, where a constraint cannot be said in draft 7
    ///         (`unevaluatedProperties` beside a combination, `minContains`, `$dynamicRef`, an `$id`),
    ///         where a reference leads nowhere or out of the document
    Core::Result<QJsonObject> convert(const QJsonValue &schema);

    /// Targets of the `$ref`s that stayed, by their names below `#/definitions/`.
    Core::Result<QJsonObject> definitions();

private:
    Core::Result<QJsonObject> convertObject(QJsonObject schema);
    Core::Result<QJsonObject> convertReference(const QJsonObject &schema);
    Core::Result<> convertChildren(QJsonObject &schema);
    Core::Result<> translate(QJsonObject &schema) const;
    void applyNullable(QJsonObject &schema) const;
    void dropMembersOfOtherDirection(QJsonObject &schema) const;
    QString definitionName(const QString &reference);

    const QJsonObject &m_document;
    const Dialect m_dialect;
    const Direction m_direction;
    QStringList m_open; ///< references that are being written out, outermost first
    QHash<QString, QString> m_names; ///< of the definitions needed, by reference
    QStringList m_waiting; ///< references among them that are not converted yet
    QJsonObject m_definitions;
    int m_written = 0; ///< schemas written out so far
    int m_depth = 0;
};

} // namespace OpenApi
