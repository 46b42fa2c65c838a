// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>
#include <QUrl>

#include <chrono>

namespace Agent {

/// Which language model answers, as somebody configured it. Nothing set: the built-in assistant does.
///
/// The key comes from whoever knows it (a file, an environment variable, the OS keychain) and is given in
/// here; it is never stored with the other two.
struct ModelSettings
{
    QUrl url; ///< of an OpenAI-compatible server, "https://api.openai.com/v1"; empty: OpenAI, when there is a
              ///< key
    QString model; ///< empty: gpt-4.1 at OpenAI, the deployment of an Azure URL
    Core::Secret key; ///< empty: none is sent

    bool isConfigured() const { return !url.isEmpty() || !model.isEmpty() || !key.isEmpty(); }
};

/// Where requests go, complete and checked.
struct ModelEndpoint
{
    QUrl completions; ///< the whole address of the chat completions
    QString model;
    QByteArray keyHeader; ///< "Authorization", or Azure's "api-key"
    QByteArray keyValue() const; ///< what stands in it; a secret
    Core::Secret key;
};

/// Turns settings into an endpoint.
///
/// A base address ("…/v1") or the whole one ("…/chat/completions") will do; without a path it is "/v1".
/// Azure OpenAI is known by its host or by "/openai/deployments/": its key goes into `api-key`, and
/// `api-version` is added where it is missing.
/// \return Invalid with a sentence for the operator: not http(s); http outside loopback; a link-local or
///         metadata address; a name or a password in it; no model named where none is known
Core::Result<ModelEndpoint> modelEndpoint(const ModelSettings &settings);

} // namespace Agent
