// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/sse.h"

namespace Http {

namespace {

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

} // namespace

QList<SseEvent> SseParser::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < bytes.size() && !m_overflowed; ++i) {
        const char c = bytes[i];
        if (m_skipLineFeed) {
            // The second half of CR LF, which may come with the next bytes.
            m_skipLineFeed = false;
            if (c == '\n') {
                begin = i + 1;
                continue;
            }
        }
        if (c != '\n' && c != '\r')
            continue;
        m_skipLineFeed = c == '\r';
        const QByteArrayView rest = bytes.sliced(begin, i - begin);
        begin = i + 1;
        if (m_line.size() + rest.size() + m_event.data.size() > m_maxEventSize) {
            m_overflowed = true;
        } else if (m_line.isEmpty()) {
            takeLine(rest, events);
        } else {
            m_line.append(rest);
            const QByteArray line = std::exchange(m_line, {});
            takeLine(line, events);
        }
    }
    if (!m_overflowed) {
        const QByteArrayView rest = bytes.sliced(begin);
        if (m_line.size() + rest.size() + m_event.data.size() > m_maxEventSize)
            m_overflowed = true;
        else
            m_line.append(rest);
    }
    if (m_overflowed) {
        m_line.clear();
        m_event = {};
    }
    return events;
}

void SseParser::takeLine(QByteArrayView line, QList<SseEvent> &events)
{
    if (std::exchange(m_atStart, false) && line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    if (line.isEmpty()) {
        if (m_hasData) {
            m_event.data.chop(1); // the last line's "\n"
            if (m_event.name.isEmpty())
                m_event.name = "message";
            events.append(m_event);
        }
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "event") {
        m_event.name = value.toByteArray();
    } else if (field == "data") {
        m_event.data.append(value);
        m_event.data.append('\n');
        m_hasData = true;
    }
}

QByteArray formatEvent(const QByteArray &name, const QByteArray &data)
{
    // A line break in a name would begin another field.
    QByteArray bytes = "event: " + QByteArray(name).replace('\r', ' ').replace('\n', ' ') + '\n';
    QByteArray lines = data;
    lines.replace("\r\n", "\n").replace('\r', '\n');
    const QByteArrayList parts = lines.split('\n');
    for (const QByteArray &part : parts)
        bytes += "data: " + part + '\n';
    return bytes + '\n';
}

} // namespace Http
