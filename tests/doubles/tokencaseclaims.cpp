// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tokencases.h"

#include <QJsonArray>

#include <limits>

namespace Doubles {

namespace {

/// QString::fromUcs4() would drop a byte order mark.
QString textOf(char32_t c)
{
    return c > 0xFFFF ? QString::fromUcs4(&c, 1) : QString(QChar(static_cast<char16_t>(c)));
}

} // namespace

void TokenCases::addTimes()
{
    const qint64 now = m_issuer.now;
    const auto common = [this](const QString &claim, qint64 good) {
        addClaim(claim, QStringLiteral("a string"), QString::number(good));
        addClaim(claim, QStringLiteral("a string of a date"), QStringLiteral("2030-01-01T00:00:00Z"));
        addClaim(claim, QStringLiteral("an empty string"), QString());
        addClaim(claim, QStringLiteral("a fraction"), static_cast<double>(good) + 0.5);
        addClaim(claim, QStringLiteral("a tiny fraction"), 1e-300);
        addClaim(claim, QStringLiteral("-1"), -1);
        addClaim(claim, QStringLiteral("negative"), -good);
        addClaim(claim, QStringLiteral("-0.5"), -0.5);
        addClaim(claim, QStringLiteral("-2^63"), std::numeric_limits<qint64>::min());
        addClaim(claim, QStringLiteral("2^53 + 2"), (qint64(1) << 53) + 2);
        addClaim(claim, QStringLiteral("2^63 - 1"), std::numeric_limits<qint64>::max());
        addClaim(claim, QStringLiteral("2^63"), 9223372036854775808.0);
        addClaim(claim, QStringLiteral("2^64"), 18446744073709551616.0);
        addClaim(claim, QStringLiteral("1e18"), 1e18);
        addClaim(claim, QStringLiteral("1e300"), 1e300);
        addClaim(claim, QStringLiteral("-1e300"), -1e300);
        addClaim(claim, QStringLiteral("null"), QJsonValue::Null);
        addClaim(claim, QStringLiteral("true"), true);
        addClaim(claim, QStringLiteral("false"), false);
        addClaim(claim, QStringLiteral("in an array"), QJsonArray {good});
        addClaim(claim, QStringLiteral("an empty array"), QJsonArray {});
        addClaim(claim, QStringLiteral("an object"), QJsonObject {{QStringLiteral("value"), good}});
    };
    const QString expires = QStringLiteral("exp");
    const QString notBefore = QStringLiteral("nbf");
    const QString issued = QStringLiteral("iat");
    common(expires, now + 1800);
    common(notBefore, now);
    common(issued, now);
    addClaim(expires, QStringLiteral("is missing"), QJsonValue::Undefined);
    addClaim(expires, QStringLiteral("zero"), 0);
    addClaim(expires, QStringLiteral("one"), 1);
    addClaim(expires, QStringLiteral("long ago"), now - 86400);
    addClaim(expires, QStringLiteral("30 s ago, where the leeway ends"), now - 30);
    addClaim(expires, QStringLiteral("far away"), now + 86400LL * 365 * 100, Verdict::Good);
    addClaim(notBefore, QStringLiteral("is missing"), QJsonValue::Undefined, Verdict::Good);
    addClaim(notBefore, QStringLiteral("zero"), 0, Verdict::Good);
    addClaim(notBefore, QStringLiteral("an hour ahead"), now + 3600);
    addClaim(notBefore, QStringLiteral("a century ahead"), now + 86400LL * 365 * 100);
    addClaim(issued, QStringLiteral("is missing"), QJsonValue::Undefined, Verdict::Good);
    addClaim(issued, QStringLiteral("zero"), 0, Verdict::Good);
    addClaim(issued, QStringLiteral("an hour ahead"), now + 3600);
    addClaim(issued, QStringLiteral("a century ahead"), now + 86400LL * 365 * 100);
    // To the second: only with a clock that stands still.
    const qsizetype first = m_cases.size();
    addClaim(expires, QStringLiteral("29 s ago, within the leeway"), now - 29, Verdict::Good);
    addClaim(notBefore, QStringLiteral("30 s ahead"), now + 30, Verdict::Good);
    addClaim(notBefore, QStringLiteral("31 s ahead"), now + 31);
    addClaim(issued, QStringLiteral("30 s ahead"), now + 30, Verdict::Good);
    addClaim(issued, QStringLiteral("31 s ahead"), now + 31);
    for (qsizetype i = first; i < m_cases.size(); ++i)
        m_cases[i].onWire = false;
}

void TokenCases::addIssuers()
{
    const QString claim = QStringLiteral("iss");
    const QString good = m_issuer.issuer;
    addClaim(claim, QStringLiteral("is missing"), QJsonValue::Undefined);
    const QString host = good.mid(good.indexOf(QStringLiteral("://")) + 3);
    const std::pair<const char *, QString> others[] {
        {"empty", QString()},
        {"of another", QStringLiteral("https://evil.example")},
        {"with a slash", good + QLatin1Char('/')},
        {"with two slashes", good + QStringLiteral("//")},
        {"with a dot", good + QLatin1Char('.')},
        {"with a path", good + QStringLiteral("/realms/other")},
        {"with a query", good + QStringLiteral("?")},
        {"with a fragment", good + QStringLiteral("#")},
        {"with a space behind", good + QLatin1Char(' ')},
        {"with a space before", QLatin1Char(' ') + good},
        {"with a line feed", good + QLatin1Char('\n')},
        {"in upper case", good.toUpper()},
        {"with its scheme in upper case", QStringLiteral("HTTP://") + host},
        {"as https", QStringLiteral("https://") + host},
        {"without its scheme", host},
        {"with localhost", QString(good).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"))},
        {"with the address written shorter",
         QString(good).replace(QStringLiteral("127.0.0.1"), QStringLiteral("127.1"))},
        {"with the port one digit longer", good + QLatin1Char('0')},
        {"cut short", good.chopped(1)},
        {"as a user of another host", good + QStringLiteral("@evil.example")},
        {"under another host", QStringLiteral("https://evil.example/") + good},
        {"percent-encoded", QString(good).replace(QLatin1Char('.'), QStringLiteral("%2E"))},
        {"with a look-alike character", QString(good).replace(QLatin1Char('1'), QChar(0x2F11))},
        {"with an invisible character", good + QChar(0x200B)},
        {"twice with a comma", good + QLatin1Char(',') + good},
    };
    for (const auto &[name, value] : others)
        addClaim(claim, QLatin1String(name), value);
    for (const auto &[name, value] : notStrings(good))
        addClaim(claim, name, value);
}

void TokenCases::addAudiences()
{
    const QString claim = QStringLiteral("aud");
    const QString good = m_issuer.audience;
    addClaim(claim, QStringLiteral("the string itself"), good, Verdict::Good);
    addClaim(claim, QStringLiteral("alone in an array"), QJsonArray {good}, Verdict::Good);
    addClaim(claim, QStringLiteral("last of many"), QJsonArray {QStringLiteral("account"), QString(), good},
             Verdict::Good);
    addClaim(claim, QStringLiteral("is missing"), QJsonValue::Undefined);
    for (const QString &other :
         {QString(), QStringLiteral("secure-agent"), QStringLiteral("account"), good + QLatin1Char(' '),
          QLatin1Char(' ') + good, good.toUpper(), good + QStringLiteral(".evil.example"), good.chopped(1),
          QStringLiteral("x") + good, good + QStringLiteral(",other"), good + QStringLiteral(" other"),
          QStringLiteral("*"), good + QChar(0x200B), QStringLiteral("[\"") + good + QStringLiteral("\"]")}) {
        addClaim(claim, QStringLiteral("'%1'").arg(other), other);
        addClaim(claim, QStringLiteral("'%1' in an array").arg(other), QJsonArray {other});
    }
    for (const auto &[name, value] : notStrings(good)) {
        if (value != QJsonArray {good})
            addClaim(claim, name, value);
    }
    for (const QJsonValue &beside : {QJsonValue(1), QJsonValue(QJsonValue::Null), QJsonValue(true),
                                     QJsonValue(QJsonArray {}), QJsonValue(QJsonObject {})})
        addClaim(claim, QStringLiteral("beside something of type %1").arg(beside.type()),
                 QJsonArray {good, beside});
}

void TokenCases::addNames()
{
    const QString subject = QStringLiteral("sub");
    const QString name = QStringLiteral("preferred_username");
    addClaim(subject, QStringLiteral("is missing"), QJsonValue::Undefined);
    addClaim(subject, QStringLiteral("is empty"), QString());
    addClaim(subject, QStringLiteral("is blank"), QStringLiteral(" \u00a0\u3000"));
    addClaim(subject, QStringLiteral("255 characters"), QString(255, QLatin1Char('s')), Verdict::Good);
    addClaim(name, QStringLiteral("is missing"), QJsonValue::Undefined, Verdict::Good);
    addClaim(name, QStringLiteral("is empty"), QString(), Verdict::Good);
    addClaim(name, QStringLiteral("255 characters"), QString(255, QLatin1Char('n')), Verdict::Good);
    addClaim(name, QStringLiteral("of other scripts"), QStringLiteral("Zo\u00eb \u4e2d\u6587 \u05d0\u05d1"),
             Verdict::Good);
    addClaim(name, QStringLiteral("with a joiner"), QStringLiteral("\u0645\u06cc\u200c\u062e"),
             Verdict::Good);
    addClaim(name, QStringLiteral("with markup, which is text"), QStringLiteral("<b>office</b>"),
             Verdict::Good);
    for (const QString &claim : {subject, name}) {
        addClaim(claim, QStringLiteral("256 characters"), QString(256, QLatin1Char('x')));
        for (const auto &[type, value] : notStrings(QStringLiteral("office")))
            addClaim(claim, type, value);
        QList<char32_t> hidden;
        for (char32_t c = 0; c < 0x20; ++c)
            hidden.append(c);
        for (char32_t c = 0x7F; c < 0xA0; c += 3)
            hidden.append(c);
        // Reversing, separating, invisible: of texts, lines, tags, and no characters at all.
        hidden.append({0xAD,   0x61C,  0x180E, 0x200B, 0x200E, 0x200F,  0x2028,  0x2029,
                       0x202A, 0x202B, 0x202D, 0x202E, 0x2060, 0x2066,  0x2067,  0x2068,
                       0x2069, 0xFEFF, 0xFFF9, 0xFDD0, 0xFFFE, 0xE0001, 0xE0041, 0x1FFFE});
        for (const char32_t c : hidden)
            addClaim(claim, QStringLiteral("with U+%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')),
                     QStringLiteral("off") + textOf(c) + QStringLiteral("ice"));
    }
}

void TokenCases::addKinds()
{
    const QString type = QStringLiteral("typ");
    addClaim(type, QStringLiteral("is missing"), QJsonValue::Undefined, Verdict::Good);
    for (const char *other : {"ID", "Refresh", "Offline", "Logout", "DPoP", "Backchannel", "bearer", "BEARER",
                              "Bearer ", "Id", "", "JWT", "at+jwt", "Bearer,ID"})
        addClaim(type, QStringLiteral("'%1'").arg(QLatin1String(other)), QLatin1String(other));
    for (const auto &[name, value] : notStrings(QStringLiteral("Bearer")))
        addClaim(type, name, value);
    addClaim(QStringLiteral("at_hash"), QStringLiteral("of an ID token"), QStringLiteral("abc"));
    addClaim(QStringLiteral("c_hash"), QStringLiteral("of an ID token"), QStringLiteral("abc"));
    const QString logout = QStringLiteral("http://schemas.openid.net/event/backchannel-logout");
    addClaim(QStringLiteral("events"), QStringLiteral("of a logout token"),
             QJsonObject {{logout, QJsonObject {}}});
    addClaim(QStringLiteral("cnf"), QStringLiteral("bound to a key"),
             QJsonObject {{QStringLiteral("jkt"), QStringLiteral("abc")}});
    addClaim(QStringLiteral("cnf"), QStringLiteral("bound to a certificate"),
             QJsonObject {{QStringLiteral("x5t#S256"), QStringLiteral("abc")}});
    // What a good token may hold as well.
    addClaim(QStringLiteral("azp"), QStringLiteral("of another client"), QStringLiteral("another"),
             Verdict::Good);
    addClaim(QStringLiteral("azp"), QStringLiteral("is missing"), QJsonValue::Undefined, Verdict::Good);
    addClaim(QStringLiteral("acr"), QStringLiteral("of a wrong type"), 1, Verdict::Good);
    addClaim(QStringLiteral("realm_access"), QStringLiteral("of a wrong type"), QStringLiteral("admin"),
             Verdict::Good);
    addClaim(QStringLiteral("exp"), QStringLiteral("as a whole number with an exponent"),
             static_cast<double>((m_issuer.now / 1000 + 2) * 1000), Verdict::Good);
    addClaim(QStringLiteral("nonce"), QStringLiteral("an older Keycloak's"), QStringLiteral("abc"),
             Verdict::Good);
    addClaim(QStringLiteral("scope"), QStringLiteral("of no use to us"), QStringLiteral("openid hr"),
             Verdict::Good);
    addClaim(QStringLiteral("scope"), QStringLiteral("of a wrong type"), QJsonArray {1}, Verdict::Good);
}

void TokenCases::addRoles()
{
    const QString access = QStringLiteral("resource_access");
    const QString role = m_issuer.role;
    const QString client = m_issuer.roleClient;
    const auto of = [](const QString &name, const QJsonValue &roles) {
        return QJsonObject {{name, QJsonObject {{QStringLiteral("roles"), roles}}}};
    };
    const auto refused = [&](const QString &name, const QJsonValue &value) {
        addClaim(access, name, value, Verdict::WithoutRole);
    };
    addClaim(access, QStringLiteral("among others"), of(client, QJsonArray {QStringLiteral("x"), role}),
             Verdict::Good);
    addClaim(access, QStringLiteral("twice"), of(client, QJsonArray {role, role}), Verdict::Good);
    refused(QStringLiteral("is missing"), QJsonValue::Undefined);
    refused(QStringLiteral("no clients"), QJsonObject {});
    refused(QStringLiteral("no roles"), of(client, QJsonArray {}));
    refused(QStringLiteral("an array"), QJsonArray {of(client, QJsonArray {role})});
    refused(QStringLiteral("the client an array"), QJsonObject {{client, QJsonArray {role}}});
    refused(QStringLiteral("the client a string"), QJsonObject {{client, role}});
    for (const auto &[name, value] : notStrings(role)) {
        refused(QStringLiteral("itself ") + name, value);
        if (value != QJsonArray {role})
            refused(QStringLiteral("roles ") + name, of(client, value));
        refused(QStringLiteral("beside ") + name, of(client, QJsonArray {role, value}));
    }
    refused(QStringLiteral("a string"), of(client, role));
    refused(QStringLiteral("a string that holds it"),
            of(client, QStringLiteral("not_office-management_at_all")));
    refused(QStringLiteral("a string with spaces"), of(client, QStringLiteral("a office-management b")));
    refused(QStringLiteral("a string with commas"), of(client, QStringLiteral("a,office-management")));
    QString cyrillic = role;
    cyrillic[0] = QChar(0x43E);
    QString wide;
    for (const QChar c : role)
        wide += c.isLetter() ? QChar(c.unicode() + 0xFEE0) : c;
    for (const QString &other :
         {QStringLiteral("office"), QStringLiteral("management"), role.toUpper(), role + QLatin1Char(' '),
          QLatin1Char(' ') + role, role + QLatin1Char('\n'), role + QStringLiteral("-2"), role.chopped(1),
          QString(role).replace(QLatin1Char('-'), QLatin1Char('_')),
          QString(role).replace(QLatin1Char('-'), QChar(0x2010)),
          QString(role).replace(QLatin1Char('-'), QChar(0xAD)), role + QChar(0x200B), QChar(0xFEFF) + role,
          cyrillic, wide, QStringLiteral("*"), QString(), client + QLatin1Char(':') + role,
          client + QLatin1Char('.') + role})
        refused(QStringLiteral("another: '%1'").arg(other), of(client, QJsonArray {other}));
    const QJsonArray roles {role};
    for (const QString &other :
         {QStringLiteral("secure-agent"), m_issuer.audience, client.toUpper(), client + QLatin1Char(' '),
          client.chopped(1), QString(), QStringLiteral("account"), client + QStringLiteral(".roles")})
        refused(QStringLiteral("of the client '%1'").arg(other), of(other, roles));
    // Elsewhere in the token, and not where roles are.
    for (const char *place : {"roles", "role", "groups", "scope", "permissions", "realm_access",
                              "resource_access.fastapi-client.roles"}) {
        QJsonObject change {{access, QJsonObject {}}};
        const QJsonObject inside {{QStringLiteral("roles"), roles}};
        change.insert(QLatin1String(place),
                      QLatin1String(place) == QLatin1String("realm_access") ? QJsonValue(inside)
                                                                            : QJsonValue(roles));
        add(QStringLiteral("role in %1").arg(QLatin1String(place)), withClaims(change), Verdict::WithoutRole);
    }
}

} // namespace Doubles
