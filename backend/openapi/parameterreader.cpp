// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/parameterreader.h"

#include "openapi/documenttext.h"
#include "openapi/headernames.h"
#include "openapi/parameterstyle.h"
#include "openapi/toolname.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

std::optional<Argument::Place> placeOf(const QString &in)
{
    if (in == QLatin1String("path"))
        return Argument::Place::Path;
    if (in == QLatin1String("query"))
        return Argument::Place::Query;
    if (in == QLatin1String("header"))
        return Argument::Place::Header;
    if (in == QLatin1String("cookie"))
        return Argument::Place::Cookie;
    return std::nullopt;
}

/// The names in the braces of the path, as far as it is sent.
Core::Result<QStringList> parametersOf(const QString &whole)
{
    const QString path = sentPath(whole);
    if (!path.startsWith(QLatin1Char('/')) || path.contains(QLatin1Char('?')))
        return failure(Error::Code::Invalid,
                       QStringLiteral("its path does not begin with \"/\", or holds a query"));
    static const QRegularExpression parameter(QStringLiteral("\\{([^{}]*)\\}"));
    QStringList names;
    auto matches = parameter.globalMatch(path);
    while (matches.hasNext())
        names.append(matches.next().captured(1));
    return names;
}

/// How the value is written: `style` and `explode`, or `content`.
/// \return the schema
Core::Result<QJsonValue> readWriting(Argument &argument, const QJsonObject &parameter)
{
    const QJsonObject content = child(parameter, "content");
    if (!content.isEmpty()) {
        if (!isJsonType(mediaType(content.constBegin().key())))
            return failure(Error::Code::Invalid,
                           QStringLiteral("the parameter %1 is not JSON").arg(argument.wireName));
        argument.style = QStringLiteral("json");
        return content.constBegin().value().toObject().value(QLatin1String("schema"));
    }
    argument.style = text(parameter, "style");
    const QJsonValue explode = parameter.value(QLatin1String("explode"));
    if (argument.style.isEmpty())
        argument.style = defaultStyle(argument.place);
    argument.explode = explode.isBool() ? explode.toBool() : argument.style == QLatin1String("form");
    argument.allowReserved = argument.place == Argument::Place::Query
        && parameter.value(QLatin1String("allowReserved")).toBool();
    if (!isKnownStyle(argument.place, argument.style))
        return failure(Error::Code::Invalid,
                       QStringLiteral("the parameter %1 has the style \"%2\", which does not exist there")
                           .arg(argument.wireName, argument.style));
    return parameter.value(QLatin1String("schema"));
}

} // namespace

ParameterReader::ParameterReader(const References &references)
    : m_references(references), m_apiKeys(apiKeysOf(references))
{
}

Core::Result<> ParameterReader::read(Operation &operation, SchemaConverter &converter,
                                     const QJsonObject &pathItem, const QJsonObject &object) const
{
    QList<QJsonObject> parameters;
    for (const QJsonObject &holder : {pathItem, object}) {
        const QJsonArray list = holder.value(QLatin1String("parameters")).toArray();
        for (const QJsonValue &entry : list) {
            const Core::Result<QJsonObject> parameter = m_references.follow(entry);
            if (!parameter)
                return failure(parameter.error());
            const auto same = [&](const QJsonObject &other) {
                return text(other, "name") == text(*parameter, "name")
                    && text(other, "in") == text(*parameter, "in");
            };
            parameters.removeIf(same);
            parameters.append(*parameter);
        }
    }
    const Core::Result<QStringList> inPath = parametersOf(operation.path);
    if (!inPath)
        return failure(inPath.error());
    for (const QJsonObject &parameter : std::as_const(parameters)) {
        if (const Core::Result<> added = add(operation, converter, parameter, *inPath); !added)
            return added;
    }
    for (const QString &name : *inPath) {
        const bool known = std::any_of(
            operation.arguments.cbegin(), operation.arguments.cend(), [&](const Argument &argument) {
                return argument.place == Argument::Place::Path && argument.wireName == name;
            });
        if (!known)
            return failure(Error::Code::Invalid,
                           QStringLiteral("its path needs %1, which is not described").arg(name));
    }
    return {};
}

Core::Result<> ParameterReader::add(Operation &operation, SchemaConverter &converter,
                                    const QJsonObject &parameter, const QStringList &inPath) const
{
    Argument argument;
    argument.wireName = text(parameter, "name");
    const QString in = text(parameter, "in");
    const std::optional<Argument::Place> place = placeOf(in);
    if (!place)
        return failure(
            Error::Code::Invalid,
            QStringLiteral("the parameter %1 stands in a place that is not known").arg(argument.wireName));
    argument.place = *place;
    if (argument.wireName.isEmpty())
        return failure(Error::Code::Invalid, QStringLiteral("a parameter has no name"));
    if (argument.place == Argument::Place::Header && isForbiddenHeader(argument.wireName))
        return {};
    if (argument.place == Argument::Place::Path && !inPath.contains(argument.wireName))
        return {}; // there is no place for it
    if (isApiKey(argument))
        return {};
    if (argument.place == Argument::Place::Header && !isHeaderName(argument.wireName))
        return failure(Error::Code::Invalid, QStringLiteral("a header parameter has a name that is none"));

    argument.required
        = argument.place == Argument::Place::Path || parameter.value(QLatin1String("required")).toBool();
    argument.description = text(parameter, "description");
    const Core::Result<QJsonValue> schema = readWriting(argument, parameter);
    if (!schema && argument.style.isEmpty() && !argument.required)
        return {}; // content that is not JSON: the operation does without it
    if (!schema)
        return failure(schema.error());
    const Core::Result<QJsonObject> converted
        = converter.convert(schema->isUndefined() ? QJsonObject() : *schema);
    if (!converted)
        return failure(converted.error());
    argument.schema = *converted;
    argument.title = text(argument.schema, "title");
    if (argument.title.isEmpty())
        argument.title = inWords(argument.wireName);
    argument.name = argument.wireName;
    while (hasArgument(operation, argument.name))
        argument.name += QLatin1Char('_') + in;
    operation.arguments.append(argument);
    return {};
}

bool ParameterReader::isApiKey(const Argument &argument) const
{
    return std::any_of(m_apiKeys.cbegin(), m_apiKeys.cend(), [&](const ApiKey &key) {
        switch (key.place) {
        case ApiKey::Place::Header:
            return argument.place == Argument::Place::Header
                && argument.wireName.compare(key.name, Qt::CaseInsensitive) == 0;
        case ApiKey::Place::Query:
            return argument.place == Argument::Place::Query && argument.wireName == key.name;
        case ApiKey::Place::Cookie:
            return argument.place == Argument::Place::Cookie && argument.wireName == key.name;
        }
        return false;
    });
}

} // namespace OpenApi
