// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/operationreader.h"

#include "openapi/bodyreader.h"
#include "openapi/documenttext.h"
#include "openapi/servers.h"
#include "openapi/toolname.h"

#include <QJsonArray>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

void readTexts(Operation &operation, const QJsonObject &object)
{
    const QJsonObject own = child(object, "x-secure-agent");
    operation.texts = Texts {text(own, "ask"), text(own, "about"), text(own, "confirm"), text(own, "answer")};
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

/// OPTIONS and TRACE ask about a service, and QUERY (OpenAPI 3.2) is known to few servers.
bool isCallable(const QByteArray &method)
{
    return method != "OPTIONS" && method != "TRACE" && method != "QUERY";
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
    static const QByteArrayList list {"GET",    "HEAD",    "POST",  "PUT",  "PATCH",
                                      "DELETE", "OPTIONS", "TRACE", "QUERY"};
    return list;
}

OperationReader::OperationReader(const References &references, Dialect dialect, DocumentPlace place)
    : m_references(references), m_place(std::move(place)),
      m_documentServers(references.document().value(QLatin1String("servers")).toArray()),
      m_parameters(references), m_sent(references, dialect, Direction::Request),
      m_received(references, dialect, Direction::Response)
{
}

Operation OperationReader::read(const QString &path, const QJsonObject &pathItem, const QByteArray &method,
                                const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    Operation operation;
    operation.service = m_place.serviceName;
    operation.method = method;
    operation.path = path;
    operation.baseUrl = m_place.baseUrl;
    operation.name = toolName(object.value(QLatin1String("operationId")).toString(), method, path);
    operation.summary = text(object, "summary");
    if (operation.summary.isEmpty())
        operation.summary = text(pathItem, "summary");
    operation.description = text(object, "description");
    operation.isDeprecated = object.value(QLatin1String("deprecated")).toBool();
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
                                          const QJsonObject &object)
{
    if (!isCallable(operation.method))
        return failure(Error::Code::Invalid,
                       QStringLiteral("%1 is for programs, not for a person's question")
                           .arg(QLatin1String(operation.method)));
    QJsonArray servers = m_documentServers;
    for (const QJsonObject &nearer : {pathItem, object}) {
        const QJsonArray own = nearer.value(QLatin1String("servers")).toArray();
        if (!own.isEmpty())
            servers = own;
    }
    const Core::Result<QUrl> base = chooseBaseUrl(servers, m_place.baseUrl, m_place.documentUrl);
    if (!base)
        return failure(base.error());
    operation.baseUrl = *base;

    const Core::Result<QList<SecurityRequirement>> security = readSecurity(m_references, object);
    if (!security)
        return failure(security.error());
    operation.security = *security;
    SchemaConverter converter(m_sent);
    if (const Core::Result<> read = m_parameters.read(operation, converter, pathItem, object); !read)
        return read;
    const QJsonValue body = object.value(QLatin1String("requestBody"));
    if (!body.isUndefined()) {
        if (const Core::Result<> read = readBody(m_references, converter, body, operation); !read)
            return read;
    }
    const Core::Result<QJsonObject> definitions = converter.definitions();
    if (!definitions)
        return failure(definitions.error());
    operation.argumentsSchema = argumentsSchema(operation, *definitions);
    readResult(operation, object);
    return {};
}

void OperationReader::readResult(Operation &operation, const QJsonObject &object)
{
    const QJsonObject responses = child(object, "responses");
    for (auto it = responses.constBegin(); it != responses.constEnd(); ++it) {
        if (!it.key().startsWith(QLatin1Char('2')))
            continue;
        const Core::Result<QJsonObject> response = m_references.follow(it.value());
        if (!response)
            continue;
        const QJsonObject content = child(*response, "content");
        for (auto media = content.constBegin(); media != content.constEnd(); ++media) {
            if (!isJsonType(mediaType(media.key())) && mediaType(media.key()) != QLatin1String("*/*"))
                continue;
            SchemaConverter converter(m_received);
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
