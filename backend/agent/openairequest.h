// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"

namespace Agent {

/// What of the protocol a server takes. It is learned from its refusals.
struct OpenAiDialect
{
    bool streams = true;
    bool usageInStreams = true; ///< it knows `stream_options`
};

/// The body of POST …/chat/completions, in the form that every server known takes: no `content` is null,
/// `arguments` are never empty, and nothing is set that some servers refuse (temperature, max_tokens).
QByteArray completionRequest(const ModelRequest &request, const QString &model, const OpenAiDialect &dialect);

} // namespace Agent
