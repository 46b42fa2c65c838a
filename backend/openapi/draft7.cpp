// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/draft7.h"

#include <QJsonArray>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

const QLatin1String ref("$ref");
const QLatin1String required("required");
const QLatin1String properties("properties");

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

/// Whether a `$ref` stands anywhere in it.
bool holdsReference(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::any_of(items.begin(), items.end(),
                           [](const QJsonValue &item) { return holdsReference(item); });
    }
    const QJsonObject object = value.toObject();
    if (object.value(ref).isString())
        return true;
    return std::any_of(object.begin(), object.end(),
                       [](const QJsonValue &child) { return holdsReference(child); });
}

} // namespace

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

Core::Result<> toDraft7(QJsonObject &schema)
{
    if (const QJsonValue id = schema.take(QLatin1String("$id")); id.isString() && holdsReference(schema))
        return cannotSay("$id"); // it moves what the references below it mean
    for (const char *keyword :
         {"example", "examples", "xml", "externalDocs", "discriminator", "deprecated", "$schema", "$comment",
          "$defs", "definitions", "summary", "$anchor", "$vocabulary"})
        schema.remove(QLatin1String(keyword));
    const QStringList keywords = schema.keys();
    for (const QString &keyword : keywords) {
        if (keyword.startsWith(QLatin1String("x-")))
            schema.remove(keyword);
    }

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

void applyNullable(QJsonObject &schema, Dialect dialect)
{
    const QJsonValue nullable = schema.take(QLatin1String("nullable"));
    if (dialect != Dialect::OpenApi30 || !nullable.toBool())
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

void dropMembersOfOtherDirection(QJsonObject &schema, const References &references, Direction direction)
{
    const QLatin1String mark(direction == Direction::Request ? "readOnly" : "writeOnly");
    QJsonObject members = schema.value(properties).toObject();
    if (members.isEmpty())
        return;
    QJsonArray needed = schema.value(required).toArray();
    const QStringList names = members.keys();
    for (const QString &name : names) {
        const Core::Result<QJsonObject> member = references.follow(members.value(name));
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

} // namespace OpenApi
