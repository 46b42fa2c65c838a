// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connectionpool.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>

namespace Http {

namespace {

/// A peer that closes after five seconds, as many do, must not do so while the next request is on its way:
/// whether it was done could not be told, and a change is not sent twice.
constexpr std::chrono::milliseconds idleTime {4000};

/// What came and was not taken yet; then the peer has to wait.
constexpr qint64 readBufferSize = 256 * 1024;

} // namespace

ConnectionPool::Place::~Place()
{
    if (m_pool)
        m_pool->leave(m_peer);
}

ConnectionPool::ConnectionPool(int perPeer, std::function<QSslConfiguration()> terms, QObject *parent)
    : QObject(parent), m_perPeer(std::max(perPeer, 1)), m_makeTerms(std::move(terms))
{
    m_sweep.setInterval(idleTime / 4);
    connect(&m_sweep, &QTimer::timeout, this, &ConnectionPool::dropOld);
}

ConnectionPool::~ConnectionPool()
{
    // One of them may be in the middle of a signal.
    const QList<QTcpSocket *> sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        drop(socket);
}

void ConnectionPool::enter(const QString &peer, QObject *context, const Go &go)
{
    QList<Waiting> &waiting = m_peers[peer].waiting;
    waiting.removeIf([](const Waiting &other) { return !other.context; }); // they did not wait to the end
    waiting.append({context, go});
    admit(peer);
}

void ConnectionPool::admit(const QString &name)
{
    const auto found = m_peers.find(name);
    if (found == m_peers.end())
        return;
    Peer &peer = *found;
    while (peer.busy < m_perPeer && !peer.waiting.isEmpty()) {
        const Waiting next = peer.waiting.takeFirst();
        if (!next.context)
            continue;
        ++peer.busy;
        // The place goes back by itself where the context does not live to see it.
        QMetaObject::invokeMethod(
            next.context, [go = next.go, place = std::make_shared<Place>(*this, name)] { go(place); },
            Qt::QueuedConnection);
    }
    if (peer.busy == 0 && peer.waiting.isEmpty() && peer.idle.isEmpty())
        m_peers.erase(found);
}

void ConnectionPool::leave(const QString &peer)
{
    --m_peers[peer].busy;
    admit(peer);
}

QTcpSocket *ConnectionPool::make(bool isTls)
{
    QTcpSocket *socket = nullptr;
    if (isTls) {
        if (m_terms.isNull())
            m_terms = m_makeTerms();
        auto *secure = new QSslSocket(this);
        secure->setSslConfiguration(m_terms);
        socket = secure;
    } else {
        socket = new QTcpSocket(this);
    }
    socket->setReadBufferSize(readBufferSize);
    return socket;
}

QTcpSocket *ConnectionPool::takeIdle(const QString &peer)
{
    QList<Idle> &idle = m_peers[peer].idle;
    while (!idle.isEmpty()) {
        QTcpSocket *socket = idle.takeLast().socket; // the one that was in use last
        socket->disconnect(this);
        if (socket->state() == QAbstractSocket::ConnectedState && socket->bytesAvailable() == 0)
            return socket;
        drop(socket);
    }
    return nullptr;
}

void ConnectionPool::keep(const QString &peer, QTcpSocket *socket)
{
    m_peers[peer].idle.append({socket, QDeadlineTimer(idleTime)});
    const auto isOver = [this, peer, socket] { forget(peer, socket); };
    // Whatever it says now, nobody asked.
    connect(socket, &QTcpSocket::readyRead, this, isOver);
    connect(socket, &QTcpSocket::disconnected, this, isOver);
    if (!m_sweep.isActive())
        m_sweep.start();
}

void ConnectionPool::drop(QTcpSocket *socket)
{
    socket->disconnect();
    socket->setParent(nullptr);
    socket->abort();
    socket->deleteLater();
}

void ConnectionPool::forget(const QString &peer, QTcpSocket *socket)
{
    m_peers[peer].idle.removeIf([socket](const Idle &idle) { return idle.socket == socket; });
    drop(socket);
    admit(peer);
}

void ConnectionPool::dropOld()
{
    bool isAnyLeft = false;
    const QStringList names = m_peers.keys();
    for (const QString &name : names) {
        const QList<Idle> idle = m_peers.value(name).idle;
        for (const Idle &one : idle) {
            if (one.until.hasExpired())
                forget(name, one.socket);
            else
                isAnyLeft = true;
        }
    }
    if (!isAnyLeft)
        m_sweep.stop();
}

} // namespace Http
