// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/conversation.h"
#include "agent/storeconnection.h"
#include "core/time.h"

namespace Agent {

/// Conversations in SQL: found, listed, renamed, deleted. Blocks; belongs to the thread of its
/// connection. What is somebody else's is NotFound, like what does not exist.
class ConversationDatabase
{
public:
    /// \param connection  must outlive this
    explicit ConversationDatabase(StoreConnection &connection) : m_connection(connection) { }

    /// The id of the person's default conversation, made when there is none.
    Core::Result<QString> defaultOf(const Owner &owner);
    /// Makes another one. \return its id
    Core::Result<QString> create(const Owner &owner);
    /// \return `id`, or NotFound
    Core::Result<QString> find(const Owner &owner, const QString &id);

    /// Those with at least one turn, the newest first.
    /// \param search  words that title, question or answer have to contain, the last one perhaps as its
    ///        beginning; empty: all. What `roles` do not show is not found either.
    Core::Result<ConversationPage> list(const Owner &owner, const QStringList &roles, const QString &search,
                                        int offset, int limit);
    /// One of them, without its turns; also one that has none.
    Core::Result<Conversation> summary(const Owner &owner, const QStringList &roles, const QString &id);
    Core::Result<> rename(const Owner &owner, const QString &id, const QString &title);
    /// Deletes it with its turns.
    Core::Result<> remove(const Owner &owner, const QString &id);
    /// Deletes its turns, the title that came from the first of them, and what was allowed in it.
    Core::Result<> clear(const Owner &owner, const QString &id);

    /// Remembers for this conversation that the data may flow.
    Core::Result<> allow(const QString &id, const DataFlow &flow);

    /// Deletes every turn that nothing happened to since `before`, and conversations that are left empty
    /// and are older. \return how many turns
    Core::Result<int> expire(Core::Time before);

private:
    Core::Result<QHash<QString, QString>> found(const Owner &owner, const QStringList &roles,
                                                const QString &search);
    Core::Result<QList<Conversation>> read(const QString &condition, const QVariantList &values,
                                           const QString &having);
    Core::Result<QString> snippet(const QString &id, const QStringList &roles);

    StoreConnection &m_connection;
};

/// What a person's rows in the full-text tables are marked with: one word for issuer and subject.
QString ownerMark(const Owner &owner);

} // namespace Agent
