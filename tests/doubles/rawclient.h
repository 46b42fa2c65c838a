// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Doubles {

/// One answer as it came, its chunks put together.
struct RawResponse
{
    int status = 0;
    QByteArray statusLine;
    Http::Headers headers;
    QByteArray body;
};

/// A TCP client that says exactly the bytes that it is told, for tests of a server in this or in
/// another thread: its waits run the event loop of this thread.
class RawClient
{
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds patience {10000};

    RawClient() = default;
    /// Connects; isConnected() tells whether it worked.
    explicit RawClient(const QUrl &server) { connectTo(server); }

    bool connectTo(const QUrl &server);
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    quint16 localPort() const { return m_socket.localPort(); }

    /// Queues the bytes; they leave while this client, or the test, waits.
    void send(const QByteArray &bytes);
    /// "METHOD TARGET HTTP/1.1", Host, `fields` (each ended by "\r\n"), Content-Length for a body.
    void request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                 const QByteArray &fields = {});

    /// Waits for the next whole answer, one with 1xx too. Nothing when the time or the connection
    /// ends before. What follows it stays for the next call.
    /// \param isHead  it answers a HEAD: no body comes
    std::optional<RawResponse> response(bool isHead = false, Milliseconds limit = patience);
    /// Waits until all of `bytes` were received, whatever stands before.
    bool waitFor(const QByteArray &bytes, Milliseconds limit = patience);
    /// Waits until the server has closed its side.
    bool waitForClosed(Milliseconds limit = patience);

    /// All that came and was not yet taken by response().
    QByteArray received() const { return m_received; }

    /// Ends our side only: the server sees the end of what we say and may still answer.
    void halfClose();
    /// Leaves in good order.
    void leave();
    /// Leaves with a reset.
    void reset();
    /// Stops taking what the server sends, so that it has to wait.
    void stopReading();

    QTcpSocket &socket() { return m_socket; }

private:
    void take();

    QTcpSocket m_socket;
    QByteArray m_host;
    QByteArray m_received;
    bool m_isReading = true;
};

} // namespace Doubles
