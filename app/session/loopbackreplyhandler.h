// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/callbacklistener.h"
#include "session/tokenresponse.h"

#include <QAbstractOAuthReplyHandler>

namespace Session {

/// What stands between QOAuth2AuthorizationCodeFlow and the world: the loopback redirect URI, and
/// the token endpoint's answer. docs/adr/0007-sign-in.md says why it is not Qt's own handler.
///
/// Qt's flow sees a callback only when deliver() hands it one that was judged good.
class LoopbackReplyHandler : public QAbstractOAuthReplyHandler
{
    Q_OBJECT
public:
    explicit LoopbackReplyHandler(CallbackListener::Judge judge, QObject *parent = nullptr);

    CallbackListener &listener() { return m_listener; }

    /// "http://127.0.0.1:PORT/callback": the literal address, not "localhost" (RFC 8252, section 8.3).
    QString callback() const override;

    void deliver(const QString &code, const QString &state);
    void networkReplyFinished(QNetworkReply *reply) override;

Q_SIGNALS:
    // One of these ends the exchange.
    void exchangeFailed(const Core::Error &error);
    /// Just before Qt's flow hears of the tokens, of which it gets the access token.
    void exchanged(const TokenResponse &tokens);
    /// Just after.
    void handedOver();

private:
    CallbackListener m_listener;
};

} // namespace Session
