// SPDX-License-Identifier: GPL-3.0-or-later
// Server-Sent Events, cut in any way; and what we write, read again.
#include "fuzz/property.h"
#include "http/sse.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const qsizetype step = 1 + data[0] % 31;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    constexpr qsizetype limit = 512;

    Http::SseParser atOnce(limit);
    const QList<Http::SseEvent> events = atOnce.feed(bytes);
    Http::SseParser inPieces(limit);
    QList<Http::SseEvent> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += step)
        pieces += inPieces.feed(bytes.sliced(at, qMin(step, bytes.size() - at)));
    Fuzz::require(events == pieces, "the same events however it is cut");
    Fuzz::require(atOnce.overflowed() == inPieces.overflowed(), "too large however it is cut");
    for (const Http::SseEvent &event : events) {
        Fuzz::require(!event.name.isEmpty() && event.data.size() <= limit, "an event within the limit");
        Http::SseParser again;
        const QList<Http::SseEvent> read = again.feed(Http::formatEvent(event.name, event.data));
        Fuzz::require(read.size() == 1 && read.first() == event, "what is written is read again");
    }
    return 0;
}
