// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/modelsettings.h"
#include "agent/openairequest.h"
#include "http/client.h"

#include <chrono>
#include <memory>

namespace Agent {

/// How long, how much and how often a model is asked for one answer.
struct ModelPatience
{
    std::chrono::milliseconds silence {45000}; ///< until the first byte, and between two
    qint64 maxBytes = 8 * 1024 * 1024; ///< of one answer
    int attempts = 3; ///< in all, as long as nothing was shown
    std::chrono::milliseconds firstDelay {500}; ///< before the second attempt; doubled before the next
    std::chrono::seconds longestWait {20}; ///< a server that asks for more is not waited for
};

/// A language model behind an OpenAI-compatible API: OpenAI, Azure OpenAI, Ollama, llama.cpp, vLLM, LM
/// Studio.
///
/// Answers come as a stream where the server streams, else whole. An answer that fails before any of it was
/// shown is asked for again, with growing pauses and as `Retry-After` says; after that never. Redirects are
/// not followed. Lives in the agent service's thread. What servers do: docs/adr/0013-language-models.md
class OpenAiModel : public ChatModel
{
public:
    /// \param client  must outlive this and its runs
    OpenAiModel(Http::Client &client, ModelEndpoint endpoint, ModelPatience patience = {});

    QString name() const override { return m_endpoint.model; }
    std::unique_ptr<ModelRun> run(const ModelRequest &request) override;

private:
    Http::Client &m_client;
    const ModelEndpoint m_endpoint;
    const ModelPatience m_patience;
    /// Shared with the runs, which learn it.
    const std::shared_ptr<OpenAiDialect> m_dialect = std::make_shared<OpenAiDialect>();
};

} // namespace Agent
