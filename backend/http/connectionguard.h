// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/callerrules.h"
#include "http/requesthead.h"
#include "http/requestjournal.h"
#include "http/server.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTcpSocket>

class QSslSocket;

namespace Http {

class Exchange;
class TlsIdentity;

/// What every connection of one server is held to.
struct GuardSettings
{
    ServerLimits limits;
    CallerRules rules;
    std::shared_ptr<RequestJournal> journal;
    std::shared_ptr<TlsIdentity> tls; ///< none: plain HTTP

    HeadLimits headLimits() const
    {
        return {limits.maxTargetSize, limits.maxHeaderSize, limits.maxHeaderFields, limits.maxBodySize};
    }
};

/// Reads one connection in place of QHttpServer, and shows it one short request for each that is let in.
///
/// It must be connected to readyRead before QHttpServer is, so that it reads everything first. When a
/// request is whole, it puts the same few bytes back for QHttpServer to read (ungetChar()): QHttpServer
/// never sees a byte that a client sent. What is not let in is answered here, and QHttpServer is
/// disconnected from the socket. Keeps the times too; the server calls sweep(). See docs/adr/0002-guard.md.
class ConnectionGuard : public QObject
{
    Q_OBJECT
public:
    /// \param socket  connected, with TLS encrypted, not yet known to QHttpServer, which owns it
    ConnectionGuard(QTcpSocket *socket, const GuardSettings &settings);
    ~ConnectionGuard() override;

    QHostAddress peerAddress() const { return m_peerAddress; }
    quint16 peerPort() const { return m_peerPort; }
    QTcpSocket *socket() const { return m_socket; }

    /// A request that was let in.
    struct Admitted
    {
        RequestHead head;
        QByteArray body; ///< of `Content-Length` bytes
    };
    /// The request for which QHttpServer delivers another one at this moment. Nothing when no request
    /// was let in: then what it delivers must not be answered.
    std::optional<Admitted> takeAdmitted();
    /// Who will answer it.
    void expectAnswer(const std::shared_ptr<Exchange> &exchange) { m_exchange = exchange; }
    /// QHttpServer hears nothing more of this connection until it connects to it again.
    void disconnectQHttpServer();
    /// QHttpServer goes on now: the answer was given, or will be later.
    void handlerReturned();

    // For Exchange.
    bool closesAfterAnswer() const { return m_closesAfterAnswer; }
    void streamBegan();
    /// Before more of a stream is written: gives the socket its turn, for the writer may not return to the
    /// event loop soon. \return what is still unsent
    qint64 streamGoesOn();
    /// Something is unsent, and none of it has left for so long.
    bool hasBeenStuckFor(std::chrono::milliseconds time) const;
    /// The answer is in the socket. It leaves at once, or, where the handler gave it before it returned,
    /// together with the answers to everything else that came at the same moment.
    void answerEnded();
    /// Ends the connection now, with what is unsent.
    void cut();

    /// How long this connection has held its place without a whole request to show for it, in
    /// milliseconds; -1 while a request is served. One that waits between two requests counts as
    /// having waited for long: nothing is lost with it.
    qint64 idleness() const;

    /// Ends what lasts too long.
    void sweep();
    /// Lets the request in flight end, and nothing begin after it.
    void drain();

Q_SIGNALS:
    /// Once: the connection is over.
    void gone();

private:
    enum class State {
        Idle, ///< between requests
        Head, ///< a head has begun
        Body, ///< the head was let in, the body is coming
        Admitted, ///< all is there: QHttpServer delivers it next
        Answering, ///< with the handler
        Streaming, ///< the answer has begun and may last
        Sending, ///< the answer is complete, not all of it is on the wire
        Closing, ///< the last answer is given: what comes in is thrown away
        Gone,
    };
    void enter(State state);
    qint64 bytesToWrite() const;
    /// Reads no more from the system until it is called with false: QTcpSocket closes both ways when it
    /// reads that the client closed its side, and an answer could not be sent any more.
    void holdReading(bool hold);
    bool shouldHold() const;
    void holdLater();
    void onReadyRead();
    void readHead();
    void readBody();
    void admit();
    void refuse(const Refusal &refusal);
    void close();
    void shutdownWhenSent();
    void send();
    void discard();
    void detachQHttpServer();
    void onBytesWritten();
    void onDisconnected();

    const QPointer<QTcpSocket> m_socket;
    QSslSocket *const m_sslSocket; ///< the same, where it speaks TLS
    const GuardSettings &m_settings;
    const QHostAddress m_peerAddress;
    const quint16 m_peerPort;
    RequestHeadParser m_parser;
    State m_state = State::Idle;
    QElapsedTimer m_sinceState; ///< since the state was entered
    QElapsedTimer m_sinceProgress; ///< since bytes last left
    std::chrono::milliseconds m_sendTime {0}; ///< how long the answer may take to be read
    QByteArray m_goodHost; ///< the last one that was let in
    QByteArray m_body;
    bool m_closesAfterAnswer = false;
    bool m_isDelivering = false; ///< QHttpServer is just handing the request on
    bool m_isHeld = false;
    bool m_isDetached = false;
    bool m_isShutDown = false;
    bool m_isRefused = false;
    std::weak_ptr<Exchange> m_exchange;
};

} // namespace Http
