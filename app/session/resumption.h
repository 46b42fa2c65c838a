// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/signin.h"
#include "session/tokenstore.h"

namespace Session {

/// One attempt to go on with a session that an earlier process left in the store: no browser, no
/// person. The provider is asked only when there is a token. Use it once; destroying it cancels.
class Resumption : public QObject
{
    Q_OBJECT
public:
    /// \param http, store  must outlive this
    Resumption(const IdentitySettings &settings, Http::Client &http, TokenStore &store, Core::Clock clock,
               std::chrono::milliseconds requestTime, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// There is a token; the provider is asked.
    void found();
    // The end: exactly one of these, once, never inside start().
    void done(const SignedIn &result);
    /// There is no token, the provider does not take it any more, or it does not say whose it is.
    void nothing();
    /// \param mayTryAgain  the token is still there; else it is gone
    void failed(const SignInFailure &failure, bool mayTryAgain);

private:
    void lookForProvider();
    void renew(const Jose::ProviderMetadata &provider);
    void check(const Jose::ProviderMetadata &provider, const TokenResponse &tokens);

    const IdentitySettings m_settings;
    Http::Client &m_http;
    TokenStore &m_store;
    const Core::Clock m_clock;
    const std::chrono::milliseconds m_requestTime;
    std::shared_ptr<Jose::KeySource> m_keys;
};

} // namespace Session
