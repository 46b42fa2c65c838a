// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/stringrules.h"

#include "openapi/formats.h"

#include <QJsonArray>

#include <cmath>
#include <limits>

namespace OpenApi {

namespace {

/// Steps of the matching engine for one text: a pattern that needs more is an attack or a mistake.
const QLatin1String matchLimit("(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=5000)");
constexpr qsizetype maxPatternLength = 2000;

} // namespace

StringRules::StringRules(const QJsonValue &value)
{
    collect(value);
    m_texts += m_names;
    m_texts.removeDuplicates();
    m_names.removeDuplicates();
}

void StringRules::collect(const QJsonValue &value)
{
    if (value.isString()) {
        m_texts.append(value.toString());
    } else if (value.isDouble()) {
        const double number = value.toDouble();
        m_holdsLargeNumber = m_holdsLargeNumber || std::abs(number) > std::numeric_limits<int>::max();
        if (number != std::trunc(number))
            m_fractions.append(value);
    } else if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            collect(item);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            m_names.append(it.key());
            collect(it.value());
        }
    }
}

bool StringRules::matches(const QString &pattern, const QString &text)
{
    auto known = m_compiled.constFind(pattern);
    if (known == m_compiled.constEnd())
        known = m_compiled.insert(pattern,
                                  QRegularExpression(matchLimit + pattern.left(maxPatternLength),
                                                     QRegularExpression::UseUnicodePropertiesOption
                                                         | QRegularExpression::DontCaptureOption));
    // An invalid pattern's match is invalid too, and so is one that ran into the limit.
    if (!known->isValid() || pattern.size() > maxPatternLength) {
        m_gaveUp = true;
        return false;
    }
    const QRegularExpressionMatch match = known->match(text);
    m_gaveUp = m_gaveUp || !match.isValid();
    return match.hasMatch();
}

QJsonObject StringRules::onlyThese(const QStringList &texts) const
{
    // Not a string at all, or one of these: a pattern says nothing about numbers.
    const QJsonObject notAString {
        {QStringLiteral("not"), QJsonObject {{QStringLiteral("type"), QStringLiteral("string")}}}};
    if (texts.isEmpty())
        return notAString;
    return {
        {QStringLiteral("anyOf"),
         QJsonArray {notAString, QJsonObject {{QStringLiteral("enum"), QJsonArray::fromStringList(texts)}}}}};
}

QJsonValue StringRules::rewrite(const QJsonValue &schema)
{
    return schema.isObject() ? QJsonValue(rewriteObject(schema.toObject())) : schema;
}

void StringRules::rewritePatternProperties(QJsonObject &schema)
{
    const QJsonObject patterns = schema.take(QLatin1String("patternProperties")).toObject();
    if (patterns.isEmpty())
        return;
    QJsonObject members = schema.value(QLatin1String("properties")).toObject();
    for (auto it = patterns.constBegin(); it != patterns.constEnd(); ++it) {
        for (const QString &name : std::as_const(m_names)) {
            if (!matches(it.key(), name))
                continue;
            QJsonValue rule = it.value();
            if (members.contains(name))
                rule = QJsonObject {{QStringLiteral("allOf"), QJsonArray {members.value(name), rule}}};
            members.insert(name, rule);
        }
    }
    schema.insert(QStringLiteral("properties"), members);
}

void StringRules::rewriteInteger(QJsonObject &schema) const
{
    const QLatin1String type("type");
    const QString integer = QStringLiteral("integer");
    QJsonArray types
        = schema.value(type).isArray() ? schema.value(type).toArray() : QJsonArray {schema.value(type)};
    // One of 32 bits stays what it is: a larger number does not fit it.
    if (!m_holdsLargeNumber || !types.contains(QJsonValue(integer))
        || schema.value(QLatin1String("format")).toString() == QLatin1String("int32"))
        return;
    for (qsizetype i = 0; i < types.size(); ++i) {
        if (types.at(i).toString() == integer)
            types.replace(i, QStringLiteral("number"));
    }
    const bool takesFractions = schema.value(type).toArray().contains(QJsonValue(QStringLiteral("number")));
    schema.insert(type, types);
    if (takesFractions || m_fractions.isEmpty())
        return;
    QJsonArray all = schema.value(QLatin1String("allOf")).toArray();
    all.append(QJsonObject {{QStringLiteral("not"), QJsonObject {{QStringLiteral("enum"), m_fractions}}}});
    schema.insert(QLatin1String("allOf"), all);
}

QJsonObject StringRules::rewriteObject(QJsonObject schema)
{
    rewritePatternProperties(schema);
    rewriteInteger(schema);

    for (const char *name : {"additionalProperties", "additionalItems", "contains", "propertyNames", "not",
                             "if", "then", "else", "items"}) {
        const QLatin1String keyword(name);
        if (schema.value(keyword).isObject())
            schema.insert(keyword, rewrite(schema.value(keyword)));
    }
    for (const char *name : {"allOf", "anyOf", "oneOf", "items"}) {
        const QLatin1String keyword(name);
        if (!schema.value(keyword).isArray())
            continue;
        QJsonArray list;
        const QJsonArray children = schema.value(keyword).toArray();
        for (const QJsonValue &child : children)
            list.append(rewrite(child));
        schema.insert(keyword, list);
    }
    for (const char *name : {"properties", "dependencies", "definitions"}) {
        const QLatin1String keyword(name);
        if (!schema.value(keyword).isObject())
            continue;
        QJsonObject children = schema.value(keyword).toObject();
        const QStringList names = children.keys();
        for (const QString &child : names)
            children.insert(child, rewrite(children.value(child)));
        schema.insert(keyword, children);
    }

    QJsonArray rules;
    const QJsonValue pattern = schema.take(QLatin1String("pattern"));
    if (pattern.isString()) {
        QStringList good;
        for (const QString &text : std::as_const(m_texts)) {
            if (matches(pattern.toString(), text))
                good.append(text);
        }
        rules.append(onlyThese(good));
    }
    const QString format = schema.take(QLatin1String("format")).toString();
    if (hasFormat(format, QString()).has_value()) {
        QStringList good;
        for (const QString &text : std::as_const(m_texts)) {
            if (hasFormat(format, text) == true)
                good.append(text);
        }
        rules.append(onlyThese(good));
    }
    if (rules.isEmpty())
        return schema;
    const QJsonArray all = schema.value(QLatin1String("allOf")).toArray();
    for (const QJsonValue &rule : all)
        rules.append(rule);
    schema.insert(QStringLiteral("allOf"), rules);
    return schema;
}

} // namespace OpenApi
