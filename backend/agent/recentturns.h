// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/provenance.h"

#include <QCache>

namespace Agent {

/// What a turn that is done adds to its conversation's history.
struct DoneTurn
{
    QList<ChatMessage> messages;
    Provenance provenance;
    qsizetype bytes = 0; ///< of the messages as JSON
};

/// Done turns by their ids, so that a conversation that goes on is not read anew with each question: a turn
/// that is done is never written again. Bounded; who came longest ago goes first. Whether a turn still stands
/// in a history is for the database to say. Belongs to one thread.
class RecentTurns
{
public:
    /// \param maxBytes  about, of messages as JSON
    explicit RecentTurns(qsizetype maxBytes = 2 * 1024 * 1024) : m_turns(maxBytes) { }

    /// Null when it is not known. Good until the next call of insert() or clear().
    const DoneTurn *find(const QString &id) const { return m_turns.object(id); }
    void insert(const QString &id, const DoneTurn &turn);
    /// Nothing of what was deleted stays in memory.
    void clear() { m_turns.clear(); }

private:
    QCache<QString, DoneTurn> m_turns;
};

} // namespace Agent
