// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connectionguard.h"

#include "core/logging.h"
#include "http/exchange.h"
#include "http/halfclose.h"

#include <QSslSocket>

namespace Http {

namespace {

/// How much is thrown away at once.
constexpr qint64 readPiece = 64 * 1024;

/// The guard takes what comes at once, and refuses what is too much.
constexpr qint64 readBufferSize = 64 * 1024;

} // namespace

ConnectionGuard::ConnectionGuard(QTcpSocket *socket, const GuardSettings &settings)
    : m_socket(socket), m_sslSocket(qobject_cast<QSslSocket *>(socket)), m_settings(settings),
      m_peerAddress(socket->peerAddress()), m_peerPort(socket->peerPort()), m_parser(settings.headLimits())
{
    socket->setReadBufferSize(readBufferSize);
    enter(State::Idle);
    m_sinceProgress.start();
    connect(socket, &QTcpSocket::readyRead, this, &ConnectionGuard::onReadyRead);
    // QSslSocket calls written what it has encrypted, though nobody may have read a byte of it.
    if (m_sslSocket)
        connect(m_sslSocket, &QSslSocket::encryptedBytesWritten, this, &ConnectionGuard::onBytesWritten);
    else
        connect(socket, &QTcpSocket::bytesWritten, this, &ConnectionGuard::onBytesWritten);
    connect(socket, &QTcpSocket::disconnected, this, &ConnectionGuard::onDisconnected);
    connect(socket, &QObject::destroyed, this, &ConnectionGuard::onDisconnected);
}

ConnectionGuard::~ConnectionGuard()
{
    if (const auto exchange = m_exchange.lock())
        exchange->leave();
}

void ConnectionGuard::enter(State state)
{
    m_state = state;
    m_sinceState.start();
    if (!shouldHold())
        holdReading(false);
    else if (state != State::Answering) // then handlerReturned() comes, where the answer is not there already
        holdLater();
}

bool ConnectionGuard::shouldHold() const
{
    const std::chrono::milliseconds holdTime = m_settings.limits.halfCloseTime;
    return !m_sslSocket // TLS says by itself that nothing more comes, and QSslSocket then closes both ways
        && holdTime.count() > 0
        && ((m_state == State::Answering && !m_sinceState.hasExpired(holdTime.count()))
            || m_state == State::Sending
            || (m_state == State::Closing && !m_isRefused && bytesToWrite() > 0));
}

void ConnectionGuard::holdLater()
{
    // Queued: QHttpServer looks for bytes when the handler has returned.
    if (!m_isHeld)
        QMetaObject::invokeMethod(
            this, [this] { holdReading(shouldHold()); }, Qt::QueuedConnection);
}

void ConnectionGuard::handlerReturned()
{
    m_isDelivering = false;
    if (m_state == State::Answering && shouldHold())
        holdLater();
}

void ConnectionGuard::holdReading(bool hold)
{
    if (m_isHeld == hold || !m_socket || !m_socket->isOpen())
        return;
    m_isHeld = hold;
    // Qt reads nothing while its buffer is full: one byte in a buffer of one.
    if (hold) {
        if (m_socket->isTransactionStarted())
            m_socket->commitTransaction();
        m_socket->ungetChar(' ');
        m_socket->setReadBufferSize(1);
    } else {
        m_socket->getChar(nullptr);
        m_socket->setReadBufferSize(readBufferSize);
    }
}

void ConnectionGuard::onReadyRead()
{
    // QHttpServer began one when it last saw that there is nothing for it yet; what is read in one is kept.
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction();
    if (m_isHeld) { // QHttpServer made the signal, and must not see what fills the buffer
        holdReading(false);
        holdLater();
    }
    if (m_socket->bytesAvailable() <= 0)
        return;
    switch (m_state) {
    case State::Idle:
    case State::Head:
        readHead();
        return;
    case State::Body:
        readBody();
        return;
    case State::Sending:
        if (bytesToWrite() == 0) {
            enter(State::Idle);
            readHead();
            return;
        }
        [[fallthrough]];
    case State::Admitted:
    case State::Answering:
    case State::Streaming:
        // A second request before the first is answered, or bytes that belong to nothing: the
        // first one is answered, the connection ends after it, and these are never read. The
        // client may ask again (RFC 9112, section 9.3.2).
        m_closesAfterAnswer = true;
        detachQHttpServer();
        if (m_state == State::Sending)
            close();
        discard();
        return;
    case State::Closing:
        discard();
        return;
    case State::Gone:
        return;
    }
}

void ConnectionGuard::readHead()
{
    while (m_parser.state() == RequestHeadParser::State::Reading && m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->read(
            std::min<qint64>(m_socket->bytesAvailable(), m_settings.limits.maxHeaderSize + 1));
        const qsizetype used = m_parser.feed(bytes);
        m_body = bytes.sliced(used);
    }
    if (m_state == State::Idle && !m_parser.isEmpty())
        enter(State::Head);
    if (m_parser.state() == RequestHeadParser::State::Refused)
        return refuse(m_parser.refusal());
    if (m_parser.state() == RequestHeadParser::State::Reading)
        return;
    const RequestHead &head = m_parser.head();
    // The same Host as before on this connection, and no page of a browser: that was looked at already.
    const QByteArray host = head.headers.value("Host");
    if (host != m_goodHost || head.headers.contains("Origin")) {
        if (const auto refusal
            = m_settings.rules.check(head, m_socket->localAddress(), m_socket->localPort()))
            return refuse(*refusal);
        m_goodHost = host;
    }
    m_closesAfterAnswer = m_closesAfterAnswer || !head.keepAlive;
    enter(State::Body);
    if (head.expectsContinue && m_body.isEmpty() && m_socket->bytesAvailable() == 0)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    readBody();
}

void ConnectionGuard::readBody()
{
    const qint64 size = m_parser.head().contentLength;
    if (m_socket->bytesAvailable() > 0)
        m_body += m_socket->read(std::max<qint64>(size - m_body.size(), 0) + 1);
    if (m_body.size() > size)
        refuse({400, QStringLiteral("More bytes came than Content-Length says.")});
    else if (m_body.size() == size)
        admit();
}

void ConnectionGuard::admit()
{
    // What QHttpServer reads, a byte at a time, in place of the request: as short as all of its versions
    // take. Its slot runs after ours, for the same signal.
    static constexpr QByteArrayView standIn("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    enter(State::Admitted);
    for (qsizetype i = standIn.size(); i > 0; --i)
        m_socket->ungetChar(standIn[i - 1]);
}

std::optional<ConnectionGuard::Admitted> ConnectionGuard::takeAdmitted()
{
    if (m_state != State::Admitted)
        return std::nullopt;
    Admitted admitted {m_parser.head(), std::exchange(m_body, {})};
    m_parser.reset();
    m_isDelivering = true;
    enter(State::Answering);
    return admitted;
}

qint64 ConnectionGuard::bytesToWrite() const
{
    if (!m_socket)
        return 0;
    return m_socket->bytesToWrite() + (m_sslSocket ? m_sslSocket->encryptedBytesToWrite() : 0);
}

void ConnectionGuard::streamBegan()
{
    // Nothing follows a stream on its connection: clients and versions of Qt disagree about it.
    m_closesAfterAnswer = true;
    m_sinceProgress.start();
    enter(State::Streaming);
}

qint64 ConnectionGuard::streamGoesOn()
{
    constexpr qint64 much = 64 * 1024; // less is left to the event loop, which sends many events at once
    const qint64 unsent = bytesToWrite();
    if (unsent == 0)
        m_sinceProgress.start(); // what was silent was not stuck
    if (unsent < much || !m_socket)
        return unsent;
    m_socket->flush();
    return bytesToWrite();
}

bool ConnectionGuard::hasBeenStuckFor(std::chrono::milliseconds time) const
{
    return bytesToWrite() > 0 && m_sinceProgress.hasExpired(time.count());
}

void ConnectionGuard::answerEnded()
{
    if (m_state != State::Answering && m_state != State::Streaming)
        return;
    m_exchange.reset();
    m_sinceProgress.start();
    m_sendTime = m_settings.limits.bodyTime
        + std::chrono::milliseconds(bytesToWrite() * 1000 / m_settings.limits.minReadRate);
    // QSslSocket would not wait: it encrypts what is written before the handler's signal is over, and says
    // that it left.
    if (!m_isDelivering || m_closesAfterAnswer || m_sslSocket)
        return send();
    // Everything that came by one look at the sockets is answered before the first answer leaves: a client
    // that sleeps is woken once, and not by each of them. What is queued comes before the sockets are looked
    // at again.
    m_state = State::Sending;
    m_sinceState.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state != State::Sending)
                return;
            send();
            holdReading(shouldHold()); // now: what is queued from here waits until the sockets were looked at
        },
        Qt::QueuedConnection);
}

void ConnectionGuard::send()
{
    // Before the socket is read again: QTcpSocket forgets what is unsent when it reads that the client closed
    // its side.
    if (m_socket)
        m_socket->flush();
    if (m_state == State::Gone)
        return;
    if (m_closesAfterAnswer)
        close();
    else
        enter(bytesToWrite() > 0 ? State::Sending : State::Idle);
}

void ConnectionGuard::cut()
{
    if (m_socket)
        m_socket->abort();
}

void ConnectionGuard::refuse(const Refusal &refusal)
{
    const RequestHead &head = m_parser.head();
    const QByteArray id = correlationIdOf(head.headers);
    qCInfo(lcHttp).nospace() << "refused " << refusal.status << " (" << refusal.detail << "), id " << id;
    m_settings.journal->requestEnded({head.method, {}, refusal.status, {}, id, {}});
    const Reply reply = problem(refusal.status, refusal.detail);
    const ReplyFrame frame {id, m_settings.rules.corsHeaders(head), true};
    detachQHttpServer();
    m_isRefused = true;
    m_sendTime = m_settings.limits.bodyTime;
    m_body.clear();
    m_socket->write(
        formatReply(reply.status, completeHeaders(reply.headers, frame), reply.body, head.method == "HEAD"));
    close();
    discard();
}

void ConnectionGuard::close()
{
    enter(State::Closing);
    m_parser.reset();
    shutdownWhenSent();
}

void ConnectionGuard::shutdownWhenSent()
{
    if (!m_socket || m_isShutDown || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (bytesToWrite() > 0)
        m_socket->flush();
    if (bytesToWrite() > 0)
        return; // onBytesWritten() comes back
    m_isShutDown = true;
    holdReading(false);
    if (m_sslSocket) {
        // A client that may be sending still is given time to read its refusal first.
        if (!m_isRefused)
            m_sslSocket->disconnectFromHost();
        m_sinceState.start();
        return;
    }
    shutdownSending(m_socket->socketDescriptor());
    m_sinceState.start();
}

void ConnectionGuard::discard()
{
    if (!m_socket->isOpen())
        return; // the answer met a client that has gone
    // A transaction that QHttpServer has begun would keep every byte that is read.
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction();
    // Not skip(): only reading beyond the buffer's end makes a socket whose buffer was full go on.
    while (!m_socket->read(readPiece).isEmpty()) { }
}

void ConnectionGuard::detachQHttpServer()
{
    if (!std::exchange(m_isDetached, true))
        disconnectQHttpServer();
}

void ConnectionGuard::disconnectQHttpServer()
{
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::onReadyRead);
}

void ConnectionGuard::onBytesWritten()
{
    m_sinceProgress.start();
    if (m_state == State::Closing)
        shutdownWhenSent();
    else if (m_state == State::Sending && bytesToWrite() == 0)
        enter(State::Idle);
}

void ConnectionGuard::onDisconnected()
{
    if (m_state == State::Gone)
        return;
    enter(State::Gone);
    if (const auto exchange = m_exchange.lock())
        exchange->leave();
    Q_EMIT gone();
}

void ConnectionGuard::drain()
{
    m_closesAfterAnswer = true;
    if (m_state == State::Idle || m_state == State::Sending)
        close();
}

} // namespace Http
