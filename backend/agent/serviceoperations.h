// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connectedservice.h"

namespace Agent {

/// Makes a document that was just read what the settings of its service say.
///
/// Operations that are not allowed go. An effect Write always holds; Read only for a POST, only for the
/// document that it was said of, and never against what the document itself calls a change. Roles of a rule
/// take the place of the document's. What the service's TokenMode cannot sign is unusable, with its reason.
/// So is every operation without a rule of its own, when one that asks first or wants a role is for an
/// operation that the document does not have (any more): it may stand under another name now. \return what in
/// the settings does not fit the document, in sentences for whoever looks after them
QStringList applySettings(OpenApi::Document &document, const ConnectedService &service);

} // namespace Agent
