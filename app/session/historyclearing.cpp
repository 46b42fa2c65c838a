// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/historyclearing.h"

namespace Session {

namespace {
constexpr int page = 50;
}

HistoryClearing::HistoryClearing(ConversationStore &store, Unsent &unsent, AccountViewModel &account,
                                 QObject *parent, std::chrono::milliseconds undoTime)
    : QObject(parent), m_store(store), m_unsent(unsent), m_account(account)
{
    m_undo.setSingleShot(true);
    m_undo.setInterval(undoTime);
    connect(&m_undo, &QTimer::timeout, this, [this] {
        m_state = State::Running;
        Q_EMIT changed();
        removeNext();
    });
    connect(&account, &AccountViewModel::personChanged, this, &HistoryClearing::forget);
}

void HistoryClearing::ask()
{
    if (m_state != State::Idle && m_state != State::Done && m_state != State::Failed)
        return;
    m_state = State::Asked;
    Q_EMIT changed();
}

void HistoryClearing::dontClear()
{
    if (m_state != State::Asked)
        return;
    m_state = State::Idle;
    Q_EMIT changed();
}

void HistoryClearing::clear()
{
    if (m_state != State::Asked)
        return;
    m_removed = 0;
    m_ids.clear();
    m_person = m_account.person();
    m_state = State::Reading;
    Q_EMIT changed();
    readNext();
}

void HistoryClearing::readNext()
{
    Core::whenDone(this, m_store.list({}, int(m_ids.size()), page),
                   [this](const Core::Result<ConversationPage> &read) {
                       if (m_state != State::Reading)
                           return; // somebody else signed in meanwhile
                       if (!read)
                           end(State::Failed);
                       else
                           takeIds(*read);
                   });
}

void HistoryClearing::takeIds(const ConversationPage &read)
{
    const qsizetype before = m_ids.size();
    for (const ConversationSummary &conversation : read.conversations) {
        // One that changed meanwhile moved to the front, and is told again.
        if (!m_ids.contains(conversation.id))
            m_ids.append(conversation.id);
    }
    if (m_ids.size() > before && m_ids.size() < read.total)
        readNext();
    else if (m_ids.isEmpty())
        end(State::Done);
    else
        wait();
}

void HistoryClearing::wait()
{
    note(true);
    m_state = State::Waiting;
    m_undo.start();
    Q_EMIT hidden();
    Q_EMIT changed();
}

void HistoryClearing::undo()
{
    if (m_state != State::Waiting)
        return;
    m_undo.stop();
    note(false);
    m_ids.clear();
    m_state = State::Idle;
    Q_EMIT changed();
    Q_EMIT listChanged();
}

void HistoryClearing::removeNext()
{
    if (m_ids.isEmpty()) {
        end(State::Done);
        return;
    }
    Core::whenDone(this, m_store.remove(m_ids.first()), [this](const Core::Result<> &removed) {
        if (m_state != State::Running)
            return;
        if (!removed) {
            note(false);
            end(State::Failed);
            return;
        }
        m_unsent.setDeletion(m_person, m_ids.takeFirst(), false);
        ++m_removed;
        removeNext();
    });
}

void HistoryClearing::end(State state)
{
    m_ids.clear();
    m_state = state;
    Q_EMIT changed();
    Q_EMIT listChanged();
}

void HistoryClearing::forget()
{
    m_undo.stop();
    m_ids.clear();
    m_state = State::Idle;
    Q_EMIT changed();
}

void HistoryClearing::note(bool isWaiting)
{
    for (const QString &id : std::as_const(m_ids))
        m_unsent.setDeletion(m_person, id, isWaiting);
}

} // namespace Session
