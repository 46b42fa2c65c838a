// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/headernames.h"

#include <QRegularExpression>
#include <QSet>

namespace OpenApi {

bool isHeaderName(const QString &name)
{
    static const QRegularExpression token(QStringLiteral("\\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}\\z"));
    return token.match(name).hasMatch();
}

bool isFramingHeader(const QString &name)
{
    static const QSet<QString> names {
        QStringLiteral("host"),           QStringLiteral("content-type"), QStringLiteral("accept"),
        QStringLiteral("content-length"), QStringLiteral("connection"),   QStringLiteral("transfer-encoding"),
        QStringLiteral("upgrade"),        QStringLiteral("te"),           QStringLiteral("trailer"),
        QStringLiteral("expect"),         QStringLiteral("keep-alive"),   QStringLiteral("cookie"),
        QStringLiteral("traceparent"),    QStringLiteral("x-request-id")};
    return names.contains(name.toLower());
}

bool isForbiddenHeader(const QString &name)
{
    const QString lower = name.toLower();
    static const QSet<QString> names {
        QStringLiteral("authorization"), QStringLiteral("origin"),
        QStringLiteral("referer"),       QStringLiteral("forwarded"),
        QStringLiteral("tracestate"),    QStringLiteral("via"),
        QStringLiteral("x-real-ip"),     QStringLiteral("x-http-method-override")};
    return isFramingHeader(lower) || names.contains(lower) || lower.startsWith(QLatin1String("proxy-"))
        || lower.startsWith(QLatin1String("sec-")) || lower.startsWith(QLatin1String("x-forwarded-"));
}

} // namespace OpenApi
