// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turnrow.h"

namespace Session {

// What becomes of a turn's result in the conversation; used by ChatViewModel.

/// The activity row that says only that something is under way.
bool isWorkingRow(const TurnRow &row);
/// Whether the window has a card for this class. The others are told by the reply alone.
bool hasCard(const Outcome &outcome);
/// Whether a card that says the same is among `shown`.
bool isTold(const Outcome &outcome, const QList<Outcome> &shown);
/// The receipt of the call that ended in `outcome`, or nothing.
const Receipt *receiptOf(const Outcome &outcome, const QList<Receipt> &receipts);
/// The reply without what the cards say: empty when it consists of their sentences.
QString replyBesideCards(const TurnResult &result);

} // namespace Session
