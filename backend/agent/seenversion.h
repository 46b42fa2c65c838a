// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"

namespace Agent {

/// The argument that is sent as `If-Match` (RFC 9110, section 13.1.1); empty: the operation has none.
QString versionArgument(const OpenApi::Operation &operation);

/// The version that a change is to be made to: the newest entity tag that the conversation has read of the
/// same thing, so that nobody overwrites what the person did not see.
///
/// Only results of the same service count. One speaks of the same thing when it answered a request for the
/// change's own address, and its `ETag` is the version; or when an object in it has all the path's
/// parameters as members with the same values (`/employees/{person_name}/…` and `{"person_name":
/// "roberto", …}`), and that object's member `etag` is. A newer result without a version takes the older
/// one's place only after the service refused that one: a change may then be refused once too often, and is
/// never made to what nobody saw.
/// \param seen  messages that the model was given, oldest first
/// \param operations  of all services, to know what the calls in `seen` were
/// \return a strong entity tag in its quotes; empty when the operation takes no If-Match, the arguments
///         name a version (other than `*`) themselves, or none is known
QString seenVersion(const OpenApi::Operation &operation, const QJsonObject &arguments,
                    const QList<ChatMessage> &seen, const QList<OpenApi::Operation> &operations);

} // namespace Agent
