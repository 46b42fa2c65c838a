// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"
#include "openapi/schema.h"

namespace OpenApi {

/// Makes arguments of a request body: one for each member of a plain object, else one for the whole.
///
/// application/json (or +json) is taken before application/x-www-form-urlencoded; a body of another
/// type is left out where it may be.
/// \param value      the operation's `requestBody`
/// \param operation  gets `arguments`, `bodyType`, `bodyRequired`
/// \return Invalid, with the reason for people, when the body is needed and cannot be written
Core::Result<> readBody(const QJsonObject &document, SchemaConverter &converter, const QJsonValue &value,
                        Operation &operation);

} // namespace OpenApi
