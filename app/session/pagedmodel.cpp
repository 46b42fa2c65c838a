// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pagedmodel.h"

namespace Session {

bool PagedModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_state == State::Loaded && loaded() < m_total;
}

void PagedModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        start(loaded());
}

void PagedModel::refresh()
{
    start(0);
}

void PagedModel::forget()
{
    ++m_ticket;
    m_total = 0;
    m_refusal.reset();
    removeAll();
    setState(State::Empty);
}

void PagedModel::start(int offset)
{
    setState(State::Loading);
    ask(offset, ++m_ticket);
}

void PagedModel::took(int total)
{
    m_total = total;
    m_refusal.reset();
    setState(State::Loaded);
}

void PagedModel::wasRefused(const HrRefusal &refusal)
{
    removeAll();
    m_total = 0;
    m_refusal = refusal;
    setState(State::Failed);
    Q_EMIT refused();
}

void PagedModel::failed(const Core::Error &error)
{
    setState(State::Failed);
    if (error.code == Core::Error::Code::Unavailable)
        Q_EMIT missed();
}

void PagedModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Session
