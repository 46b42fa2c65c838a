// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/schema.h"

#include "openapi/references.h"

#include <QJsonArray>
#include <QScopeGuard>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

/// Beyond this many schemas in one operation, references stay references.
constexpr int maxWritten = 2000;
constexpr int maxDepth = 48;

const QLatin1String ref("$ref");
const QLatin1String required("required");
const QLatin1String properties("properties");

bool isAnnotation(const QString &keyword)
{
    static const QStringList names {
        QStringLiteral("title"),        QStringLiteral("description"), QStringLiteral("summary"),
        QStringLiteral("default"),      QStringLiteral("examples"),    QStringLiteral("example"),
        QStringLiteral("deprecated"),   QStringLiteral("readOnly"),    QStringLiteral("writeOnly"),
        QStringLiteral("externalDocs"), QStringLiteral("xml"),         QStringLiteral("discriminator"),
        QStringLiteral("$comment")};
    return names.contains(keyword) || keyword.startsWith(QLatin1String("x-"));
}

bool hasCombination(const QJsonObject &schema)
{
    for (const char *keyword : {"allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas"}) {
        if (schema.contains(QLatin1String(keyword)))
            return true;
    }
    return false;
}

auto cannotSay(const char *keyword)
{
    return failure(
        Error::Code::Invalid,
        QStringLiteral("its schema uses \"%1\", which is not supported").arg(QLatin1String(keyword)));
}

} // namespace

SchemaConverter::SchemaConverter(const QJsonObject &document, Dialect dialect, Direction direction)
    : m_document(document), m_dialect(dialect), m_direction(direction)
{
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
    const auto leave = qScopeGuard([this] { --m_depth; });
    ++m_written;
    const QJsonObject object = schema.toObject();
    return object.value(ref).isString() ? convertReference(object) : convertObject(object);
}

Core::Result<QJsonObject> SchemaConverter::definitions()
{
    while (!m_waiting.isEmpty()) {
        const QString reference = m_waiting.takeFirst();
        const Core::Result<QJsonValue> target = resolvePointer(m_document, reference);
        if (!target)
            return failure(target.error());
        m_open = {reference};
        Core::Result<QJsonObject> converted = convert(*target);
        m_open.clear();
        if (!converted)
            return converted;
        m_definitions.insert(m_names.value(reference), *converted);
        if (m_definitions.size() > maxWritten)
            return failure(Error::Code::TooLarge, QStringLiteral("its schema is too large"));
    }
    return m_definitions;
}

QString SchemaConverter::definitionName(const QString &reference)
{
    const auto known = m_names.constFind(reference);
    if (known != m_names.constEnd())
        return *known;
    QString name;
    const QString last = reference.section(QLatin1Char('/'), -1);
    for (const QChar c : last) {
        const bool plain = c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
        name += plain ? c : QLatin1Char('_');
    }
    name = QStringLiteral("%1_%2").arg(name.left(60)).arg(m_names.size());
    m_names.insert(reference, name);
    m_waiting.append(reference);
    return name;
}

Core::Result<QJsonObject> SchemaConverter::convertReference(const QJsonObject &schema)
{
    const QString reference = schema.value(ref).toString();
    const Core::Result<QJsonValue> target = resolvePointer(m_document, reference);
    if (!target)
        return failure(target.error());

    QJsonObject converted;
    if (m_open.contains(reference) || m_depth > maxDepth / 2 || m_written > maxWritten) {
        converted.insert(ref, QLatin1String("#/definitions/") + definitionName(reference));
    } else {
        m_open.append(reference);
        const auto close = qScopeGuard([this] { m_open.removeLast(); });
        const Core::Result<QJsonObject> inPlace = convert(*target);
        if (!inPlace)
            return inPlace;
        converted = *inPlace;
    }
    if (m_dialect == Dialect::OpenApi30)
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

Core::Result<QJsonObject> SchemaConverter::convertObject(QJsonObject schema)
{
    // Annotations that only tooling reads, and identifiers that would move the base of references.
    for (const char *keyword :
         {"example", "examples", "xml", "externalDocs", "discriminator", "deprecated", "$schema", "$comment",
          "$defs", "definitions", "summary", "$anchor", "$vocabulary"})
        schema.remove(QLatin1String(keyword));
    const QStringList keywords = schema.keys();
    for (const QString &keyword : keywords) {
        if (keyword.startsWith(QLatin1String("x-")))
            schema.remove(keyword);
    }
    if (schema.value(QLatin1String("$id")).isString())
        return cannotSay("$id");

    dropMembersOfOtherDirection(schema);
    if (const Core::Result<> done = translate(schema); !done)
        return failure(done.error());
    if (const Core::Result<> done = convertChildren(schema); !done)
        return failure(done.error());
    applyNullable(schema);
    return schema;
}

void SchemaConverter::dropMembersOfOtherDirection(QJsonObject &schema) const
{
    const QLatin1String mark(m_direction == Direction::Request ? "readOnly" : "writeOnly");
    QJsonObject members = schema.value(properties).toObject();
    if (members.isEmpty())
        return;
    QJsonArray needed = schema.value(required).toArray();
    const QStringList names = members.keys();
    for (const QString &name : names) {
        const Core::Result<QJsonObject> member = follow(m_document, members.value(name));
        const bool marked
            = members.value(name).toObject().value(mark).toBool() || (member && member->value(mark).toBool());
        if (!marked)
            continue;
        members.remove(name);
        for (int i = static_cast<int>(needed.size()) - 1; i >= 0; --i) {
            if (needed.at(i).toString() == name)
                needed.removeAt(i);
        }
    }
    schema.insert(properties, members);
    if (schema.contains(required))
        schema.insert(required, needed);
}

Core::Result<> SchemaConverter::translate(QJsonObject &schema) const
{
    const auto has = [&](const char *keyword) { return schema.contains(QLatin1String(keyword)); };
    const auto take = [&](const char *keyword) { return schema.take(QLatin1String(keyword)); };

    for (const char *keyword : {"$dynamicRef", "$recursiveRef", "minContains", "maxContains"}) {
        if (has(keyword))
            return cannotSay(keyword);
    }
    schema.remove(QLatin1String("$dynamicAnchor"));
    schema.remove(QLatin1String("$recursiveAnchor"));

    // Draft 4 says with a boolean what draft 6 says with the number itself.
    for (const auto &[exclusive, plain] :
         {std::pair {"exclusiveMinimum", "minimum"}, std::pair {"exclusiveMaximum", "maximum"}}) {
        if (!schema.value(QLatin1String(exclusive)).isBool())
            continue;
        if (take(exclusive).toBool() && has(plain))
            schema.insert(QLatin1String(exclusive), take(plain));
    }

    if (has("prefixItems")) {
        const QJsonValue rest = take("items");
        schema.insert(QLatin1String("items"), take("prefixItems"));
        if (!rest.isUndefined())
            schema.insert(QLatin1String("additionalItems"), rest);
    }
    if (has("dependentRequired") || has("dependentSchemas")) {
        QJsonObject dependencies = schema.value(QLatin1String("dependencies")).toObject();
        for (const char *keyword : {"dependentRequired", "dependentSchemas"}) {
            const QJsonObject more = take(keyword).toObject();
            for (auto it = more.constBegin(); it != more.constEnd(); ++it) {
                if (dependencies.contains(it.key()))
                    return cannotSay(keyword); // two rules for one name do not fit into `dependencies`
                dependencies.insert(it.key(), it.value());
            }
        }
        schema.insert(QLatin1String("dependencies"), dependencies);
    }
    // Without a combination beside it, "unevaluated" means "additional".
    for (const auto &[unevaluated, additional] : {std::pair {"unevaluatedProperties", "additionalProperties"},
                                                  std::pair {"unevaluatedItems", "additionalItems"}}) {
        if (!has(unevaluated))
            continue;
        const QJsonValue rule = take(unevaluated);
        if (rule.isBool() && rule.toBool())
            continue;
        if (hasCombination(schema) || schema.contains(ref))
            return cannotSay(unevaluated);
        if (!has(additional))
            schema.insert(QLatin1String(additional), rule);
    }
    return {};
}

Core::Result<> SchemaConverter::convertChildren(QJsonObject &schema)
{
    for (const char *name : {"additionalProperties", "additionalItems", "contains", "propertyNames", "not",
                             "if", "then", "else"}) {
        const QLatin1String keyword(name);
        const QJsonValue child = schema.value(keyword);
        if (child.isUndefined() || child.isBool())
            continue;
        const Core::Result<QJsonObject> converted = convert(child);
        if (!converted)
            return failure(converted.error());
        schema.insert(keyword, *converted);
    }
    for (const char *name : {"allOf", "anyOf", "oneOf", "items"}) {
        const QLatin1String keyword(name);
        const QJsonValue value = schema.value(keyword);
        if (value.isUndefined() || value.isBool())
            continue;
        if (!value.isArray()) {
            const Core::Result<QJsonObject> converted = convert(value);
            if (!converted)
                return failure(converted.error());
            schema.insert(keyword, *converted);
            continue;
        }
        QJsonArray list;
        const QJsonArray children = value.toArray();
        for (const QJsonValue &child : children) {
            const Core::Result<QJsonObject> converted = convert(child);
            if (!converted)
                return failure(converted.error());
            list.append(*converted);
        }
        schema.insert(keyword, list);
    }
    for (const char *name : {"properties", "patternProperties", "dependencies"}) {
        const QLatin1String keyword(name);
        if (!schema.contains(keyword))
            continue;
        QJsonObject children = schema.value(keyword).toObject();
        const QStringList names = children.keys();
        for (const QString &child : names) {
            if (children.value(child).isArray())
                continue; // names in `dependencies`
            const Core::Result<QJsonObject> converted = convert(children.value(child));
            if (!converted)
                return failure(converted.error());
            children.insert(child, *converted);
        }
        schema.insert(keyword, children);
    }
    return {};
}

void SchemaConverter::applyNullable(QJsonObject &schema) const
{
    const QJsonValue nullable = schema.take(QLatin1String("nullable"));
    if (m_dialect != Dialect::OpenApi30 || !nullable.toBool())
        return;
    const QLatin1String type("type");
    const QLatin1String enumeration("enum");
    if (schema.value(type).isString() && !hasCombination(schema)) {
        schema.insert(type, QJsonArray {schema.value(type), QStringLiteral("null")});
        if (schema.contains(enumeration)) {
            QJsonArray values = schema.value(enumeration).toArray();
            if (!values.contains(QJsonValue(QJsonValue::Null)))
                values.append(QJsonValue(QJsonValue::Null));
            schema.insert(enumeration, values);
        }
        return;
    }
    // Around a combination null is one more alternative.
    QJsonObject outer;
    for (const char *text : {"title", "description", "default"}) {
        if (schema.contains(QLatin1String(text)))
            outer.insert(QLatin1String(text), schema.take(QLatin1String(text)));
    }
    outer.insert(QStringLiteral("anyOf"), QJsonArray {schema, QJsonObject {{type, QStringLiteral("null")}}});
    schema = outer;
}

} // namespace OpenApi
