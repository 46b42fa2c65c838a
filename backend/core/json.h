// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <string_view>

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

/// Is told what a JSON text says while it is read, for those who want a few members out of many. Names and
/// strings are UTF-8, and there for the call only.
class JsonVisitor
{
public:
    virtual ~JsonVisitor() = default;
    virtual void beginObject() = 0;
    virtual void name(std::string_view name) = 0; ///< of the member that comes next
    virtual void endObject() = 0;
    virtual void beginArray() = 0;
    virtual void endArray() = 0;
    virtual void string(std::string_view text) = 0;
    virtual void integer(qint64 number) = 0; ///< written without a fraction or an exponent
    virtual void number(double number) = 0; ///< every other one
    virtual void literal() = 0; ///< true, false or null
};

/// Reads a text as strictly as parseJson(), and tells the visitor. It may have been told a part of a text
/// that is then refused.
Result<> visitJson(QByteArrayView text, JsonVisitor &visitor, JsonLimits limits = {});

/// A name or a string as a visitor gets it. Unlike QString::fromUtf8() it keeps a byte order mark at the
/// begin.
QString toText(std::string_view utf8);

/// The member as a string: Invalid, naming the member, when it is absent or of another type.
Result<QString> readString(const QJsonObject &object, QStringView member);

/// The member as an array of strings: Invalid when it is absent or anything else.
Result<QStringList> readStrings(const QJsonObject &object, QStringView member);

} // namespace Core
