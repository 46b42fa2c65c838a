// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/bodyreader.h"

#include "openapi/documenttext.h"
#include "openapi/toolname.h"

#include <QJsonArray>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

const QLatin1String jsonType("application/json");
const QLatin1String formType("application/x-www-form-urlencoded");
const QLatin1String multipartType("multipart/form-data");
const QLatin1String textType("text/plain");

namespace {

const QLatin1String properties("properties");
const QLatin1String required("required");

/// The lower, the better; 0 when it cannot be written.
int rank(const QString &type)
{
    if (type == jsonType)
        return 1;
    if (isJsonType(type))
        return 2;
    if (type == QLatin1String("*/*") || type == QLatin1String("application/*"))
        return 3;
    if (type == formType)
        return 4;
    if (type == multipartType)
        return 5;
    return type == textType ? 6 : 0;
}

struct Media
{
    QString type;
    QJsonObject object;
};

Media bestOf(const QJsonObject &content)
{
    Media best;
    for (auto it = content.constBegin(); it != content.constEnd(); ++it) {
        const QString type = mediaType(it.key());
        if (rank(type) > 0 && (best.type.isEmpty() || rank(type) < rank(best.type)))
            best = {type, it.value().toObject()};
    }
    if (rank(best.type) == 3)
        best.type = jsonType;
    return best;
}

/// Whether the members of a body can stand side by side as arguments: nothing but members is said.
bool isPlainObject(const QJsonObject &schema)
{
    static const QStringList known {QStringLiteral("type"),
                                    properties,
                                    required,
                                    QStringLiteral("title"),
                                    QStringLiteral("description"),
                                    QStringLiteral("additionalProperties"),
                                    QStringLiteral("default")};
    const QStringList keys = schema.keys();
    for (const QString &key : keys) {
        // "At least one of them" is for the service to say, as it is where the document leaves it out.
        const bool one = key == QLatin1String("minProperties") && schema.value(key).toInt() <= 1;
        if (!known.contains(key) && !one)
            return false;
    }
    const QJsonValue type = schema.value(QLatin1String("type"));
    return (type.isUndefined() || type.toString() == QLatin1String("object"))
        && !schema.value(properties).toObject().isEmpty();
}

bool mayBeObject(const QJsonObject &schema)
{
    const QJsonValue type = schema.value(QLatin1String("type"));
    return type.isUndefined() || type.toString() == QLatin1String("object")
        || type.toArray().contains(QJsonValue(QStringLiteral("object")));
}

/// A file, or other bytes that no model writes.
bool isBinary(const QJsonObject &schema)
{
    const QJsonValue items = schema.value(QLatin1String("items"));
    const QString format = text(schema, "format");
    const QString media = text(schema, "contentMediaType");
    return format == QLatin1String("binary") || format == QLatin1String("byte")
        || schema.contains(QLatin1String("contentEncoding")) || (!media.isEmpty() && !isTextType(media))
        || (items.isObject() && isBinary(items.toObject()));
}

/// Takes the fields out that hold no text. \return Invalid when one of them is needed
Core::Result<> dropFiles(QJsonObject &schema, const QJsonObject &encodings)
{
    QJsonObject members = child(schema, "properties");
    const QJsonArray needed = schema.value(required).toArray();
    const QStringList names = members.keys();
    for (const QString &name : names) {
        // Several types, "image/png, image/jpeg", are no text either.
        const QString type = mediaType(text(encodings.value(name).toObject(), "contentType"));
        if (!isBinary(members.value(name).toObject()) && (type.isEmpty() || isTextType(type)))
            continue;
        if (needed.contains(name))
            return failure(Error::Code::Invalid,
                           QStringLiteral("it takes a file (%1), which is not supported").arg(name));
        members.remove(name);
    }
    schema.insert(properties, members);
    return {};
}

QHash<QString, FieldEncoding> readEncodings(const QJsonObject &encodings)
{
    QHash<QString, FieldEncoding> fields;
    for (auto it = encodings.constBegin(); it != encodings.constEnd(); ++it) {
        const QJsonObject encoding = it.value().toObject();
        FieldEncoding field;
        field.contentType = mediaType(text(encoding, "contentType"));
        field.style = text(encoding, "style");
        const QJsonValue explode = encoding.value(QLatin1String("explode"));
        const bool saysHow = !field.style.isEmpty() || explode.isBool();
        if (saysHow && field.style.isEmpty())
            field.style = QStringLiteral("form");
        if (saysHow)
            field.explode = explode.isBool() ? explode.toBool() : field.style == QLatin1String("form");
        fields.insert(it.key(), field);
    }
    return fields;
}

Argument wholeBody(const Operation &operation, const QJsonObject &body, const QJsonObject &schema)
{
    Argument whole;
    whole.name = QStringLiteral("body");
    while (hasArgument(operation, whole.name))
        whole.name += QLatin1Char('_');
    whole.place = Argument::Place::Body;
    whole.wholeBody = true;
    whole.required = operation.bodyRequired;
    whole.title = text(schema, "title");
    if (whole.title.isEmpty())
        whole.title = QStringLiteral("Body");
    whole.description = text(body, "description");
    whole.schema = schema;
    return whole;
}

Argument member(const QString &name, const QJsonObject &schema, bool isNeeded)
{
    Argument argument;
    argument.name = argument.wireName = name;
    argument.place = Argument::Place::Body;
    argument.schema = schema;
    argument.required = isNeeded;
    argument.title = text(schema, "title");
    if (argument.title.isEmpty())
        argument.title = inWords(name);
    argument.description = text(schema, "description");
    return argument;
}

} // namespace

Core::Result<> readBody(const References &references, SchemaConverter &converter, const QJsonValue &value,
                        Operation &operation)
{
    const Core::Result<QJsonObject> body = references.follow(value);
    if (!body)
        return failure(body.error());
    operation.bodyRequired = body->value(required).toBool();
    if (operation.method == "GET" || operation.method == "HEAD") {
        // It means nothing there (RFC 9110, section 9.3.1), and proxies drop it.
        if (!operation.bodyRequired)
            return {};
        return failure(Error::Code::Invalid, QStringLiteral("it reads with a body, which is not supported"));
    }
    const QJsonObject content = child(*body, "content");
    const Media media = bestOf(content);
    if (media.type.isEmpty()) {
        if (!operation.bodyRequired)
            return {};
        return failure(Error::Code::Invalid,
                       content.isEmpty() || content.constBegin().key().isEmpty()
                           ? QStringLiteral("it takes a body of no type")
                           : QStringLiteral("it takes a body of the type %1, which is not supported")
                                 .arg(mediaType(content.constBegin().key()).left(100)));
    }
    const QJsonValue described = media.object.value(QLatin1String("schema"));
    Core::Result<QJsonObject> schema = converter.convert(described.isUndefined() ? QJsonObject() : described);
    if (!schema)
        return failure(schema.error());
    if (media.type == textType) {
        // Without a schema it is a text all the same.
        if (schema->isEmpty())
            schema->insert(QStringLiteral("type"), QStringLiteral("string"));
        if (text(*schema, "type") != QLatin1String("string") || isBinary(*schema))
            return failure(Error::Code::Invalid, QStringLiteral("its body of text is no plain text"));
    } else if (!isJsonType(media.type)) {
        const QJsonObject encodings = child(media.object, "encoding");
        if (!mayBeObject(*schema))
            return failure(Error::Code::Invalid, QStringLiteral("its form is not a list of fields"));
        if (const Core::Result<> done = dropFiles(*schema, encodings); !done)
            return operation.bodyRequired ? done : Core::Result<>();
        operation.bodyFields = readEncodings(encodings);
    }
    operation.bodyType = media.type.toLatin1();

    const QJsonObject members = child(*schema, "properties");
    const QStringList names = members.keys();
    const bool clash = std::any_of(names.cbegin(), names.cend(),
                                   [&](const QString &name) { return hasArgument(operation, name); });
    if (!isPlainObject(*schema) || clash) {
        operation.arguments.append(wholeBody(operation, *body, *schema));
        return {};
    }
    const QJsonArray needed = schema->value(required).toArray();
    for (const QString &name : names) {
        operation.arguments.append(member(name, members.value(name).toObject(), needed.contains(name)));
        // A body that has to hold something is sent always, even where the document says less.
        operation.bodyRequired = operation.bodyRequired || needed.contains(name);
    }
    return {};
}

} // namespace OpenApi
