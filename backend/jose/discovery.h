// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "http/client.h"

#include <QUrl>

#include <optional>

namespace Jose {

/// What an identity provider says of itself (OpenID Connect Discovery 1.0, section 3; RFC 8414).
struct ProviderMetadata
{
    QString issuer;
    QUrl authorizationEndpoint; ///< with Need::Keys empty when there is none that can be used
    QUrl tokenEndpoint; ///< the same
    QUrl jwksUri;
    QUrl endSessionEndpoint; ///< empty when there is none
    QUrl revocationEndpoint; ///< empty when there is none
    bool sendsIssuerInResponse = false; ///< authorization_response_iss_parameter_supported (RFC 9207)
};

/// What a description is read for, and so what has to be in it.
enum class Need {
    Keys, ///< to verify tokens: `issuer` and `jwks_uri`. How others sign in is no business of a service
    SignIn, ///< the endpoints too, and S256 where code_challenge_methods_supported lists anything
};

/// \return Conflict when `issuer` is not exactly the expected one: see otherIssuer(). Invalid when it is no
///         description, or what is needed is missing; an endpoint that is neither https nor loopback http
///         counts as missing
Core::Result<ProviderMetadata> readProviderMetadata(QByteArrayView json, const QString &expectedIssuer,
                                                    Need need);

/// What the provider calls itself, where an error of readProviderMetadata() or discover() is that it is
/// another one: plain text of at most 200 characters.
std::optional<QString> otherIssuer(const Core::Error &error);

/// ISSUER/.well-known/openid-configuration; a slash at the issuer's end is not doubled (OpenID Connect
/// Discovery 1.0, section 4.1).
QUrl discoveryUrl(const QString &issuer);

/// What stands at discoveryUrl(), read with the client's time limit and at most 256 KiB.
/// \return as readProviderMetadata(); Invalid when the answer is not 200 with JSON (HTML, say);
///         Unavailable when the provider cannot be reached or answers 5xx
/// \param client  must outlive `context`, which cancels by its end
Core::Future<ProviderMetadata>
discover(Http::Client &client, const QString &issuer, Need need, QObject *context,
         std::chrono::milliseconds timeLimit = Http::ClientRequest {}.timeLimit);

} // namespace Jose
