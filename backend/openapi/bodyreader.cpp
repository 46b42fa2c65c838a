// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/bodyreader.h"

#include "openapi/documenttext.h"
#include "openapi/references.h"
#include "openapi/toolname.h"

#include <QJsonArray>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

const QLatin1String formType("application/x-www-form-urlencoded");

/// Whether the members of a body can stand side by side as arguments: nothing but members is said.
bool isPlainObject(const QJsonObject &schema)
{
    static const QStringList known {QStringLiteral("type"),        QStringLiteral("properties"),
                                    QStringLiteral("required"),    QStringLiteral("title"),
                                    QStringLiteral("description"), QStringLiteral("additionalProperties"),
                                    QStringLiteral("default")};
    const QStringList keys = schema.keys();
    for (const QString &key : keys) {
        if (!known.contains(key))
            return false;
    }
    const QJsonValue type = schema.value(QLatin1String("type"));
    return (type.isUndefined() || type.toString() == QLatin1String("object"))
        && !schema.value(QLatin1String("properties")).toObject().isEmpty();
}

} // namespace

Core::Result<> readBody(const QJsonObject &document, SchemaConverter &converter, const QJsonValue &value,
                        Operation &operation)
{
    const Core::Result<QJsonObject> body = follow(document, value);
    if (!body)
        return failure(body.error());
    operation.bodyRequired = body->value(QLatin1String("required")).toBool();
    const QJsonObject content = child(*body, "content");
    QString type;
    QJsonObject media;
    for (auto it = content.constBegin(); it != content.constEnd(); ++it) {
        const QString candidate = mediaType(it.key());
        const bool form = candidate == formType;
        const bool better = isJsonType(candidate) ? !isJsonType(type) : form && type.isEmpty();
        if (better || candidate == QLatin1String("application/json")) {
            type = candidate;
            media = it.value().toObject();
        }
    }
    if (type.isEmpty()) {
        if (!operation.bodyRequired)
            return {};
        return failure(
            Error::Code::Invalid,
            QStringLiteral("it takes a body of the type %1, which is not supported")
                .arg(content.isEmpty() ? QStringLiteral("\"\"") : mediaType(content.constBegin().key())));
    }
    const QJsonValue schemaValue = media.value(QLatin1String("schema"));
    const Core::Result<QJsonObject> schema
        = converter.convert(schemaValue.isUndefined() ? QJsonObject() : schemaValue);
    if (!schema)
        return failure(schema.error());
    operation.bodyType = type.toLatin1();

    const QJsonObject members = child(*schema, "properties");
    const QStringList names = members.keys();
    const bool clash = std::any_of(names.cbegin(), names.cend(),
                                   [&](const QString &name) { return hasArgument(operation, name); });
    if (!isPlainObject(*schema) || clash) {
        if (type == formType)
            return failure(Error::Code::Invalid, QStringLiteral("its form is not a plain list of fields"));
        Argument whole;
        whole.name = QStringLiteral("body");
        while (hasArgument(operation, whole.name))
            whole.name += QLatin1Char('_');
        whole.place = Argument::Place::Body;
        whole.wholeBody = true;
        whole.required = operation.bodyRequired;
        whole.title = text(*schema, "title");
        if (whole.title.isEmpty())
            whole.title = QStringLiteral("Body");
        whole.description = text(*body, "description");
        whole.schema = *schema;
        operation.arguments.append(whole);
        return {};
    }
    const QJsonArray needed = schema->value(QLatin1String("required")).toArray();
    for (const QString &name : names) {
        Argument argument;
        argument.name = argument.wireName = name;
        argument.place = Argument::Place::Body;
        argument.schema = members.value(name).toObject();
        argument.required = needed.contains(name);
        argument.title = text(argument.schema, "title");
        if (argument.title.isEmpty())
            argument.title = inWords(name);
        argument.description = text(argument.schema, "description");
        // A body that has to hold something is sent always, even where the document says less.
        operation.bodyRequired = operation.bodyRequired || argument.required;
        operation.arguments.append(argument);
    }
    return {};
}

} // namespace OpenApi
