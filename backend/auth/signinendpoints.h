// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QUrl>

namespace Auth {

/// Where people sign in and where tokens come from, as the identity provider says. Empty: it does not say.
struct SignInEndpoints
{
    QUrl authorization;
    QUrl token;
};

/// The endpoints of an issuer; until the provider has told them, a guess in Keycloak's layout.
class SignInDiscovery : public QObject
{
    Q_OBJECT
public:
    /// Asks at once, and again until there is an answer.
    /// \param client  must outlive this
    SignInDiscovery(Http::Client &client, QString issuer, QObject *parent = nullptr);

    const QString &issuer() const { return m_issuer; }
    const SignInEndpoints &endpoints() const { return m_endpoints; }

private:
    void ask();

    Http::Client &m_client;
    const QString m_issuer;
    SignInEndpoints m_endpoints;
    QTimer m_retry;
};

/// As guessed for an issuer that has not answered yet.
SignInEndpoints keycloakEndpoints(const QString &issuer);

/// `securitySchemes` of a service's OpenAPI document: "OAuth2AuthorizationCodeBearer", the authorization
/// code flow with PKCE; a bearer token under the same name where the provider names no endpoints for that.
/// \param scopes  that a caller may ask for beside `openid`, each with its description: those that put
/// services
///                into a token's audience
QJsonObject securitySchemes(const QString &issuer, const SignInEndpoints &endpoints, QJsonObject scopes);

} // namespace Auth
