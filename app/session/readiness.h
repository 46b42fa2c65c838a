// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

namespace Session {

/// What a service's GET /health/ready was answered with.
enum class Readiness {
    Ready,
    Starting, ///< 503 of ours: it is there, and not ready yet
    SomethingElse, ///< whatever listens there does not say what our services say
    NoAnswer, ///< nothing came, or a server error that is not ours
};

/// Asks the service at the URL whether it is ready; the answer is for readinessOf().
Http::ClientRequest readyRequest(const QUrl &baseUrl, std::chrono::milliseconds timeLimit);

Readiness readinessOf(const Core::Result<Http::ClientResponse> &answer);

} // namespace Session
