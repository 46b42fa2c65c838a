// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "http/client.h"
#include "session/tokenresponse.h"

#include <QUrl>

#include <chrono>

namespace Session {

/// A form as a body (`application/x-www-form-urlencoded`), in the given order.
QByteArray formBody(const QList<std::pair<QByteArray, QByteArray>> &fields);

/// A POST of such a form.
Http::ClientRequest formRequest(const QUrl &url, const QList<std::pair<QByteArray, QByteArray>> &fields,
                                std::chrono::milliseconds timeLimit);

/// Asks for new tokens with a refresh token, as a public client (RFC 6749, section 6).
/// \return as readTokenResponse(); Unavailable also when the endpoint cannot be reached
Core::Future<TokenResponse> requestRefresh(Http::Client &http, const QUrl &tokenEndpoint,
                                           const QString &clientId, const Core::Secret &refreshToken,
                                           std::chrono::milliseconds timeLimit, QObject *context);

} // namespace Session
