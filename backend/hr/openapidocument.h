// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/signinendpoints.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace Hr {

/// HR's OpenAPI 3.1 document: openapi.json of this folder, with what only a running service knows.
///
/// Titles, summaries and descriptions are written for people and for the agent's assistant, which
/// knows HR by nothing else. `paths` and `components.schemas` are the same in every copy, so that
/// the agent can pin their hash.
/// \param issuer     the identity provider's
/// \param publicUrl  where callers reach the service: the one entry of `servers`
/// \param endpoints  where people sign in; none: guessed from the issuer
/// \param whoCanHelp told to people without a role: what a caller may say before it asks
QJsonObject openApiDocument(const QString &issuer, const QUrl &publicUrl,
                            const std::optional<Auth::SignInEndpoints> &endpoints = {},
                            const QString &whoCanHelp = {});

} // namespace Hr
