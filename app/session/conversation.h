// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turn.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Session {

/// A conversation as it stands in the list of them.
struct ConversationSummary
{
    QString id; ///< required
    QString title; ///< empty: nothing was asked yet
    QString snippet; ///< the start of the last answer
    QString state; ///< "idle", "working" or "paused"
    QDateTime changed; ///< UTC; required

    static Core::Result<ConversationSummary> fromJson(const QJsonObject &json);
    bool operator==(const ConversationSummary &) const = default;
};

/// A turn as the agent has kept it.
struct StoredTurn
{
    QString question; ///< required
    QDateTime created; ///< UTC; invalid when the agent gave none
    QString state; ///< "done", "paused", "working", "failed" or "cancelled"
    bool hidden = false; ///< it holds what was read under a role that the person no longer has
    QStringList requiredRoles; ///< of a turn that is hidden
    TurnResult result; ///< of any other
    std::optional<Pause> pause; ///< of a turn that waits

    static Core::Result<StoredTurn> fromJson(const QJsonObject &json);
};

/// A conversation with everything in it, oldest turn first.
struct Conversation
{
    QString id; ///< required
    QString title;
    QList<StoredTurn> turns;
    bool hasEarlier = false; ///< the agent has older turns, which are not in `turns`

    static Core::Result<Conversation> fromJson(const QJsonObject &json);
};

/// A part of the list of conversations, newest first.
struct ConversationPage
{
    QList<ConversationSummary> conversations;
    int total = 0; ///< of all that fit the search, not of this page

    static Core::Result<ConversationPage> fromJson(const QJsonObject &json);
};

} // namespace Session
