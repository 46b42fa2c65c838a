// SPDX-License-Identifier: GPL-3.0-or-later
// The claims of a token whose signature is good: any JSON object.
#include "core/json.h"
#include "fuzz/property.h"
#include "jose/claims.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArrayView json(data, static_cast<qsizetype>(size));
    const QString client = QStringLiteral("c");
    const Core::Result<QJsonObject> claims = Core::parseJsonObject(json, Jose::tokenJson);
    const Core::Result<Jose::ClaimSet> read = Jose::readClaimSet(json, client);
    Fuzz::require(claims.has_value() == read.has_value(), "two readers agree what claims are");
    if (!claims)
        return 0;
    Jose::Token token;
    token.header = {{QStringLiteral("alg"), QStringLiteral("RS256")},
                    {QStringLiteral("typ"), QStringLiteral("JWT")},
                    {QStringLiteral("kid"), QStringLiteral("k")}};
    token.claims = *claims;
    const Core::Time now {std::chrono::seconds {1'800'000'000}};
    const Jose::AccessTokenRules rules {QStringLiteral("https://i.example"), QStringLiteral("hr-api")};
    if (const auto good = Jose::checkAccessClaims(*read, rules, now)) {
        Fuzz::require(now < good->expires + rules.leeway, "a good token has not expired");
        Fuzz::require(!good->subject.isEmpty() && !good->name.isEmpty(), "a good token names somebody");
        Fuzz::require(!good->name.contains(QLatin1Char('\n')) && good->name.size() <= 255,
                      "a name fits a line");
        Fuzz::require(claims->value(QLatin1String("iss")) == QJsonValue(rules.issuer), "the issuer");
    }
    (void)Jose::checkIdToken(token, {rules.issuer, QStringLiteral("app"), {}}, now);
    const QJsonValue roles = claims->value(QLatin1String("resource_access"))
                                 .toObject()
                                 .value(client)
                                 .toObject()
                                 .value(QLatin1String("roles"));
    Fuzz::require(Core::readStrings({{client, roles}}, client).value_or(QStringList()) == read->roles,
                  "roles are what stands where roles stand");
    const Jose::Claim &subject = (*read)[Jose::ClaimName::Subject];
    const QJsonValue sub = claims->value(QLatin1String("sub"));
    Fuzz::require(sub.isString() == (subject.kind == Jose::Claim::Kind::String)
                      && sub.toString() == subject.string && sub.isUndefined() == subject.isAbsent(),
                  "two readers agree who it is");
    return 0;
}
