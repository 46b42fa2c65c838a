// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/openaimodel.h"

#include "agent/openairun.h"

namespace Agent {

OpenAiModel::OpenAiModel(Http::Client &client, ModelEndpoint endpoint, ModelPatience patience)
    : m_client(client), m_endpoint(std::move(endpoint)), m_patience(patience)
{
}

std::unique_ptr<ModelRun> OpenAiModel::run(const ModelRequest &request)
{
    return std::make_unique<OpenAiRun>(m_client, m_endpoint, m_patience, m_dialect, request);
}

} // namespace Agent
