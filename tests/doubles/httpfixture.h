// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"
#include "http/server.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace Doubles {

/// A real Http::Server with the routes of a test, in a thread of its own, on a port from the OS.
class HttpFixture
{
public:
    /// Fills the router, in the server's thread. `context` lives there as long as the server.
    using Routes = std::function<void(Http::Router &router, QObject *context)>;

    /// Returns when it listens; fails the test's process when it cannot.
    explicit HttpFixture(Routes routes, Http::ServerOptions options = {}, Http::ListenAddress address = {});
    ~HttpFixture();

    /// "http://127.0.0.1:PORT" and `path`.
    QUrl url(const QString &path = {}) const;
    Http::ListeningSocket &socket() { return m_socket; }

    /// Calls `function` in the server's thread and returns when it is done.
    void inServer(const std::function<void(Http::Server &server)> &function);
    int connectionCount();

    /// Destroys the server and its thread; the port stays ours.
    void stop();

private:
    Http::ListeningSocket m_socket;
    Core::ServiceThread m_thread;
};

} // namespace Doubles
