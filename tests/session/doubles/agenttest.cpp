// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/agenttest.h"

namespace Doubles {

using Session::TurnStream;

RecordedTurn::RecordedTurn(std::unique_ptr<TurnStream> made) : stream(std::move(made))
{
    TurnStream *turn = stream.get();
    QObject::connect(turn, &TurnStream::started, turn,
                     [this](const QString &id, const QString &conversation) {
                         words.append(QStringLiteral("started %1 %2").arg(id, conversation));
                     });
    QObject::connect(turn, &TurnStream::text, turn,
                     [this](const QString &delta) { words.append(QStringLiteral("text ") + delta); });
    QObject::connect(turn, &TurnStream::toolCall, turn, [this](const Session::ToolActivity &call) {
        words.append(QStringLiteral("call ") + call.operation);
    });
    QObject::connect(turn, &TurnStream::toolResult, turn,
                     [this](const QString &id, const QString &outcome, const QString &reason) {
                         words.append(QStringLiteral("result %1 %2 %3").arg(id, outcome, reason).trimmed());
                     });
    QObject::connect(turn, &TurnStream::done, turn, [this](const Session::TurnResult &ended) {
        words.append(QStringLiteral("done"));
        result = ended;
        ++ends;
    });
    QObject::connect(turn, &TurnStream::paused, turn, [this](const Session::Pause &pause) {
        words.append(QStringLiteral("paused ") + pause.reason);
        ++ends;
    });
    QObject::connect(turn, &TurnStream::failed, turn, [this](const Session::TurnFailure &failed) {
        words.append(QStringLiteral("failed"));
        failure = failed;
        ++ends;
    });
}

void AgentTest::prepare()
{
    m_client.reset();
    m_http = std::make_unique<Http::NetworkClient>();
    m_agent = std::make_unique<ScriptedAgent>();
    m_tokens = std::make_unique<FakeTokens>();
    makeClient();
}

void AgentTest::makeClient(Session::AgentLimits limits)
{
    m_client = std::make_unique<Session::AgentClient>(*m_http, *m_tokens, m_agent->url(), nullptr, limits);
}

} // namespace Doubles
