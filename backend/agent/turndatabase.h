// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/turn.h"
#include "core/result.h"

#include <memory>

namespace Agent {

/// Whose conversations: `iss` and `sub`, never a name.
struct Owner
{
    QString issuer;
    QString subject;

    bool operator==(const Owner &) const = default;
};

/// Conversations and turns in SQL. Blocks; belongs to the thread that makes it.
///
/// A conversation's history is the messages of its turns that are done, in the order in which they
/// ended: a turn that failed or was cancelled never was in it. No token is stored, ever.
class TurnDatabase
{
public:
    /// Opens it, brings the schema up to date, and ends turns that a stopped process left open.
    /// \param location  "sqlite:FILE" or "sqlite::memory:"
    /// \return Invalid: not such a location; Unavailable: it cannot be opened, or a newer program wrote
    ///         it. Sentences for people.
    static Core::Result<std::unique_ptr<TurnDatabase>> open(const QString &location);
    ~TurnDatabase();
    TurnDatabase(const TurnDatabase &) = delete;
    TurnDatabase &operator=(const TurnDatabase &) = delete;

    /// The conversation's id. \param id  empty: the person's default one, made when there is none
    /// \return NotFound when it is not there, or somebody else's
    Core::Result<QString> conversation(const Owner &owner, const QString &id);
    /// Inserts the turn or replaces it. A turn that comes to its end as done joins the history.
    Core::Result<> save(const Turn &turn);
    /// \return NotFound when it is not there, or somebody else's
    Core::Result<Turn> load(const Owner &owner, const QString &turnId);
    /// Messages of whole turns, the newest that fit into `maxBytes`, oldest first.
    Core::Result<QList<ChatMessage>> history(const QString &conversationId, qsizetype maxBytes);
    /// Deletes every turn of the conversation.
    Core::Result<> clear(const Owner &owner, const QString &conversationId);

private:
    explicit TurnDatabase(QString connection);
    Core::Result<> prepare();
    Core::Result<> migrate();

    const QString m_connection;
};

} // namespace Agent
