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

QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl,
                            const Auth::SignInEndpoints &endpoints)
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
    components.insert(QStringLiteral("securitySchemes"),
                      Auth::securitySchemes(
                          issuer, endpoints,
                          {{QStringLiteral("agent"), QStringLiteral("Ask the agent as the signed-in person")},
                           {QStringLiteral("hr"), QStringLiteral("Let the agent ask HR as that person")}}));
    document.insert(QStringLiteral("components"), components);
    return document;
}

} // namespace Agent
