// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/headers.h"

namespace Http {

/// Puts one answer on the wire in the way that the Qt version at hand allows. Destroying it tells
/// QHttpServer that the answer is over. Calls after the client has left do nothing.
class ReplyWriter
{
public:
    virtual ~ReplyWriter() = default;

    /// \param headers  complete but for Content-Length
    /// \param isHead   the body is not sent, its length is
    virtual void writeWhole(int status, const Headers &headers, const QByteArray &body, bool isHead) = 0;

    /// Begins an answer of unknown length: in chunks (RFC 9112, section 7.1), or up to the end of
    /// the connection where the client does not know them.
    virtual void begin(int status, const Headers &headers, bool isChunked) = 0;
    /// \param bytes  not empty: an empty chunk would end the answer
    virtual void writePiece(const QByteArray &bytes) = 0;
    virtual void end() = 0;
};

} // namespace Http
