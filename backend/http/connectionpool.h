// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <memory>

class QTcpSocket;

namespace Http {

/// The connections of a NetworkClient: so many to each peer at once, the others wait for a place; idle ones
/// are kept a little for the next request. Peers do not wait for each other.
class ConnectionPool : public QObject
{
    Q_OBJECT
public:
    /// One of the places of a peer; its end gives it to the next who waits.
    class Place
    {
    public:
        Place(ConnectionPool &pool, QString peer) : m_pool(&pool), m_peer(std::move(peer)) { }
        ~Place();
        Place(const Place &) = delete;
        Place &operator=(const Place &) = delete;

    private:
        const QPointer<ConnectionPool> m_pool;
        const QString m_peer;
    };
    using Go = std::function<void(const std::shared_ptr<Place> &place)>;

    /// \param perPeer  connections at once, at least 1
    /// \param terms    of TLS; asked when the first one needs them
    ConnectionPool(int perPeer, std::function<QSslConfiguration()> terms, QObject *parent = nullptr);
    /// Closes every connection, also those that were made and are in use.
    ~ConnectionPool() override;

    /// Calls `go` from the event loop when there is a place, in the order of asking. Not when `context`
    /// has gone.
    void enter(const QString &peer, QObject *context, const Go &go);

    /// One that is not connected. This owns it: give it to keep() or drop().
    QTcpSocket *make(bool isTls);
    /// One that is connected and has nothing to say; null: there is none.
    QTcpSocket *takeIdle(const QString &peer);
    void keep(const QString &peer, QTcpSocket *socket);
    /// Closes it at once, also from inside its signals.
    static void drop(QTcpSocket *socket);

private:
    struct Waiting
    {
        QPointer<QObject> context;
        Go go;
    };
    struct Idle
    {
        QTcpSocket *socket;
        QDeadlineTimer until;
    };
    struct Peer
    {
        int busy = 0;
        QList<Waiting> waiting;
        QList<Idle> idle;
    };
    void admit(const QString &peer);
    void leave(const QString &peer);
    void forget(const QString &peer, QTcpSocket *socket);
    void dropOld();

    const int m_perPeer;
    const std::function<QSslConfiguration()> m_makeTerms;
    QSslConfiguration m_terms;
    QHash<QString, Peer> m_peers;
    QTimer m_sweep;
};

} // namespace Http
