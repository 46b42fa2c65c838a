// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/headers.h"
#include "openapi/operation.h"

#include <QJsonObject>

namespace OpenApi {

/// One call, exactly as it will be sent but for the caller's bearer.
struct PreparedRequest
{
    QByteArray method;
    QUrl url;
    Http::Headers headers; ///< parameters and the body's type; nothing about the caller
    QByteArray body;

    /// What a person approves: `{"method","url","headers"?,"body"}` as one line each, canonical: two
    /// requests that would be sent alike have equal descriptions, and no others.
    QByteArray description() const;
    /// SHA-256 of description(), hex.
    QString digest() const;
};

/// Puts the request together. `arguments` must have passed checkArguments().
///
/// The URL stays on the origin of Operation::baseUrl, whatever the arguments hold; path segments are
/// percent-encoded and never empty, "." or "..".
/// \return Invalid, with a sentence for the model, when an argument does not fit its place;
///         Internal when the operation is not usable
Core::Result<PreparedRequest> prepareRequest(const Operation &operation, const QJsonObject &arguments);

} // namespace OpenApi
