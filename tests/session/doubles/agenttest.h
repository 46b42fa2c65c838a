// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "http/networkclient.h"
#include "session/agentclient.h"
#include "session/doubles/await.h"
#include "session/doubles/faketokens.h"
#include "session/doubles/scriptedagent.h"

namespace Doubles {

/// A turn, and what it said, as words: "started t-1 c-1", "text You", "call daysOff",
/// "result 1 ok", "done", "paused sign_in", "failed".
class RecordedTurn
{
public:
    explicit RecordedTurn(std::unique_ptr<Session::TurnStream> made);

    std::unique_ptr<Session::TurnStream> stream;
    QStringList words;
    Session::TurnResult result;
    Session::TurnFailure failure;
    int ends = 0;
};

/// What the tests of the agent's client share: a scripted agent on a real port, and tokens.
class AgentTest : public QObject
{
    Q_OBJECT
protected:
    /// For each test.
    void prepare();
    void makeClient(Session::AgentLimits limits = {});

    static Http::Reply json(const char *text) { return Http::Reply::json(*Core::parseJsonObject(text)); }

    std::unique_ptr<ScriptedAgent> m_agent;
    std::unique_ptr<Http::NetworkClient> m_http;
    std::unique_ptr<FakeTokens> m_tokens;
    std::unique_ptr<Session::AgentClient> m_client;
};

} // namespace Doubles
