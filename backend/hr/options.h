// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/service.h"
#include "http/optionreader.h"

namespace Hr {

/// What the command line of a program that hosts HR, or calls it, says about it.
struct HostOptions
{
    Http::ListenAddress listen;
    QUrl remoteUrl; ///< of an HR service that runs elsewhere; empty: none
    ServiceOptions service; ///< without the issuer and what follows from the listening socket
};

std::span<const Http::OptionText> optionTexts();
HostOptions readOptions(Http::OptionReader &reader);

/// operationIds of this build's document that are POST and only read. A document may not lower its own
/// effects, so the program that connects the agent says it, pinned to the document's hash.
QStringList readOnlyOperations();

} // namespace Hr
