// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requesttext.h"

#include <algorithm>
#include <string_view>

namespace Http {

namespace {

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
    });
}

bool isFieldValue(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

QByteArray authority(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded).toLatin1();
}

QByteArray target(const QUrl &url, bool isForwarded)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return isForwarded ? url.scheme().toLatin1() + "://" + authority(url) + target : target;
}

} // namespace

Core::Result<QByteArray> formatRequest(const ClientRequest &request, bool isForwarded,
                                       const QByteArray &proxyCredentials)
{
    QUrl url = request.url;
    url.setUserInfo({});
    const bool hasContent = request.method != "GET" && request.method != "HEAD";
    Headers headers {{"Host", authority(url)}};
    headers.add("User-Agent", "SecureAgent/" SECUREAGENT_VERSION);
    // Else a peer may send gzip, and a small answer unpack to a large one.
    headers.add("Accept-Encoding", "identity");
    if (hasContent)
        headers.add("Content-Type", "application/octet-stream");
    for (const Headers::Field &field : request.headers.fields())
        headers.set(field.first, field.second);
    // Where the request ends is said here and nowhere else.
    headers.set("Connection", "keep-alive");
    if (hasContent)
        headers.set("Content-Length", QByteArray::number(request.body.size()));
    if (!proxyCredentials.isEmpty())
        headers.set("Proxy-Authorization", proxyCredentials);

    const QByteArray line = target(url, isForwarded);
    bool isGood = isToken(request.method) && isFieldValue(line) && !line.contains(' ')
        && !headers.contains("Transfer-Encoding") && (hasContent || !headers.contains("Content-Length"));
    QByteArray text = request.method + ' ' + line + " HTTP/1.1\r\n";
    for (const Headers::Field &field : headers.fields()) {
        isGood = isGood && isToken(field.first) && isFieldValue(field.second);
        text += field.first + ": " + field.second + "\r\n";
    }
    if (!isGood)
        return Core::failure(Core::Error::Code::Invalid, QStringLiteral("not a request that can be sent"));
    return text + "\r\n" + (hasContent ? request.body : QByteArray());
}

} // namespace Http
