// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/conversation.h"

#include "openapi/responsereader.h"

namespace Agent {

QString titleFrom(const QString &question)
{
    constexpr qsizetype longest = 60;
    const QString line = OpenApi::harmlessText(question.simplified(), 4 * longest).simplified();
    if (line.size() <= longest)
        return line;
    // At the end of a word, unless that leaves hardly anything.
    const qsizetype space = line.lastIndexOf(QLatin1Char(' '), longest - 1);
    qsizetype end = space > longest / 2 ? space : longest - 1;
    if (line.at(end - 1).isHighSurrogate())
        --end;
    return line.left(end) + QChar(0x2026);
}

} // namespace Agent
