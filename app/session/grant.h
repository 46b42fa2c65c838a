// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionlimits.h"
#include "session/signin.h"
#include "session/tokenstore.h"

#include <QTimer>

#include <vector>

namespace Session {

/// What a provider has granted one person: the tokens, and their life.
///
/// The access token is replaced ahead of its end, one request at a time, whoever asks. The refresh
/// token lives in the store, where it stands before a Grant is made: renewTokens().
class Grant : public QObject
{
    Q_OBJECT
public:
    /// \param http, store  must outlive this
    Grant(const SignedIn &signedIn, const IdentitySettings &settings, Http::Client &http, TokenStore &store,
          Core::Clock clock, SessionLimits limits, QObject *parent = nullptr);
    ~Grant() override;

    const Person &person() const { return m_person; }
    const Jose::ProviderMetadata &provider() const { return m_provider; }
    const Core::Secret &idToken() const { return m_idToken; }
    Core::Time expires() const { return m_expires; } ///< of the access token

    /// As TokenSource.
    Core::Future<Core::Secret> accessToken();
    /// \param refused  empty: whatever there is, replace it
    Core::Future<Core::Secret> renewedToken(const Core::Secret &refused);

    /// Everything that is under way ends without an effect; who waits gets Unauthorized.
    void close();

Q_SIGNALS:
    void personChanged();
    // The end, once; call close() and deleteLater().
    /// The provider takes the refresh token no more.
    void ended();
    /// A refresh brought tokens that are not this person's, or not the issuer's.
    void rejected(const SignInFailure &failure);

private:
    struct Waiting
    {
        Core::Promise<Core::Secret> promise;
        bool needsNew = false;
    };

    bool isFresh() const;
    void adopt(const TokenResponse &tokens);
    void wait();
    void refreshInTime();
    void refresh();
    void verify(const TokenResponse &tokens);
    void finish(const TokenResponse &tokens, const Person &person);
    void postpone(const Core::Error &error);
    void end(const QString &why);
    void reject(const TokenResponse &tokens, const QString &why);
    void answer(const Core::Result<Core::Secret> &result);

    const Jose::ProviderMetadata m_provider;
    const IdentitySettings m_settings;
    const std::shared_ptr<Jose::KeySource> m_keys;
    Http::Client &m_http;
    TokenStore &m_store;
    const Core::Clock m_clock;
    const SessionLimits m_limits;
    Person m_person;
    Core::Secret m_access;
    Core::Secret m_idToken;
    Core::Time m_expires;
    Core::Time m_refreshAt;
    bool m_refreshing = false;
    bool m_closed = false;
    bool m_isRetry = false; ///< what m_timer waits for
    std::chrono::milliseconds m_nextRetry;
    QTimer m_timer;
    std::vector<Waiting> m_waiting;
    std::unique_ptr<QObject> m_renewal; ///< the context of the one that is under way
};

} // namespace Session
