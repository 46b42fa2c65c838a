// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/completionreader.h"
#include "agent/openaimodel.h"
#include "http/sse.h"

#include <QTimer>

#include <optional>

namespace Agent {

/// One answer of an OpenAiModel, with its attempts. Internal to it.
class OpenAiRun : public ModelRun
{
    Q_OBJECT
public:
    OpenAiRun(Http::Client &client, const ModelEndpoint &endpoint, const ModelPatience &patience,
              std::shared_ptr<OpenAiDialect> dialect, ModelRequest request);

private:
    void attempt();
    void takeHead(int status, const Http::Headers &headers);
    void takeBytes(const QByteArray &bytes);
    void transportEnded(const Core::Result<> &result);
    void endAttempt(const ModelResult &result);
    void closeStream();
    /// Emits text(). \return false when that destroyed this run
    bool show(const QString &delta);

    Http::Client &m_client;
    const ModelEndpoint m_endpoint;
    const ModelPatience m_patience;
    const std::shared_ptr<OpenAiDialect> m_dialect;
    const ModelRequest m_request;

    std::unique_ptr<Http::ClientStream> m_stream;
    std::optional<CompletionReader> m_reader; ///< of the present attempt
    std::optional<Http::SseParser> m_events; ///< of the present attempt
    OpenAiDialect m_asked; ///< how the present attempt was asked
    int m_status = 0;
    Http::Headers m_headers;
    bool m_isEventStream = false;
    QByteArray m_body; ///< when it is none
    int m_attempts = 0;
    bool m_hasShown = false;
    QTimer m_silence;
    QTimer m_pause; ///< before the next attempt
};

} // namespace Agent
