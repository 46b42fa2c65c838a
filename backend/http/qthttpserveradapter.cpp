// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/qthttpserveradapter.h"

#include "core/logging.h"
#include "http/replytext.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>

namespace Http {

namespace {

/// Writes to the socket itself, an answer in one piece. What every version of Qt permits: the
/// socket is ours, GuardedTcpServer made it. The responder is only kept, for with its end
/// QHttpServer 6.5 and later goes on to the connection's next request. To write by it would not do:
/// 6.4's holds a bare pointer to a socket that may be gone, 6.11's sends a `Connection` of its own.
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

private:
    void write(const QByteArray &bytes)
    {
        if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState)
            m_socket->write(bytes);
    }

    const QPointer<QTcpSocket> m_socket;
    QHttpServerResponder m_responder;
    bool m_isChunked = false;
};

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
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    // It connects anew with the responder's end, and where that comes before this returns, it did not
    // disconnect: once more for each request.
    guard->disconnectQHttpServer();
#endif
    m_entry(*guard, admitted->head, admitted->body,
            std::make_unique<SocketWriter>(guard->socket(), std::move(responder)));
    guard->handlerReturned();
}

} // namespace Http
