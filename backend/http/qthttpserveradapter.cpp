// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/qthttpserveradapter.h"

#include "core/logging.h"
#include "http/replytext.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

namespace Http {

namespace {

/// Writes to the socket itself, an answer in one piece. What every version of Qt permits: the
/// socket is ours, GuardedTcpServer made it. The responder is only kept, for with its end
/// QHttpServer 6.5 and later goes on to the connection's next request.
class SocketWriter : public ReplyWriter
{
public:
    SocketWriter(QTcpSocket *socket, QHttpServerResponder &&responder)
        : m_socket(socket), m_responder(std::move(responder))
    {
    }

    void writeWhole(int status, const Headers &headers, const QByteArray &body, bool isHead) override
    {
        write(formatReply(status, headers, body, isHead));
    }

    void begin(int status, const Headers &headers, bool isChunked) override
    {
        m_isChunked = isChunked;
        Headers framed = headers;
        if (isChunked)
            framed.add("Transfer-Encoding", "chunked");
        write(formatHead(status, framed));
    }

    void writePiece(const QByteArray &bytes) override
    {
        if (m_isChunked)
            write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
        else
            write(bytes);
    }

    void end() override
    {
        if (m_isChunked)
            write("0\r\n\r\n");
    }

protected:
    QHttpServerResponder &responder() { return m_responder; }
    bool isConnected() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }

private:
    void write(const QByteArray &bytes)
    {
        // QHttpServerResponder of 6.4 holds a bare pointer to a socket that may be gone.
        if (isConnected())
            m_socket->write(bytes);
    }

    const QPointer<QTcpSocket> m_socket;
    QHttpServerResponder m_responder;
    bool m_isChunked = false;
};

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

QHttpHeaders toQt(const Headers &headers)
{
    QHttpHeaders converted;
    for (const Headers::Field &field : headers.fields())
        converted.append(field.first, field.second);
    return converted;
}

/// Writes by the responder wherever it says what we mean. It cannot leave a body out (HEAD, 204)
/// nor stream without chunks (HTTP/1.0).
class ResponderWriter : public SocketWriter
{
public:
    using SocketWriter::SocketWriter;

    void writeWhole(int status, const Headers &headers, const QByteArray &body, bool isHead) override
    {
        if (isHead || !hasBody(status))
            SocketWriter::writeWhole(status, headers, body, isHead);
        else if (isConnected())
            responder().write(body, toQt(headers), static_cast<QHttpServerResponder::StatusCode>(status));
    }

    void begin(int status, const Headers &headers, bool isChunked) override
    {
        m_isByResponder = isChunked;
        m_isEventStream = headers.value("Content-Type").startsWith("text/event-stream");
        if (!isChunked)
            SocketWriter::begin(status, headers, isChunked);
        else if (isConnected())
            responder().writeBeginChunked(toQt(headers),
                                          static_cast<QHttpServerResponder::StatusCode>(status));
    }

    void writePiece(const QByteArray &bytes) override
    {
        if (!m_isByResponder)
            SocketWriter::writePiece(bytes);
        else if (isConnected())
            responder().writeChunk(bytes);
    }

    void end() override
    {
        if (!m_isByResponder)
            SocketWriter::end();
        else if (isConnected()) // it warns about an empty last chunk: a comment line means nothing
            responder().writeEndChunked(m_isEventStream ? QByteArray(":\n\n") : QByteArray());
    }

private:
    bool m_isByResponder = false;
    bool m_isEventStream = false;
};

using Writer = ResponderWriter;
#else
using Writer = SocketWriter;
#endif

} // namespace

QtHttpServerAdapter::QtHttpServerAdapter(std::unique_ptr<GuardedTcpServer> tcpServer, Entry entry,
                                         QObject *parent)
    : m_entry(std::move(entry)), m_server(std::make_unique<QHttpServer>(parent)), m_tcpServer(tcpServer.get())
{
    // The one entry: without routes of its own, everything is missing to QHttpServer.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server->setMissingHandler(m_server.get(),
                                [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
                                    handle(request, std::move(responder));
                                });
#else
    m_server->setMissingHandler([this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        handle(request, std::move(responder));
    });
#endif
    static_cast<void>(m_server->bind(tcpServer.release())); // fails only when it does not listen
}

QtHttpServerAdapter::~QtHttpServerAdapter()
{
    // Responders first: none may outlive the server.
    m_tcpServer->closeAll();
}

void QtHttpServerAdapter::handle(const QHttpServerRequest &request, QHttpServerResponder &&responder)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    ConnectionGuard *guard = m_tcpServer->guardOf(request.remoteAddress(), request.remotePort());
#else
    const QTcpSocket *socket = responder.socket();
    ConnectionGuard *guard = m_tcpServer->guardOf(socket->peerAddress(), socket->peerPort());
#endif
    if (!guard)
        return;
    std::optional<ConnectionGuard::Admitted> admitted = guard->takeAdmitted();
    // QHttpServer saw what the guard did not put there: that connection is not to be trusted.
    if (!admitted || request.method() != QHttpServerRequest::Method::Get || !request.body().isEmpty()) {
        qCWarning(lcHttp) << "dropped a connection on which the guard and QHttpServer disagree";
        guard->cut();
        return;
    }
    m_entry(*guard, admitted->head, admitted->body,
            std::make_unique<Writer>(guard->socket(), std::move(responder)));
    guard->handlerReturned();
}

} // namespace Http
