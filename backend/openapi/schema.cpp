// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/schema.h"

#include "openapi/draft7.h"

#include <QJsonArray>
#include <QScopeGuard>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

/// Beyond this many schemas in one, references stay references.
constexpr int maxWritten = 2000;
/// A schema with more than this in it is written out only where an argument or a result begins.
constexpr int maxInside = 400;
/// In all definitions of one operation. More would keep a validator busy for seconds.
constexpr int maxDefined = 50000;
/// How many schemas one value may have to be checked against where references stayed.
constexpr int maxInPlace = 20000;
constexpr int maxDepth = 48;
/// Conversions that wait for one another, each on the stack.
constexpr int maxStackDepth = 64;

const QLatin1String ref("$ref");

} // namespace

SchemaCache::SchemaCache(const References &references, Dialect dialect, Direction direction)
    : m_references(references), m_dialect(dialect), m_direction(direction)
{
}

const SchemaCache::Entry &SchemaCache::entry(const QString &reference)
{
    const auto known = m_entries.constFind(reference);
    if (known != m_entries.constEnd())
        return *known;
    m_entries.insert(reference, Entry());
    Entry made;
    made.isOpen = false;
    const Core::Result<QJsonValue> target = m_references.resolve(reference);
    if (target) {
        SchemaConverter converter(*this);
        made.converted = converter.convert(*target);
        made.weight = converter.m_weight;
        made.depth = converter.m_deepest;
        made.needs = converter.m_needs;
        made.inPlace = converter.m_inPlace;
    } else {
        made.converted = failure(target.error());
    }
    // Conversions inside may have moved the table: look it up once more.
    return *m_entries.insert(reference, made);
}

QString SchemaCache::definitionName(const QString &reference)
{
    const auto known = m_names.constFind(reference);
    if (known != m_names.constEnd())
        return *known;
    QString name;
    const QString last = reference.section(QLatin1Char('/'), -1).left(60);
    for (const QChar c : last) {
        const bool plain = c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
        name += plain ? c : QLatin1Char('_');
    }
    if (m_takenNames.contains(name))
        name = QStringLiteral("%1_%2").arg(name).arg(m_names.size());
    m_takenNames.insert(name);
    m_names.insert(reference, name);
    return name;
}

int SchemaCache::costInPlace(const QString &reference, QHash<QString, int> &costs, int depth)
{
    const auto known = costs.constFind(reference);
    if (known != costs.constEnd())
        return *known;
    if (depth > maxStackDepth)
        return maxInPlace + 1;
    costs.insert(reference, maxInPlace + 1); // what comes back here never ends
    const Entry made = entry(reference);
    qint64 cost = made.weight;
    for (auto it = made.inPlace.constBegin(); cost <= maxInPlace && it != made.inPlace.constEnd(); ++it)
        cost += qint64(it.value()) * costInPlace(it.key(), costs, depth + 1);
    const int capped = static_cast<int>(std::min<qint64>(cost, maxInPlace + 1));
    costs.insert(reference, capped);
    return capped;
}

Core::Result<QJsonObject> SchemaConverter::convert(const QJsonValue &schema)
{
    // A boolean schema takes everything or nothing (JSON Schema, section 4.3.2).
    if (schema.isBool())
        return schema.toBool() ? QJsonObject() : QJsonObject {{QStringLiteral("not"), QJsonObject()}};
    if (!schema.isObject())
        return failure(Error::Code::Invalid, QStringLiteral("a schema is not an object"));
    if (m_depth >= maxDepth)
        return failure(Error::Code::Invalid, QStringLiteral("its schema is nested too deeply"));
    ++m_depth;
    ++m_cache.m_stackDepth;
    const auto leave = qScopeGuard([this] {
        --m_depth;
        --m_cache.m_stackDepth;
    });
    m_deepest = std::max(m_deepest, m_depth);
    ++m_weight;
    ++m_cache.m_conversions;
    const QJsonObject object = schema.toObject();
    return object.value(ref).isString() ? convertReference(object) : convertObject(object);
}

Core::Result<QJsonObject> SchemaConverter::definitions()
{
    QJsonObject made;
    int weight = 0;
    QHash<QString, int> costs;
    QStringList waiting = m_needs.values();
    QSet<QString> seen = m_needs;
    while (!waiting.isEmpty()) {
        const QString reference = waiting.takeLast();
        const SchemaCache::Entry &entry = m_cache.entry(reference);
        if (!entry.converted)
            return failure(entry.converted.error());
        made.insert(m_cache.definitionName(reference), *entry.converted);
        if (m_cache.costInPlace(reference, costs, 0) > maxInPlace)
            return failure(Error::Code::TooLarge,
                           QStringLiteral("its schema holds itself, so that checking it would never end"));
        weight += entry.weight;
        if (weight > maxDefined)
            return failure(Error::Code::TooLarge, QStringLiteral("its schema is too large"));
        for (const QString &more : entry.needs) {
            if (!seen.contains(more)) {
                seen.insert(more);
                waiting.append(more);
            }
        }
    }
    return made;
}

QJsonObject SchemaConverter::stayingReference(const QString &reference)
{
    m_needs.insert(reference);
    if (m_consumed == 0)
        ++m_inPlace[reference];
    return {{ref, QString(QLatin1String("#/definitions/") + m_cache.definitionName(reference))}};
}

Core::Result<QJsonObject> SchemaConverter::convertReference(const QJsonObject &schema)
{
    const QString reference = schema.value(ref).toString();
    const bool isKnown = m_cache.m_entries.contains(reference);
    QJsonObject converted;
    if (!isKnown && m_cache.m_stackDepth > maxStackDepth) {
        // Converted when definitions() asks for it, from the top of the stack.
        converted = stayingReference(reference);
    } else {
        const SchemaCache::Entry &entry = m_cache.entry(reference);
        if (!entry.isOpen && !entry.converted)
            return failure(entry.converted.error());
        const bool isSmall = entry.weight <= (m_depth == 1 ? maxWritten : maxInside)
            && m_weight + entry.weight <= maxWritten && m_depth + entry.depth <= maxDepth;
        converted = entry.isOpen || !isSmall ? stayingReference(reference) : writtenOut(entry);
    }
    if (m_cache.m_dialect == Dialect::OpenApi30)
        return converted; // there, what stands beside a $ref is ignored (OpenAPI 3.0.3, Reference Object)

    // 2020-12 lets other keywords stand beside $ref; draft 7 ignores them, so they go into an allOf.
    QJsonObject beside = schema;
    beside.remove(ref);
    bool onlyAnnotations = true;
    for (auto it = beside.constBegin(); it != beside.constEnd(); ++it)
        onlyAnnotations = onlyAnnotations && isAnnotation(it.key());
    if (!onlyAnnotations) {
        const Core::Result<QJsonObject> rest = convertObject(beside);
        if (!rest)
            return rest;
        return QJsonObject {{QStringLiteral("allOf"), QJsonArray {converted, *rest}}};
    }
    if (!converted.contains(ref)) {
        for (const char *text : {"title", "description", "default"}) {
            if (beside.contains(QLatin1String(text)))
                converted.insert(QLatin1String(text), beside.value(QLatin1String(text)));
        }
    }
    return converted;
}

QJsonObject SchemaConverter::writtenOut(const SchemaCache::Entry &entry)
{
    m_weight += entry.weight;
    m_deepest = std::max(m_deepest, m_depth + entry.depth);
    m_needs.unite(entry.needs);
    if (m_consumed == 0) {
        for (auto it = entry.inPlace.constBegin(); it != entry.inPlace.constEnd(); ++it)
            m_inPlace[it.key()] += it.value();
    }
    return *entry.converted;
}

Core::Result<QJsonObject> SchemaConverter::convertObject(QJsonObject schema)
{
    dropMembersOfOtherDirection(schema, m_cache.m_references, m_cache.m_direction);
    if (const Core::Result<> done = toDraft7(schema); !done)
        return failure(done.error());
    if (const Core::Result<> done = convertChildren(schema); !done)
        return failure(done.error());
    applyNullable(schema, m_cache.m_dialect);
    return schema;
}

Core::Result<> SchemaConverter::convertChild(QJsonValue &child, Applies applies)
{
    m_consumed += applies == Applies::ToAPart ? 1 : 0;
    const Core::Result<QJsonObject> converted = convert(child);
    m_consumed -= applies == Applies::ToAPart ? 1 : 0;
    if (!converted)
        return failure(converted.error());
    child = *converted;
    return {};
}

Core::Result<> SchemaConverter::convertChildren(QJsonObject &schema)
{
    using Keyword = std::pair<const char *, Applies>;
    static constexpr Applies same = Applies::ToTheSameValue;
    static constexpr Applies part = Applies::ToAPart;
    for (const auto &[name, applies] :
         {Keyword {"additionalProperties", part}, Keyword {"additionalItems", part},
          Keyword {"contains", part}, Keyword {"propertyNames", part}, Keyword {"items", part},
          Keyword {"not", same}, Keyword {"if", same}, Keyword {"then", same}, Keyword {"else", same},
          Keyword {"allOf", same}, Keyword {"anyOf", same}, Keyword {"oneOf", same}}) {
        const auto keyword = schema.find(QLatin1String(name));
        if (keyword == schema.end())
            continue;
        QJsonValue value = keyword.value();
        Core::Result<> done;
        if (value.isArray()) {
            QJsonArray children = value.toArray();
            for (qsizetype i = 0; done && i < children.size(); ++i) {
                QJsonValue child = children.at(i);
                done = convertChild(child, applies);
                children.replace(i, child);
            }
            value = children;
        } else if (!value.isBool()) {
            done = convertChild(value, applies);
        }
        if (!done)
            return done;
        schema.insert(QLatin1String(name), value);
    }
    for (const auto &[name, applies] : {Keyword {"properties", part}, Keyword {"patternProperties", part},
                                        Keyword {"dependencies", same}}) {
        const auto keyword = schema.find(QLatin1String(name));
        if (keyword == schema.end())
            continue;
        QJsonObject children = keyword.value().toObject();
        for (auto it = children.begin(); it != children.end(); ++it) {
            QJsonValue child = it.value();
            if (child.isArray())
                continue; // names in `dependencies`
            if (const Core::Result<> done = convertChild(child, applies); !done)
                return done;
            it.value() = child;
        }
        schema.insert(QLatin1String(name), children);
    }
    return {};
}

} // namespace OpenApi
