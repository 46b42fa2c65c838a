// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "http/headers.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace Core {

/// tl::expected<void, E> declares a comparison that does not compile, and QMetaType takes it.
inline bool operator==(const Result<> &a, const Result<> &b)
{
    return a.has_value() == b.has_value() && (a.has_value() || a.error() == b.error());
}

} // namespace Core

namespace Http {

/// A request to another service.
struct ClientRequest
{
    QByteArray method = "GET";
    QUrl url;
    Headers headers;
    QByteArray body;
    std::chrono::milliseconds timeLimit {15000}; ///< for the whole answer; for a stream: until its head
    qint64 maxBytes = 1024 * 1024; ///< of the answer's body; beyond: TooLarge
};

/// Any answer that arrived whole, whatever its status: a 3xx too, for redirects are never followed
/// (`Authorization` would go to another host).
struct ClientResponse
{
    int status = 0;
    Headers headers;
    QByteArray body;
};

/// An answer that is read as it comes. Destroying it, or abort(), closes the connection.
class ClientStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void abort() = 0;

Q_SIGNALS:
    /// Once, before the first data().
    void started(int status, const Http::Headers &headers);
    void data(const QByteArray &bytes);
    /// Once, last: nothing when the answer is complete.
    void finished(const Core::Result<> &result);
};

/// Sends requests. The transport stays hidden.
///
/// Both ways: Unavailable when the peer cannot be reached, is too slow, or its certificate is not
/// trusted; TooLarge; Cancelled. Details name the origin, never headers, query or body.
class Client
{
public:
    virtual ~Client() = default;
    /// Cancelling the future closes the connection.
    virtual Core::Future<ClientResponse> send(const ClientRequest &request) = 0;
    virtual std::unique_ptr<ClientStream> open(const ClientRequest &request) = 0;
};

} // namespace Http

Q_DECLARE_METATYPE(Core::Result<>)
