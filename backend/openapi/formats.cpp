// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/formats.h"

#include <QDate>
#include <QHostAddress>
#include <QRegularExpression>
#include <QTime>
#include <QUrl>

#include <algorithm>

namespace OpenApi {

namespace {

bool matches(const QString &text, const QRegularExpression &expression)
{
    // "$" would let a line end through.
    return expression.match(text).hasMatch();
}

bool isDate(const QString &text)
{
    return text.size() == 10 && QDate::fromString(text, QStringLiteral("yyyy-MM-dd")).isValid();
}

bool isOffset(const QString &text)
{
    if (text.toUpper() == QLatin1String("Z"))
        return true;
    return text.size() == 6 && (text.at(0) == QLatin1Char('+') || text.at(0) == QLatin1Char('-'))
        && QTime::fromString(text.mid(1), QStringLiteral("HH:mm")).isValid();
}

/// What follows the seconds, with their fraction taken off; a fraction without digits stays.
QString afterFraction(const QString &text)
{
    static const QRegularExpression fraction(QStringLiteral("\\A\\.[0-9]+"));
    return text.mid(fraction.match(text).capturedLength());
}

bool isDateTime(const QString &text)
{
    return text.size() >= 20 && text.size() <= 40 && isDate(text.left(10))
        && text.at(10).toUpper() == QLatin1Char('T')
        && QTime::fromString(text.mid(11, 8), QStringLiteral("HH:mm:ss")).isValid()
        && isOffset(afterFraction(text.mid(19)));
}

bool isTime(const QString &text)
{
    const bool seconds = text.size() >= 8 && text.at(5) == QLatin1Char(':');
    if (text.size() > 30
        || !QTime::fromString(text.left(seconds ? 8 : 5),
                              seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"))
                .isValid())
        return false;
    const QString rest = seconds ? afterFraction(text.mid(8)) : text.mid(5);
    return rest.isEmpty() || isOffset(rest);
}

bool isDuration(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\AP(?=[0-9T])(?:[0-9]+W|(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
                       "(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\\.[0-9]+)?S)?)?)\\z"));
    return text.size() <= 100 && matches(text, form);
}

bool isHostname(const QString &text, bool anyLetter)
{
    static const QRegularExpression ascii(
        QStringLiteral("\\A(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\\z"));
    static const QRegularExpression letters(QStringLiteral(
        "\\A(?!-)[\\p{L}\\p{M}\\p{N}-]{1,63}(?<!-)(?:\\.(?!-)[\\p{L}\\p{M}\\p{N}-]{1,63}(?<!-))*\\z"));
    return text.size() <= 253 && matches(text, anyLetter ? letters : ascii);
}

/// A mailbox as it is written in practice: no quoted local part, no address in brackets.
bool isEmail(const QString &text, bool anyLetter)
{
    static const QRegularExpression ascii(
        QStringLiteral("\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\\z"));
    static const QRegularExpression letters(QStringLiteral(
        "\\A[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*\\z"));
    const qsizetype at = text.indexOf(QLatin1Char('@'));
    return at > 0 && at <= 64 && matches(text.left(at), anyLetter ? letters : ascii)
        && isHostname(text.mid(at + 1), anyLetter);
}

bool isIpv4(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{"
                       "2}|[1-9]?[0-9])){3}\\z"));
    return matches(text, form);
}

bool isIpv6(const QString &text)
{
    static const QRegularExpression letters(QStringLiteral("\\A[0-9A-Fa-f:.]{2,45}\\z"));
    QHostAddress address;
    return matches(text, letters) && address.setAddress(text)
        && address.protocol() == QAbstractSocket::IPv6Protocol;
}

bool isUuid(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\z"));
    return matches(text, form);
}

/// \param reference  it may be relative
bool isUri(const QString &text, bool reference, bool anyLetter)
{
    static const QRegularExpression ascii(QStringLiteral("\\A[\\x21-\\x7E]*\\z"));
    static const QRegularExpression visible(QStringLiteral("\\A[^\\s\\x00-\\x20\\x7F]*\\z"));
    static const QRegularExpression scheme(QStringLiteral("\\A[A-Za-z][A-Za-z0-9+.-]*:."));
    if (!matches(text, anyLetter ? visible : ascii) || (!reference && !matches(text, scheme)))
        return false;
    return (reference && text.isEmpty()) || QUrl(text, QUrl::StrictMode).isValid();
}

struct Format
{
    const char *name;
    bool (*holds)(const QString &text);
    const char *inWords;
};

constexpr const char *dateWords = "a date such as 2026-11-23";
constexpr const char *momentWords = "a date and time such as 2026-11-23T14:30:00Z";
constexpr const char *emailWords = "an e-mail address such as name@example.com";
constexpr const char *hostWords = "the name of a host such as www.example.com";
constexpr const char *uriWords = "an address such as https://example.com/page";
constexpr const char *referenceWords = "an address such as https://example.com/page or /page";

constexpr Format formats[] = {
    {"date", isDate, dateWords},
    {"date-time", isDateTime, momentWords},
    {"time", isTime, "a time such as 14:30:00"},
    {"duration", isDuration, "a duration such as P3D or PT2H30M"},
    {"email", [](const QString &text) { return isEmail(text, false); }, emailWords},
    {"idn-email", [](const QString &text) { return isEmail(text, true); }, emailWords},
    {"hostname", [](const QString &text) { return isHostname(text, false); }, hostWords},
    {"idn-hostname", [](const QString &text) { return isHostname(text, true); }, hostWords},
    {"ipv4", isIpv4, "an address such as 192.0.2.7"},
    {"ipv6", isIpv6, "an address such as 2001:db8::7"},
    {"uri", [](const QString &text) { return isUri(text, false, false); }, uriWords},
    {"iri", [](const QString &text) { return isUri(text, false, true); }, uriWords},
    {"uri-reference", [](const QString &text) { return isUri(text, true, false); }, referenceWords},
    {"iri-reference", [](const QString &text) { return isUri(text, true, true); }, referenceWords},
    {"uuid", isUuid, "an id such as 123e4567-e89b-12d3-a456-426614174000"},
};

const Format *formatNamed(const QString &name)
{
    const auto *found = std::find_if(std::begin(formats), std::end(formats), [&](const Format &format) {
        return name == QLatin1String(format.name);
    });
    return found == std::end(formats) ? nullptr : found;
}

} // namespace

std::optional<bool> hasFormat(const QString &format, const QString &text)
{
    const Format *known = formatNamed(format);
    return known ? std::optional<bool>(known->holds(text)) : std::nullopt;
}

QString formatInWords(const QString &format)
{
    const Format *known = formatNamed(format);
    return known ? QString::fromLatin1(known->inWords) : QString();
}

} // namespace OpenApi
