// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connectedservice.h"
#include "session/servicechoice.h"

namespace Main {

/// A connected service as the window sees it, and back. A key is in neither.
Session::ServiceChoice toChoice(const Agent::ConnectedService &service);
Agent::ConnectedService fromChoice(const Session::ServiceChoice &choice);

/// What an import makes of an OpenAPI document. Takes seconds where it is large: for a thread that has
/// nothing else to do. \param documentUrl  where it lies; empty: in a file \param baseUrl  where the service
/// is; empty: where the document says \return Invalid, TooLarge
Core::Result<Session::ServiceDocument> readServiceDocument(const QByteArray &text, const QUrl &documentUrl,
                                                           const QUrl &baseUrl);

} // namespace Main
