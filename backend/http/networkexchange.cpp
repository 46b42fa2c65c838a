// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/networkexchange.h"

#include "http/origin.h"
#include "http/requesttext.h"

#include <QSslSocket>
#include <QTcpSocket>

namespace Http {

namespace {

/// QAbstractSocket gives each address of a name 30 s, longer than most requests have: where IPv6 leads
/// nowhere, the other address would never be tried.
constexpr std::chrono::milliseconds connectTime {4000};

} // namespace

NetworkExchange::NetworkExchange(ConnectionPool &pool, const ClientRequest &request, TimeLimit timeLimit)
    : m_origin(origin(request.url)), m_isTls(request.url.scheme() == QLatin1String("https")),
      m_isHead(request.method == "HEAD"), m_changesNothing(m_isHead || request.method == "GET"),
      m_timeLimit(timeLimit), m_maxBytes(request.maxBytes), m_pool(&pool)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { fail(unavailable(QStringLiteral("did not answer in time"))); });
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &NetworkExchange::sendRequest);
    m_connecting.setSingleShot(true);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        if (!m_socket || m_socket->state() != QAbstractSocket::ConnectingState)
            return;
        ConnectionPool::drop(std::exchange(m_socket, nullptr));
        connectAnew(QAbstractSocket::IPv4Protocol);
    });
    connect(&pool, &QObject::destroyed, this, [this] {
        m_socket = nullptr; // the pool closes it
        end(Core::failure(Core::Error::Code::Cancelled, QStringLiteral("the client was closed")));
    });
    Core::Result<QByteArray> text
        = Core::failure(Core::Error::Code::Invalid, QStringLiteral("not an http or https address"));
    if (isWebAddress(request.url)) {
        m_route = ProxyRoute::to(request.url);
        text = m_route.isUsable
            ? formatRequest(request, m_route.isForwarded, m_route.credentials)
            : Core::failure(unavailable(QStringLiteral("is behind a proxy that does not lead there")));
    }
    if (!text) {
        QMetaObject::invokeMethod(
            this, [this, error = text.error()] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    m_text = *text;
    m_peer = m_route.isForwarded ? m_origin + QStringLiteral(" by %1:%2").arg(m_route.host).arg(m_route.port)
                                 : m_origin;
    m_timer.start(request.timeLimit);
    pool.enter(m_peer, this, [this](const std::shared_ptr<ConnectionPool::Place> &place) {
        if (m_isEnded)
            return;
        m_place = place;
        begin();
    });
}

NetworkExchange::~NetworkExchange()
{
    letGo(false);
}

void NetworkExchange::begin()
{
    QTcpSocket *kept = m_pool->takeIdle(m_peer);
    if (!kept) {
        connectAnew();
        return;
    }
    m_isKeptOne = true;
    attach(kept);
    // After one look at the sockets: that the peer has closed this one may not have been read yet. A timer,
    // for newer versions of Qt make a posted event of singleShot(0), and those come before the sockets.
    m_look.start(0);
}

void NetworkExchange::connectAnew(QAbstractSocket::NetworkLayerProtocol protocol)
{
    m_look.stop();
    m_isKeptOne = false;
    m_isSent = false;
    attach(m_pool->make(m_isTls));
    m_socket->setProxy(m_route.tunnel);
    const bool isName = QHostAddress(m_route.host).isNull();
    if (isName && protocol == QAbstractSocket::AnyIPProtocol
        && m_route.tunnel.type() == QNetworkProxy::NoProxy)
        m_connecting.start(connectTime);
    if (m_isTls) {
        auto *secure = static_cast<QSslSocket *>(m_socket);
        connect(secure, &QSslSocket::encrypted, this, &NetworkExchange::sendRequest);
        secure->connectToHostEncrypted(m_route.host, m_route.port, QIODevice::ReadWrite, protocol);
    } else {
        connect(m_socket, &QTcpSocket::connected, this, &NetworkExchange::sendRequest);
        m_socket->connectToHost(m_route.host, m_route.port, QIODevice::ReadWrite, protocol);
    }
}

void NetworkExchange::attach(QTcpSocket *socket)
{
    m_socket = socket;
    m_reader.emplace(m_isHead);
    connect(socket, &QTcpSocket::readyRead, this, &NetworkExchange::takeBytes);
    connect(socket, &QTcpSocket::errorOccurred, this, &NetworkExchange::onSocketError);
    connect(socket, &QTcpSocket::disconnected, this,
            [this] { onSocketError(QAbstractSocket::RemoteHostClosedError); });
}

void NetworkExchange::sendRequest()
{
    m_isSent = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->write(m_text);
}

void NetworkExchange::takeBytes()
{
    if (!m_socket)
        return;
    if (m_isKeptOne && !m_isSent && m_socket->bytesAvailable() > 0) {
        // It says something that nobody asked: its end, or an answer to somebody else's question.
        ConnectionPool::drop(std::exchange(m_socket, nullptr));
        connectAnew();
        return;
    }
    // As much as the socket holds and no more, so that no peer keeps this thread to itself.
    m_reader->feed(m_socket->readAll());
    readOn();
}

void NetworkExchange::onSocketError(QAbstractSocket::SocketError error)
{
    const QPointer<NetworkExchange> self(this);
    const QTcpSocket *const socket = m_socket;
    takeBytes(); // what came before
    if (!self || !m_socket || m_socket != socket)
        return;
    if (m_isKeptOne && (m_changesNothing || !m_isSent) && !m_reader->hasBegun()) {
        // It was closed for having been idle. A change that was sent may have come there all the same.
        ConnectionPool::drop(std::exchange(m_socket, nullptr));
        connectAnew();
        return;
    }
    if (error == QAbstractSocket::RemoteHostClosedError && m_reader->hasBegun()) {
        m_reader->close();
        readOn();
        return;
    }
    fail(unavailable(error == QAbstractSocket::SslHandshakeFailedError
                         ? QStringLiteral("is not trusted: its certificate was refused")
                         : m_reader->hasBegun()
                         ? QStringLiteral("broke off its answer")
                         : QStringLiteral("cannot be reached, or closed the connection")));
}

/// Hands on what the reader has. Whoever hears of it may abort this, or delete it.
void NetworkExchange::readOn()
{
    const QPointer<NetworkExchange> self(this);
    if (m_reader->hasHead() && !m_isStarted) {
        m_isStarted = true;
        if (m_timeLimit == TimeLimit::Head)
            m_timer.stop();
        Q_EMIT started(m_reader->status(), m_reader->headers());
        if (!self || m_isEnded)
            return;
    }
    const QByteArray bytes = m_reader->takeContent();
    m_received += bytes.size();
    if (m_received > m_maxBytes) {
        fail({Core::Error::Code::TooLarge,
              QStringLiteral("%1 answered more than %2 bytes").arg(m_origin).arg(m_maxBytes)});
        return;
    }
    if (!bytes.isEmpty()) {
        Q_EMIT data(bytes);
        if (!self || m_isEnded)
            return;
    }
    if (m_reader->failure() != ResponseReader::Failure::None) {
        failAsRead();
    } else if (m_reader->isComplete()) {
        letGo(m_reader->keepsConnection());
        end({});
    }
}

void NetworkExchange::failAsRead()
{
    switch (m_reader->failure()) {
    case ResponseReader::Failure::TooLong:
        return fail({Core::Error::Code::TooLarge,
                     QStringLiteral("%1 answered with a head or a chunk that has no end").arg(m_origin)});
    case ResponseReader::Failure::BrokeOff:
        return fail(unavailable(QStringLiteral("broke off its answer")));
    default:
        return fail(unavailable(QStringLiteral("does not answer in HTTP/1.1")));
    }
}

void NetworkExchange::abort()
{
    fail({Core::Error::Code::Cancelled, QStringLiteral("the request was cancelled")});
}

void NetworkExchange::letGo(bool mayKeep)
{
    m_timer.stop();
    m_look.stop();
    m_connecting.stop();
    if (QTcpSocket *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        // What QSslSocket has encrypted it no longer counts among what it has to write.
        const auto *const secure = qobject_cast<const QSslSocket *>(socket);
        const qint64 unsent = socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
        if (mayKeep && m_pool && socket->state() == QAbstractSocket::ConnectedState && unsent == 0
            && socket->bytesAvailable() == 0)
            m_pool->keep(m_peer, socket);
        else
            ConnectionPool::drop(socket);
    }
    m_place.reset(); // behind the connection: the next one may use it
}

void NetworkExchange::fail(Core::Error error)
{
    if (m_isEnded)
        return;
    letGo(false);
    end(Core::failure(std::move(error)));
}

void NetworkExchange::end(const Core::Result<> &result)
{
    if (std::exchange(m_isEnded, true))
        return;
    m_timer.stop();
    Q_EMIT finished(result);
}

Core::Error NetworkExchange::unavailable(const QString &why) const
{
    return {Core::Error::Code::Unavailable, QStringLiteral("%1 %2").arg(m_origin, why)};
}

} // namespace Http
