// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/httpturnstream.h"

#include "core/json.h"
#include "http/origin.h"
#include "session/agentproblem.h"
#include "session/remedy.h"

#include <QPointer>

namespace Session {

using Core::Error;
using Core::Result;
using Kind = TurnFailure::Kind;

HttpTurnStream::HttpTurnStream(Http::Client &http, TokenSource &tokens, TurnRequest request,
                               ResumeRequest resumeRequest, AgentLimits limits)
    : m_http(http), m_tokens(tokens), m_resumeRequest(std::move(resumeRequest)), m_limits(limits),
      m_request(std::move(request))
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        endWith({Kind::Interrupted, 0, QStringLiteral("the agent fell silent")});
    });
    QTimer::singleShot(0, this, &HttpTurnStream::fetchToken);
}

HttpTurnStream::~HttpTurnStream()
{
    dropConnection();
}

void HttpTurnStream::cancel()
{
    m_over = true;
    dropConnection();
}

void HttpTurnStream::failLater(const TurnFailure &failure)
{
    m_over = true;
    QTimer::singleShot(0, this, [this, failure] { Q_EMIT failed(failure); });
}

void HttpTurnStream::fetchToken()
{
    if (!m_over)
        Core::whenDone(this, m_tokens.accessToken(),
                       [this](const Result<Core::Secret> &token) { send(token); });
}

void HttpTurnStream::renewToken()
{
    Core::whenDone(this, m_tokens.renewedToken(m_token),
                   [this](const Result<Core::Secret> &token) { send(token); });
}

void HttpTurnStream::send(const Result<Core::Secret> &token)
{
    if (m_over)
        return;
    if (!token) {
        if (m_pause) { // the turn waits at the agent: whoever is asked can sign in and go on with it
            m_over = true;
            Q_EMIT paused(*m_pause);
        } else {
            endWith(failureOf(token.error()));
        }
        return;
    }
    m_pause.reset();
    m_token = *token;
    m_parser.emplace();
    m_body.clear();
    m_status = 0;

    Http::ClientRequest request;
    request.method = "POST";
    request.url = m_request.url;
    request.headers = {{"Authorization", "Bearer " + m_token.expose()},
                       {"Content-Type", "application/json"},
                       {"Accept", "text/event-stream, application/json;q=0.9"}};
    request.body = m_request.body;
    request.timeLimit = m_limits.answerTime;
    request.maxBytes = m_limits.maxBytes;
    m_connection = m_http.open(request);
    connect(m_connection.get(), &Http::ClientStream::started, this, &HttpTurnStream::takeHead);
    connect(m_connection.get(), &Http::ClientStream::data, this, &HttpTurnStream::takeData);
    connect(m_connection.get(), &Http::ClientStream::finished, this, &HttpTurnStream::takeEnd);
}

void HttpTurnStream::takeHead(int status, const Http::Headers &headers)
{
    m_status = status;
    m_headers = headers;
    const QByteArray type = headers.value("Content-Type").split(';').first().trimmed().toLower();
    m_streaming = status == 200 && type == "text/event-stream";
    m_silence.start(m_limits.silence);
}

void HttpTurnStream::takeData(const QByteArray &bytes)
{
    m_silence.start(m_limits.silence);
    if (!m_streaming) {
        m_body += bytes;
        return;
    }
    const QPointer<HttpTurnStream> alive(this); // a slot may destroy this
    const QList<Http::SseEvent> events = m_parser->feed(bytes);
    for (const Http::SseEvent &event : events) {
        takeEvent(event);
        if (!alive || m_over || !m_connection)
            return;
    }
    if (m_parser->overflowed())
        endWith({Kind::Internal, 0, QStringLiteral("the agent sent an event without an end")});
}

void HttpTurnStream::takeEvent(const Http::SseEvent &event)
{
    const Result<QJsonObject> data = Core::parseJsonObject(event.data);
    const auto misunderstood = [this](const Error &error) {
        endWith({Kind::Internal, 0, QStringLiteral("the agent is not understood: ") + error.detail});
    };
    if (!data) {
        misunderstood(data.error());
    } else if (event.name == "turn") {
        Q_EMIT started(data->value(QLatin1String("turn_id")).toString(),
                       data->value(QLatin1String("conversation_id")).toString());
    } else if (event.name == "text") {
        Q_EMIT text(data->value(QLatin1String("delta")).toString());
    } else if (event.name == "tool_call") {
        if (const Result<ToolActivity> activity = ToolActivity::fromJson(*data))
            Q_EMIT toolCall(*activity);
        else
            misunderstood(activity.error());
    } else if (event.name == "tool_result") {
        Q_EMIT toolResult(data->value(QLatin1String("id")).toString(),
                          data->value(QLatin1String("class")).toString(),
                          data->value(QLatin1String("reason")).toString());
    } else if (event.name == "done") {
        if (const Result<TurnResult> result = TurnResult::fromJson(*data)) {
            cancel();
            Q_EMIT done(*result);
        } else {
            misunderstood(result.error());
        }
    } else if (event.name == "paused") {
        if (const Result<Pause> pause = Pause::fromJson(*data))
            takePause(*pause);
        else
            misunderstood(pause.error());
    } else if (event.name == "error") {
        endWith(failureOf(*data));
    } // else: a later version's event, which this one does without
}

void HttpTurnStream::takeEnd(const Result<> &result)
{
    const bool answered = m_status != 0;
    dropConnection();
    if (m_over)
        return;
    if (!result) {
        TurnFailure failure = failureOf(result.error());
        if (answered && failure.kind != Kind::Internal)
            failure.kind = Kind::Interrupted;
        endWith(failure);
    } else if (m_streaming) {
        endWith({Kind::Interrupted, 0, QStringLiteral("the answer stopped in the middle")});
    } else {
        takeWholeAnswer();
    }
}

void HttpTurnStream::takeWholeAnswer()
{
    if (!m_renewed && remedyFor(m_status, m_headers).kind == Remedy::Kind::NewToken) {
        m_renewed = true;
        renewToken();
        return;
    }
    if (m_status != 200) {
        endWith(failureOf(m_status, m_headers, m_body));
        return;
    }
    const Result<QJsonObject> body = Core::parseJsonObject(m_body);
    if (!body) {
        endWith({Kind::Internal, 0, QStringLiteral("the agent is not understood: ") + body.error().detail});
        return;
    }
    // The same ends as in a stream, told apart by `outcome`.
    Http::SseEvent end {"done", m_body};
    if (body->value(QLatin1String("outcome")).toString() == QLatin1String("paused"))
        end.name = "paused";
    const QPointer<HttpTurnStream> alive(this);
    const QString turnId = body->value(QLatin1String("turn_id")).toString();
    if (!turnId.isEmpty())
        Q_EMIT started(turnId, body->value(QLatin1String("conversation_id")).toString());
    if (alive && !m_over)
        takeEvent(end);
}

void HttpTurnStream::takePause(const Pause &pause)
{
    dropConnection();
    if (pause.reason == QLatin1String("sign_in") && !m_resumed) {
        m_resumed = true;
        m_renewed = false;
        m_pause = pause;
        m_request = m_resumeRequest(pause.turnId);
        renewToken();
        return;
    }
    m_over = true;
    Q_EMIT paused(pause);
}

void HttpTurnStream::dropConnection()
{
    m_silence.stop();
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection->abort();
    m_connection.release()->deleteLater(); // it may be what is just calling us
}

void HttpTurnStream::endWith(const TurnFailure &failure)
{
    const TurnFailure kept = failure;
    cancel();
    Q_EMIT failed(kept);
}

} // namespace Session
