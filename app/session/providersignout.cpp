// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/providersignout.h"

#include "session/refreshrequest.h"

namespace Session {

void endAtProvider(Http::Client &http, const Jose::ProviderMetadata &provider, const QString &clientId,
                   const Core::Secret &refreshToken, const Core::Secret &idToken,
                   std::chrono::milliseconds timeLimit)
{
    // Both at once: neither waits for the other, and the program may be about to end.
    if (!provider.revocationEndpoint.isEmpty() && !refreshToken.isEmpty())
        http.send(formRequest(provider.revocationEndpoint,
                              {{"token", refreshToken.expose()},
                               {"token_type_hint", "refresh_token"},
                               {"client_id", clientId.toUtf8()}},
                              timeLimit));
    if (!provider.endSessionEndpoint.isEmpty() && !idToken.isEmpty())
        http.send(formRequest(provider.endSessionEndpoint,
                              {{"id_token_hint", idToken.expose()}, {"client_id", clientId.toUtf8()}},
                              timeLimit));
}

} // namespace Session
