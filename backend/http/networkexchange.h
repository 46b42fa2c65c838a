// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "http/connectionpool.h"
#include "http/proxyroute.h"
#include "http/responsereader.h"

#include <QAbstractSocket>
#include <QPointer>
#include <QTimer>

#include <optional>

class QTcpSocket;

namespace Http {

/// One request on a connection of its own and its answer as it comes: what both ways of NetworkClient
/// are made of. Internal to this folder.
class NetworkExchange : public ClientStream
{
    Q_OBJECT
public:
    enum class TimeLimit {
        WholeAnswer, ///< ClientRequest::timeLimit ends with the last byte
        Head, ///< it ends with the status and the headers
    };
    /// Nothing is sent or emitted before the event loop runs.
    NetworkExchange(ConnectionPool &pool, const ClientRequest &request, TimeLimit timeLimit);
    ~NetworkExchange() override;

    void abort() override;

private:
    void begin();
    void connectAnew(QAbstractSocket::NetworkLayerProtocol protocol = QAbstractSocket::AnyIPProtocol);
    void attach(QTcpSocket *socket);
    void sendRequest();
    void takeBytes();
    void onSocketError(QAbstractSocket::SocketError error);
    void readOn();
    void failAsRead();
    void letGo(bool mayKeep);
    void fail(Core::Error error);
    void end(const Core::Result<> &result);
    Core::Error unavailable(const QString &why) const;

    const QString m_origin;
    const bool m_isTls;
    const bool m_isHead;
    const bool m_changesNothing; ///< may be sent again
    const TimeLimit m_timeLimit;
    const qint64 m_maxBytes;
    ProxyRoute m_route;
    QByteArray m_text; ///< the request
    QString m_peer; ///< the pool's name for where it goes
    QPointer<ConnectionPool> m_pool;
    std::shared_ptr<ConnectionPool::Place> m_place;
    QTcpSocket *m_socket = nullptr; ///< the pool's
    std::optional<ResponseReader> m_reader;
    QTimer m_timer;
    QTimer m_look; ///< at the sockets, before a kept connection is used
    QTimer m_connecting; ///< to the first address of a name
    qint64 m_received = 0;
    bool m_isKeptOne = false; ///< the connection has carried another request
    bool m_isSent = false;
    bool m_isStarted = false;
    bool m_isEnded = false;
};

} // namespace Http
