// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/turns.h"
#include "agent/turnstore.h"
#include "auth/bearergate.h"
#include "http/router.h"

namespace Agent {

/// Adds GET /conversations and GET, PATCH, DELETE /conversations/{id}, all for signed-in people, each
/// for what is their own. Everything given must outlive the router.
void addConversationRoutes(Http::Router &router, Auth::BearerGate &gate, Turns &turns, TurnStore &store);

} // namespace Agent
