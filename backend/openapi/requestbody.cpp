// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/requestbody.h"

#include "openapi/bodyreader.h"
#include "openapi/documenttext.h"
#include "openapi/parameterstyle.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace OpenApi {

namespace {

/// A field's value, or one item of it, as text: a string as it is, anything else as JSON.
QByteArray fieldText(const QJsonValue &value)
{
    if (value.isNull())
        return {};
    return value.isString() ? value.toString().toUtf8() : compactJson(value);
}

/// A list's items, each of which repeats its field; a value that is no list is the only one.
QJsonArray occurrences(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : QJsonArray {value};
}

Core::Result<QByteArray> urlEncoded(const Operation &operation, const QJsonObject &members)
{
    QByteArrayList pieces;
    for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
        const FieldEncoding encoding = operation.bodyFields.value(it.key());
        if (!encoding.style.isEmpty()) {
            Argument field;
            field.name = field.wireName = it.key();
            field.place = Argument::Place::Body;
            field.style = encoding.style;
            field.explode = encoding.explode;
            const Core::Result<QByteArray> piece = queryText(field, it.value());
            if (!piece)
                return piece;
            if (!piece->isEmpty())
                pieces.append(*piece);
            continue;
        }
        const QByteArray name = it.key().toUtf8().toPercentEncoding() + '=';
        const bool isJson = isJsonType(encoding.contentType);
        const QJsonArray values = isJson ? QJsonArray {it.value()} : occurrences(it.value());
        for (const QJsonValue &value : values)
            pieces.append(name + (isJson ? compactJson(value) : fieldText(value)).toPercentEncoding());
    }
    return pieces.join('&');
}

/// A member's name in a header's quoted string, as browsers write it (HTML, section 4.10.21.8).
QByteArray quoted(const QString &name)
{
    QByteArray text = name.toUtf8();
    text.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22");
    return '"' + text + '"';
}

QByteArray part(const QString &name, const QByteArray &type, const QByteArray &content)
{
    QByteArray bytes = "Content-Disposition: form-data; name=" + quoted(name) + "\r\n";
    if (!type.isEmpty())
        bytes += "Content-Type: " + type + "\r\n";
    return bytes + "\r\n" + content + "\r\n";
}

/// RFC 7578.
RequestBody multipart(const Operation &operation, const QJsonObject &members)
{
    QByteArrayList parts;
    for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
        const QByteArray given = operation.bodyFields.value(it.key()).contentType.toLatin1();
        const bool isJson = isJsonType(QString::fromLatin1(given));
        const QJsonArray values = isJson ? QJsonArray {it.value()} : occurrences(it.value());
        for (const QJsonValue &value : values) {
            const bool isNested = value.isObject() || value.isArray();
            parts.append(part(it.key(), given.isEmpty() && isNested ? QByteArray(jsonType.latin1()) : given,
                              isJson ? compactJson(value) : fieldText(value)));
        }
    }
    // Made of what it parts, so that it cannot stand in there but by breaking SHA-256.
    const QByteArray boundary
        = QCryptographicHash::hash(parts.join("--"), QCryptographicHash::Sha256).toHex().left(40);
    RequestBody body;
    body.contentType = QByteArray(multipartType.latin1()) + "; boundary=" + boundary;
    for (const QByteArray &one : std::as_const(parts))
        body.bytes += "--" + boundary + "\r\n" + one;
    body.bytes += "--" + boundary + "--\r\n";
    return body;
}

} // namespace

QByteArray compactJson(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2);
}

Core::Result<RequestBody> writeBody(const Operation &operation, const QJsonValue &value)
{
    if (operation.bodyType == multipartType.latin1())
        return multipart(operation, value.toObject());
    if (operation.bodyType == textType.latin1())
        return RequestBody {operation.bodyType + "; charset=utf-8", value.toString().toUtf8()};
    if (operation.bodyType != formType.latin1())
        return RequestBody {operation.bodyType, compactJson(value)};
    const Core::Result<QByteArray> form = urlEncoded(operation, value.toObject());
    if (!form)
        return Core::failure(form.error());
    return RequestBody {operation.bodyType, *form};
}

} // namespace OpenApi
