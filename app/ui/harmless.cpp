// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/harmless.h"

namespace Ui {

namespace {

constexpr QChar zeroWidthSpace(0x200B);

bool turnsDirection(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

} // namespace

QString harmless(const QString &text)
{
    int word = 0;
    return harmless(text, word);
}

QString harmless(QStringView text, int &word)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'\r' || turnsDirection(u))
            continue;
        if ((u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7F && u < 0xA0)) {
            out += QChar(QChar::ReplacementCharacter);
            ++word;
            continue;
        }
        // U+2028 and U+2029 would start lines of their own.
        const bool space = c.isSpace();
        out += (u == 0x2028 || u == 0x2029) ? QChar(u'\n') : c;
        word = space ? 0 : word + 1;
        if (word >= longestWord && !c.isHighSurrogate()) {
            out += zeroWidthSpace;
            word = 0;
        }
    }
    return out;
}

} // namespace Ui
