// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bearerchallenge.h"

#include <QRegularExpression>

namespace Http {

QHash<QString, QString> bearerChallenge(const Headers &headers)
{
    constexpr qsizetype maxSize = 4000;
    static const QRegularExpression bearer(QStringLiteral("(?:^|,)\\s*Bearer(?:\\s+|$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression parameter(
        QStringLiteral("\\G\\s*,?\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*"
                       "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([!#$%&'*+.^_`|~0-9A-Za-z:/-]+))"));
    static const QRegularExpression escaped(QStringLiteral("\\\\(.)"));
    const QList<QByteArray> values = headers.values("WWW-Authenticate");
    for (const QByteArray &value : values) {
        const QString text = QString::fromLatin1(value.left(maxSize));
        const QRegularExpressionMatch scheme = bearer.match(text);
        if (!scheme.hasMatch())
            continue;
        QHash<QString, QString> parameters;
        qsizetype at = scheme.capturedEnd();
        for (auto match = parameter.match(text, at); match.hasMatch(); match = parameter.match(text, at)) {
            const QString name = match.captured(1).toLower();
            QString said = match.captured(2) + match.captured(3);
            said.replace(escaped, QStringLiteral("\\1"));
            if (!parameters.contains(name))
                parameters.insert(name, said);
            at = match.capturedEnd();
        }
        return parameters;
    }
    return {};
}

} // namespace Http
