// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "openapi/operation.h"

#include <QJsonValue>

namespace OpenApi {

/// The style that a place has where the document names none (OpenAPI 3.1, section 4.8.12.2).
QString defaultStyle(Argument::Place place);

/// Whether the style exists in that place: simple, label, matrix in a path; form, spaceDelimited,
/// pipeDelimited, deepObject in a query; simple in a header; form in a cookie.
bool isKnownStyle(Argument::Place place, const QString &style);

/// The value as one path segment or a part of one, percent-encoded down to unreserved characters.
/// \return Invalid when it is empty, ".", "..", or nested too deeply for its style: such a segment
///         would lead to another operation (RFC 3986, section 5.2.4)
Core::Result<QByteArray> pathText(const Argument &argument, const QJsonValue &value);

/// The value as `name=value` pieces for a query, percent-encoded, without "?" or "&" in front.
/// Also what an application/x-www-form-urlencoded body holds.
Core::Result<QByteArray> queryText(const Argument &argument, const QJsonValue &value);

/// The value as a header's text.
/// \return Invalid when it holds anything but printable ASCII: a line break would be another header
Core::Result<QByteArray> headerText(const Argument &argument, const QJsonValue &value);

/// The value as `name=value` for the Cookie header, percent-encoded. Pieces of an exploded value stand as
/// cookies of their own (RFC 6265, section 4.2.1; OpenAPI 3.2, style `cookie`): a "&" would part nothing.
Core::Result<QByteArray> cookieText(const Argument &argument, const QJsonValue &value);

} // namespace OpenApi
