// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/toolcatalog.h"
#include "agent/turn.h"
#include "openapi/preparedrequest.h"

namespace Agent {

/// The question that the person decides: the document's own words (Texts::confirm) with the arguments filled
/// in, as they are visible(), else its summary. "Change roberto’s days off to 12?"
QString questionOf(const OpenApi::Operation &operation, const QJsonObject &arguments);

/// What the person decides about: the question, operation, arguments by their titles, and the request itself,
/// with invisible characters spelled out as \u{200B}. `data_from` names the services whose data could leave;
/// `can_remember`: the decision may hold for the conversation.
QJsonObject approvalOf(const Call &call, const OpenApi::Operation &operation,
                       const OpenApi::PreparedRequest &request, const ToolCatalog &catalog,
                       Core::Time expires);

/// Arguments as they may be shown: every text in them visible().
QJsonObject shownArguments(const QJsonObject &arguments);

/// Control, format and other characters that nobody sees, written as \u{…}; line breaks and tabs stay.
QString visible(const QString &text);

} // namespace Agent
