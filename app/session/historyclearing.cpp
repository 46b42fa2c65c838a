// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/historyclearing.h"

namespace Session {

namespace {
constexpr int page = 50;
}

HistoryClearing::HistoryClearing(ConversationStore &store, QObject *parent) : QObject(parent), m_store(store)
{
}

void HistoryClearing::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void HistoryClearing::ask()
{
    if (m_state != State::Running)
        setState(State::Asked);
}

void HistoryClearing::dontClear()
{
    if (m_state == State::Asked)
        setState(State::Idle);
}

void HistoryClearing::clear()
{
    if (m_state != State::Asked)
        return;
    m_removed = 0;
    setState(State::Running);
    readNext();
}

void HistoryClearing::readNext()
{
    Core::whenDone(this, m_store.list({}, 0, page), [this](const Core::Result<ConversationPage> &read) {
        if (!read) {
            setState(State::Failed);
            return;
        }
        QStringList ids;
        for (const ConversationSummary &conversation : read->conversations)
            ids.append(conversation.id);
        if (!ids.isEmpty()) {
            removeNext(ids);
            return;
        }
        setState(State::Done);
        Q_EMIT cleared();
    });
}

void HistoryClearing::removeNext(const QStringList &ids)
{
    Core::whenDone(this, m_store.remove(ids.first()), [this, ids](const Core::Result<> &removed) {
        if (!removed) {
            setState(State::Failed);
            Q_EMIT cleared();
            return;
        }
        ++m_removed;
        const QStringList rest = ids.mid(1);
        if (rest.isEmpty())
            readNext();
        else
            removeNext(rest);
    });
}

} // namespace Session
