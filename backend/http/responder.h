// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/reply.h"

#include <functional>
#include <memory>

class QObject;

namespace Http {

class Exchange;

/// Writes an answer piece by piece: Server-Sent Events. Copies share the one stream; it ends with
/// finish(), with the last copy, or when the client leaves. Use it in the server's thread only.
class StreamWriter
{
public:
    /// Writes bytes; false when the client has gone, or does not read: more than 256 KiB wait and nothing
    /// has left for two seconds, or more than 20 MiB wait. Then the stream is cut, for such a client may
    /// not fill our memory.
    bool write(const QByteArray &bytes) const;
    /// One event: `event: NAME`, `data: JSON` (HTML living standard, section 9.2).
    bool writeEvent(const QByteArray &name, const QJsonObject &data) const;
    /// A comment line, which keeps connections and proxies awake and means nothing.
    bool writeComment() const;
    void finish() const;
    bool isGone() const;

private:
    friend class Responder;
    explicit StreamWriter(std::shared_ptr<Exchange> exchange);
    std::shared_ptr<Exchange> m_exchange;
};

/// What a handler answers with, now or later. Copies share the one exchange; the first answer
/// counts. Use it in the server's thread only.
///
/// An exchange always ends: a responder dropped without an answer sends 500, one that is kept
/// longer than the server's handler limit sends 504. After the client has left, every call is
/// harmless and does nothing.
class Responder
{
public:
    explicit Responder(std::shared_ptr<Exchange> exchange);

    void send(const Reply &reply) const;
    /// Who asks, for the log: a hash, never a name or a subject itself.
    void setSubject(const QByteArray &subjectHash) const;
    /// Starts a 200 answer that is written piece by piece. The handler limit ends here: a stream
    /// may last.
    StreamWriter stream(const QByteArray &contentType, const Headers &headers = {}) const;
    /// Calls `function` once when the client leaves before the answer is complete; not when
    /// `context` is gone. Called at once when it has left already.
    void onGone(QObject *context, std::function<void()> function) const;
    bool isGone() const;

private:
    std::shared_ptr<Exchange> m_exchange;
};

} // namespace Http
