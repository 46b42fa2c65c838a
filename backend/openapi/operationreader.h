// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"
#include "openapi/schema.h"

namespace OpenApi {

/// The methods that a path item may hold, in the order in which they are listed.
const QByteArrayList &methods();

/// Makes an Operation of what stands in a document.
class OperationReader
{
public:
    /// \param document  must outlive this
    OperationReader(const QJsonObject &document, Dialect dialect, QString service, QUrl baseUrl);

    /// Never fails: what cannot be used is `usable == false`, with the reason.
    /// \param pathItem  with its `$ref` followed
    Operation read(const QString &path, const QJsonObject &pathItem, const QByteArray &method,
                   const QJsonValue &value) const;

private:
    Core::Result<> readParts(Operation &operation, const QJsonObject &pathItem,
                             const QJsonObject &object) const;
    Core::Result<> readParameters(Operation &operation, SchemaConverter &converter,
                                  const QJsonObject &pathItem, const QJsonObject &object) const;
    Core::Result<> addParameter(Operation &operation, SchemaConverter &converter,
                                const QJsonObject &parameter) const;
    Core::Result<> checkPath(const Operation &operation) const;
    bool isApiKey(const Argument &argument) const;
    void readResult(Operation &operation, const QJsonObject &object) const;

    const QJsonObject &m_document;
    const Dialect m_dialect;
    const QString m_service;
    const QUrl m_baseUrl;
    const QList<ApiKey> m_apiKeys;
};

} // namespace OpenApi
