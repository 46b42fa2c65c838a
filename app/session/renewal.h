// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "jose/discovery.h"
#include "session/tokenresponse.h"
#include "session/tokenstore.h"

#include <chrono>

namespace Session {

/// Redeems the refresh token of a store for new tokens, so that no two do it at once: claims it,
/// reads it there (another process may have replaced it), redeems it, and stores the new one before
/// anybody sees the answer. With rotation the old one is used up, whatever else comes of it.
/// \param context  its end gives the claim back, and nobody hears of the answer
/// \return the tokens, with the refresh token that is good now; NotFound when none is kept, or somebody
///         signed out meanwhile: then the new one is revoked; Unauthorized:
///         the provider takes it no more, and it is removed; errors of the store; else as requestRefresh()
Core::Future<TokenResponse> renewTokens(Http::Client &http, TokenStore &store,
                                        const Jose::ProviderMetadata &provider, const QString &clientId,
                                        std::chrono::milliseconds timeLimit, QObject *context);

/// Removes this refresh token from the store, but none that another process has stored since.
/// \param store  must outlive the call
void forgetToken(TokenStore &store, const Core::Secret &refreshToken);

} // namespace Session
