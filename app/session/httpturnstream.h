// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "http/sse.h"
#include "session/agentclient.h"

#include <QTimer>

namespace Session {

/// What to POST to the agent for a turn, or for its next part.
struct TurnRequest
{
    QUrl url;
    QByteArray body; ///< JSON
};

/// One turn over HTTP. See AgentClient for what it does about a 401 and a pause.
class HttpTurnStream : public TurnStream
{
    Q_OBJECT
public:
    /// Where a turn goes on.
    using ResumeRequest = std::function<TurnRequest(const QString &turnId)>;

    /// Sends nothing before the event loop runs.
    HttpTurnStream(Http::Client &http, TokenSource &tokens, TurnRequest request, ResumeRequest resumeRequest,
                   AgentLimits limits);
    ~HttpTurnStream() override;

    void cancel() override;
    /// Ends the turn before it began.
    void failLater(const TurnFailure &failure);

private:
    void fetchToken();
    void renewToken();
    void send(const Core::Result<Core::Secret> &token);
    void takeHead(int status, const Http::Headers &headers);
    void takeData(const QByteArray &bytes);
    void takeEnd(const Core::Result<> &result);
    void takeEvent(const Http::SseEvent &event);
    void takeWholeAnswer();
    void takePause(const Pause &pause);
    void dropConnection();
    void endWith(const TurnFailure &failure);

    Http::Client &m_http;
    TokenSource &m_tokens;
    const ResumeRequest m_resumeRequest;
    const AgentLimits m_limits;
    TurnRequest m_request;
    Core::Secret m_token; ///< the one that the present request carries
    std::unique_ptr<Http::ClientStream> m_connection;
    std::optional<Http::SseParser> m_parser; ///< a new one for each answer
    Http::Headers m_headers;
    QByteArray m_body; ///< of an answer that is not a stream
    QTimer m_silence;
    std::optional<Pause> m_pause; ///< a pause for sign_in that we are curing
    int m_status = 0;
    bool m_streaming = false;
    bool m_renewed = false; ///< once for each request
    bool m_resumed = false; ///< once for each turn
    bool m_over = false;
};

} // namespace Session
