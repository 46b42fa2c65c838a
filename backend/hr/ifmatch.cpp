// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/ifmatch.h"

#include <QRegularExpression>

namespace Hr {

namespace {

/// What the header says: "*", or tags without their quotes.
struct Condition
{
    bool any = false;
    QStringList strong;
    QStringList weak;
};

Core::Result<Condition> read(const Http::Headers &headers, const char *name)
{
    // Several headers of one name are one list (RFC 9110, section 5.3).
    const QString text = QString::fromLatin1(headers.values(name).join(',')).trimmed();
    Condition condition;
    condition.any = text == QLatin1Char('*');
    if (condition.any)
        return condition;
    static const QRegularExpression tag(
        QStringLiteral("\\G[ \\t]*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"[ \\t]*(,|\\z)"));
    qsizetype end = 0;
    while (end < text.size()) {
        const QRegularExpressionMatch match = tag.match(text, end);
        if (!match.hasMatch())
            break;
        (match.capturedLength(1) == 0 ? condition.strong : condition.weak).append(match.captured(2));
        end = match.capturedEnd();
    }
    if (text.isEmpty() || end < text.size() || text.endsWith(QLatin1Char(',')))
        return Core::failure(Core::Error::Code::Invalid,
                             QStringLiteral("must be an entity tag in quotes, as an answer's ETag gave it"));
    return condition;
}

} // namespace

QString entityTag(const QString &version)
{
    return QLatin1Char('"') + version + QLatin1Char('"');
}

Core::Result<std::optional<QStringList>> readIfMatch(const Http::Headers &headers)
{
    if (!headers.contains("If-Match"))
        return std::optional<QStringList>();
    const Core::Result<Condition> condition = read(headers, "If-Match");
    if (!condition)
        return Core::failure(condition.error());
    if (condition->any)
        return std::optional<QStringList>();
    return std::optional(condition->strong);
}

Core::Result<UnwantedVersions> readIfNoneMatch(const Http::Headers &headers)
{
    if (!headers.contains("If-None-Match"))
        return UnwantedVersions();
    const Core::Result<Condition> condition = read(headers, "If-None-Match");
    if (!condition)
        return Core::failure(condition.error());
    return UnwantedVersions {condition->any, condition->strong + condition->weak};
}

} // namespace Hr
