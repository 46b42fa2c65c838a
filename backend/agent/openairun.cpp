// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/openairun.h"

#include "agent/openaierror.h"
#include "core/logging.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace Agent {

using Reason = ModelFailure::Reason;
using std::chrono::milliseconds;

namespace {

tl::unexpected<ModelFailure> failed(Reason reason, const QString &detail)
{
    return tl::unexpected(ModelFailure {reason, detail, std::chrono::seconds(0)});
}

} // namespace

OpenAiRun::OpenAiRun(Http::Client &client, const ModelEndpoint &endpoint, const ModelPatience &patience,
                     std::shared_ptr<OpenAiDialect> dialect, ModelRequest request)
    : m_client(client), m_endpoint(endpoint), m_patience(patience), m_dialect(std::move(dialect)),
      m_request(std::move(request))
{
    m_silence.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this,
            [this] { endAttempt(failed(Reason::TimedOut, QStringLiteral("no byte for too long"))); });
    connect(&m_pause, &QTimer::timeout, this, &OpenAiRun::attempt);
    m_pause.start(0);
}

void OpenAiRun::attempt()
{
    m_asked = *m_dialect;
    m_reader.emplace(m_request);
    m_events.emplace();
    m_status = 0;
    m_isEventStream = false;
    m_body.clear();

    Http::ClientRequest request;
    request.method = "POST";
    request.url = m_endpoint.completions;
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Accept",
                        m_asked.streams ? "text/event-stream, application/json" : "application/json");
    if (!m_endpoint.key.isEmpty())
        request.headers.set(m_endpoint.keyHeader, m_endpoint.keyValue());
    request.body = completionRequest(m_request, m_endpoint.model, m_asked);
    request.maxBytes = m_patience.maxBytes;
    request.timeLimit = m_patience.silence + milliseconds(1000); // ours comes first, and has its own reason
    m_stream = m_client.open(request);
    connect(m_stream.get(), &Http::ClientStream::started, this, &OpenAiRun::takeHead);
    connect(m_stream.get(), &Http::ClientStream::data, this, &OpenAiRun::takeBytes);
    connect(m_stream.get(), &Http::ClientStream::finished, this, &OpenAiRun::transportEnded);
    m_silence.start(m_patience.silence);
}

void OpenAiRun::takeHead(int status, const Http::Headers &headers)
{
    m_status = status;
    m_headers = headers;
    m_isEventStream
        = status == 200 && headers.value("Content-Type").trimmed().toLower().startsWith("text/event-stream");
}

void OpenAiRun::takeBytes(const QByteArray &bytes)
{
    m_silence.start(m_patience.silence);
    if (!m_isEventStream) {
        m_body += bytes;
        return;
    }
    const QList<Http::SseEvent> events = m_events->feed(bytes);
    QString shown;
    std::optional<ModelFailure> failure;
    for (const Http::SseEvent &event : events) {
        failure = m_reader->take(event, shown);
        if (failure)
            break;
    }
    if (m_events->overflowed())
        failure = ModelFailure {Reason::NotUnderstood, QStringLiteral("an event is too large"), {}};
    if (!show(shown))
        return;
    if (failure)
        endAttempt(tl::unexpected(*failure));
    else if (m_reader->isDone())
        transportEnded({}); // some servers keep the connection open after that
}

void OpenAiRun::transportEnded(const Core::Result<> &result)
{
    if (!result && m_status == 0)
        return endAttempt(failed(Reason::Unreachable, result.error().detail));
    if (!result && result.error().code == Core::Error::Code::TooLarge)
        return endAttempt(failed(Reason::NotUnderstood, result.error().detail));
    if (m_status != 200) {
        if (const std::optional<OpenAiDialect> simpler = simplerDialect(m_asked, m_status, m_body)) {
            *m_dialect = *simpler;
            closeStream();
            attempt();
            return;
        }
        return endAttempt(tl::unexpected(modelFailureOf(m_status, m_headers, m_body)));
    }
    if (!m_isEventStream && !result)
        return endAttempt(failed(Reason::BrokeOff, result.error().detail));
    if (!m_isEventStream) {
        const ModelResult answer = m_reader->readWhole(m_body);
        if (answer && !show(answer->text))
            return;
        return endAttempt(answer);
    }
    QString rest;
    const ModelResult answer = m_reader->finish(rest);
    if (!show(rest))
        return;
    endAttempt(answer);
}

bool OpenAiRun::show(const QString &delta)
{
    if (delta.isEmpty())
        return true;
    m_hasShown = true;
    const QPointer<OpenAiRun> alive(this);
    Q_EMIT text(delta);
    return alive && m_stream;
}

void OpenAiRun::endAttempt(const ModelResult &result)
{
    closeStream();
    ++m_attempts;
    if (!result && !m_hasShown && m_attempts < m_patience.attempts && isWorthRetrying(result.error())
        && result.error().retryAfter <= m_patience.longestWait) {
        milliseconds delay = m_patience.firstDelay * (1 << (m_attempts - 1));
        // Not all at the same time, when many were refused at the same time.
        delay += milliseconds(QRandomGenerator::global()->bounded(int(delay.count() / 2) + 1));
        delay = std::max(delay, milliseconds(result.error().retryAfter));
        qCInfo(lcAgent) << "the model is asked again:" << result.error().detail;
        m_pause.start(delay);
        return;
    }
    Q_EMIT finished(result);
}

void OpenAiRun::closeStream()
{
    m_silence.stop();
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // it may be the one that called
}

} // namespace Agent
