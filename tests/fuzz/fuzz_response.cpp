// SPDX-License-Identifier: GPL-3.0-or-later
// What a peer answers, cut in any way.
#include "fuzz/property.h"
#include "http/responsereader.h"

#include <limits>

namespace {

struct Read
{
    Http::ResponseReader reader;
    QByteArray content;
};

void feed(Read &read, QByteArrayView bytes, qsizetype step)
{
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        read.reader.feed(bytes.sliced(at, qMin(step, bytes.size() - at)));
        read.content += read.reader.takeContent();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const qsizetype step = 1 + (data[0] >> 1) % 31;
    const bool isHead = data[0] & 1;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));

    Read atOnce {Http::ResponseReader(isHead), {}};
    feed(atOnce, bytes, std::numeric_limits<int>::max());
    Read inPieces {Http::ResponseReader(isHead), {}};
    feed(inPieces, bytes, step);
    Fuzz::require(atOnce.content == inPieces.content, "the same content however it is cut");
    Fuzz::require(atOnce.reader.failure() == inPieces.reader.failure(), "the same end however it is cut");
    Fuzz::require(atOnce.reader.isComplete() == inPieces.reader.isComplete(), "complete however it is cut");
    Fuzz::require(atOnce.reader.keepsConnection() == inPieces.reader.keepsConnection(),
                  "kept however it is cut");
    Fuzz::require(atOnce.content.size() <= bytes.size(), "no more content than bytes");
    Fuzz::require(!isHead || atOnce.content.isEmpty(), "HEAD has no content");
    if (atOnce.reader.hasHead()) {
        Fuzz::require(atOnce.reader.status() >= 200 && atOnce.reader.status() <= 999, "a final status");
        Fuzz::require(atOnce.reader.headers().fields().size() <= Http::ResponseReader::maxFields,
                      "so many fields");
    }
    return 0;
}
