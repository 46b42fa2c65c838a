// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/turnqueue.h"
#include "agent/turnrunner.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace Agent {

/// Every turn of every person: takes questions, queues them by person, continues and cancels
/// turns, and forgets conversations. A person reaches only what is theirs; all else is NotFound.
class Turns : public QObject
{
    Q_OBJECT
public:
    explicit Turns(TurnParts parts, QObject *parent = nullptr);
    ~Turns() override;

    /// Called once. The runner is not working yet: connect to it now. It is gone after ended().
    using Ready = std::function<void(const Core::Result<TurnRunner *> &)>;

    /// \param conversationId  empty: the person's default conversation; newConversation: another one
    /// Errors: NotFound: no such conversation of this person; TooLarge: too many questions wait;
    /// Unavailable: the store does not work.
    void ask(const Auth::Principal &person, const QString &question, const QString &conversationId,
             const QString &correlationId, const Ready &ready);

    /// What a person says to a paused turn.
    struct Answer
    {
        Decision decision = Decision::None;
        QString digest; ///< of what was shown
        bool remember = false; ///< holds for the conversation: only for what reads
    };

    /// Goes on with a paused turn, with the bearer that `person` brings, once.
    /// Errors: NotFound: no such turn of this person; Forbidden: it holds what was read under a role
    /// that the person no longer has (the turn is cancelled then); Invalid: that cannot be remembered;
    /// else as Turn::resume().
    void resume(const Auth::Principal &person, const QString &turnId, const Answer &answer,
                const Ready &ready);

    /// Cancels a turn, whatever it does. One that is over stays as it is.
    Core::Future<> cancel(const Auth::Principal &person, const QString &turnId);

    /// Cancels what runs in the conversation, and deletes its turns.
    Core::Future<> reset(const Auth::Principal &person, const QString &conversationId);
    /// Cancels what runs in the conversation, and deletes it. \return NotFound: no such conversation
    Core::Future<> remove(const Auth::Principal &person, const QString &conversationId);

    int activeCount() const { return static_cast<int>(m_active.size()); }

Q_SIGNALS:
    /// A turn has ended or paused, and none is left.
    void idle();

private:
    void resumeStored(Turn turn, const Auth::Principal &person, const Answer &answer, const Ready &ready);
    void accept(const Turn &turn, const Auth::Principal &person, const Ready &ready);
    void turnEnded(const QString &turnId);
    /// \param onlyContinued  leaves questions alone that have got nothing of the conversation yet
    void cancelAllOf(const QString &conversationId, bool onlyContinued = false);

    const TurnParts m_parts;
    TurnQueue m_queue;
    QHash<QString, TurnRunner *> m_active; ///< queued or working, by id; children of this
};

} // namespace Agent
