// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"

#include <optional>

namespace Contract {

extern const Doubles::TestPerson jettro; ///< without a role
extern const Doubles::TestPerson office; ///< with the role office-management
extern const Doubles::TestPerson stranger; ///< not in the data

/// The tokens that cases name, good and bad.
class Tokens
{
public:
    explicit Tokens(const Doubles::HttpIssuer &issuer) : m_issuer(issuer) { }

    /// \param name  "jettro", "office", "stranger"; a bad one of badNames(); "" for none
    QByteArray make(const QByteArray &name) const;
    /// Tokens of the manager with one thing wrong: each has to be refused.
    static QByteArrayList badNames();

private:
    const Doubles::HttpIssuer &m_issuer;
    const Doubles::HttpIssuer m_other; ///< with a key that nobody published for m_issuer
};

/// Headers of a JSON request with that bearer token; without Authorization when it is empty.
Http::Headers headersWith(const QByteArray &token, const QByteArray &contentType = "application/json");

} // namespace Contract
