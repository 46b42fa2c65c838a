// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

#include <utility>

namespace Http {

/// Reads one answer from the bytes of a connection, however they are cut, and never keeps more of it than
/// a head of 64 KiB and what was fed last. Source: RFC 9112, sections 4 to 7.
///
/// Stricter than a browser: what could be understood in two ways is refused. Interim answers (1xx) are
/// skipped, and count as part of the head. Content comes as it stands: nobody asked for a coding.
class ResponseReader
{
public:
    enum class Failure {
        None,
        NotHttp, ///< it breaks HTTP/1.1, or asks for another protocol
        TooLong, ///< head, trailers or a chunk's size line
        BrokeOff, ///< the connection ended before the answer did
    };
    static constexpr qsizetype maxHeadBytes = 64 * 1024; ///< with interim answers, and trailers
    static constexpr qsizetype maxFields = 256;
    static constexpr qsizetype maxChunkLine = 4 * 1024; ///< size and extensions

    /// \param isHead  it answers HEAD: its length tells of content that does not come
    explicit ResponseReader(bool isHead) : m_isHead(isHead) { }

    void feed(QByteArrayView bytes);
    /// The peer has closed its side, in order.
    void close();

    bool hasBegun() const { return m_hasBegun; }
    bool hasHead() const { return m_state >= State::Sized; }
    int status() const { return m_status; }
    /// A name comes once: values of the same name are joined (RFC 9110, section 5.3).
    const Headers &headers() const { return m_headers; }
    /// The content that came since the last call.
    QByteArray takeContent() { return std::exchange(m_content, {}); }
    bool isComplete() const { return m_state == State::Complete; }
    Failure failure() const { return m_failure; }
    /// Complete, and the connection may carry another request.
    bool keepsConnection() const { return isComplete() && m_keeps; }

private:
    enum class State { StatusLine, Field, Sized, UntilClose, ChunkSize, Chunk, ChunkEnd, Trailer, Complete };
    qsizetype takeContent(QByteArrayView bytes);
    qsizetype takeLine(QByteArrayView bytes);
    void onLine(QByteArrayView line);
    void onStatusLine(QByteArrayView line);
    void onField(QByteArrayView line);
    void onHeadEnd();
    void onChunkSize(QByteArrayView line);
    void fail(Failure failure) { m_failure = failure; }

    const bool m_isHead;
    State m_state = State::StatusLine;
    Failure m_failure = Failure::None;
    QByteArray m_line;
    qsizetype m_headBytes = 0;
    qsizetype m_fields = 0;
    int m_status = 0;
    bool m_isHttp10 = false;
    Headers m_headers;
    QByteArray m_lastName;
    QByteArray m_content;
    qint64 m_left = 0; ///< of the content, or of the chunk
    bool m_keeps = false;
    bool m_hasBegun = false;
};

} // namespace Http
