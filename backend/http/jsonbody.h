// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/reply.h"
#include "http/request.h"

#include <tl/expected.hpp>

namespace Http {

/// The request's body as a JSON object, or the answer that says what is wrong with it:
/// 415 when the content type is not application/json (or +json) or the body is compressed, 422 when it is not
/// strict JSON (Core::parseJson) or not an object.
tl::expected<QJsonObject, Reply> readJsonBody(const Request &request);

/// 422 that names the field: `{"errors":[{"field":"person_name","message":"…"}]}` beside the
/// members of every problem.
Reply invalidField(const QString &field, const QString &message);

} // namespace Http
