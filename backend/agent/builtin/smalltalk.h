// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/builtin/text.h"
#include "agent/chatmodel.h"

#include <optional>

namespace Agent::BuiltIn {

/// The answer to a greeting, thanks, "what can you do", or to no words at all; empty when the text is
/// none of these.
std::optional<QString> smallTalk(const Text &text, const ModelRequest &request);

/// "yes", "please do", "go ahead".
bool isYes(const Text &text);
/// "no", "never mind", "forget it".
bool isNo(const Text &text);

} // namespace Agent::BuiltIn
