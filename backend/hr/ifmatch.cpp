// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/ifmatch.h"

#include <QRegularExpression>

namespace Hr {

QString entityTag(const QString &version)
{
    return QLatin1Char('"') + version + QLatin1Char('"');
}

Core::Result<std::optional<QStringList>> readIfMatch(const Http::Headers &headers)
{
    if (!headers.contains("If-Match"))
        return std::optional<QStringList>();
    // Several headers of one name are one list (RFC 9110, section 5.3).
    const QString text = QString::fromLatin1(headers.values("If-Match").join(',')).trimmed();
    if (text == QLatin1Char('*'))
        return std::optional<QStringList>();
    static const QRegularExpression tag(
        QStringLiteral("\\G[ \\t]*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"[ \\t]*(,|\\z)"));
    QStringList versions;
    qsizetype end = 0;
    while (end < text.size()) {
        const QRegularExpressionMatch match = tag.match(text, end);
        if (!match.hasMatch())
            break;
        if (match.capturedLength(1) == 0)
            versions.append(match.captured(2));
        end = match.capturedEnd();
    }
    if (text.isEmpty() || end < text.size() || text.endsWith(QLatin1Char(',')))
        return Core::failure(Core::Error::Code::Invalid,
                             QStringLiteral("must be an entity tag in quotes, as an answer's ETag gave it"));
    return std::optional(versions);
}

} // namespace Hr
