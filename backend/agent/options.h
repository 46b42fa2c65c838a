// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/service.h"
#include "http/optionreader.h"

namespace Agent {

/// What the command line of a program that hosts the agent says about it.
struct HostOptions
{
    Http::ListenAddress listen;
    ServiceOptions
        service; ///< without the issuer, HR and what follows from the socket; `services`: as --services says
};

std::span<const Http::OptionText> optionTexts();
HostOptions readOptions(Http::OptionReader &reader);

/// Completes which language model answers: takes its key (Core::takeGivenSecret, SECURE_AGENT_MODEL_KEY) and
/// checks that all of it fits together. A program that keeps the key in the OS keychain fills in
/// ModelSettings::key itself instead.
/// \param onlyWhenNamed  a key alone does not choose a model: for the demo, which uses nothing of the
/// person's own
///                       unasked
/// \return Invalid with a sentence for the operator
Core::Result<> takeModelKey(ModelSettings &model, bool onlyWhenNamed = false);

/// Completes what the connected services are called with: takeApiKeys(), and where an account for exchanging
/// tokens is named, its secret (Core::takeGivenSecret, SECURE_AGENT_EXCHANGE_SECRET). \return Invalid with a
/// sentence for the operator
Core::Result<> takeServiceSecrets(ServiceOptions &options);

} // namespace Agent
