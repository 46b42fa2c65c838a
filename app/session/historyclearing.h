// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationstore.h"

#include <QObject>

namespace Session {

/// Deletes all conversations of the person who is signed in.
class HistoryClearing : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Asked, Running, Done, Failed };
    Q_ENUM(State)

    /// \param store  must outlive this
    explicit HistoryClearing(ConversationStore &store, QObject *parent = nullptr);

    State state() const { return m_state; }
    int removed() const { return m_removed; }

    /// The person wants it, and is asked once more: nothing is deleted yet.
    void ask();
    void dontClear();
    /// After ask().
    void clear();

Q_SIGNALS:
    void changed();
    /// Some are gone: lists of them are to be read again.
    void cleared();

private:
    void readNext();
    void removeNext(const QStringList &ids);
    void setState(State state);

    ConversationStore &m_store;
    State m_state = State::Idle;
    int m_removed = 0;
};

} // namespace Session
