// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/optionreader.h"
#include "http/tlsidentity.h"

namespace Server {

/// How the services of secure-agent-server are reached. Options of this program alone: a service of the
/// desktop never leaves its machine.
struct ExposureOptions
{
    Http::TlsFiles tls; ///< both names or none
    bool behindProxy = false;
    QStringList allowedOrigins;
    QUrl hrPublicUrl;
    QUrl agentPublicUrl;

    bool hasTls() const { return !tls.certificate.isEmpty(); }
};

/// --tls-certificate, --tls-key, --behind-proxy, --hr-public-url, --agent-public-url, --public-url.
std::span<const Http::OptionText> exposureOptionTexts();
/// --allowed-origin, which may be given several times.
std::span<const Http::OptionText> repeatableOptionTexts();

/// Refuses half a TLS, and origins that are none.
/// \param runsHr, runsAgent  whom --public-url speaks of: the only one that runs
ExposureOptions readExposure(Http::OptionReader &reader, bool runsHr, bool runsAgent);

/// Refuses what would send tokens over a network in the clear, and a service that could not say where it is.
/// \param option       of `address`: "hr-listen"
/// \param onlyService  whether --public-url alone says of which service
void checkExposure(const ExposureOptions &options, const char *option, const Http::ListenAddress &address,
                   const QUrl &publicUrl, bool onlyService, Http::OptionReader &reader);

} // namespace Server
