// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/plaintext.h"

#include <QList>

namespace Session {
namespace {

/// Far more than is kept: what comes after it is not looked at.
constexpr qsizetype maxInput = 16 * 1024;

bool isShown(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional overrides, zero width characters
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString plainText(const QString &foreign, qsizetype maxLength)
{
    QString shown;
    bool inTag = false;
    for (const char32_t character : foreign.left(maxInput).toUcs4()) {
        if (character == U'<') {
            inTag = true;
            shown += QLatin1Char(' ');
        } else if (character == U'>') {
            inTag = false;
        } else if (!inTag) {
            if (isShown(character))
                shown += QString::fromUcs4(&character, 1);
            else
                shown += QLatin1Char(' ');
        }
    }
    shown = shown.simplified();
    if (shown.size() <= maxLength)
        return shown;
    shown.truncate(maxLength - 1);
    if (shown.back().isHighSurrogate())
        shown.chop(1);
    return shown + QChar(0x2026);
}

} // namespace Session
