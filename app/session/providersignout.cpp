// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/providersignout.h"

#include "session/refreshrequest.h"

#include <memory>

namespace Session {

namespace {

struct Farewell
{
    ~Farewell() { over.finish({}); }
    Core::Promise<> over;
};

} // namespace

Core::Future<> endAtProvider(Http::Client &http, const Jose::ProviderMetadata &provider,
                             const QString &clientId, const Core::Secret &refreshToken,
                             const Core::Secret &idToken, std::chrono::milliseconds timeLimit,
                             QObject *context)
{
    const auto farewell = std::make_shared<Farewell>();
    const Core::Future<> over = farewell->over.future();
    const auto post = [&](const QUrl &url, const QList<std::pair<QByteArray, QByteArray>> &fields) {
        Core::whenDone(context, http.send(formRequest(url, fields, timeLimit)),
                       [farewell](const Core::Result<Http::ClientResponse> &) {});
    };
    // Both at once: neither waits for the other, and the program may be about to end.
    if (!provider.revocationEndpoint.isEmpty() && !refreshToken.isEmpty())
        post(provider.revocationEndpoint,
             {{"token", refreshToken.expose()},
              {"token_type_hint", "refresh_token"},
              {"client_id", clientId.toUtf8()}});
    if (!provider.endSessionEndpoint.isEmpty() && !idToken.isEmpty())
        post(provider.endSessionEndpoint,
             {{"id_token_hint", idToken.expose()}, {"client_id", clientId.toUtf8()}});
    return over;
}

} // namespace Session
