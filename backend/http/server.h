// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/listeningsocket.h"
#include "http/router.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>

namespace Http {

class Metrics;
class TlsIdentity;

/// What a server accepts. Sizes in bytes.
struct ServerLimits
{
    // At a cap, a new connection takes the place of the one that has been waiting between two
    // requests, or been sending one, for longest; only where all are being served it is refused.
    int maxConnections = 256;
    int maxConnectionsPerAddress = 256; ///< of IPv6, per network of 64 bits: see callerNetwork()
    qsizetype maxTargetSize = 4096; ///< beyond: 414
    qsizetype maxHeaderSize = 24 * 1024; ///< request line and all fields, with a token of 16 KiB; beyond: 431
    int maxHeaderFields = 64; ///< beyond: 431
    qint64 maxBodySize = 1024 * 1024; ///< beyond: 413, before the body is read
    std::chrono::milliseconds headerTime {5000}; ///< from the first byte to the blank line
    std::chrono::milliseconds bodyTime {15000};
    std::chrono::milliseconds idleTime {60000}; ///< between two requests
    /// Bytes a second. A client that takes a whole answer more slowly, bodyTime on top, is cut; and after
    /// bodyTime its place is given to a new connection where there is no other.
    qint64 minReadRate = 16 * 1024;
    std::chrono::milliseconds handlerTime {60000}; ///< until the answer starts; beyond: 504
    /// How long a client that closed its side is still given an answer. After that it has left: TCP does not
    /// tell the one from the other, and work that nobody waits for would be worse than an answer that is
    /// missed.
    std::chrono::milliseconds halfCloseTime {1000};
    std::chrono::milliseconds sweepInterval {1000}; ///< how often the times are looked at
};

struct ServerOptions
{
    QString name; ///< for logs: "hr"
    /// Names that `Host` may carry besides the address that the server listens on and, on
    /// loopback, "localhost": anything else is answered 421 (DNS rebinding). "hr.example.com",
    /// with ":port" where it is not the scheme's own.
    QStringList publicHosts;
    /// Origins of browser pages that may call: CORS. Empty: none.
    QStringList allowedOrigins;
    /// Where requests and connections are counted, and what GET /metrics shows. None: neither.
    std::shared_ptr<Metrics> metrics;
    /// Speaks TLS, and nothing else, on its port. None: plain HTTP.
    std::shared_ptr<TlsIdentity> tls;
    ServerLimits limits;
};

/// An HTTP/1.1 server: QHttpServer behind a guard that closes what QHttpServer leaves open
/// (docs/adr/0002-guard.md), and the only place that knows its types.
///
/// Create, use and destroy it in the thread that shall serve.
class Server : public QObject
{
    Q_OBJECT
public:
    Server(Router router, ServerOptions options, QObject *parent = nullptr);
    ~Server() override;

    /// Starts to accept on a duplicate of `socket`.
    Core::Result<> listen(const ListeningSocket &socket);

    /// Accepts no further connection, closes the idle ones, and emits drained() when the requests
    /// in flight are answered, at the latest after `limit`.
    void drain(std::chrono::milliseconds limit);

    int connectionCount() const;

Q_SIGNALS:
    void drained();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Http
