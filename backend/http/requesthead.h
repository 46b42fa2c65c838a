// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <QString>

namespace Http {

/// The request line and the fields of one request, after every check that needs no more than them.
struct RequestHead
{
    QByteArray method; ///< one of the methods that this server knows, "POST"
    QByteArray rawPath; ///< percent-encoded, starts with one "/"; "*" with OPTIONS only
    QByteArray rawQuery; ///< percent-encoded, without the "?"
    Headers headers;
    qint64 contentLength = 0; ///< bytes of the body
    bool keepAlive = true; ///< HTTP/1.1 without `Connection: close`
    bool isHttp10 = false;
    bool expectsContinue = false; ///< waits for 100 before it sends the body
};

/// Why a request is not let in; becomes a problem+json and the end of the connection.
struct Refusal
{
    int status = 400;
    QString detail; ///< English, for the caller; without a piece of what it sent

    bool operator==(const Refusal &) const = default;
};

/// Sizes in bytes; see ServerLimits.
struct HeadLimits
{
    qsizetype maxTargetSize = 4096;
    qsizetype maxHeaderSize = 24 * 1024;
    int maxHeaderFields = 64;
    qint64 maxBodySize = 1024 * 1024;
};

/// Reads the head of a request as it comes, however it is cut, and refuses everything that two
/// readers could understand in two ways: what this parser lets through, QHttpServer's parser (which
/// reads the same bytes after it) frames alike. Knows no socket.
///
/// Each line is judged when its end arrives, so that QHttpServer never acts on a refused one.
/// A target in absolute form has to name the same host as Host.
/// Source: RFC 9112, sections 2.2, 3, 5, 6; RFC 9110, sections 5, 7.2, 10.1.1.
class RequestHeadParser
{
public:
    explicit RequestHeadParser(const HeadLimits &limits) : m_limits(limits) { }

    enum class State {
        Reading, ///< needs more bytes
        Complete, ///< head() is good; the next byte belongs to the body
        Refused, ///< refusal() says why; nothing more is read
    };

    /// Takes the bytes that follow the ones of the last call.
    /// \return how many of them belong to the head; less than all only when it is not Reading any more
    qsizetype feed(QByteArrayView bytes);

    State state() const { return m_state; }
    /// Nothing came yet but empty lines, which a server ignores before a request.
    bool isEmpty() const { return m_line.isEmpty() && m_head.method.isEmpty() && m_state == State::Reading; }
    /// As far as it was read: for the answer to a refused request too.
    const RequestHead &head() const { return m_head; }
    const Refusal &refusal() const { return m_refusal; }
    /// Makes ready for the next request of the connection.
    void reset();

private:
    void refuse(int status, const char *detail);
    /// A page may read why its request was refused: its Origin, where it stands behind what was refused.
    void lookForOrigin(QByteArrayView rest);
    void takeLine(QByteArrayView line);
    void takeRequestLine(QByteArrayView line);
    void takeTarget(QByteArrayView target);
    void takeField(QByteArrayView line);
    void takeContentLength(QByteArrayView value);
    void takeConnection(QByteArrayView value);
    void finish();

    const HeadLimits m_limits;
    State m_state = State::Reading;
    RequestHead m_head;
    Refusal m_refusal;
    QByteArray m_authority; ///< of a target in absolute form; null: it was a path
    QByteArray m_line; ///< the line that is not complete yet
    qsizetype m_size = 0;
};

} // namespace Http
