// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "openapi/operation.h"

namespace OpenApi {

/// A request's body as it is sent.
struct RequestBody
{
    QByteArray contentType;
    QByteArray bytes;
};

/// Writes a value as the operation's body: JSON, an object's members as a form's fields, or a text as it is.
///
/// In a form a list repeats its field, and an object is JSON text, where the document says nothing else
/// (OpenAPI 3.1, section 4.8.15). One value is always written in one way, a multipart's boundary
/// included: a person approves exactly these bytes.
/// \return Invalid, with a sentence for the model, when a field does not fit its style
Core::Result<RequestBody> writeBody(const Operation &operation, const QJsonValue &value);

/// JSON of any value without white space.
QByteArray compactJson(const QJsonValue &value);

} // namespace OpenApi
