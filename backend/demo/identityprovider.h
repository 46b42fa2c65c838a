// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/accounts.h"
#include "demo/authorizationrequest.h"
#include "demo/grants.h"
#include "demo/misbehaviour.h"
#include "demo/tokenendpoint.h"
#include "demo/tokenmint.h"
#include "http/server.h"

#include <QObject>

#include <memory>

namespace Demo {

struct ProviderOptions
{
    QList<Person> people = Demo::people();
    QStringList audiences {QStringLiteral("secure-agent"), QStringLiteral("hr-api")};
    QString clientId = QStringLiteral("fastapi-client");
    std::chrono::seconds accessTokenLife {300};
    std::chrono::seconds refreshTokenLife {1800};
    std::chrono::seconds codeLife {60};
    Misbehaviour misbehaviour = {};
    /// Besides http://127.0.0.1:ANYPORT/callback, compared exactly: pages of documentation, say.
    QStringList redirectUris = {};
    QStringList allowedOrigins = {}; ///< of such pages, which fetch their tokens (CORS)
    bool rotateRefreshTokens = true;
    std::chrono::milliseconds wrongPasswordDelay {300}; ///< before the answer to a wrong password
    Core::Clock clock = Core::systemNow;

    /// Lets a service's /docs sign people in, called 127.0.0.1 or localhost.
    /// \param service  its URL on this machine; an empty one allows nothing
    void allowDocsOf(const QUrl &service);
};

/// The embedded OpenID provider of the demo: authorization code with PKCE, refresh, logout.
///
/// On loopback only, with new keys in each run and everything in memory. It is strict where a real one is,
/// and the double that tests sign in against, which Misbehaviour turns bad. Its issuer is the socket's URL
/// without a slash at the end. Endpoints: /.well-known/openid-configuration, /authorize, /token, /jwks,
/// /end_session, /revoke, and /loggedout for a person who has nowhere to go back to.
class IdentityProvider : public QObject
{
    Q_OBJECT
public:
    /// An IdentityProvider that listens. Call it in the thread that shall serve.
    /// \return Invalid, with a sentence for people, when the socket is not on loopback
    static Core::Result<std::unique_ptr<QObject>> create(const Http::ListeningSocket &socket,
                                                         ProviderOptions options = {});
    ~IdentityProvider() override;

    QString issuer() const { return m_issuer; }

    // Called in the provider's thread: from another one with QMetaObject::invokeMethod.
    Q_INVOKABLE void setMisbehaviour(const Demo::Misbehaviour &misbehaviour);
    /// Signs with a new key; the old ones go from the JWK Set unless `keepOld`.
    Q_INVOKABLE void rotateKeys(bool keepOld = true);
    /// Every refresh token is void from now on, as when an administrator ends all sessions.
    Q_INVOKABLE void endAllSessions();

    /// As Http::Server::drain().
    Q_INVOKABLE void drain(std::chrono::milliseconds limit);

Q_SIGNALS:
    void drained();

private:
    IdentityProvider(QString issuer, ProviderOptions options);
    Core::Result<> start(const Http::ListeningSocket &socket);
    Http::Router makeRouter();
    QJsonObject metadata() const;

    void showLogin(const Http::Request &request, const Http::Responder &responder);
    void signIn(const Http::Request &request, const Http::Responder &responder);
    void refusePassword(const Grants::Transaction &transaction, const QString &username,
                        const Http::Responder &responder);
    Http::Reply endSession(QByteArrayView fields);
    Http::Reply redirect(int status, const QString &uri, const QString &state,
                         QList<std::pair<QString, QString>> fields) const;

    const QString m_issuer;
    const ProviderOptions m_options;
    const ClientRegistration m_client;
    Misbehaviour m_misbehaviour;
    Grants m_grants;
    int m_delayed = 0; ///< answers to wrong passwords that wait
    std::optional<TokenMint> m_mint;
    std::optional<TokenEndpoint> m_tokens;
    std::unique_ptr<Http::Server> m_server;
};

} // namespace Demo
