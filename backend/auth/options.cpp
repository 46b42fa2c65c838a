// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/options.h"

namespace Auth {

std::span<const Http::OptionText> optionTexts()
{
    static constexpr Http::OptionText options[] = {
        {"issuer", "URL", nullptr, "The identity provider whose tokens count, exactly as it calls itself."},
        {"role-client", "NAME", "fastapi-client",
         "Roles are read from resource_access[NAME].roles of a token."},
        {"ca-file", "FILE", nullptr,
         "Certificate authorities (PEM) that count besides the system's, for connections to other servers."},
        {"rate-limit", "N", "200",
         "How many requests a second one person may send to each service, with bursts of ten times as many; "
         "0 "
         "for any number."},
    };
    return options;
}

TrustedIssuer readOptions(Http::OptionReader &reader)
{
    reader.url("issuer");
    return {reader.text("issuer"), reader.text("role-client"), reader.text("ca-file")};
}

int readRateLimit(Http::OptionReader &reader)
{
    return reader.number("rate-limit", 0, 1'000'000);
}

} // namespace Auth
