// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/client.h"
#include "openapi/operation.h"

namespace OpenApi {

/// Larger documents are not read: 32 MiB.
constexpr qsizetype maxDocumentBytes = 32 * 1024 * 1024;

/// Asks for the document at an address, without credentials.
Http::ClientRequest documentRequest(const QUrl &url, std::chrono::milliseconds timeLimit);

/// A document's text, JSON or YAML, as an object. Nothing is read from elsewhere.
/// \return Invalid, with the line; TooLarge beyond maxDocumentBytes
Core::Result<QJsonObject> parseDocument(const QByteArray &text);

/// Reads an OpenAPI 3.0, 3.1 or 3.2 document, JSON or YAML. Takes seconds where it is large: for a thread
/// that has nothing else to do.
///
/// Every operation of it is in the result, in the order of path and method. One that cannot be used
/// is listed with its reason and never spoils the rest.
/// \param serviceName  for people: "HR"
/// \param baseUrl      of the configured service; its origin wins over the document's `servers`
/// \param documentUrl  where the document lies, as chooseBaseUrl() takes it
/// \return Invalid when the text is not such a document; TooLarge beyond maxDocumentBytes
/// Source: OpenAPI Specification 3.0.4, 3.1.1 and 3.2.0; of 3.2 what 3.1 has too.
Core::Result<Document> readDocument(const QByteArray &text, const QString &serviceName, const QUrl &baseUrl,
                                    const QUrl &documentUrl = {});

/// As above, for a document that was parsed.
Core::Result<Document> readDocument(const QJsonObject &document, const QString &serviceName,
                                    const QUrl &baseUrl, const QUrl &documentUrl = {});

/// What settings about effects are pinned to (Document::hash). Addresses do not count: `servers`
/// below `paths` is left out.
QString documentHash(const QJsonObject &document);

} // namespace OpenApi
