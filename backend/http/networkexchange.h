// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

class QIODevice;
class QNetworkAccessManager;

namespace Http {

/// One request on QNetworkAccessManager and its answer as it comes: what both ways of NetworkClient
/// are made of. Internal to this folder.
class NetworkExchange : public ClientStream
{
    Q_OBJECT
public:
    enum class TimeLimit {
        WholeAnswer, ///< ClientRequest::timeLimit ends with the last byte
        Head, ///< it ends with the status and the headers
    };
    /// Sends at once; nothing is emitted before the event loop runs.
    NetworkExchange(QNetworkAccessManager &network, const ClientRequest &request, TimeLimit timeLimit);
    ~NetworkExchange() override;

    void abort() override;

private:
    void send(QNetworkAccessManager &network, const ClientRequest &request);
    void announce();
    void takeBytes();
    void onReplyFinished();
    void end(const Core::Result<> &result);
    void endSoon(Core::Error error);
    void dropReply();
    Core::Error unavailable(const QString &why) const;

    const QString m_origin;
    const TimeLimit m_timeLimit;
    const qint64 m_maxBytes;
    QPointer<QNetworkReply> m_reply; ///< ours to delete; the manager's when that goes first
    QTimer m_timer;
    qint64 m_received = 0;
    bool m_isStarted = false;
    bool m_isEnded = false;
};

} // namespace Http
