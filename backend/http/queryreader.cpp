// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/queryreader.h"

#include "http/jsonbody.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QTimeZone>

#include <algorithm>

namespace Http {

namespace {

QByteArray decoded(QByteArray part)
{
    return QByteArray::fromPercentEncoding(part.replace('+', ' '));
}

} // namespace

QueryReader::QueryReader(const Request &request)
{
    // Not QUrlQuery's items: they take "+" and "%2B" for the same, and repair what is not UTF-8.
    const QByteArrayList parts = request.query.query(QUrl::FullyEncoded).toLatin1().split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        m_items.append(
            {QString::fromUtf8(decoded(name)), equals < 0 ? QByteArray() : decoded(part.mid(equals + 1))});
    }
}

void QueryReader::refuse(const QString &name, const QString &message)
{
    if (!m_refusal)
        m_refusal = invalidField(name, message);
}

std::optional<QString> QueryReader::value(const QString &name)
{
    std::optional<QString> found;
    for (const auto &[itemName, bytes] : std::as_const(m_items)) {
        if (itemName != name)
            continue;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(bytes);
        const bool isText = !decoder.hasError() && std::none_of(text.cbegin(), text.cend(), [](QChar c) {
            return c.category() == QChar::Other_Control;
        });
        if (found || !isText) {
            refuse(name,
                   found ? QStringLiteral("must be given only once")
                         : QStringLiteral("must be UTF-8 text without control characters"));
            return std::nullopt;
        }
        found = text;
    }
    return found;
}

QString QueryReader::text(const QString &name, qsizetype maxLength)
{
    const QString text = value(name).value_or(QString());
    const auto pairs = std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLowSurrogate(); });
    if (text.size() - pairs > maxLength)
        refuse(name, QStringLiteral("must have at most %1 characters").arg(maxLength));
    return text;
}

QString QueryReader::choice(const QString &name, const QStringList &choices, const QString &otherwise)
{
    const std::optional<QString> text = value(name);
    if (!text)
        return otherwise;
    if (!choices.contains(*text))
        refuse(name, QStringLiteral("must be one of %1").arg(choices.join(QStringLiteral(", "))));
    return *text;
}

int QueryReader::number(const QString &name, int least, int most, int otherwise)
{
    const std::optional<QString> text = value(name);
    if (!text)
        return otherwise;
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,9}\\z"));
    const int number = digits.match(*text).hasMatch() ? text->toInt() : -1;
    if (number < least || number > most) {
        refuse(name, QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most));
        return otherwise;
    }
    return number;
}

QDateTime QueryReader::time(const QString &name)
{
    const std::optional<QString> text = value(name);
    if (!text)
        return {};
    static const QRegularExpression form(QStringLiteral("\\A([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}):"
                                                        "([0-9]{2})(?:\\.([0-9]{1,3})[0-9]{0,9})?"
                                                        "(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(*text);
    // A leap second counts as the second before it: neither Qt nor the database knows one.
    const QString second
        = match.captured(3) == QLatin1String("60") ? QStringLiteral("59") : match.captured(3);
    const QDateTime moment = QDateTime::fromString(match.captured(1) + QLatin1Char('T') + match.captured(2)
                                                       + QLatin1Char(':') + second + QLatin1Char('.')
                                                       + match.captured(4).leftJustified(3, QLatin1Char('0'))
                                                       + match.captured(5).toUpper(),
                                                   Qt::ISODateWithMs);
    if (!match.hasMatch() || !moment.isValid()) {
        refuse(name, QStringLiteral("must be a time with its offset, such as 2026-11-25T09:30:00Z"));
        return {};
    }
    return moment.toUTC();
}

} // namespace Http
