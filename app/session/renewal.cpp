// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/renewal.h"

#include "session/providersignout.h"
#include "session/refreshrequest.h"

namespace Session {

using Core::Result;
using Core::Secret;

namespace {

struct Run
{
    Http::Client &http;
    TokenStore &store;
    const Jose::ProviderMetadata provider;
    const QString clientId;
    const std::chrono::milliseconds timeLimit;
    QObject *const context;
    const Core::Promise<TokenResponse> promise = {};
    Claim claim = {};
};

void keep(const std::shared_ptr<Run> &run, const TokenResponse &tokens)
{
    // Whether the keychain took it or memory has it is for the store to tell.
    const Core::Future<> kept = run->store.replace(tokens.refreshToken);
    Core::whenDone(run->context, kept, [run, tokens](const Result<> &replaced) {
        run->claim.reset();
        if (replaced || replaced.error().code != Core::Error::Code::NotFound) {
            run->promise.finish(tokens);
            return;
        }
        // Who signed out could only revoke the token before this one.
        Core::whenDone(&run->store,
                       endAtProvider(run->http, run->provider, run->clientId, tokens.refreshToken,
                                     tokens.idToken, run->timeLimit, &run->store),
                       [work = run->store.work()](const Result<> &) {});
        run->promise.finish(Core::failure(replaced.error()));
    });
}

/// Under the same claim: a moment later another process may have stored the token of a new sign-in.
void remove(const std::shared_ptr<Run> &run, const Core::Error &why)
{
    Core::whenDone(&run->store, run->store.remove(), [run, why](const Result<> &) {
        run->claim.reset();
        run->promise.finish(Core::failure(why));
    });
}

void redeem(const std::shared_ptr<Run> &run, const Secret &refreshToken)
{
    Core::whenDone(run->context,
                   requestRefresh(run->http, run->provider.tokenEndpoint, run->clientId, refreshToken,
                                  run->timeLimit, run->context),
                   [run, refreshToken](const Result<TokenResponse> &tokens) {
                       if (!tokens && tokens.error().code == Core::Error::Code::Unauthorized) {
                           remove(run, tokens.error());
                       } else if (!tokens) {
                           run->claim.reset();
                           run->promise.finish(tokens);
                       } else if (tokens->refreshToken.isEmpty()) {
                           // The old one stays good (RFC 6749, section 6).
                           TokenResponse same = *tokens;
                           same.refreshToken = refreshToken;
                           run->claim.reset();
                           run->promise.finish(same);
                       } else {
                           keep(run, *tokens);
                       }
                   });
}

} // namespace

Core::Future<TokenResponse> renewTokens(Http::Client &http, TokenStore &store,
                                        const Jose::ProviderMetadata &provider, const QString &clientId,
                                        std::chrono::milliseconds timeLimit, QObject *context)
{
    const auto run = std::make_shared<Run>(Run {http, store, provider, clientId, timeLimit, context});
    Core::whenDone(context, store.claim(), [run](const Result<Claim> &claim) {
        if (!claim) {
            run->promise.finish(Core::failure(claim.error()));
            return;
        }
        run->claim = *claim;
        Core::whenDone(run->context, run->store.read(), [run](const Result<Secret> &refreshToken) {
            if (refreshToken) {
                redeem(run, *refreshToken);
                return;
            }
            run->claim.reset();
            run->promise.finish(Core::failure(refreshToken.error()));
        });
    });
    return run->promise.future();
}

void forgetToken(TokenStore &store, const Secret &refreshToken)
{
    Core::whenDone(&store, store.claim(), [&store, refreshToken](const Result<Claim> &claim) {
        if (!claim)
            return;
        Core::whenDone(&store, store.read(),
                       [&store, refreshToken, claim = *claim](const Result<Secret> &kept) {
                           if (kept && kept->equals(refreshToken))
                               Core::whenDone(&store, store.remove(), [claim](const Result<> &) {});
                       });
    });
}

} // namespace Session
