// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/reply.h"

namespace Http {

/// What surrounds an answer, whoever gave it.
struct ReplyFrame
{
    QByteArray correlationId; ///< goes out as X-Request-Id
    Headers cors;
    bool closes = false; ///< the connection ends after it
};

/// The headers of an answer: its own, what every answer of this server carries, the frame's; without
/// what frames the body (Content-Length, Transfer-Encoding).
Headers completeHeaders(const Headers &own, const ReplyFrame &frame);

/// Status line and fields up to the blank line (RFC 9112, sections 4 and 5). A line break in a
/// value becomes a space: it would begin another field.
QByteArray formatHead(int status, const Headers &headers);

/// A whole answer as bytes, with its Content-Length where the status has a body.
/// \param isHead  leaves the body out, as the answer to HEAD
QByteArray formatReply(int status, const Headers &headers, const QByteArray &body, bool isHead);

/// Whether an answer of that status has a body: not 1xx, 204 and 304 (RFC 9110, section 6.4.1).
bool hasBody(int status);

/// The trace id of `traceparent` (W3C Trace Context, section 3.2), else `X-Request-Id` where it is
/// 1 to 64 characters of [A-Za-z0-9._-], else a new random id.
QByteArray correlationIdOf(const Headers &requestHeaders);

} // namespace Http
