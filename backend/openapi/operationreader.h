// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"
#include "openapi/parameterreader.h"
#include "openapi/schema.h"

#include <QJsonArray>

namespace OpenApi {

/// The methods that a path item may hold, in the order in which they are listed.
const QByteArrayList &methods();

/// Whose document it is, and where.
struct DocumentPlace
{
    QString serviceName; ///< for people: "HR"
    QUrl baseUrl; ///< of the configured service; its origin wins over the document's `servers`
    QUrl documentUrl; ///< what relative `servers` are relative to; empty: to baseUrl
};

/// Makes Operations of what stands in a document.
class OperationReader
{
public:
    /// \param references  of the document; must outlive this
    OperationReader(const References &references, Dialect dialect, DocumentPlace place);

    /// Never fails: what cannot be used is `usable == false`, with the reason.
    /// \param pathItem  with its `$ref` followed
    Operation read(const QString &path, const QJsonObject &pathItem, const QByteArray &method,
                   const QJsonValue &value);

private:
    Core::Result<> readParts(Operation &operation, const QJsonObject &pathItem, const QJsonObject &object);
    void readResult(Operation &operation, const QJsonObject &object);

    const References &m_references;
    const DocumentPlace m_place;
    const QJsonArray m_documentServers;
    const ParameterReader m_parameters;
    SchemaCache m_sent;
    SchemaCache m_received;
};

} // namespace OpenApi
