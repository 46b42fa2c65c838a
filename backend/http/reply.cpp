// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/reply.h"

#include <QJsonDocument>

namespace Http {

Reply Reply::json(const QJsonObject &object, int status)
{
    return Reply {
        status, {{"Content-Type", "application/json"}}, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Reply Reply::text(const QByteArray &text, const QByteArray &contentType)
{
    return Reply {200, {{"Content-Type", contentType}}, text};
}

Reply problem(int status, const QString &detail, const QJsonObject &more)
{
    // What the caller adds may name a more exact `type` or `title`, never another status or detail.
    QJsonObject object {{QStringLiteral("type"), QStringLiteral("about:blank")},
                        {QStringLiteral("title"), QString::fromLatin1(reasonPhrase(status))}};
    for (auto member = more.constBegin(); member != more.constEnd(); ++member)
        object.insert(member.key(), member.value());
    object.insert(QStringLiteral("status"), status);
    object.insert(QStringLiteral("detail"), detail);
    Reply reply = Reply::json(object, status);
    reply.headers.set("Content-Type", "application/problem+json");
    return reply;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 422:
        return "Unprocessable Content";
    case 428:
        return "Precondition Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        break;
    }
    return "Status";
}

} // namespace Http
