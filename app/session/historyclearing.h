// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountviewmodel.h"
#include "session/conversationstore.h"
#include "session/unsent.h"

#include <QObject>
#include <QTimer>

namespace Session {

/// Deletes all conversations that the person who is signed in has now, after a time in which that can be
/// undone.
///
/// What waits for its deletion is noted in Unsent: should the program end, or the person sign out, the next
/// sign-in goes on with it.
class HistoryClearing : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle,
        Asked,
        Reading, ///< which conversations there are
        Waiting, ///< they are out of sight, and can be brought back
        Running,
        Done,
        Failed,
    };
    Q_ENUM(State)

    /// All of them must outlive this.
    HistoryClearing(ConversationStore &store, Unsent &unsent, AccountViewModel &account,
                    QObject *parent = nullptr, std::chrono::milliseconds undoTime = std::chrono::seconds(10));

    State state() const { return m_state; }
    int removed() const { return m_removed; }
    int waiting() const { return int(m_ids.size()); } ///< that go, or are about to

    /// The person wants it, and is asked once more: nothing is deleted yet.
    void ask();
    void dontClear();
    /// After ask().
    void clear();
    /// Brings back what waits.
    void undo();

Q_SIGNALS:
    void changed();
    /// What waits is to be shown no longer.
    void hidden();
    /// Some are gone, or back: lists of them are to be read again.
    void listChanged();

private:
    void readNext();
    void takeIds(const ConversationPage &read);
    void wait();
    void removeNext();
    void end(State state);
    void forget();
    void note(bool isWaiting);

    ConversationStore &m_store;
    Unsent &m_unsent;
    AccountViewModel &m_account;
    State m_state = State::Idle;
    QStringList m_ids;
    Person m_person; ///< whose they are
    QTimer m_undo;
    int m_removed = 0;
};

} // namespace Session
