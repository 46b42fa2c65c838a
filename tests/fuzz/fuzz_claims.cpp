// SPDX-License-Identifier: GPL-3.0-or-later
// The claims of a token whose signature is good: any JSON object.
#include "core/json.h"
#include "fuzz/property.h"
#include "jose/claims.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const Core::Result<QJsonObject> claims
        = Core::parseJsonObject(QByteArrayView(data, static_cast<qsizetype>(size)), {16, Jose::maxTokenSize});
    if (!claims)
        return 0;
    Jose::Token token;
    token.header = {{QStringLiteral("alg"), QStringLiteral("RS256")},
                    {QStringLiteral("typ"), QStringLiteral("JWT")},
                    {QStringLiteral("kid"), QStringLiteral("k")}};
    token.claims = *claims;
    const Core::Time now {std::chrono::seconds {1'800'000'000}};
    const Jose::AccessTokenRules rules {QStringLiteral("https://i.example"), QStringLiteral("hr-api")};
    if (const auto good = Jose::checkAccessClaims(*claims, rules, now)) {
        Fuzz::require(now < good->expires + rules.leeway, "a good token has not expired");
        Fuzz::require(!good->subject.isEmpty() && !good->name.isEmpty(), "a good token names somebody");
        Fuzz::require(!good->name.contains(QLatin1Char('\n')) && good->name.size() <= 255,
                      "a name fits a line");
        Fuzz::require(claims->value(QLatin1String("iss")) == QJsonValue(rules.issuer), "the issuer");
    }
    (void)Jose::checkIdToken(token, {rules.issuer, QStringLiteral("app"), {}}, now);
    const QStringList roles = Jose::readRoles(*claims, QStringLiteral("c"));
    Fuzz::require(
        roles.isEmpty()
            || claims->value(QLatin1String("resource_access")).toObject().contains(QLatin1String("c")),
        "a role stands where roles stand");
    return 0;
}
