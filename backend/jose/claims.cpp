// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/claims.h"

#include <algorithm>
#include <optional>

namespace Jose {

namespace {

using Core::Error;

/// OpenID Connect Core 1.0, section 2: `sub` has at most 255 characters.
constexpr qsizetype maxNameSize = 255;

tl::unexpected<Error> invalid(const QString &why)
{
    return Core::failure(Error::Code::Invalid, why);
}

tl::unexpected<Error> unauthorized(const QString &why)
{
    return Core::failure(Error::Code::Unauthorized, why);
}

/// Nothing that moves, hides or reverses the text around it in a log or on a screen.
bool isPlainText(const QString &text)
{
    // Most names are.
    if (std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u' ' && c < u'\x7f'; }))
        return true;
    const QList<uint> characters = text.toUcs4();
    return std::none_of(characters.cbegin(), characters.cend(), [](uint c) {
        const QChar::Category category = QChar::category(c);
        // Joiners are letters' business in some scripts; everything else of this category is not seen.
        const bool isHidden = category == QChar::Other_Format && c != 0x200C && c != 0x200D;
        return isHidden || category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || QChar::isNonCharacter(c);
    });
}

/// A time claim; nothing when it is absent.
Core::Result<std::optional<Core::Time>> readTime(const Claim &claim, QLatin1String name)
{
    if (claim.isAbsent())
        return std::optional<Core::Time>();
    if (claim.kind != Claim::Kind::Integer || claim.integer < 0)
        return invalid(QStringLiteral("%1 is not a number of seconds").arg(name));
    return std::optional(Core::Time(std::chrono::seconds(claim.integer)));
}

/// The claim `typ`, which tells Keycloak's access, ID, refresh and logout tokens apart.
Core::Result<> checkTypeClaim(const ClaimSet &claims, QStringView wanted)
{
    const Claim &type = claims[ClaimName::Type];
    if (!type.isAbsent() && !type.is(wanted))
        return unauthorized(QStringLiteral("the claim typ is not %1").arg(wanted));
    return {};
}

Core::Result<> checkIssuer(const ClaimSet &claims, const QString &issuer)
{
    if (issuer.isEmpty() || !claims[ClaimName::Issuer].is(issuer))
        return unauthorized(QStringLiteral("another issuer"));
    return {};
}

Core::Result<QString> readSubject(const ClaimSet &claims)
{
    const Claim &subject = claims[ClaimName::Subject];
    if (subject.kind != Claim::Kind::String)
        return invalid(QStringLiteral("sub is not a string"));
    if (subject.string.trimmed().isEmpty() || subject.string.size() > maxNameSize
        || !isPlainText(subject.string))
        return invalid(QStringLiteral("sub is blank, too long or not plain text"));
    return subject.string;
}

/// Empty where the token does not say it.
Core::Result<QString> readUsername(const ClaimSet &claims)
{
    const Claim &name = claims[ClaimName::PreferredUsername];
    if (name.isAbsent())
        return QString();
    if (name.kind != Claim::Kind::String || name.string.size() > maxNameSize || !isPlainText(name.string))
        return invalid(QStringLiteral("preferred_username is too long or not plain text"));
    return name.string.trimmed().isEmpty() ? QString() : name.string;
}

} // namespace

Core::Result<> checkTimes(const ClaimSet &claims, Core::Time now, std::chrono::seconds leeway)
{
    const auto expires = readTime(claims[ClaimName::Expires], QLatin1String("exp"));
    const auto notBefore = readTime(claims[ClaimName::NotBefore], QLatin1String("nbf"));
    const auto issued = readTime(claims[ClaimName::IssuedAt], QLatin1String("iat"));
    for (const auto *time : {&expires, &notBefore, &issued}) {
        if (!*time)
            return Core::failure(time->error());
    }
    if (!*expires)
        return invalid(QStringLiteral("no exp"));
    if (now >= **expires + leeway)
        return unauthorized(QStringLiteral("expired"));
    if (*notBefore && now < **notBefore - leeway)
        return unauthorized(QStringLiteral("not valid yet"));
    if (*issued && now < **issued - leeway)
        return unauthorized(QStringLiteral("issued in the future"));
    return {};
}

Core::Result<> checkHeader(const QJsonObject &header, const QStringList &types, bool typeRequired)
{
    if (header.value(QLatin1String("alg")) != QJsonValue(QLatin1String("RS256")))
        return invalid(QStringLiteral("alg is not RS256"));
    // Extensions that must be understood, and keys that the sender of the token chose.
    for (const char *name : {"crit", "b64", "jku", "x5u", "x5c", "jwk"}) {
        if (header.contains(QLatin1String(name)))
            return invalid(QStringLiteral("%1 in the header").arg(QLatin1String(name)));
    }
    if (const QJsonValue kid = header.value(QLatin1String("kid")); !kid.isUndefined()) {
        const QString keyId = kid.toString();
        if (!kid.isString() || keyId.isEmpty() || keyId.size() > 256)
            return invalid(QStringLiteral("kid is not a string of 1 to 256 characters"));
    }
    const QJsonValue type = header.value(QLatin1String("typ"));
    if (type.isUndefined() && !typeRequired)
        return {};
    QString name = type.toString();
    const QLatin1String prefix("application/");
    if (name.startsWith(prefix, Qt::CaseInsensitive))
        name.remove(0, prefix.size());
    if (!type.isString() || !types.contains(name, Qt::CaseInsensitive))
        return invalid(QStringLiteral("typ is none of %1").arg(types.join(QLatin1String(", "))));
    return {};
}

Core::Result<> checkAccessTokenHeader(const QJsonObject &header)
{
    if (!header.contains(QLatin1String("kid")))
        return invalid(QStringLiteral("no kid in the header"));
    return checkHeader(header, {QStringLiteral("JWT"), QStringLiteral("at+jwt")}, true);
}

Core::Result<QStringList> readAudience(const ClaimSet &claims)
{
    const Claim &audience = claims[ClaimName::Audience];
    if (audience.kind == Claim::Kind::String)
        return QStringList {audience.string};
    if (audience.kind != Claim::Kind::Strings)
        return invalid(QStringLiteral("aud is neither a string nor an array of strings"));
    return audience.strings;
}

Core::Result<AccessToken> checkAccessClaims(const ClaimSet &claims, const AccessTokenRules &rules,
                                            Core::Time now)
{
    if (const auto good = checkTypeClaim(claims, u"Bearer"); !good)
        return Core::failure(good.error());
    // What an ID token and a logout token have and an access token has not (OpenID Connect Core 1.0, section
    // 3.1.3.6; Back-Channel Logout 1.0, section 2.4), for providers without that claim; and `cnf`: a
    // token that is bound to a key is no bearer token (RFC 7800, section 3.1; RFC 9449, section 7.2).
    for (const ClaimName name :
         {ClaimName::AccessTokenHash, ClaimName::CodeHash, ClaimName::Events, ClaimName::Confirmation}) {
        if (!claims[name].isAbsent())
            return unauthorized(QStringLiteral("a claim of another kind of token"));
    }
    if (const auto good = checkIssuer(claims, rules.issuer); !good)
        return Core::failure(good.error());
    const Core::Result<QStringList> audience = readAudience(claims);
    if (!audience)
        return Core::failure(audience.error());
    if (rules.audience.isEmpty() || !audience->contains(rules.audience))
        return unauthorized(QStringLiteral("for another audience"));
    if (const auto good = checkTimes(claims, now, rules.leeway); !good)
        return Core::failure(good.error());
    const Core::Result<QString> subject = readSubject(claims);
    if (!subject)
        return Core::failure(subject.error());
    const Core::Result<QString> username = readUsername(claims);
    if (!username)
        return Core::failure(username.error());

    AccessToken good;
    good.issuer = rules.issuer;
    good.subject = *subject;
    good.nameIsUsername = !username->isEmpty();
    good.name = good.nameIsUsername ? *username : *subject;
    good.audience = *audience;
    good.roles = claims.roles;
    good.expires = Core::Time(std::chrono::seconds(claims[ClaimName::Expires].integer));
    return good;
}

Core::Result<QJsonObject> checkIdToken(const Token &token, const IdTokenRules &rules, Core::Time now)
{
    const ClaimSet claims = claimSetOf(token.claims);
    if (const auto good = checkHeader(token.header, {QStringLiteral("JWT")}, false); !good)
        return Core::failure(good.error());
    if (const auto good = checkTypeClaim(claims, u"ID"); !good)
        return Core::failure(good.error());
    if (const auto good = checkIssuer(claims, rules.issuer); !good)
        return Core::failure(good.error());
    const Core::Result<QStringList> audience = readAudience(claims);
    if (!audience)
        return Core::failure(audience.error());
    if (rules.clientId.isEmpty() || !audience->contains(rules.clientId))
        return unauthorized(QStringLiteral("for another client"));
    const Claim &authorizedParty = claims[ClaimName::AuthorizedParty];
    if ((audience->size() > 1 || !authorizedParty.isAbsent()) && !authorizedParty.is(rules.clientId))
        return unauthorized(QStringLiteral("azp is not this client"));
    if (claims[ClaimName::IssuedAt].isAbsent())
        return invalid(QStringLiteral("no iat"));
    if (const auto good = checkTimes(claims, now, rules.leeway); !good)
        return Core::failure(good.error());
    if (!rules.nonce.isEmpty() && !claims[ClaimName::Nonce].is(rules.nonce))
        return unauthorized(QStringLiteral("another nonce"));
    const Core::Result<QString> subject = readSubject(claims);
    if (!subject)
        return Core::failure(subject.error());
    if (const Core::Result<QString> username = readUsername(claims); !username)
        return Core::failure(username.error());
    return token.claims;
}

} // namespace Jose
