// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/reply.h"
#include "http/requesthead.h"

#include <QHostAddress>
#include <QStringList>

#include <optional>

namespace Http {

/// Which names a request may call this server by, and which pages of a browser may call it.
///
/// A page of another site can make a browser send requests here (and, with a name of its own that
/// points to 127.0.0.1, read the answers: DNS rebinding). Knows no socket.
class CallerRules
{
public:
    /// \param publicHosts     further values of `Host`, "hr.example.com" or "hr.example.com:8443"
    /// \param allowedOrigins  "https://desk.example.com": origins that may call and read (CORS)
    CallerRules(const QStringList &publicHosts, const QStringList &allowedOrigins);

    /// 421 for a `Host` that is not this server's, 403 for a request that changes something and
    /// comes from a page of another origin.
    /// \param address, port  where the connection arrived
    std::optional<Refusal> check(const RequestHead &head, const QHostAddress &address, quint16 port) const;

    /// The answer to a CORS preflight (Fetch standard, section 3.2.2): 204, or 400 for an origin
    /// that is not allowed. Nothing when the request is no preflight.
    std::optional<Reply> preflight(const RequestHead &head) const;

    /// What lets an allowed origin's page read any other answer, an error too.
    Headers corsHeaders(const RequestHead &head) const;

private:
    bool isOwnHost(const QByteArray &host, const QHostAddress &address, quint16 port) const;
    bool isAllowedOrigin(const QByteArray &origin) const { return m_allowedOrigins.contains(origin); }

    QByteArrayList m_publicHosts; ///< in lower case
    QByteArrayList m_allowedOrigins; ///< in lower case, without a slash at the end
};

} // namespace Http
