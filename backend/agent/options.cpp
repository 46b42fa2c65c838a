// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/options.h"

namespace Agent {

std::span<const Http::OptionText> optionTexts()
{
    static constexpr Http::OptionText options[] = {
        {"agent-listen", "ADDRESS:PORT", "127.0.0.1:8000",
         "Where the agent listens; port 0 takes a free one."},
        {"agent-audience", "NAME", "secure-agent", "What a token's aud must contain for the agent."},
    };
    return options;
}

HostOptions readOptions(Http::OptionReader &reader)
{
    HostOptions options;
    options.listen = reader.address("agent-listen");
    options.service.audience = reader.text("agent-audience");
    return options;
}

} // namespace Agent
