// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/fakeagent.h"

#include <QTimer>

namespace Doubles {

void FakeTurnStream::play(std::vector<FakeStep> steps)
{
    m_steps = std::move(steps);
    m_next = 0;
    QTimer::singleShot(0, this, &FakeTurnStream::playNext);
}

void FakeTurnStream::playNext()
{
    if (m_cancelled || m_next >= m_steps.size())
        return;
    const FakeStep step = m_steps[m_next++];
    // First, because the step below may be the end of this object.
    QTimer::singleShot(0, this, &FakeTurnStream::playNext);
    if (const auto *start = std::get_if<FakeStep::Started>(&step.what))
        Q_EMIT started(start->turnId, start->conversationId);
    else if (const auto *piece = std::get_if<FakeStep::Text>(&step.what))
        Q_EMIT text(piece->delta);
    else if (const auto *activity = std::get_if<Session::ToolActivity>(&step.what))
        Q_EMIT toolCall(*activity);
    else if (const auto *ended = std::get_if<FakeStep::ToolResult>(&step.what))
        Q_EMIT toolResult(ended->id, ended->outcomeClass);
    else if (const auto *result = std::get_if<Session::TurnResult>(&step.what))
        Q_EMIT done(*result);
    else if (const auto *pause = std::get_if<Session::Pause>(&step.what))
        Q_EMIT paused(*pause);
    else if (const auto *failure = std::get_if<Session::TurnFailure>(&step.what))
        Q_EMIT failed(*failure);
}

std::unique_ptr<Session::TurnStream> FakeAgent::startTurn()
{
    auto made = std::make_unique<FakeTurnStream>();
    stream = made.get();
    if (!scripts.empty()) {
        made->play(std::move(scripts.front()));
        scripts.erase(scripts.begin());
    }
    return made;
}

std::unique_ptr<Session::TurnStream> FakeAgent::ask(const QString &question, const QString &conversationId)
{
    questions.append({question, conversationId});
    return startTurn();
}

std::unique_ptr<Session::TurnStream> FakeAgent::resume(const QString &turnId, const QString &decision,
                                                       const QString &digest)
{
    resumptions.append({turnId, decision, digest});
    return startTurn();
}

Core::Future<> FakeAgent::cancelTurn(const QString &turnId)
{
    cancelledTurns.append(turnId);
    return Core::ready<void>(cancelAnswer);
}

Core::Future<QString> FakeAgent::reset(const QString &conversationId)
{
    resets.append(conversationId);
    return Core::ready<QString>(resetAnswer);
}

Core::Future<Session::ToolList> FakeAgent::tools()
{
    ++toolRequests;
    return Core::ready<Session::ToolList>(toolsAnswer);
}

} // namespace Doubles
