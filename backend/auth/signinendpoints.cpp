// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signinendpoints.h"

#include "jose/discovery.h"

namespace Auth {

SignInDiscovery::SignInDiscovery(Http::Client &client, QString issuer, QObject *parent)
    : QObject(parent), m_client(client), m_issuer(std::move(issuer)), m_endpoints(keycloakEndpoints(m_issuer))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SignInDiscovery::ask);
    ask();
}

void SignInDiscovery::ask()
{
    // The keys' discovery is the gate's own; this one is only for the document's readers, and patient.
    constexpr std::chrono::seconds patience {30};
    Core::whenDone(this, Jose::discover(m_client, m_issuer, Jose::Need::Keys, this),
                   [this, patience](const Core::Result<Jose::ProviderMetadata> &provider) {
                       if (provider)
                           m_endpoints = {provider->authorizationEndpoint, provider->tokenEndpoint};
                       else
                           m_retry.start(patience);
                   });
}

SignInEndpoints keycloakEndpoints(const QString &issuer)
{
    const QString folder = issuer + QStringLiteral("/protocol/openid-connect/");
    return {QUrl(folder + QStringLiteral("auth")), QUrl(folder + QStringLiteral("token"))};
}

QJsonObject securitySchemes(const QString &issuer, const SignInEndpoints &endpoints, QJsonObject scopes)
{
    const QString name = QStringLiteral("OAuth2AuthorizationCodeBearer");
    const QString token
        = QStringLiteral(
              "An access token (JWT, RS256) of the identity provider %1, for this service's audience.")
              .arg(issuer);
    if (endpoints.authorization.isEmpty() || endpoints.token.isEmpty())
        return {{name,
                 QJsonObject {{QStringLiteral("type"), QStringLiteral("http")},
                              {QStringLiteral("scheme"), QStringLiteral("bearer")},
                              {QStringLiteral("bearerFormat"), QStringLiteral("JWT")},
                              {QStringLiteral("description"), token}}}};
    scopes.insert(QStringLiteral("openid"), QStringLiteral("Sign in with OpenID Connect"));
    const QJsonObject flow {
        {QStringLiteral("authorizationUrl"), endpoints.authorization.toString(QUrl::FullyEncoded)},
        {QStringLiteral("tokenUrl"), endpoints.token.toString(QUrl::FullyEncoded)},
        {QStringLiteral("scopes"), scopes},
    };
    const QJsonObject scheme {
        {QStringLiteral("type"), QStringLiteral("oauth2")},
        {QStringLiteral("description"),
         token + QStringLiteral(" Sign in with the authorization code flow and PKCE (S256).")},
        {QStringLiteral("flows"), QJsonObject {{QStringLiteral("authorizationCode"), flow}}},
    };
    return {{name, scheme}};
}

} // namespace Auth
