// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/document.h"

#include "core/json.h"
#include "openapi/documenttext.h"
#include "openapi/operationreader.h"
#include "openapi/responsereader.h"
#include "openapi/toolname.h"
#include "openapi/yaml.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

constexpr Core::JsonLimits documentLimits {256, maxDocumentBytes};

/// The operations that would share a name all get an ending of their own.
void makeNamesDistinct(QList<Operation> &operations)
{
    QHash<QString, int> uses;
    for (const Operation &operation : std::as_const(operations))
        ++uses[operation.name];
    QSet<QString> taken;
    for (auto it = uses.constBegin(); it != uses.constEnd(); ++it) {
        if (it.value() == 1)
            taken.insert(it.key());
    }
    for (Operation &operation : operations) {
        const QString key = QString::fromLatin1(operation.method) + QLatin1Char(' ') + operation.path;
        if (uses.value(operation.name) > 1)
            operation.name = takeDistinctName(operation.name, key, taken);
    }
}

QJsonObject withoutServers(QJsonObject item)
{
    const QLatin1String servers("servers");
    item.remove(servers);
    for (const QByteArray &method : methods()) {
        const QString key = QString::fromLatin1(method).toLower();
        if (!item.value(key).isObject())
            continue;
        QJsonObject operation = item.value(key).toObject();
        operation.remove(servers);
        item.insert(key, operation);
    }
    return item;
}

/// The version of the specification, "3.1.0"; a YAML document may have written a number.
QString specificationVersion(const QJsonObject &document)
{
    return document.value(QLatin1String("openapi")).toVariant().toString();
}

bool isVersion(const QString &version, const char *wanted)
{
    const QLatin1String start(wanted);
    return version == start || version.startsWith(QString(start + QLatin1Char('.')));
}

/// A path item with what its `$ref` names; its own members win (OpenAPI 3.1, section 4.8.9).
Core::Result<QJsonObject> pathItem(const References &references, const QJsonValue &value)
{
    QJsonObject own = value.toObject();
    Core::Result<QJsonObject> item = references.follow(value);
    if (!own.contains(QLatin1String("$ref")) || !item)
        return item;
    own.remove(QLatin1String("$ref"));
    for (auto it = own.constBegin(); it != own.constEnd(); ++it)
        item->insert(it.key(), it.value());
    return item;
}

} // namespace

QString documentHash(const QJsonObject &document)
{
    // Qt keeps the members of an object sorted, so that compact JSON is canonical already. It is hashed
    // path by path: {"paths":{…},"schemas":{…}} as a whole would take as much memory as the document.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto addMembers = [&hash](const char *name, const QJsonObject &members, auto change) {
        hash.addData(QByteArray(name));
        for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
            const QJsonValue value
                = it.value().isObject() ? QJsonValue(change(it.value().toObject())) : QJsonValue(it.value());
            const QByteArray json
                = QJsonDocument(QJsonObject {{it.key(), value}}).toJson(QJsonDocument::Compact);
            hash.addData((it == members.constBegin() ? QByteArray() : QByteArray(","))
                         + json.mid(1, json.size() - 2));
        }
        hash.addData(QByteArray("}"));
    };
    addMembers("{\"paths\":{", child(document, "paths"), withoutServers);
    addMembers(",\"schemas\":{", child(child(document, "components"), "schemas"),
               [](const QJsonObject &schema) { return schema; });
    hash.addData(QByteArray("}"));
    return QString::fromLatin1(hash.result().toHex());
}

Http::ClientRequest documentRequest(const QUrl &url, std::chrono::milliseconds timeLimit)
{
    Http::ClientRequest request;
    request.url = url;
    request.headers.set("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5");
    request.timeLimit = timeLimit;
    request.maxBytes = maxDocumentBytes;
    return request;
}

Core::Result<QJsonObject> parseDocument(const QByteArray &text)
{
    const QByteArray mark("\xEF\xBB\xBF");
    const QByteArrayView bytes = text.startsWith(mark) ? QByteArrayView(text).sliced(mark.size()) : text;
    const auto first = std::find_if(bytes.begin(), bytes.end(),
                                    [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    // A YAML document of OpenAPI begins with a key, or a comment.
    if (first != bytes.end() && *first == '{')
        return Core::parseJsonObject(bytes, documentLimits);
    return parseYaml(text, {documentLimits.maxDepth, documentLimits.maxBytes});
}

Core::Result<Document> readDocument(const QByteArray &text, const QString &serviceName, const QUrl &baseUrl,
                                    const QUrl &documentUrl)
{
    const Core::Result<QJsonObject> object = parseDocument(text);
    if (!object)
        return failure(object.error());
    return readDocument(*object, serviceName, baseUrl, documentUrl);
}

Core::Result<Document> readDocument(const QJsonObject &document, const QString &serviceName,
                                    const QUrl &baseUrl, const QUrl &documentUrl)
{
    const QString version = specificationVersion(document);
    const bool is30 = isVersion(version, "3.0");
    if (!is30 && !isVersion(version, "3.1") && !isVersion(version, "3.2"))
        return failure(Error::Code::Invalid,
                       document.contains(QLatin1String("swagger"))
                           ? QStringLiteral("it is written in Swagger 2.0; OpenAPI 3.0 or 3.1 is needed")
                           : QStringLiteral("it is not an OpenAPI 3.0 or 3.1 document"));
    const QJsonValue paths = document.value(QLatin1String("paths"));
    if (!paths.isUndefined() && !paths.isObject())
        return failure(Error::Code::Invalid, QStringLiteral("\"paths\" is not an object"));

    const QJsonObject info = child(document, "info");
    Document result;
    result.title = text(info, "title");
    result.version = info.value(QLatin1String("version")).toVariant().toString();
    result.openapi = version;
    result.hash = documentHash(document);
    result.whoCanHelp = harmlessText(text(child(document, "x-secure-agent"), "who_can_help"), 200);

    const References references(document);
    OperationReader reader(references, is30 ? Dialect::OpenApi30 : Dialect::OpenApi31,
                           {serviceName, baseUrl, documentUrl});
    const QJsonObject items = paths.toObject();
    for (auto it = items.constBegin(); it != items.constEnd(); ++it) {
        if (it.key().startsWith(QLatin1String("x-")))
            continue;
        const Core::Result<QJsonObject> item = pathItem(references, it.value());
        if (!item) {
            result.remarks.append(
                QStringLiteral("%1 is left out: %2").arg(it.key().left(200), item.error().detail));
            continue;
        }
        for (const QByteArray &method : methods()) {
            const QJsonValue operation = item->value(QString::fromLatin1(method).toLower());
            if (!operation.isUndefined())
                result.operations.append(reader.read(it.key(), *item, method, operation));
        }
    }
    makeNamesDistinct(result.operations);
    return result;
}

} // namespace OpenApi
