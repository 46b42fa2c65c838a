// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "session/agentapi.h"
#include "session/servicecaller.h"
#include "session/tokensource.h"

#include <QUrl>

namespace Session {

/// How long, and how much, to take from the agent.
struct AgentLimits
{
    std::chrono::milliseconds answerTime {
        130000}; ///< until the head of a turn's answer: 8 rounds without SSE
    std::chrono::milliseconds silence {60000}; ///< in a stream: the agent writes something every 15 s
    std::chrono::milliseconds shortTime {15000}; ///< for reset, tools and cancelling
    qint64 maxBytes = 8 * 1024 * 1024;
};

/// The agent service over HTTP, as Server-Sent Events where it sends them and as JSON where not.
///
/// The person's token goes to the origin of `baseUrl` only, and only when that is https or
/// loopback. A 401 causes one renewed token and one retry; a turn that pauses for `sign_in` is
/// resumed once, with a renewed token, and nobody notices; a 403 never causes either.
class AgentClient : public QObject, public Agent
{
    Q_OBJECT
public:
    /// \param http, tokens  must outlive this and its streams
    AgentClient(Http::Client &http, TokenSource &tokens, QUrl baseUrl, QObject *parent = nullptr,
                AgentLimits limits = {});

    std::unique_ptr<TurnStream> ask(const QString &question, const QString &conversationId) override;
    std::unique_ptr<TurnStream> resume(const QString &turnId, const QString &decision,
                                       const QString &digest) override;
    Core::Future<> cancelTurn(const QString &turnId) override;
    Core::Future<QString> reset(const QString &conversationId) override;
    Core::Future<ToolList> tools() override;

private:
    std::unique_ptr<TurnStream> stream(const QString &path, const QJsonObject &body);
    Http::Client &m_http;
    TokenSource &m_tokens;
    const QUrl m_baseUrl;
    const AgentLimits m_limits;
    ServiceCaller m_caller; ///< for whole answers; a turn is a stream of its own
};

} // namespace Session
