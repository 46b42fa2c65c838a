// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "session/authorizationflow.h"
#include "session/identity.h"

namespace Session {

/// What a sign-in brings.
struct SignedIn
{
    Jose::ProviderMetadata provider;
    TokenResponse tokens;
    Person person;
    std::shared_ptr<Jose::KeySource> keys; ///< the issuer's, for the tokens to come
};

/// Why Jose::discover() ended in an error, for the person.
SignInFailure discoveryFailure(const Core::Error &error);

/// One attempt to sign in: discovery, authorization in the browser, the check of who it is.
/// Use it once; destroying it cancels.
class SignIn : public QObject
{
    Q_OBJECT
public:
    /// \param needs  what this sign-in must bring besides; scopes are those of `settings`
    SignIn(const IdentitySettings &settings, Http::NetworkClient &http, AuthorizationLimits limits,
           Core::Clock clock, AuthorizationNeeds needs = {}, QObject *parent = nullptr);

    void start();
    /// Listens no more, at once.
    void cancel();

Q_SIGNALS:
    /// The person is to open this page.
    void browserNeeded(const QUrl &url);
    void finishing();
    // The end: exactly one of these, once, never inside start().
    void done(const SignedIn &result);
    void failed(const SignInFailure &failure);

private:
    void authorize(const Jose::ProviderMetadata &provider);
    void check(const TokenResponse &tokens);
    void failLater(const SignInFailure &failure);

    const IdentitySettings m_settings;
    Http::NetworkClient &m_http;
    const AuthorizationLimits m_limits;
    const Core::Clock m_clock;
    const AuthorizationNeeds m_needs;
    Core::Time m_begun;
    Jose::ProviderMetadata m_provider;
    std::shared_ptr<Jose::KeySource> m_keys;
    std::unique_ptr<AuthorizationFlow> m_flow;
};

} // namespace Session
