// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a request, cut into reads in any way: the parser has to come to the same end.
#include "fuzz/property.h"
#include "http/callerrules.h"
#include "http/requesthead.h"

using Http::RequestHeadParser;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const qsizetype step = 1 + data[0] % 61;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));

    RequestHeadParser atOnce({});
    const qsizetype used = atOnce.feed(bytes);
    Fuzz::require(used >= 0 && used <= bytes.size(), "takes no more than there is");

    RequestHeadParser inPieces({});
    qsizetype usedInPieces = 0;
    for (qsizetype at = 0; at < bytes.size() && inPieces.state() == RequestHeadParser::State::Reading;
         at += step)
        usedInPieces += inPieces.feed(bytes.sliced(at, qMin(step, bytes.size() - at)));

    Fuzz::require(atOnce.state() == inPieces.state(), "the same end however it is cut");
    if (atOnce.state() == RequestHeadParser::State::Refused)
        Fuzz::require(atOnce.refusal() == inPieces.refusal() && atOnce.refusal().status >= 400,
                      "the same refusal however it is cut");
    if (atOnce.state() != RequestHeadParser::State::Complete)
        return 0;
    const Http::RequestHead &head = atOnce.head();
    Fuzz::require(used == usedInPieces, "ends at the same byte however it is cut");
    Fuzz::require(bytes.first(used).endsWith('\n'), "ends with a line");
    Fuzz::require(head.headers.fields() == inPieces.head().headers.fields(), "the same fields however cut");
    Fuzz::require(head.rawPath == inPieces.head().rawPath
                      && (head.rawPath.startsWith('/') || (head.rawPath == "*" && head.method == "OPTIONS")),
                  "a path");
    Fuzz::require(head.contentLength >= 0 && head.contentLength <= Http::HeadLimits {}.maxBodySize,
                  "a body within the limit");
    Fuzz::require(!head.headers.contains("Transfer-Encoding"), "no second way to frame a body");
    for (const Http::Headers::Field &field : head.headers.fields())
        Fuzz::require(!field.first.isEmpty() && !field.second.contains('\n') && !field.second.contains('\r')
                          && !field.second.contains('\0'),
                      "a field in one line");

    const Http::CallerRules rules({QStringLiteral("hr.example")}, {QStringLiteral("https://app.example")});
    (void)rules.check(head, QHostAddress(QHostAddress::LocalHost), 8001);
    (void)rules.preflight(head);
    const Http::Headers cors = rules.corsHeaders(head);
    for (const Http::Headers::Field &field : cors.fields())
        Fuzz::require(!field.second.contains('\n'), "nothing of the caller breaks a line of the answer");
    return 0;
}
