// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/dataflow.h"
#include "agent/toolcatalog.h"
#include "agent/turn.h"
#include "auth/principal.h"
#include "openapi/preparedrequest.h"

namespace Agent {

/// Looks a model's wishes up and checks their arguments; nothing is sent. One that cannot be is
/// `refusedHere`, with what the model has to correct.
///
/// A call needs the person's approval when it changes something, or when another service's data could
/// leave with it (by a harmless-looking GET): data that the turn has read, and data in the history
/// that its model was given unless every argument is in the person's own words. What the settings
/// (ConnectedService::takesDataFrom) or the person, for this conversation, allowed is not asked again.
/// \param history  what the model was given of earlier turns: a change is made to the version that was read
/// there
///                 or in this turn (seenVersion())
QList<Call> planCalls(const ModelAnswer &answer, const Turn &turn, const QList<ChatMessage> &history,
                      const QList<DataFlow> &allowedFlows, const ToolCatalog &catalog,
                      const Auth::Principal &person, int maxCalls);

/// What becomes of a call that ToolCatalog::refuses().
OpenApi::CallResult refusedByRule(const OpenApi::Operation &operation, const ToolCatalog &catalog);

/// Writes down how a call ended: what the model reads, what the person is told, the receipt.
/// \param request  what was sent or would have been; null: there is no receipt
void tell(Call &call, const OpenApi::Operation &operation, const OpenApi::PreparedRequest *request,
          const OpenApi::CallResult &result, const ToolCatalog &catalog, const Auth::Principal &person);

} // namespace Agent
