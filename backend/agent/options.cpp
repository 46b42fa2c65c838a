// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/options.h"

#include "agent/connectedservices.h"
#include "auth/options.h"
#include "core/givensecret.h"

namespace Agent {

std::span<const Http::OptionText> optionTexts()
{
    static constexpr Http::OptionText options[] = {
        {"agent-listen", "ADDRESS:PORT", "127.0.0.1:8000",
         "Where the agent listens; port 0 takes a free one."},
        {"agent-audience", "NAME", "secure-agent", "What a token's aud must contain for the agent."},
        {"model-url", "URL", nullptr,
         "The language model that answers: an OpenAI-compatible server, for example "
         "http://127.0.0.1:11434/v1. "
         "Default: the built-in assistant, or OpenAI where a key is given."},
        {"model", "NAME", nullptr,
         "Which model there; at OpenAI gpt-4.1 by default. Its key stands in the file that "
         "SECURE_AGENT_MODEL_KEY_FILE names."},
        {"services", "FILE", nullptr,
         "The services that the agent may call beside HR, as JSON: see the user guide, \"Connected "
         "services\"."},
        {"exchange-client-id", "ID", nullptr,
         "The agent's own name at the identity provider, for services whose token_mode is token-exchange. "
         "Its secret "
         "stands in the file that SECURE_AGENT_EXCHANGE_SECRET_FILE names."},
        {"agent-database", "LOCATION", nullptr,
         "Where the agent keeps conversations and turns that wait for a decision: sqlite:FILE (made for this "
         "user alone), or sqlite::memory: to keep nothing."},
        {"keep-history", "DAYS", "90", "How long conversations are kept after their last change."},
        {"max-rounds", "COUNT", "8", "How many answers of the model one question may take."},
        {"max-parallel", "COUNT", "4",
         "How many questions of one person are answered at the same time; more wait."},
        {"max-tools", "COUNT", "64",
         "How many operations a language model is offered for one question; of more, those that fit it."},
        {"model-time", "SECONDS", "60", "How long one answer of the model may take."},
        {"tool-time", "SECONDS", "15", "How long one call of a connected service may take."},
        {"turn-time", "SECONDS", "300",
         "How long a question may take, without what it waits for the person."},
    };
    return options;
}

HostOptions readOptions(Http::OptionReader &reader)
{
    HostOptions options;
    options.listen = reader.address("agent-listen");
    options.service.audience = reader.text("agent-audience");
    ModelSettings &model = options.service.languageModel;
    model.model = reader.text("model");
    if (reader.isSet("model-url")) {
        model.url = QUrl(reader.text("model-url"), QUrl::StrictMode);
        if (const Core::Result<ModelEndpoint> endpoint = modelEndpoint(model); !endpoint)
            reader.refuse(QStringLiteral("--model-url: %1").arg(endpoint.error().detail));
    }
    if (reader.isSet("services")) {
        const auto services = loadConnectedServices(reader.text("services"));
        if (services)
            options.service.services = *services;
        else
            reader.refuse(services.error().detail);
    }
    options.service.exchange.id = reader.text("exchange-client-id");
    options.service.database = reader.text("agent-database");
    options.service.keepHistoryDays = reader.number("keep-history", 1, 3650);
    Limits &limits = options.service.limits;
    limits.maxRounds = reader.number("max-rounds", 1, 100);
    limits.maxWorking = reader.number("max-parallel", 1, 1000);
    limits.maxTools = reader.number("max-tools", 1, 1000);
    limits.modelTime = std::chrono::seconds(reader.number("model-time", 1, 3600));
    limits.toolTime = std::chrono::seconds(reader.number("tool-time", 1, 600));
    limits.turnTime = std::chrono::seconds(reader.number("turn-time", 1, 7200));
    options.service.requestsPerSecond = Auth::readRateLimit(reader);
    return options;
}

Core::Result<> takeModelKey(ModelSettings &model, bool onlyWhenNamed)
{
    const bool named = !model.url.isEmpty() || !model.model.isEmpty();
    if (onlyWhenNamed && !named)
        return {};
    const Core::Result<Core::Secret> key = Core::takeGivenSecret("SECURE_AGENT_MODEL_KEY");
    if (!key)
        return Core::failure(key.error());
    model.key = *key;
    if (!model.isConfigured())
        return {};
    if (model.url.isEmpty() && model.key.isEmpty())
        return Core::failure(
            Core::Error::Code::Invalid,
            QStringLiteral(
                "Where is the language model %1? Give --model-url URL, or OpenAI's key in the file that "
                "SECURE_AGENT_MODEL_KEY_FILE names. \"secure-agent-server models\" looks for one on "
                "this machine.")
                .arg(model.model));
    const Core::Result<ModelEndpoint> endpoint = modelEndpoint(model);
    return endpoint ? Core::Result<>() : Core::failure(endpoint.error());
}

Core::Result<> takeServiceSecrets(ServiceOptions &options)
{
    if (const Core::Result<> taken = takeApiKeys(options.services); !taken)
        return taken;
    if (options.exchange.id.isEmpty())
        return {};
    const Core::Result<Core::Secret> secret = Core::takeGivenSecret("SECURE_AGENT_EXCHANGE_SECRET");
    if (!secret)
        return Core::failure(secret.error());
    options.exchange.secret = *secret;
    return {};
}

} // namespace Agent
