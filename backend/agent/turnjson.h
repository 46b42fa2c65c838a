// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/turn.h"
#include "core/result.h"

namespace Agent {

/// A turn as it is stored: everything but what has a column of its own (id, conversation, person,
/// state). There is no member for a token, because a Turn holds none.
QJsonObject recordOf(const Turn &turn);

/// Puts a stored record back into a turn whose columns are set.
/// \return Invalid when the record was not written by recordOf()
Core::Result<> readRecord(const QJsonObject &record, Turn &turn);

/// What the turn says and heard, as its record and the history have it.
QJsonArray messagesOf(const Turn &turn);
QJsonObject toJson(const ChatMessage &message);
ChatMessage messageFromJson(const QJsonObject &object);

} // namespace Agent
