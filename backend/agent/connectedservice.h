// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Agent {

/// A service whose operations become tools.
struct ConnectedService
{
    QString name; ///< for people, and unique: "HR"
    QUrl documentUrl; ///< its OpenAPI document, read without credentials
    QUrl baseUrl; ///< its origin wins over the document's `servers`
    QString audience; ///< the person's token goes there only when its `aud` contains this
    /// A POST among readOnlyOperations (operationIds) only reads, as long as the document's hash is
    /// pinnedHash (OpenApi::Document::hash). A document cannot say so itself.
    QString pinnedHash;
    QStringList readOnlyOperations;
    QStringList takesDataFrom {}; ///< other services by name, whose results may go there unasked
};

/// A service that was built together with this program, so that its document is known: it offers
/// `/openapi.json` below its base URL, and `readOnlyOperations` hold for exactly `document`.
ConnectedService knownService(const QString &name, const QUrl &baseUrl, const QString &audience,
                              const QJsonObject &document, const QStringList &readOnlyOperations);

} // namespace Agent
