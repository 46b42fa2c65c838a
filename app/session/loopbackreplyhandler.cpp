// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/loopbackreplyhandler.h"

#include <QNetworkReply>

namespace Session {
namespace {

Core::Result<TokenResponse> readReply(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Below 201 are errors of the network, which can also cut off an answer that began well; above,
    // but for these two, Qt repeats the status.
    const bool broken
        = (reply.error() != QNetworkReply::NoError && reply.error() < QNetworkReply::ContentAccessDenied)
        || reply.error() == QNetworkReply::ProtocolFailure
        || reply.error() == QNetworkReply::ProtocolUnknownError;
    if (status == 0 || broken)
        return Core::failure(
            Core::Error::Code::Unavailable,
            QStringLiteral("the token endpoint did not answer (%1)").arg(int(reply.error())));
    return readTokenResponse(status, reply.read(maxTokenResponse + 1));
}

} // namespace

LoopbackReplyHandler::LoopbackReplyHandler(CallbackListener::Judge judge, QObject *parent)
    : QAbstractOAuthReplyHandler(parent), m_listener(std::move(judge))
{
}

QString LoopbackReplyHandler::callback() const
{
    return QStringLiteral("http://127.0.0.1:%1/callback").arg(m_listener.port());
}

void LoopbackReplyHandler::deliver(const QString &code, const QString &state)
{
    Q_EMIT callbackReceived({{QStringLiteral("code"), code}, {QStringLiteral("state"), state}});
}

void LoopbackReplyHandler::networkReplyFinished(QNetworkReply *reply)
{
    reply->deleteLater(); // 6.4 does not
    const Core::Result<TokenResponse> response = readReply(*reply);
    if (!response) { // goes no further: Qt 6.4 would log it and wait for ever
        Q_EMIT exchangeFailed(response.error());
        return;
    }
    Q_EMIT exchanged(*response);
    // The others would become properties of Qt's object, where they stay.
    Q_EMIT tokensReceived(
        {{QStringLiteral("token_type"), QStringLiteral("Bearer")},
         {QStringLiteral("access_token"), QString::fromLatin1(response->accessToken.expose())}});
    Q_EMIT handedOver();
}

} // namespace Session
