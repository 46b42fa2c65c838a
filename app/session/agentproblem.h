// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "http/headers.h"
#include "session/turn.h"

namespace Session {

/// What an answer of the agent that is no turn means: its status, `Retry-After`, and the `detail`
/// of its problem+json (RFC 9457) as plain text. Where remedyFor() says that a new sign-in may help,
/// it is SignInNeeded, with what is needed.
TurnFailure failureOf(int status, const Http::Headers &headers, const QByteArray &body);

/// What the `error` event of a stream means: a problem with `class`, and `status` where known.
TurnFailure failureOf(const QJsonObject &problem);

/// What an error of the transport or of the session means, before any answer came.
TurnFailure failureOf(const Core::Error &error);

/// The same for those who wait for a future.
Core::Error errorOf(const TurnFailure &failure);

} // namespace Session
