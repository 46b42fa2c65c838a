// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QJsonValue>

namespace OpenApi {

/// The value that a JSON Pointer names (RFC 6901, section 4), in the fragment form of a `$ref`:
/// "#/components/schemas/Person".
/// \return Invalid for a reference that leaves the document (nothing is ever fetched, no file is
///         read) and for an anchor; NotFound when nothing is there
Core::Result<QJsonValue> resolvePointer(const QJsonObject &document, const QString &reference);

/// Follows the `$ref` of an object that is not a schema (a parameter, a body, a response, a path
/// item), through further references, until there is none.
/// \return Invalid for a cycle, a chain of more than 16, or something that is not an object
Core::Result<QJsonObject> follow(const QJsonObject &document, const QJsonValue &value);

} // namespace OpenApi
