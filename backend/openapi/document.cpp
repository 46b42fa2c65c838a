// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/document.h"

#include "core/json.h"
#include "core/logging.h"
#include "openapi/operationreader.h"
#include "openapi/references.h"
#include "openapi/toolname.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

constexpr Core::JsonLimits documentLimits {256, 16 * 1024 * 1024};

/// The operations that would share a name all get an ending of their own.
void makeNamesDistinct(QList<Operation> &operations)
{
    QHash<QString, int> uses;
    for (const Operation &operation : std::as_const(operations))
        ++uses[operation.name];
    for (Operation &operation : operations) {
        if (uses.value(operation.name) > 1)
            operation.name = distinctName(
                operation.name, QString::fromLatin1(operation.method) + QLatin1Char(' ') + operation.path);
    }
}

QJsonObject withoutServers(QJsonObject paths)
{
    const QLatin1String servers("servers");
    const QStringList names = paths.keys();
    for (const QString &path : names) {
        QJsonObject item = paths.value(path).toObject();
        item.remove(servers);
        for (const QByteArray &method : methods()) {
            const QString key = QString::fromLatin1(method).toLower();
            if (!item.value(key).isObject())
                continue;
            QJsonObject operation = item.value(key).toObject();
            operation.remove(servers);
            item.insert(key, operation);
        }
        paths.insert(path, item);
    }
    return paths;
}

} // namespace

QString documentHash(const QJsonObject &document)
{
    // Qt keeps the members of an object sorted, so that compact JSON is canonical already.
    const QJsonObject components = document.value(QLatin1String("components")).toObject();
    const QJsonObject hashed {
        {QStringLiteral("paths"), withoutServers(document.value(QLatin1String("paths")).toObject())},
        {QStringLiteral("schemas"), components.value(QLatin1String("schemas")).toObject()}};
    const QByteArray canonical = QJsonDocument(hashed).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex());
}

Core::Result<Document> readDocument(const QByteArray &json, const QString &serviceName, const QUrl &baseUrl)
{
    const Core::Result<QJsonObject> object = Core::parseJsonObject(json, documentLimits);
    if (!object)
        return failure(object.error());
    return readDocument(*object, serviceName, baseUrl);
}

Core::Result<Document> readDocument(const QJsonObject &document, const QString &serviceName,
                                    const QUrl &baseUrl)
{
    const QString version = document.value(QLatin1String("openapi")).toString();
    const bool is30 = version.startsWith(QLatin1String("3.0."));
    if (!is30 && !version.startsWith(QLatin1String("3.1.")))
        return failure(Error::Code::Invalid,
                       document.contains(QLatin1String("swagger"))
                           ? QStringLiteral("it is written in Swagger 2.0; OpenAPI 3.0 or 3.1 is needed")
                           : QStringLiteral("it is not an OpenAPI 3.0 or 3.1 document"));
    const QJsonValue paths = document.value(QLatin1String("paths"));
    if (!paths.isUndefined() && !paths.isObject())
        return failure(Error::Code::Invalid, QStringLiteral("\"paths\" is not an object"));

    const QJsonObject info = document.value(QLatin1String("info")).toObject();
    Document result;
    result.title = info.value(QLatin1String("title")).toString();
    result.version = info.value(QLatin1String("version")).toString();
    result.hash = documentHash(document);

    const OperationReader reader(document, is30 ? Dialect::OpenApi30 : Dialect::OpenApi31, serviceName,
                                 baseUrl);
    const QJsonObject items = paths.toObject();
    for (auto it = items.constBegin(); it != items.constEnd(); ++it) {
        if (it.key().startsWith(QLatin1String("x-")))
            continue;
        const Core::Result<QJsonObject> item = follow(document, it.value());
        if (!item) {
            qCInfo(lcOpenApi) << "left out a path of" << serviceName << "because" << item.error().detail;
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
