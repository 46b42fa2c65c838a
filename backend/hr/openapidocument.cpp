// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/openapidocument.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

// Outside of any namespace, as the macro demands. A static library's resources are left out of the
// program unless somebody asks for them.
static void registerDocument()
{
    Q_INIT_RESOURCE(hr);
}

namespace Hr {

namespace {

QJsonObject bundledDocument()
{
    registerDocument();
    QFile file(QStringLiteral(":/hr/openapi.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl,
                            const std::optional<Auth::SignInEndpoints> &endpoints, const QString &whoCanHelp)
{
    QJsonObject document = bundledDocument();
    document[QStringLiteral("servers")]
        = QJsonArray {QJsonObject {{QStringLiteral("url"), publicUrl.toString(QUrl::StripTrailingSlash)}}};
    QJsonObject components = document[QStringLiteral("components")].toObject();
    components[QStringLiteral("securitySchemes")] = Auth::securitySchemes(
        issuer, endpoints.value_or(Auth::keycloakEndpoints(issuer)),
        {{QStringLiteral("hr"), QStringLiteral("Use the HR service as the signed-in person")}});
    document[QStringLiteral("components")] = components;
    if (!whoCanHelp.isEmpty())
        document[QStringLiteral("x-secure-agent")]
            = QJsonObject {{QStringLiteral("who_can_help"), whoCanHelp}};
    return document;
}

} // namespace Hr
