// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnqueue.h"

#include <QSet>

#include <algorithm>

namespace Agent {

TurnQueue::TurnQueue(int maxWorking, int maxWaiting, std::function<void(const QString &turnId)> start)
    : m_maxWorking(std::max(maxWorking, 1)), m_maxWaiting(maxWaiting), m_start(std::move(start))
{
}

qsizetype TurnQueue::nextOf(const QList<Entry> &turns) const
{
    if (std::count_if(turns.begin(), turns.end(), [](const Entry &entry) { return entry.works; })
        >= m_maxWorking)
        return -1;
    QSet<QString> busy; // conversations with an earlier turn
    for (qsizetype i = 0; i < turns.size(); ++i) {
        if (!turns.at(i).works && !busy.contains(turns.at(i).conversation))
            return i;
        busy.insert(turns.at(i).conversation);
    }
    return -1;
}

bool TurnQueue::hasRoom(const QString &person, const QString &conversationId) const
{
    QList<Entry> turns = m_turns.value(person);
    const auto waiting
        = std::count_if(turns.begin(), turns.end(), [](const Entry &entry) { return !entry.works; });
    if (waiting < m_maxWaiting)
        return true;
    turns.append({conversationId, {}, false});
    return nextOf(turns) == turns.size() - 1; // it would not wait
}

Core::Result<> TurnQueue::add(const QString &person, const QString &conversationId, const QString &turnId)
{
    if (!hasRoom(person, conversationId))
        return Core::failure(Core::Error::Code::TooLarge,
                             QStringLiteral("Too many of your questions wait. Ask again in a moment."));
    m_turns[person].append({conversationId, turnId, false});
    startWhatMay(person);
    return {};
}

void TurnQueue::remove(const QString &person, const QString &turnId)
{
    const auto found = m_turns.find(person);
    if (found == m_turns.end())
        return;
    found->removeIf([&turnId](const Entry &entry) { return entry.turn == turnId; });
    if (found->isEmpty())
        m_turns.erase(found);
    else
        startWhatMay(person);
}

void TurnQueue::startWhatMay(const QString &person)
{
    // Whatever starts may end at once, and come back here.
    for (;;) {
        const auto found = m_turns.find(person);
        const qsizetype next = found == m_turns.end() ? -1 : nextOf(*found);
        if (next < 0)
            return;
        (*found)[next].works = true;
        const QString turn = found->at(next).turn;
        m_start(turn);
    }
}

} // namespace Agent
