// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "openapi/references.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace OpenApi {

/// Which dialect a document's schemas are written in.
enum class Dialect {
    OpenApi30, ///< draft Wright-00 with `nullable`, boolean exclusiveMinimum, no siblings of `$ref`
    OpenApi31, ///< JSON Schema 2020-12
};

/// Whether a schema describes what is sent (readOnly members are left out) or what comes back
/// (writeOnly members are).
enum class Direction { Request, Response };

/// What the schemas became that a document's `$ref`s name: each is converted once, and every operation
/// that uses it shares the result.
class SchemaCache
{
public:
    /// \param references  of the whole OpenAPI document; must outlive this
    SchemaCache(const References &references, Dialect dialect, Direction direction);

    /// How many schemas were converted so far, those inside of others too.
    int conversions() const { return m_conversions; }

private:
    friend class SchemaConverter;

    struct Entry
    {
        bool isOpen = true; ///< its conversion has begun and not ended: it holds itself
        Core::Result<QJsonObject> converted;
        int weight = 1; ///< schemas written out in it
        int depth = 1; ///< of what is written out in it
        QSet<QString> needs; ///< references that stayed in it
        /// Those among them that apply to the very value that it applies to, and how often.
        QHash<QString, int> inPlace;
    };

    const Entry &entry(const QString &reference);
    QString definitionName(const QString &reference);
    /// How many schemas a value has to be checked against, following the references that stayed in place.
    int costInPlace(const QString &reference, QHash<QString, int> &costs, int depth);

    const References &m_references;
    const Dialect m_dialect;
    const Direction m_direction;
    QHash<QString, Entry> m_entries;
    QHash<QString, QString> m_names; ///< below `#/definitions/`, by reference
    QSet<QString> m_takenNames;
    int m_stackDepth = 0; ///< of conversions that wait for one another
    int m_conversions = 0;
};

/// Turns the schemas of one operation into JSON Schema draft 7, which validators and models take.
///
/// `$ref`s are written out in place. Where that would never end (a schema that holds itself) or
/// grow too large, a `$ref` to `#/definitions/…` stays, and definitions() has its target: whoever
/// puts converted schemas together puts those into the root's `definitions`.
class SchemaConverter
{
public:
    /// \param cache  must outlive this
    explicit SchemaConverter(SchemaCache &cache) : m_cache(cache) { }

    /// \return Invalid, with the reason for people, where a constraint cannot be said in draft 7
    ///         (`unevaluatedProperties` beside a combination, `minContains`, `$dynamicRef`, an `$id`
    ///         around references), where a reference leads nowhere or out of the document
    Core::Result<QJsonObject> convert(const QJsonValue &schema);

    /// Targets of the `$ref`s that stayed, by their names below `#/definitions/`.
    /// \return as convert(); TooLarge
    Core::Result<QJsonObject> definitions();

private:
    friend class SchemaCache;

    Core::Result<QJsonObject> convertObject(QJsonObject schema);
    Core::Result<QJsonObject> convertReference(const QJsonObject &schema);
    QJsonObject writtenOut(const SchemaCache::Entry &entry);
    QJsonObject stayingReference(const QString &reference);
    Core::Result<> convertChildren(QJsonObject &schema);
    enum class Applies { ToTheSameValue, ToAPart };
    Core::Result<> convertChild(QJsonValue &child, Applies applies);

    SchemaCache &m_cache;
    QSet<QString> m_needs;
    QHash<QString, int> m_inPlace;
    int m_consumed = 0; ///< keywords on the way here that apply to a part of the value
    int m_weight = 0; ///< schemas written out so far
    int m_depth = 0; ///< of the schema that is being converted
    int m_deepest = 0; ///< depth of what was written out
};

} // namespace OpenApi
