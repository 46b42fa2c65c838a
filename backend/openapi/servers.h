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
/// \param documentUrl  where the document lies: what a relative entry is relative to, where that is the
///        base's origin; else, and where it is empty, it is relative to the base URL as to a folder
/// \return without a slash at the end; Invalid, with the reason for people, when every entry names
///         another origin or cannot be read
Core::Result<QUrl> chooseBaseUrl(const QJsonArray &servers, const QUrl &baseUrl,
                                 const QUrl &documentUrl = {});

/// The address that a document itself names first, where nobody configured one: to look at it, not to
/// call it. \return http://localhost when it names none
QUrl ownBaseUrl(const QJsonObject &document, const QUrl &documentUrl);

} // namespace OpenApi
