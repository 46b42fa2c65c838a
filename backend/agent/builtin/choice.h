// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/plan.h"

namespace Agent::BuiltIn {

/// Which operation a question, or a part of it, leads to.
struct Choice
{
    Match match; ///< its profile is null when none is free
    Match second; ///< the next
    Match blocked; ///< the best one with an obstacle
    Intent intent;
};

Choice choose(const Conversation &conversation, const Question &question, const Range &range);
/// Whether it is near enough to be called.
bool isGood(const Match &match);
/// Whether the second is just as near.
bool isTie(const Choice &choice);
/// "Lend a laptop": asks for what is missing where no other operation does so, though little else is said of
/// it (offers.cpp).
std::optional<Plan> planOnlyDeed(const Conversation &conversation, const Question &question,
                                 const Choice &choice, int turn);

} // namespace Agent::BuiltIn
