// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/networkclient.h"
#include "jose/discovery.h"
#include "session/authorizationneeds.h"
#include "session/identitysettings.h"
#include "session/signinfailure.h"
#include "session/tokenresponse.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace Session {

struct AuthorizationLimits
{
    std::chrono::milliseconds browserTime {std::chrono::minutes {5}}; ///< for the person
    std::chrono::milliseconds requestTime {15000}; ///< for each answer of the provider
};

/// One authorization: from the URL of the login page to tokens that nobody has checked yet.
/// Authorization Code with PKCE (RFC 6749, section 4.1; RFC 7636; RFC 8252; OpenID Connect Core
/// 1.0, section 3.1) through QOAuth2AuthorizationCodeFlow.
///
/// The one file that meets the differences of Qt Network Authorization from 6.4 to 6.11, without
/// asking for a version: docs/adr/0007-sign-in.md. Use it once; destroying it cancels.
class AuthorizationFlow : public QObject
{
    Q_OBJECT
public:
    /// \param needs  `acr_values` and `max_age` of the request (OpenID Connect Core 1.0, section
    ///               3.1.2.1); the scopes are those of `settings`
    AuthorizationFlow(Jose::ProviderMetadata provider, const IdentitySettings &settings,
                      Http::NetworkClient &http, AuthorizationLimits limits = {},
                      const AuthorizationNeeds &needs = {}, QObject *parent = nullptr);
    ~AuthorizationFlow() override;

    /// Listens for the redirect and makes the login page's URL, with a fresh state, nonce and
    /// verifier of 256 bits each.
    /// \return PortUnavailable
    tl::expected<QUrl, SignInFailure> start();

    /// Listens no more, at once, and ends in no signal.
    void cancel();

    /// What the ID token must repeat.
    QString nonce() const;

Q_SIGNALS:
    /// The browser has come back; the code is being redeemed.
    void returned();
    // The end: exactly one of these, once, never inside start().
    void succeeded(const TokenResponse &tokens);
    void failed(const SignInFailure &failure);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Session
