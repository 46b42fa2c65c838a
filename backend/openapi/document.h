// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "openapi/operation.h"

namespace OpenApi {

/// Reads an OpenAPI 3.0 or 3.1 document in JSON.
///
/// Every operation of it is in the result, in the order of path and method. One that cannot be used
/// is listed with its reason and never spoils the rest.
/// \param serviceName  for people: "HR"
/// \param baseUrl      of the configured service; its origin wins over the document's `servers`
/// \return Invalid when the text is not such a document; TooLarge beyond 16 MiB
/// Source: OpenAPI Specification 3.0.3 and 3.1.0.
Core::Result<Document> readDocument(const QByteArray &json, const QString &serviceName, const QUrl &baseUrl);

/// As above, for a document that is an object already (other notations come in here).
Core::Result<Document> readDocument(const QJsonObject &document, const QString &serviceName,
                                    const QUrl &baseUrl);

/// What settings about effects are pinned to (Document::hash). Addresses do not count: `servers`
/// below `paths` is left out.
QString documentHash(const QJsonObject &document);

} // namespace OpenApi
