// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/limits.h"
#include "agent/turns.h"
#include "auth/bearergate.h"
#include "http/router.h"

namespace Agent {

/// Adds POST /query, POST /turns/{id}/continue, DELETE /turns/{id} and POST /reset, all for signed-in
/// people. Everything given must outlive the router.
void addTurnRoutes(Http::Router &router, Auth::BearerGate &gate, Turns &turns, const Limits &limits);

} // namespace Agent
