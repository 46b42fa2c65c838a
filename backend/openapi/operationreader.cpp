// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/operationreader.h"

#include "openapi/bodyreader.h"
#include "openapi/documenttext.h"
#include "openapi/headernames.h"
#include "openapi/parameterstyle.h"
#include "openapi/references.h"
#include "openapi/servers.h"
#include "openapi/toolname.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

void readTexts(Operation &operation, const QJsonObject &object)
{
    const QJsonObject own = child(object, "x-secure-agent");
    operation.texts = Texts {text(own, "ask"), text(own, "about"), text(own, "answer")};
    operation.subjectArgument = text(own, "subject");
    const QJsonArray roles = own.value(QLatin1String("required_roles")).toArray();
    for (const QJsonValue &role : roles) {
        if (role.isString())
            operation.requiredRoles.append(role.toString());
    }
    operation.effect = operation.method == "GET" || operation.method == "HEAD" ? Effect::Read : Effect::Write;
    if (own.value(QLatin1String("effect")).toString() == QLatin1String("write")) {
        operation.effect = Effect::Write;
        operation.effectRaised = true;
    }
}

QJsonObject argumentsSchema(const Operation &operation, const QJsonObject &definitions)
{
    QJsonObject members;
    QJsonArray needed;
    for (const Argument &argument : operation.arguments) {
        members.insert(argument.name, argument.schema);
        if (argument.required)
            needed.append(argument.name);
    }
    QJsonObject schema {{QStringLiteral("type"), QStringLiteral("object")},
                        {QStringLiteral("properties"), members},
                        {QStringLiteral("additionalProperties"), false}};
    if (!needed.isEmpty())
        schema.insert(QStringLiteral("required"), needed);
    if (!definitions.isEmpty())
        schema.insert(QStringLiteral("definitions"), definitions);
    return schema;
}

} // namespace

const QByteArrayList &methods()
{
    static const QByteArrayList list {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"};
    return list;
}

OperationReader::OperationReader(const QJsonObject &document, Dialect dialect, QString service, QUrl baseUrl)
    : m_document(document), m_dialect(dialect), m_service(std::move(service)), m_baseUrl(std::move(baseUrl)),
      m_apiKeys(apiKeysOf(document))
{
}

Operation OperationReader::read(const QString &path, const QJsonObject &pathItem, const QByteArray &method,
                                const QJsonValue &value) const
{
    const QJsonObject object = value.toObject();
    Operation operation;
    operation.service = m_service;
    operation.method = method;
    operation.path = path;
    operation.baseUrl = m_baseUrl;
    operation.name = toolName(object.value(QLatin1String("operationId")).toString(), method, path);
    operation.summary = text(object, "summary");
    if (operation.summary.isEmpty())
        operation.summary = text(pathItem, "summary");
    operation.description = text(object, "description");
    const QJsonArray tags = object.value(QLatin1String("tags")).toArray();
    for (const QJsonValue &tag : tags)
        operation.tags.append(tag.toString());
    readTexts(operation, object);

    const Core::Result<> read = value.isObject()
        ? readParts(operation, pathItem, object)
        : failure(Error::Code::Invalid, QStringLiteral("it is not an object"));
    if (!read) {
        operation.usable = false;
        operation.reason = read.error().detail;
    }
    return operation;
}

Core::Result<> OperationReader::readParts(Operation &operation, const QJsonObject &pathItem,
                                          const QJsonObject &object) const
{
    if (operation.method == "OPTIONS" || operation.method == "TRACE")
        return failure(Error::Code::Invalid,
                       QStringLiteral("%1 is for programs, not for a person's question")
                           .arg(QLatin1String(operation.method)));
    QJsonArray servers = m_document.value(QLatin1String("servers")).toArray();
    for (const QJsonObject &nearer : {pathItem, object}) {
        const QJsonArray own = nearer.value(QLatin1String("servers")).toArray();
        if (!own.isEmpty())
            servers = own;
    }
    const Core::Result<QUrl> base = chooseBaseUrl(servers, m_baseUrl);
    if (!base)
        return failure(base.error());
    operation.baseUrl = *base;

    const Core::Result<QList<SecurityRequirement>> security = readSecurity(m_document, object);
    if (!security)
        return failure(security.error());
    operation.security = *security;
    SchemaConverter converter(m_document, m_dialect, Direction::Request);
    if (const Core::Result<> read = readParameters(operation, converter, pathItem, object); !read)
        return read;
    if (const Core::Result<> complete = checkPath(operation); !complete)
        return complete;
    const QJsonValue body = object.value(QLatin1String("requestBody"));
    if (!body.isUndefined()) {
        if (const Core::Result<> read = readBody(m_document, converter, body, operation); !read)
            return read;
    }
    const Core::Result<QJsonObject> definitions = converter.definitions();
    if (!definitions)
        return failure(definitions.error());
    operation.argumentsSchema = argumentsSchema(operation, *definitions);
    readResult(operation, object);
    return {};
}

Core::Result<> OperationReader::readParameters(Operation &operation, SchemaConverter &converter,
                                               const QJsonObject &pathItem, const QJsonObject &object) const
{
    // The operation's parameters replace the path item's of the same name and place.
    QList<QJsonObject> parameters;
    for (const QJsonObject &holder : {pathItem, object}) {
        const QJsonArray list = holder.value(QLatin1String("parameters")).toArray();
        for (const QJsonValue &entry : list) {
            const Core::Result<QJsonObject> parameter = follow(m_document, entry);
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
    for (const QJsonObject &parameter : std::as_const(parameters)) {
        if (const Core::Result<> added = addParameter(operation, converter, parameter); !added)
            return added;
    }
    return {};
}

Core::Result<> OperationReader::addParameter(Operation &operation, SchemaConverter &converter,
                                             const QJsonObject &parameter) const
{
    Argument argument;
    argument.wireName = text(parameter, "name");
    const QString in = text(parameter, "in");
    if (in == QLatin1String("path"))
        argument.place = Argument::Place::Path;
    else if (in == QLatin1String("query"))
        argument.place = Argument::Place::Query;
    else if (in == QLatin1String("header"))
        argument.place = Argument::Place::Header;
    else if (in == QLatin1String("cookie"))
        argument.place = Argument::Place::Cookie;
    else
        return failure(Error::Code::Invalid, QStringLiteral("a parameter stands in an unknown place"));
    if (argument.wireName.isEmpty())
        return failure(Error::Code::Invalid, QStringLiteral("a parameter has no name"));
    if ((argument.place == Argument::Place::Header && isForbiddenHeader(argument.wireName))
        || isApiKey(argument))
        return {};
    if (argument.place == Argument::Place::Header && !isHeaderName(argument.wireName))
        return failure(Error::Code::Invalid, QStringLiteral("a header parameter has a name that is none"));

    argument.required
        = argument.place == Argument::Place::Path || parameter.value(QLatin1String("required")).toBool();
    argument.description = text(parameter, "description");
    QJsonValue schema = parameter.value(QLatin1String("schema"));
    const QJsonObject content = child(parameter, "content");
    if (!content.isEmpty()) {
        if (!isJsonType(mediaType(content.constBegin().key())))
            return argument.required ? Core::Result<>(
                       failure(Error::Code::Invalid,
                               QStringLiteral("the parameter %1 is not JSON").arg(argument.wireName)))
                                     : Core::Result<>();
        schema = content.constBegin().value().toObject().value(QLatin1String("schema"));
        argument.style = QStringLiteral("json");
    } else {
        argument.style = text(parameter, "style");
        const QJsonValue explode = parameter.value(QLatin1String("explode"));
        if (argument.style.isEmpty())
            argument.style = defaultStyle(argument.place);
        argument.explode = explode.isBool() ? explode.toBool() : argument.style == QLatin1String("form");
        if (!isKnownStyle(argument.place, argument.style))
            return failure(Error::Code::Invalid,
                           QStringLiteral("the parameter %1 has the style \"%2\", which does not exist there")
                               .arg(argument.wireName, argument.style));
    }
    const Core::Result<QJsonObject> converted
        = converter.convert(schema.isUndefined() ? QJsonObject() : schema);
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

bool OperationReader::isApiKey(const Argument &argument) const
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

Core::Result<> OperationReader::checkPath(const Operation &operation) const
{
    if (!operation.path.startsWith(QLatin1Char('/')) || operation.path.contains(QLatin1Char('?'))
        || operation.path.contains(QLatin1Char('#')))
        return failure(Error::Code::Invalid, QStringLiteral("its path is not one"));
    static const QRegularExpression parameter(QStringLiteral("\\{([^{}]*)\\}"));
    QStringList named;
    auto matches = parameter.globalMatch(operation.path);
    while (matches.hasNext())
        named.append(matches.next().captured(1));
    for (const QString &name : std::as_const(named)) {
        const bool known = std::any_of(
            operation.arguments.cbegin(), operation.arguments.cend(), [&](const Argument &argument) {
                return argument.place == Argument::Place::Path && argument.wireName == name;
            });
        if (!known)
            return failure(Error::Code::Invalid,
                           QStringLiteral("its path needs %1, which is not described").arg(name));
    }
    for (const Argument &argument : operation.arguments) {
        if (argument.place == Argument::Place::Path && !named.contains(argument.wireName))
            return failure(Error::Code::Invalid,
                           QStringLiteral("its path has no place for %1").arg(argument.wireName));
    }
    return {};
}

void OperationReader::readResult(Operation &operation, const QJsonObject &object) const
{
    const QJsonObject responses = child(object, "responses");
    for (auto it = responses.constBegin(); it != responses.constEnd(); ++it) {
        if (!it.key().startsWith(QLatin1Char('2')))
            continue;
        const Core::Result<QJsonObject> response = follow(m_document, it.value());
        if (!response)
            continue;
        const QJsonObject content = child(*response, "content");
        for (auto media = content.constBegin(); media != content.constEnd(); ++media) {
            if (!isJsonType(mediaType(media.key())))
                continue;
            SchemaConverter converter(m_document, m_dialect, Direction::Response);
            const Core::Result<QJsonObject> schema
                = converter.convert(media.value().toObject().value(QLatin1String("schema")));
            const Core::Result<QJsonObject> definitions = converter.definitions();
            if (!schema || !definitions)
                return; // a hint only: the operation works without it
            operation.resultSchema = *schema;
            if (!definitions->isEmpty())
                operation.resultSchema.insert(QStringLiteral("definitions"), *definitions);
            return;
        }
    }
}

} // namespace OpenApi
