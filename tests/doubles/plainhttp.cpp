// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/plainhttp.h"

#include "doubles/rawclient.h"

#include <QJsonDocument>

namespace Doubles {

QJsonObject PlainAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray formatFields(const Http::Headers &headers)
{
    QByteArray lines;
    for (const Http::Headers::Field &field : headers.fields())
        lines += field.first + ": " + field.second + "\r\n";
    return lines;
}

PlainAnswer ask(const QUrl &server, const QByteArray &method, const QByteArray &target,
                const Http::Headers &headers, const QByteArray &body)
{
    RawClient client(server);
    client.request(method, target, body, formatFields(headers));
    const std::optional<RawResponse> response = client.response(method == "HEAD");
    if (!response)
        return {};
    return PlainAnswer {response->status, response->headers, response->body};
}

} // namespace Doubles
