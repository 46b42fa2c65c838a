// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connectedservice.h"
#include "core/result.h"

#include <QList>

namespace Agent {

/// The services file, which `--services` names and the desktop's settings write:
///
///     {"services": [{"name", "document", "base_url", "token_mode", "audience", "scope",
///                    "api_key_file", "allowed_operations", "document_hash", "operations": {NAME: {"effect",
///                    "required_roles"}}, "who_can_help", "takes_data_from"}]}
///
/// Required are name, document (http, https, or the path of a file, which may begin at the services file's
/// folder), base_url and token_mode ("pass-through", "token-exchange", "api-key", "none"). The first wants an
/// audience, the second an audience, a scope (RFC 6749, section 3.3) or both; api_key_file goes with the
/// third. The user guide explains each.
///
/// Read strictly: a member that is not known, or of another type, is refused, and so is what cannot hold
/// together (two services of one name; an effect "read" without the document_hash that it was said of).
/// \param file  where the text stands: named in complaints, and the base of relative paths
/// \return Invalid, with one sentence for people that names the file, the service and the member; TooLarge
Core::Result<QList<ConnectedService>> readConnectedServices(const QByteArray &json, const QString &file);

/// The same from the file itself: Invalid also when it, or a document that is a file, cannot be read.
Core::Result<QList<ConnectedService>> loadConnectedServices(const QString &file);

/// What readConnectedServices() reads, indented for people. Keys (ConnectedService::apiKey) are never in it.
QByteArray writeConnectedServices(const QList<ConnectedService> &services);

/// Reads the key of each service that names a file for it and has none yet.
/// \return Invalid, with a sentence for the operator, when a file holds none
Core::Result<> takeApiKeys(QList<ConnectedService> &services);

} // namespace Agent
