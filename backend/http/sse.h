// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Http {

/// One Server-Sent Event.
struct SseEvent
{
    QByteArray name; ///< "message" when the stream gave none
    QByteArray data; ///< the data lines, joined by "\n"

    bool operator==(const SseEvent &) const = default;
};

/// Puts Server-Sent Events together from the bytes of a stream, however they are cut.
/// Source: HTML living standard, section 9.2.6. `id` and `retry` are ignored.
class SseParser
{
public:
    /// \param maxEventSize  a stream that passes it is broken: overflowed() from then on
    explicit SseParser(qsizetype maxEventSize = 4 * 1024 * 1024) : m_maxEventSize(maxEventSize) { }

    QList<SseEvent> feed(QByteArrayView bytes);
    bool overflowed() const { return m_overflowed; }

private:
    void takeLine(QByteArrayView line, QList<SseEvent> &events);

    const qsizetype m_maxEventSize;
    QByteArray m_line;
    SseEvent m_event;
    bool m_atStart = true; ///< a byte order mark may come first
    bool m_hasData = false;
    bool m_skipLineFeed = false;
    bool m_overflowed = false;
};

/// One event's bytes: `event: name`, one `data:` line for each line of `data`, a blank line.
QByteArray formatEvent(const QByteArray &name, const QByteArray &data);

} // namespace Http
