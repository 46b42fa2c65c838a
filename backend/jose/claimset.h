// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

#include <QStringList>

#include <array>

namespace Jose {

/// The claims that a rule looks at (RFC 7519, section 4.1; OpenID Connect Core 1.0, section 2). One more
/// belongs into the table in claimset.cpp too.
enum class ClaimName {
    Type, ///< `typ`, which Keycloak sets
    Issuer,
    Audience,
    Expires,
    NotBefore,
    IssuedAt,
    Subject,
    PreferredUsername,
    AuthorizedParty,
    Nonce,
    AccessTokenHash, ///< `at_hash`
    CodeHash, ///< `c_hash`
    Events,
    Confirmation, ///< `cnf`
};
inline constexpr std::size_t claimNames = static_cast<std::size_t>(ClaimName::Confirmation) + 1;

/// One claim, as far as rules tell values apart.
struct Claim
{
    enum class Kind {
        Absent,
        String,
        Integer, ///< a number without a fraction, of 2^53 at most either way (RFC 8259, section 6)
        Strings, ///< an array of nothing but strings
        Other,
    };

    bool isAbsent() const { return kind == Kind::Absent; }
    /// A string, and exactly this one.
    bool is(QStringView text) const { return kind == Kind::String && string == text; }

    Kind kind = Kind::Absent;
    QString string;
    qint64 integer = 0;
    QStringList strings;
};

/// What a token claims, read in one pass over its text: making a QJsonObject of it costs a service as much as
/// all rules together. Nothing of it is trusted yet.
struct ClaimSet
{
    const Claim &operator[](ClaimName name) const { return claims[static_cast<std::size_t>(name)]; }

    std::array<Claim, claimNames> claims;
    /// resource_access[CLIENT].roles of the client that was asked for, where Keycloak puts a client's; none
    /// unless that is an array of strings.
    QStringList roles;
};

/// \param json        the payload of a token, read strictly (Core::visitJson())
/// \param roleClient  whose roles to read; a name, not a path
/// \return Invalid when it is no such JSON or no object; TooLarge
Core::Result<ClaimSet> readClaimSet(QByteArrayView json, const QString &roleClient = {});

/// The same of claims that were read before.
ClaimSet claimSetOf(const QJsonObject &claims, const QString &roleClient = {});

} // namespace Jose
