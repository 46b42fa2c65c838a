// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/connectionguard.h"
#include "http/tlshandshake.h"

#include <QTcpServer>
#include <QTimer>

#include <unordered_map>

namespace Http {

/// Accepts connections, with TLS waits until they are encrypted, puts a ConnectionGuard in front of
/// each and hands it to QHttpServer.
class GuardedTcpServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit GuardedTcpServer(GuardSettings settings);
    ~GuardedTcpServer() override;

    const GuardSettings &settings() const { return m_settings; }

    /// The guard of a connection, by the name that is its own as long as it lasts; null when there
    /// is none.
    ConnectionGuard *guardOf(const QHostAddress &peerAddress, quint16 peerPort) const;
    /// Those whose handshake is going on count too.
    int connectionCount() const { return static_cast<int>(m_guards.size() + m_handshakes.size()); }

    /// Accepts no more, and lets the requests in flight end.
    void drain();
    /// Ends every connection and every answer now.
    void closeAll();

Q_SIGNALS:
    /// A connection ended, and it was the last one.
    void emptied();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Peer
    {
        QHostAddress address;
        quint16 port = 0;
        bool operator==(const Peer &) const = default;
    };
    struct PeerHash
    {
        std::size_t operator()(const Peer &peer) const { return qHash(peer.address, peer.port); }
    };
    bool hasRoomFor(const Peer &peer) const;
    /// Ends the connection that has shown nothing for longest, of `network` or of all, to make room.
    void makeRoom(const std::optional<QHostAddress> &network);
    std::unique_ptr<QTcpSocket> makeSocket();
    void beginHandshake(std::unique_ptr<QTcpSocket> socket, const Peer &peer);
    void endHandshake(const Peer &peer, bool isEncrypted);
    void admit(std::unique_ptr<QTcpSocket> socket, const Peer &peer);
    void remove(const Peer &peer);
    void countDown(const Peer &peer);
    void sweep();

    const GuardSettings m_settings;
    std::unordered_map<Peer, std::unique_ptr<ConnectionGuard>, PeerHash> m_guards;
    std::unordered_map<Peer, std::unique_ptr<TlsHandshake>, PeerHash> m_handshakes;
    QHash<QHostAddress, int> m_countByNetwork; ///< by callerNetwork()
    QTimer m_sweepTimer;
    bool m_isDraining = false;
    bool m_acceptFailed = false;
};

} // namespace Http
