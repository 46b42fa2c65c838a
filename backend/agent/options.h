// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/service.h"
#include "http/optionreader.h"

namespace Agent {

/// What the command line of a program that hosts the agent says about it.
struct HostOptions
{
    Http::ListenAddress listen;
    ServiceOptions service; ///< without the issuer, the connected services and what follows from the socket
};

std::span<const Http::OptionText> optionTexts();
HostOptions readOptions(Http::OptionReader &reader);

} // namespace Agent
