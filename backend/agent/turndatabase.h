// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/conversation.h"
#include "agent/conversationdatabase.h"
#include "agent/recentturns.h"
#include "agent/storeconnection.h"
#include "agent/storepresence.h"
#include "core/result.h"

#include <memory>

namespace Agent {

/// Turns in SQL, and the conversations that they stand in. Blocks; belongs to the thread that makes
/// it.
///
/// A conversation's history is the messages of its turns that are done, in the order in which they
/// ended: a turn that failed or was cancelled never was in it. No token is stored, ever.
class TurnDatabase
{
public:
    /// Opens it, brings the schema up to date, and ends turns that a stopped process left open, unless
    /// another process has it open: they may be its own.
    /// \return as StoreConnection::open()
    static Core::Result<std::unique_ptr<TurnDatabase>> open(const QString &location);

    ConversationDatabase &conversations() { return m_conversations; }
    /// Keeps nothing in memory of what it read: for who deletes.
    void forget() { m_recent.clear(); }

    /// Inserts the turn or replaces it. A turn that comes to its end as done joins the history. The
    /// first one gives its conversation a title.
    Core::Result<> save(const Turn &turn);
    /// As save(), if the turn is stored as paused, and only then: what another request, or another
    /// process, did to it since it was loaded is not undone.
    /// \return Conflict: it is not paused, or not there
    Core::Result<> saveOverPause(const Turn &turn);
    /// \return NotFound when it is not there, or somebody else's
    Core::Result<Turn> load(const Owner &owner, const QString &turnId);
    /// The newest turns that fit into `maxBytes`, whole, without those that `roles` do not show.
    Core::Result<History> history(const QString &conversationId, const QStringList &roles,
                                  qsizetype maxBytes);
    /// \param beforeTurn  only turns that were asked before this one; empty: the newest
    /// \param limit  how many at most; 0: all
    /// \return NotFound: no such conversation, or turn, of this person
    Core::Result<ConversationContent> content(const Owner &owner, const QStringList &roles, const QString &id,
                                              const QString &beforeTurn, int limit);

private:
    TurnDatabase(std::unique_ptr<StoreConnection> connection, const QString &location);
    Core::Result<> endInterrupted();
    Core::Result<> write(const Turn &turn); ///< save(), inside a transaction
    Core::Result<DoneTurn> doneTurn(const QString &id);

    const std::unique_ptr<StoreConnection> m_connection;
    const StorePresence m_presence;
    ConversationDatabase m_conversations;
    RecentTurns m_recent;
};

} // namespace Agent
