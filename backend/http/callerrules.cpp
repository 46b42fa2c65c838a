// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/callerrules.h"

namespace Http {

namespace {

QByteArray hostText(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // an IPv4-mapped IPv6 address too
    if (isIpv4)
        return QHostAddress(ipv4).toString().toLatin1();
    QHostAddress plain(address);
    plain.setScopeId(QString());
    return '[' + plain.toString().toLatin1() + ']';
}

bool changesSomething(const QByteArray &method)
{
    return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

} // namespace

CallerRules::CallerRules(const QStringList &publicHosts, const QStringList &allowedOrigins)
{
    for (const QString &host : publicHosts)
        m_publicHosts.append(host.toLower().toLatin1());
    for (QString origin : allowedOrigins) {
        if (origin.endsWith(QLatin1Char('/')))
            origin.chop(1);
        m_allowedOrigins.append(origin.toLower().toLatin1());
    }
}

bool CallerRules::isOwnHost(const QByteArray &host, const QHostAddress &address, quint16 port) const
{
    if (m_publicHosts.contains(host))
        return true;
    QByteArrayList names {hostText(address)};
    if (address.isLoopback())
        names.append({"localhost", "127.0.0.1", "[::1]"});
    const QByteArray suffix = ':' + QByteArray::number(port);
    for (const QByteArray &name : names) {
        if (host == name + suffix || ((port == 80 || port == 443) && host == name))
            return true;
    }
    return false;
}

std::optional<Refusal> CallerRules::check(const RequestHead &head, const QHostAddress &address,
                                          quint16 port) const
{
    const QByteArray host = head.headers.value("Host").toLower();
    if (!isOwnHost(host, address, port))
        return Refusal {421, QStringLiteral("This server does not answer for that Host.")};
    const QByteArray origin = head.headers.value("Origin").toLower();
    if (changesSomething(head.method) && head.headers.contains("Origin")) {
        const bool isSame = origin == "http://" + host || origin == "https://" + host;
        if (!isSame && !isAllowedOrigin(origin))
            return Refusal {403, QStringLiteral("Pages of that origin may not call this server.")};
    }
    return std::nullopt;
}

std::optional<Reply> CallerRules::preflight(const RequestHead &head) const
{
    if (head.method != "OPTIONS" || !head.headers.contains("Origin")
        || !head.headers.contains("Access-Control-Request-Method"))
        return std::nullopt;
    if (!isAllowedOrigin(head.headers.value("Origin").toLower()))
        return problem(400, QStringLiteral("Pages of that origin may not call this server."));
    Reply reply {204, {}, {}};
    reply.headers.add("Access-Control-Allow-Methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    const QByteArray asked = head.headers.value("Access-Control-Request-Headers");
    if (!asked.isEmpty())
        reply.headers.add("Access-Control-Allow-Headers", asked);
    reply.headers.add("Access-Control-Max-Age", "600");
    return reply;
}

Headers CallerRules::corsHeaders(const RequestHead &head) const
{
    if (m_allowedOrigins.isEmpty())
        return {};
    Headers headers {{"Vary", "Origin"}};
    const QByteArray origin = head.headers.value("Origin");
    if (!isAllowedOrigin(origin.toLower()))
        return headers;
    headers.add("Access-Control-Allow-Origin", origin);
    headers.add("Access-Control-Allow-Credentials", "true");
    headers.add("Access-Control-Expose-Headers",
                "ETag, X-Request-Id, X-Allowed-By, X-Lookup-Id, WWW-Authenticate, Retry-After");
    return headers;
}

} // namespace Http
