// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/guardedtcpserver.h"
#include "http/replywriter.h"

#include <functional>
#include <memory>

class QHttpServer;
class QHttpServerRequest;
class QHttpServerResponder;

namespace Http {

/// QHttpServer on top of a GuardedTcpServer: the one file that knows how its versions differ
/// (6.4, 6.5 to 6.7, 6.8 and later; the list is in docs/adr/0002-guard.md).
class QtHttpServerAdapter
{
public:
    /// One whole request that the guard let in. Must not throw.
    using Entry = std::function<void(ConnectionGuard &guard, const RequestHead &head, const QByteArray &body,
                                     std::unique_ptr<ReplyWriter> writer)>;

    /// \param tcpServer  listens already
    /// \param parent     where QHttpServer and its sockets stand in the tree of objects; this
    ///                   adapter still owns them
    QtHttpServerAdapter(std::unique_ptr<GuardedTcpServer> tcpServer, Entry entry, QObject *parent);
    ~QtHttpServerAdapter();

    GuardedTcpServer &tcpServer() { return *m_tcpServer; }

private:
    void handle(const QHttpServerRequest &request, QHttpServerResponder &&responder);

    const Entry m_entry;
    std::unique_ptr<QHttpServer> m_server;
    GuardedTcpServer *m_tcpServer; ///< bind() gives it to m_server
};

} // namespace Http
