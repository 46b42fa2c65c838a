// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/openapidocument.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

// Outside of any namespace, as the macro demands. A static library's resources are left out of the
// program unless somebody asks for them.
static void registerAgentResources()
{
    Q_INIT_RESOURCE(agent);
}

namespace Agent {

QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl)
{
    registerAgentResources();
    QFile file(QStringLiteral(":/agent/openapi.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    document.insert(
        QStringLiteral("servers"),
        QJsonArray {QJsonObject {
            {QStringLiteral("url"), publicUrl.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash)}}});
    QJsonObject components = document.value(QLatin1String("components")).toObject();
    const QJsonObject scheme {
        {QStringLiteral("type"), QStringLiteral("openIdConnect")},
        {QStringLiteral("openIdConnectUrl"), issuer + QLatin1String("/.well-known/openid-configuration")},
        {QStringLiteral("description"),
         QStringLiteral("An access token (JWT, RS256) of %1 for this service's audience.").arg(issuer)}};
    components.insert(QStringLiteral("securitySchemes"), QJsonObject {{QStringLiteral("person"), scheme}});
    document.insert(QStringLiteral("components"), components);
    return document;
}

} // namespace Agent
