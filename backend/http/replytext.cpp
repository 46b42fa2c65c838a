// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/replytext.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace Http {

namespace {

constexpr const char *framingFields[] = {"content-length", "transfer-encoding", "connection", "date"};
constexpr qsizetype usualHeadSize = 512;

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isRequestId(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("._-").contains(c);
    });
}

/// IMF-fixdate of RFC 9110, section 5.6.7, made once a second.
QByteArray dateText()
{
    thread_local qint64 second = -1;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                   .toLatin1();
    }
    return text;
}

/// The fields that belong to the adapter.
bool isFraming(const QByteArray &name)
{
    return std::any_of(std::begin(framingFields), std::end(framingFields),
                       [&name](const char *field) { return name.compare(field, Qt::CaseInsensitive) == 0; });
}

/// Appends the text; what would end its line, or the text for some readers, becomes a space.
void appendLine(QByteArray &line, const QByteArray &text)
{
    const qsizetype begin = line.size();
    line += text;
    const auto isBreak = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    if (std::any_of(text.cbegin(), text.cend(), isBreak))
        std::replace_if(line.begin() + begin, line.end(), isBreak, ' ');
}

/// Not secret, and no key: a fast generator that the system's has seeded will do.
QByteArray randomCorrelationId()
{
    thread_local QRandomGenerator64 generator = QRandomGenerator64::securelySeeded();
    const quint64 parts[] = {generator.generate64(), generator.generate64()};
    return QByteArray(reinterpret_cast<const char *>(parts), sizeof parts).toHex();
}

} // namespace

Headers completeHeaders(const Headers &own, const ReplyFrame &frame)
{
    Headers headers;
    for (const Headers::Field &field : own.fields()) {
        if (!isFraming(field.first))
            headers.add(field.first, field.second);
    }
    if (!own.contains("Cache-Control"))
        headers.add("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Request-Id", frame.correlationId);
    for (const Headers::Field &field : frame.cors.fields())
        headers.add(field.first, field.second);
    headers.add("Date", dateText());
    headers.add("Connection", frame.closes ? "close" : "keep-alive");
    return headers;
}

QByteArray formatHead(int status, const Headers &headers)
{
    QByteArray text;
    text.reserve(usualHeadSize);
    text += "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const Headers::Field &field : headers.fields()) {
        appendLine(text, field.first);
        text += ": ";
        appendLine(text, field.second);
        text += "\r\n";
    }
    text += "\r\n";
    return text;
}

QByteArray formatReply(int status, const Headers &headers, const QByteArray &body, bool isHead)
{
    if (!hasBody(status))
        return formatHead(status, headers);
    Headers framed = headers;
    framed.add("Content-Length", QByteArray::number(body.size()));
    QByteArray text = formatHead(status, framed);
    if (!isHead)
        text += body;
    return text;
}

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

QByteArray correlationIdOf(const Headers &requestHeaders)
{
    // version "-" trace id "-" parent id "-" flags: 2, 32, 16 and 2 hexadecimal digits.
    const QByteArray traceParent = requestHeaders.value("traceparent");
    const QByteArrayList parts = traceParent.isEmpty() ? QByteArrayList() : traceParent.split('-');
    if (parts.size() >= 4 && parts[0].size() == 2 && parts[1].size() == 32 && parts[2].size() == 16
        && isHex(parts[0]) && parts[0] != "ff" && isHex(parts[1]) && isHex(parts[2])
        && parts[1].count('0') != 32)
        return parts[1];
    const QByteArray requestId = requestHeaders.value("X-Request-Id");
    return isRequestId(requestId) ? requestId : randomCorrelationId();
}

} // namespace Http
