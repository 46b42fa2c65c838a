// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/dataflow.h"
#include "agent/turn.h"

#include <QList>
#include <QString>

namespace Agent {

/// Whose conversations: `iss` and `sub`, never a name.
struct Owner
{
    QString issuer;
    QString subject;

    bool operator==(const Owner &) const = default;
};

/// One conversation as a list shows it. Times are RFC 3339 in UTC.
struct Conversation
{
    enum class State { Idle, Working, Paused };

    QString id;
    QString title; ///< of the first question, until the person renames it
    bool isDefault = false; ///< where a question without a conversation goes
    State state = State::Idle;
    int turns = 0;
    QString created;
    QString changed;
    QString snippet; ///< of what was found, else of the newest answer; one line
};

struct ConversationPage
{
    QList<Conversation> conversations; ///< the one that changed last comes first
    int total = 0; ///< of all pages
};

/// A turn as it stands in a conversation. When it is `hidden`, only id, question, state and times of
/// the turn may be shown: it holds what was read under a role that the person no longer has.
struct StoredTurn
{
    Turn turn;
    QString created;
    QString changed;
    bool hidden = false;
};

struct ConversationContent
{
    Conversation conversation;
    QList<StoredTurn> turns; ///< in the order in which they were asked
    bool hasEarlier = false; ///< older turns were left out
};

/// What a model is given of a conversation.
struct History
{
    QList<ChatMessage> messages; ///< of whole turns, oldest first
    Provenance provenance; ///< of those turns
    QList<DataFlow> allowedFlows; ///< what the person allowed for this conversation
};

/// A title for a conversation that begins with this question: one line, at most 60 characters.
QString titleFrom(const QString &question);

} // namespace Agent
