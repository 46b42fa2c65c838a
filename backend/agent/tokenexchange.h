// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/principal.h"
#include "core/future.h"
#include "core/time.h"
#include "http/client.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QUrl>

namespace Agent {

/// The agent's own account at the identity provider: a confidential client.
struct ExchangeClient
{
    QString id; ///< empty: it has none, and exchanges nothing
    Core::Secret secret;
};

/// How one service's token is asked for. The audience, the scope, or both.
struct ExchangeTarget
{
    QString audience; ///< sent where there is one: then the token is for it and nobody else
    QString scope {}; ///< sent where there is one: names with spaces between them
    QStringList others {}; ///< audiences that a token which is chosen by scope alone must not be for
};

/// Exchanges people's tokens for ones that a single service takes (RFC 8693, section 2).
///
/// An exchanged token is kept in memory, by the person's token and the target, until the earlier end of the
/// two; it is never stored and never exchanged again. One exchange is under way for all who wait for the
/// same.
class TokenExchange : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype maxKept = 10'000;

    /// \param client  must outlive this
    /// \param issuer  whose token endpoint is asked: it is discovered at the first exchange
    TokenExchange(Http::Client &client, QString issuer, ExchangeClient self, Core::Clock clock,
                  QObject *parent = nullptr);

    /// \return Unauthorized when the person's token has ended (`invalid_grant`); Forbidden when the provider
    /// does not
    ///         exchange it, or gives another token than was asked for; Unavailable when it cannot be asked
    Core::Future<Core::Secret> exchange(const Auth::Principal &person, const ExchangeTarget &target);

private:
    struct Kept
    {
        Core::Secret token;
        Core::Time expires;
    };
    using Key = QByteArray; ///< a hash over token and target
    struct Wish
    {
        Key key;
        QString subject;
        ExchangeTarget target;
        Core::Time expires; ///< of the person's token
    };

    void ask(const Wish &wish, const Core::Secret &personToken);
    void send(const Wish &wish, const Core::Secret &personToken);
    Core::Result<Kept> read(const Wish &wish, const Http::ClientResponse &response) const;
    void finish(const Wish &wish, const Core::Result<Kept> &result);
    void makeRoom();

    Http::Client &m_client;
    const QString m_issuer;
    const ExchangeClient m_self;
    const Core::Clock m_clock;
    QUrl m_endpoint; ///< empty until it is discovered
    QHash<Key, Kept> m_kept;
    QHash<Key, QList<Core::Promise<Core::Secret>>> m_waiting;
};

} // namespace Agent
