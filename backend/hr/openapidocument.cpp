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

QString keycloakEndpoint(const QString &issuer, const QString &name)
{
    return issuer + QStringLiteral("/protocol/openid-connect/") + name;
}

} // namespace

QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl, const SignInEndpoints &endpoints)
{
    QJsonObject document = bundledDocument();
    document[QStringLiteral("servers")]
        = QJsonArray {QJsonObject {{QStringLiteral("url"), publicUrl.toString(QUrl::StripTrailingSlash)}}};

    const QJsonObject flow {
        {QStringLiteral("authorizationUrl"),
         endpoints.authorization.isEmpty() ? keycloakEndpoint(issuer, QStringLiteral("auth"))
                                           : endpoints.authorization.toString(QUrl::FullyEncoded)},
        {QStringLiteral("tokenUrl"),
         endpoints.token.isEmpty() ? keycloakEndpoint(issuer, QStringLiteral("token"))
                                   : endpoints.token.toString(QUrl::FullyEncoded)},
        {QStringLiteral("scopes"),
         QJsonObject {{QStringLiteral("openid"), QStringLiteral("Sign in with OpenID Connect")},
                      {QStringLiteral("hr"), QStringLiteral("Use the HR service as the signed-in person")}}},
    };
    const QJsonObject scheme {
        {QStringLiteral("type"), QStringLiteral("oauth2")},
        {QStringLiteral("description"),
         QStringLiteral(
             "An access token (JWT, RS256) of the identity provider %1, for this service's audience. "
             "Sign in with the authorization code flow and PKCE (S256).")
             .arg(issuer)},
        {QStringLiteral("flows"), QJsonObject {{QStringLiteral("authorizationCode"), flow}}},
    };
    QJsonObject components = document[QStringLiteral("components")].toObject();
    components[QStringLiteral("securitySchemes")]
        = QJsonObject {{QStringLiteral("OAuth2AuthorizationCodeBearer"), scheme}};
    document[QStringLiteral("components")] = components;
    return document;
}

} // namespace Hr
