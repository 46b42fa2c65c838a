// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/schema.h"

namespace OpenApi {

/// Rewrites one schema's own keywords from its dialect to JSON Schema draft 7; schemas inside of it stay
/// as they are. What only tooling reads (examples, `xml`, `discriminator`, `x-…`) goes.
/// \return Invalid, with the reason for people, where draft 7 cannot say it
Core::Result<> toDraft7(QJsonObject &schema);

/// Says `nullable` of OpenAPI 3.0 with draft 7's means, once the schemas inside are converted; drops it in
/// later dialects, where it means nothing.
void applyNullable(QJsonObject &schema, Dialect dialect);

/// Leaves out the members that only travel the other way.
void dropMembersOfOtherDirection(QJsonObject &schema, const References &references, Direction direction);

/// Whether a keyword constrains nothing.
bool isAnnotation(const QString &keyword);

} // namespace OpenApi
