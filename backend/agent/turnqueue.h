// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace Agent {

/// Lets one turn of a conversation run at a time; the others wait in the order in which they came.
/// Conversations do not wait for each other.
class TurnQueue
{
public:
    /// \param start  called when a turn may run: from inside add() or remove()
    TurnQueue(int maxWaiting, std::function<void(const QString &turnId)> start);

    /// Whether add() would take one more.
    bool hasRoom(const QString &conversationId) const;
    /// \return TooLarge when too many wait already
    Core::Result<> add(const QString &conversationId, const QString &turnId);
    /// The turn has ended, or it will not run: the next one may.
    void remove(const QString &conversationId, const QString &turnId);

private:
    const int m_maxWaiting;
    const std::function<void(const QString &)> m_start;
    QHash<QString, QStringList> m_turns; ///< by conversation; the first one runs
};

} // namespace Agent
