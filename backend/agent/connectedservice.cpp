// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/connectedservice.h"

#include "openapi/document.h"

namespace Agent {

ConnectedService knownService(const QString &name, const QUrl &baseUrl, const QString &audience,
                              const QJsonObject &document, const QStringList &readOnlyOperations)
{
    QUrl documentUrl = baseUrl;
    const QLatin1String separator(baseUrl.path().endsWith(QLatin1Char('/')) ? "" : "/");
    documentUrl.setPath(baseUrl.path() + separator + QStringLiteral("openapi.json"));
    return {name, documentUrl, baseUrl, audience, OpenApi::documentHash(document), readOnlyOperations};
}

} // namespace Agent
