// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/guardedtcpserver.h"

#include "core/logging.h"
#include "http/replytext.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace Http {

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
        && m_countByAddress.value(peer.address) < m_settings.limits.maxConnectionsPerAddress
        && m_guards.find(peer) == m_guards.end();
}

void GuardedTcpServer::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (!socket->setSocketDescriptor(descriptor))
        return;
    const Peer peer {socket->peerAddress(), socket->peerPort()};
    if (!hasRoomFor(peer)) {
        qCInfo(lcHttp) << "refused a connection: too many are open";
        m_settings.journal->connectionRefused();
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
    // One request and not much more is ever kept; the guard refuses before this is reached.
    const ServerLimits &limits = m_settings.limits;
    socket->setReadBufferSize(limits.maxHeaderSize + limits.maxBodySize + 64 * 1024);
    auto guard = std::make_unique<ConnectionGuard>(socket.get(), m_settings);
    connect(guard.get(), &ConnectionGuard::gone, this, [this, peer] { remove(peer); });
    m_guards.emplace(peer, std::move(guard));
    ++m_countByAddress[peer.address];
    m_settings.journal->connectionOpened();
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
    m_settings.journal->connectionClosed();
    if (--m_countByAddress[peer.address] <= 0)
        m_countByAddress.remove(peer.address);
    if (m_guards.empty())
        Q_EMIT emptied();
}

void GuardedTcpServer::sweep()
{
    if (m_acceptFailed && !m_isDraining) {
        m_acceptFailed = false;
        resumeAccepting();
    }
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
    QList<ConnectionGuard *> guards;
    for (const auto &entry : m_guards)
        guards.append(entry.second.get());
    for (ConnectionGuard *guard : guards)
        guard->drain();
}

void GuardedTcpServer::closeAll()
{
    auto guards = std::exchange(m_guards, {});
    m_countByAddress.clear();
    for (const auto &entry : guards) {
        // The answers first: a writer must not outlive what it writes to.
        ConnectionGuard *guard = entry.second.get();
        disconnect(guard, &ConnectionGuard::gone, this, nullptr);
        guard->cut();
        m_settings.journal->connectionClosed();
    }
}

} // namespace Http
