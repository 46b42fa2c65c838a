// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/optionreader.h"

namespace Auth {

/// Whose tokens count, where in them the roles stand, and whose certificates: the same for every service
/// of a process.
struct TrustedIssuer
{
    QString issuer; ///< compared exactly with `iss`, so it stays the text that was given; empty: not given
    QString roleClient; ///< roles: resource_access[roleClient].roles
    QString authoritiesFile; ///< for Http::readAuthorities(); empty: the system's alone
};

/// --issuer, --role-client, --ca-file and --rate-limit.
std::span<const Http::OptionText> optionTexts();
TrustedIssuer readOptions(Http::OptionReader &reader);
/// What one person may ask of a service, a second (RateLimit): each service reads it for itself.
int readRateLimit(Http::OptionReader &reader);

} // namespace Auth
