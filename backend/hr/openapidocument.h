// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace Hr {

/// Where people sign in and tokens come from, for the document's security scheme. Empty ones are
/// guessed from the issuer in Keycloak's layout.
struct SignInEndpoints
{
    QUrl authorization;
    QUrl token;
};

/// HR's OpenAPI 3.1 document: openapi.json of this folder, with what only a running service knows.
///
/// Titles, summaries and descriptions are written for people and for the agent's assistant, which
/// knows HR by nothing else. `paths` and `components.schemas` are the same in every copy, so that
/// the agent can pin their hash.
/// \param issuer     the identity provider's
/// \param publicUrl  where callers reach the service: the one entry of `servers`
QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl,
                            const SignInEndpoints &endpoints = {});

} // namespace Hr
