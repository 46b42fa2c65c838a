// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turn.h"

#include <QJsonObject>

namespace Main {

/// What `ask --json` prints: `response`, `outcome`, `conversation_id`, `turn_id`, `receipts`, named and
/// shaped as the agent service does; and `outcomes`, what did not end well.
QJsonObject answerJson(const Session::TurnResult &result);

/// The same for a turn that did not end in an answer. `outcome` is "paused", or the class closest
/// to why there is none; `response` is the sentence that the person reads.
QJsonObject answerJson(const QString &outcome, const QString &sentence, const Session::Pause &pause = {});

} // namespace Main
