// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/replytext.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace Http {

namespace {

/// The fields that belong to the adapter.
constexpr QByteArrayView ownFields[] {"Content-Length", "Transfer-Encoding",      "Connection",
                                      "Date",           "X-Content-Type-Options", "X-Request-Id"};
constexpr qsizetype usualHeadSize = 512;

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// version "-" trace id "-" parent id "-" flags: 2, 32, 16 and 2 hexadecimal digits. Only a version after 00
/// may have more behind them, and neither id is all zeros (W3C Trace Context, sections 3.2.2 and 3.2.4).
bool isTraceParent(const QByteArrayList &parts)
{
    constexpr qsizetype sizes[] {2, 32, 16, 2};
    if (parts.size() < 4 || (parts.size() > 4 && parts[0] == "00"))
        return false;
    for (qsizetype i = 0; i < 4; ++i) {
        if (parts[i].size() != sizes[i] || !isHex(parts[i]))
            return false;
    }
    return parts[0] != "ff" && parts[1].count('0') != 32 && parts[2].count('0') != 16;
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
                   .toString(QDateTime::fromSecsSinceEpoch(now).toUTC(),
                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                   .toLatin1();
    }
    return text;
}

bool isOwn(const QByteArray &name)
{
    return std::any_of(std::begin(ownFields), std::end(ownFields), [&name](QByteArrayView field) {
        return field.size() == name.size() && name.compare(field, Qt::CaseInsensitive) == 0;
    });
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

void appendField(QByteArray &text, const QByteArray &name, const QByteArray &value)
{
    appendLine(text, name);
    text += ": ";
    appendLine(text, value);
    text += "\r\n";
}

/// A head that further fields may follow.
QByteArray openHead(int status, const Headers &headers, qsizetype bodySize)
{
    QByteArray text;
    text.reserve(usualHeadSize + bodySize);
    text += "HTTP/1.1 ";
    text += QByteArray::number(status);
    text += ' ';
    text += reasonPhrase(status);
    text += "\r\n";
    for (const Headers::Field &field : headers.fields())
        appendField(text, field.first, field.second);
    return text;
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
        if (!isOwn(field.first))
            headers.add(field.first, field.second);
    }
    if (!own.contains("Cache-Control"))
        headers.add("Cache-Control", "no-store");
    headers.add("X-Content-Type-Options", "nosniff");
    headers.add("X-Request-Id", frame.correlationId);
    for (const Headers::Field &field : frame.cors.fields())
        headers.add(field.first, field.second);
    headers.add("Date", dateText());
    headers.add("Connection", frame.closes ? "close" : "keep-alive");
    return headers;
}

QByteArray formatHead(int status, const Headers &headers)
{
    QByteArray text = openHead(status, headers, 0);
    text += "\r\n";
    return text;
}

QByteArray formatReply(int status, const Headers &headers, const QByteArray &body, bool isHead)
{
    if (!hasBody(status))
        return formatHead(status, headers);
    QByteArray text = openHead(status, headers, isHead ? 0 : body.size());
    appendField(text, "Content-Length", QByteArray::number(body.size()));
    text += "\r\n";
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
    const QByteArray traceParent = requestHeaders.value("traceparent");
    if (!traceParent.isEmpty()) {
        const QByteArrayList parts = traceParent.split('-');
        if (isTraceParent(parts))
            return parts[1];
    }
    const QByteArray requestId = requestHeaders.value("X-Request-Id");
    return isRequestId(requestId) ? requestId : randomCorrelationId();
}

} // namespace Http
