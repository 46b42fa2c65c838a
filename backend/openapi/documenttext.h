// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/operation.h"

namespace OpenApi {

/// A member of a document as text, at most 2,000 characters; empty when it is none.
QString text(const QJsonObject &object, const char *member);

/// A member of a document as an object; empty when it is none.
QJsonObject child(const QJsonObject &object, const char *member);

/// A media type without its parameters, in lower case.
QString mediaType(const QString &key);

/// application/json, or anything that ends in +json (RFC 6839, section 3.1).
bool isJsonType(const QString &mediaType);

/// A type whose bytes are text that a model may write: text/…, JSON, XML.
bool isTextType(const QString &mediaType);

/// A path without its fragment, by which documents tell operations of one path apart: it is never sent.
QString sentPath(const QString &path);

/// Whether the operation has an argument of that name already.
bool hasArgument(const Operation &operation, const QString &name);

} // namespace OpenApi
