// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"
#include "openapi/schema.h"

namespace OpenApi {

extern const QLatin1String jsonType;
extern const QLatin1String formType;
extern const QLatin1String multipartType;
extern const QLatin1String textType;

/// Makes arguments of a request body: one for each member of a plain object, else one for the whole.
///
/// JSON is taken before application/x-www-form-urlencoded, that before multipart/form-data, of
/// which only fields with text are sent, and that before text/plain, which is one text as it is. A body of
/// another type is left out where it may be.
/// \param value      the operation's `requestBody`
/// \param operation  gets `arguments`, `bodyType`, `bodyFields`, `bodyRequired`
/// \return Invalid, with the reason for people, when the body is needed and cannot be written
Core::Result<> readBody(const References &references, SchemaConverter &converter, const QJsonValue &value,
                        Operation &operation);

} // namespace OpenApi
