// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnqueue.h"

namespace Agent {

TurnQueue::TurnQueue(int maxWaiting, std::function<void(const QString &turnId)> start)
    : m_maxWaiting(maxWaiting), m_start(std::move(start))
{
}

bool TurnQueue::hasRoom(const QString &conversationId) const
{
    return m_turns.value(conversationId).size() <= m_maxWaiting;
}

Core::Result<> TurnQueue::add(const QString &conversationId, const QString &turnId)
{
    if (!hasRoom(conversationId))
        return Core::failure(
            Core::Error::Code::TooLarge,
            QStringLiteral(
                "Too many questions wait in this conversation. Ask again when they are answered."));
    QStringList &turns = m_turns[conversationId];
    turns.append(turnId);
    const bool alone = turns.size() == 1;
    if (alone)
        m_start(turnId);
    return {};
}

void TurnQueue::remove(const QString &conversationId, const QString &turnId)
{
    const auto found = m_turns.find(conversationId);
    if (found == m_turns.end() || !found->contains(turnId))
        return;
    const bool wasRunning = found->constFirst() == turnId;
    found->removeOne(turnId);
    if (found->isEmpty()) {
        m_turns.erase(found);
        return;
    }
    if (wasRunning) {
        const QString next = found->constFirst();
        m_start(next);
    }
}

} // namespace Agent
