// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "core/time.h"
#include "demo/authorizationrequest.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace Demo {

/// How long things are good for.
struct GrantLives
{
    std::chrono::seconds transaction {600};
    std::chrono::seconds code {60};
    std::chrono::seconds refreshToken {1800}; ///< from its last use
    std::chrono::seconds session {36000}; ///< from the sign-in, whatever was used
    bool rotate = true; ///< each refresh gives a new refresh token
};

/// One sign-in of one person at the client, and everything that came from it.
struct Session
{
    QString id; ///< `sid`
    QString username;
    QStringList scopes; ///< granted; a refresh may ask for fewer
    QString nonce;
    Core::Time signedIn;
};

/// What the provider remembers, in memory only: login pages that are open, codes, refresh tokens.
///
/// Everything ends by time and is bounded in number: the oldest goes. Secrets are kept as SHA-256.
class Grants
{
public:
    Grants(GrantLives lives, Core::Clock clock);

    /// A login page is about to be shown. \return its one-time id
    QByteArray openTransaction(const AuthorizationRequest &request, int failures = 0);
    struct Transaction
    {
        AuthorizationRequest request;
        int failures = 0; ///< wrong passwords so far
        Core::Time expires;
    };
    /// The page came back: its id is used up by this.
    std::optional<Transaction> takeTransaction(const QByteArray &id);

    /// The person has signed in. \return the code (RFC 6749, section 4.1.2)
    QByteArray issueCode(const AuthorizationRequest &request, const QString &username);
    /// Redeems a code once. Any try uses it up; a second one ends what the first gave (the same
    /// section), as does a wrong redirect URI or verifier (RFC 7636, section 4.6).
    std::optional<Session> redeemCode(const QByteArray &code, const QString &redirectUri,
                                      const QByteArray &verifier);

    QByteArray issueRefreshToken(const Session &session);
    struct Refreshed
    {
        Session session;
        QByteArray refreshToken; ///< the next one; the same one without rotation
    };
    /// Uses a refresh token. One that was replaced already ends the session: two parties hold it
    /// (RFC 9700, section 4.14.2).
    std::optional<Refreshed> refresh(const QByteArray &refreshToken);
    /// The session of a good refresh token, without using it.
    std::optional<Session> peek(const QByteArray &refreshToken);

    /// Ends the session of a refresh token, where there is one (RFC 7009).
    void revoke(const QByteArray &refreshToken);
    void endSession(const QString &sessionId);
    void endAllSessions();

private:
    struct Code
    {
        AuthorizationRequest request;
        QString username;
        QString sessionId; ///< set once it is redeemed
        bool used = false;
        Core::Time expires;
    };
    struct Held
    {
        Session session;
        QByteArray current; ///< hash of the refresh token that is good
        Core::Time expires;
    };
    struct RefreshToken
    {
        QString sessionId;
        Core::Time expires;
    };

    void sweep();

    const GrantLives m_lives;
    const Core::Clock m_clock;
    QHash<QByteArray, Transaction> m_transactions;
    QHash<QByteArray, Code> m_codes; ///< by hash; a used one stays until it expires
    QHash<QByteArray, RefreshToken> m_refreshTokens; ///< by hash, the replaced ones too
    QHash<QString, Held> m_sessions;
};

} // namespace Demo
