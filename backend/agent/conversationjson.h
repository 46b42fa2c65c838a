// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/conversation.h"

#include <QByteArray>
#include <QJsonObject>

namespace Agent {

/// `id`, `title`, `default`, `state` (idle, working, paused), `turn_count`, `created`, `changed`,
/// `snippet`.
QJsonObject toJson(const Conversation &conversation);
/// `conversations` and `total`.
QJsonObject toJson(const ConversationPage &page);
/// A conversation's members, with `turns` as the list of its turns and `has_earlier`. Each turn has the
/// members of its answer, with `question`, `state`, `hidden`, `created` and `changed`; one that is hidden
/// has no more than these, its ids and `required_roles`.
QJsonObject toJson(const ConversationContent &content);

/// The conversation as a text to keep or to print: Markdown, UTF-8.
QByteArray toMarkdown(const ConversationContent &content, const QString &personName);

} // namespace Agent
