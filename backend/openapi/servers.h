// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QUrl>

namespace OpenApi {

/// Where an operation is to be called: the configured base URL, moved to the path that the
/// document's `servers` name (OpenAPI 3.1, section 4.8.5). A document cannot move it to another
/// origin: the person's token goes with the call.
///
/// \param servers  of the operation, the path item or the document, the nearest that there is;
///        empty, or only "/", means the base URL itself. Variables take their defaults.
/// \return without a slash at the end; Invalid, with the reason for people, when every entry names
///         another origin or cannot be read
Core::Result<QUrl> chooseBaseUrl(const QJsonArray &servers, const QUrl &baseUrl);

} // namespace OpenApi
