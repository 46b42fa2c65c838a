// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/toolcatalog.h"
#include "agent/turn.h"
#include "auth/principal.h"
#include "openapi/preparedrequest.h"

namespace Agent {

/// Looks a model's wishes up and checks their arguments; nothing is sent. One that cannot be is
/// `refusedHere`, with what the model has to correct.
///
/// A call needs the person's approval when it changes something, or when the turn holds another
/// service's data: they would leave by a harmless-looking GET.
QList<Call> planCalls(const ModelAnswer &answer, const Turn &turn, const ToolCatalog &catalog,
                      const Auth::Principal &person, int maxCalls);

/// Writes down how a call ended: what the model reads, what the person is told, the receipt.
/// \param request  what was sent or would have been; null: there is no receipt
void tell(Call &call, const OpenApi::Operation &operation, const OpenApi::PreparedRequest *request,
          const OpenApi::CallResult &result, const ToolCatalog &catalog, const Auth::Principal &person);

/// What the person decides about: operation, arguments by their titles, and the request itself, with
/// invisible characters spelled out as \u{200B}.
QJsonObject approvalOf(const Call &call, const OpenApi::Operation &operation,
                       const OpenApi::PreparedRequest &request, Core::Time expires);

/// Control, format and other characters that nobody sees, written as \u{…}; line breaks and tabs stay.
QString visible(const QString &text);

} // namespace Agent
