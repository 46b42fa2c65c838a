// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/guardedtcpserver.h"

#include "core/logging.h"
#include "http/callernetwork.h"
#include "http/replytext.h"
#include "http/tlsidentity.h"

#include <QNetworkProxy>
#include <QSslSocket>

namespace Http {

namespace {

/// A client that is just sending a request is not thrown out for another one.
constexpr qint64 graceMilliseconds = 1000;

} // namespace

GuardedTcpServer::GuardedTcpServer(GuardSettings settings) : m_settings(std::move(settings))
{
    setProxy(QNetworkProxy::NoProxy);
    m_sweepTimer.setInterval(m_settings.limits.sweepInterval);
    connect(&m_sweepTimer, &QTimer::timeout, this, &GuardedTcpServer::sweep);
    connect(this, &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError error) {
        // QTcpServer accepts no more after this, for example when all descriptors are in use.
        qCWarning(lcHttp) << "accepting failed, will try again:" << error;
        m_acceptFailed = true;
    });
    m_sweepTimer.start();
}

GuardedTcpServer::~GuardedTcpServer()
{
    closeAll();
}

ConnectionGuard *GuardedTcpServer::guardOf(const QHostAddress &peerAddress, quint16 peerPort) const
{
    const auto found = m_guards.find({peerAddress, peerPort});
    return found == m_guards.end() ? nullptr : found->second.get();
}

bool GuardedTcpServer::hasRoomFor(const Peer &peer) const
{
    return connectionCount() < m_settings.limits.maxConnections
        && m_countByNetwork.value(callerNetwork(peer.address)) < m_settings.limits.maxConnectionsPerAddress
        && m_guards.find(peer) == m_guards.end() && m_handshakes.find(peer) == m_handshakes.end();
}

void GuardedTcpServer::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket = makeSocket();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    const Peer peer {socket->peerAddress(), socket->peerPort()};
    if (m_countByNetwork.value(callerNetwork(peer.address)) >= m_settings.limits.maxConnectionsPerAddress)
        makeRoom(callerNetwork(peer.address));
    else if (connectionCount() >= m_settings.limits.maxConnections)
        makeRoom(std::nullopt);
    if (!hasRoomFor(peer)) {
        qCInfo(lcHttp) << "refused a connection: too many are open";
        m_settings.journal->connectionRefused();
        if (m_settings.tls) {
            socket->abort(); // a client that waits for a handshake could not read it
            return;
        }
        const Reply reply = problem(503, QStringLiteral("Too many connections are open."));
        ReplyFrame frame {correlationIdOf({}), {}, true};
        Headers headers = completeHeaders(reply.headers, frame);
        headers.add("Retry-After", "1");
        // No time is spent on it: the client reads this when it has not sent its request yet.
        socket->write(formatReply(reply.status, headers, reply.body, false));
        socket->flush();
        socket->abort();
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    ++m_countByNetwork[callerNetwork(peer.address)];
    m_settings.journal->connectionOpened();
    if (m_settings.tls)
        beginHandshake(std::move(socket), peer);
    else
        admit(std::move(socket), peer);
}

void GuardedTcpServer::makeRoom(const std::optional<QHostAddress> &network)
{
    ConnectionGuard *longest = nullptr;
    qint64 longestIdleness = graceMilliseconds;
    for (const auto &[peer, guard] : m_guards) {
        if ((!network || callerNetwork(peer.address) == *network) && guard->idleness() > longestIdleness) {
            longest = guard.get();
            longestIdleness = guard->idleness();
        }
    }
    if (longest)
        longest->cut();
}

std::unique_ptr<QTcpSocket> GuardedTcpServer::makeSocket()
{
    if (m_settings.tls)
        return std::make_unique<QSslSocket>();
    return std::make_unique<QTcpSocket>();
}

void GuardedTcpServer::beginHandshake(std::unique_ptr<QTcpSocket> socket, const Peer &peer)
{
    std::unique_ptr<QSslSocket> sslSocket(static_cast<QSslSocket *>(socket.release())); // makeSocket()'s
    auto handshake = std::make_unique<TlsHandshake>(std::move(sslSocket), m_settings.tls->configuration());
    // Direct: the guard must be there before the bytes that may come right behind the handshake.
    connect(handshake.get(), &TlsHandshake::encrypted, this, [this, peer] { endHandshake(peer, true); });
    connect(handshake.get(), &TlsHandshake::failed, this, [this, peer] { endHandshake(peer, false); });
    m_handshakes.emplace(peer, std::move(handshake));
}

void GuardedTcpServer::endHandshake(const Peer &peer, bool isEncrypted)
{
    const auto found = m_handshakes.find(peer);
    if (found == m_handshakes.end())
        return;
    TlsHandshake *handshake = found->second.release();
    m_handshakes.erase(found);
    handshake->deleteLater(); // it is just emitting a signal
    if (isEncrypted) {
        admit(handshake->takeSocket(), peer);
        return;
    }
    qCInfo(lcHttp) << "a TLS handshake failed";
    countDown(peer);
}

void GuardedTcpServer::admit(std::unique_ptr<QTcpSocket> socket, const Peer &peer)
{
    auto guard = std::make_unique<ConnectionGuard>(socket.get(), m_settings);
    connect(guard.get(), &ConnectionGuard::gone, this, [this, peer] { remove(peer); });
    m_guards.emplace(peer, std::move(guard));
    // Only now: a socket that is still in a handshake belongs to that alone, also when this server goes
    // first.
    socket->setParent(this);
    // QHttpServer takes the socket here, and connects to readyRead after the guard.
    addPendingConnection(socket.release());
}

void GuardedTcpServer::remove(const Peer &peer)
{
    const auto found = m_guards.find(peer);
    if (found == m_guards.end())
        return;
    found->second.release()->deleteLater(); // it is just emitting gone()
    m_guards.erase(found);
    countDown(peer);
}

void GuardedTcpServer::countDown(const Peer &peer)
{
    m_settings.journal->connectionClosed();
    const QHostAddress network = callerNetwork(peer.address);
    if (--m_countByNetwork[network] <= 0)
        m_countByNetwork.remove(network);
    if (connectionCount() == 0)
        Q_EMIT emptied();
}

void GuardedTcpServer::sweep()
{
    if (m_acceptFailed && !m_isDraining) {
        m_acceptFailed = false;
        resumeAccepting();
    }
    QList<Peer> late;
    for (const auto &[peer, handshake] : m_handshakes) {
        if (handshake->lasts(m_settings.limits.headerTime))
            late.append(peer);
    }
    for (const Peer &peer : late)
        endHandshake(peer, false);
    // Ending a connection changes the map.
    QList<ConnectionGuard *> guards;
    guards.reserve(connectionCount());
    for (const auto &entry : m_guards)
        guards.append(entry.second.get());
    for (ConnectionGuard *guard : guards)
        guard->sweep();
}

void GuardedTcpServer::drain()
{
    m_isDraining = true;
    close();
    QList<Peer> unfinished;
    for (const auto &entry : m_handshakes)
        unfinished.append(entry.first);
    for (const Peer &peer : unfinished)
        endHandshake(peer, false);
    QList<ConnectionGuard *> guards;
    for (const auto &entry : m_guards)
        guards.append(entry.second.get());
    for (ConnectionGuard *guard : guards)
        guard->drain();
}

void GuardedTcpServer::closeAll()
{
    for (std::size_t i = 0; i < m_handshakes.size(); ++i)
        m_settings.journal->connectionClosed();
    m_handshakes.clear();
    auto guards = std::exchange(m_guards, {});
    m_countByNetwork.clear();
    for (const auto &entry : guards) {
        // The answers first: a writer must not outlive what it writes to.
        ConnectionGuard *guard = entry.second.get();
        disconnect(guard, &ConnectionGuard::gone, this, nullptr);
        guard->cut();
        m_settings.journal->connectionClosed();
    }
}

} // namespace Http
