// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/modelfailure.h"
#include "agent/openairequest.h"
#include "http/headers.h"

#include <QJsonObject>

namespace Agent {

/// What an answer that is no completion means: its status, `Retry-After`, and the `error` of its body,
/// whose `code` is a text with some servers and a number with others.
ModelFailure modelFailureOf(int status, const Http::Headers &headers, const QByteArray &body);

/// What the member `error` of an event in the middle of a stream means.
ModelFailure modelFailureOf(const QJsonValue &error);

/// The dialect without what a 4xx answer complains of; nothing when it complains of something else.
std::optional<OpenAiDialect> simplerDialect(const OpenAiDialect &dialect, int status, const QByteArray &body);

/// Whether asking once more may help, without anybody's doing.
bool isWorthRetrying(const ModelFailure &failure);

} // namespace Agent
