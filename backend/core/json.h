// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace Core {

/// How much JSON to accept.
struct JsonLimits
{
    int maxDepth = 64; ///< nested objects and arrays
    qsizetype maxBytes = 16 * 1024 * 1024;
};

/// Reads one JSON text strictly: UTF-8 without a byte order mark, no NUL and no lone surrogate in
/// a string, no member name twice in one object, no NaN or Infinity, nothing after the value.
///
/// QJsonDocument takes the last of two members with one name and keeps lone surrogates, and two
/// readers that disagree about a token or a request are a way in (RFC 8259, section 4; RFC 8725,
/// section 2.4).
/// \return Invalid, with the position and never a piece of the text; TooLarge
Result<QJsonValue> parseJson(QByteArrayView text, JsonLimits limits = {});

/// As parseJson(), and the value must be an object.
Result<QJsonObject> parseJsonObject(QByteArrayView text, JsonLimits limits = {});

/// The member as a string: Invalid, naming the member, when it is absent or of another type.
Result<QString> readString(const QJsonObject &object, QStringView member);

/// The member as an array of strings: Invalid when it is absent or anything else.
Result<QStringList> readStrings(const QJsonObject &object, QStringView member);

} // namespace Core
