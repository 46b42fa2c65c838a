// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/turndatabase.h"
#include "core/future.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace Agent {

/// Instead of a conversation's id: begin another one. No id looks like this.
inline const QString newConversation = QStringLiteral("new");

/// Conversations and turns, without blocking: the database has a thread of its own, where the calls
/// are done one after the other, in the order in which they were made.
class TurnStore
{
public:
    /// Whether the database can be used, tried out at once (the one blocking call, before a service
    /// starts). \return as TurnDatabase::open()
    static Core::Result<> check(const QString &location);

    explicit TurnStore(const QString &location);
    /// Waits until what was called before is done.
    ~TurnStore();
    TurnStore(const TurnStore &) = delete;
    TurnStore &operator=(const TurnStore &) = delete;

    /// As the calls of the same name of TurnDatabase and of its conversations.
    Core::Future<> save(const Turn &turn);
    Core::Future<> saveOverPause(const Turn &turn);
    Core::Future<Turn> load(const Owner &owner, const QString &turnId);
    Core::Future<History> history(const QString &conversationId, const QStringList &roles,
                                  qsizetype maxBytes);
    /// What `write` makes of the content. It runs in the database's thread: a long conversation takes a
    /// while to put into words, and nobody else is to wait for that.
    Core::Future<QByteArray> written(const Owner &owner, const QStringList &roles, const QString &id,
                                     const QString &beforeTurn, int limit,
                                     const std::function<QByteArray(const ConversationContent &)> &write);

    /// The conversation `id`. \param id  empty: the default one; newConversation: another one
    Core::Future<QString> conversation(const Owner &owner, const QString &id);
    Core::Future<ConversationPage> list(const Owner &owner, const QStringList &roles, const QString &search,
                                        int offset, int limit);
    Core::Future<Conversation> rename(const Owner &owner, const QStringList &roles, const QString &id,
                                      const QString &title);
    Core::Future<> remove(const Owner &owner, const QString &id);
    Core::Future<> clear(const Owner &owner, const QString &id);
    Core::Future<> allow(const QString &id, const QList<DataFlow> &flows);
    Core::Future<int> expire(Core::Time before);

private:
    template<class T, class F>
    Core::Future<T> call(F function);

    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives in m_thread: calls run in its name
    /// Made, used and destroyed in m_thread only; an Error when it could not be opened.
    Core::Result<std::unique_ptr<TurnDatabase>> m_database;
};

} // namespace Agent
