// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/documenttext.h"

#include <algorithm>

namespace OpenApi {

namespace {

constexpr qsizetype maxTextLength = 2000;

} // namespace

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString().left(maxTextLength);
}

QJsonObject child(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toObject();
}

QString mediaType(const QString &key)
{
    return key.section(QLatin1Char(';'), 0, 0).trimmed().toLower();
}

bool isJsonType(const QString &mediaType)
{
    return mediaType == QLatin1String("application/json") || mediaType.endsWith(QLatin1String("+json"));
}

bool isTextType(const QString &mediaType)
{
    return isJsonType(mediaType) || mediaType.startsWith(QLatin1String("text/"))
        || mediaType == QLatin1String("application/xml");
}

QString sentPath(const QString &path)
{
    return path.section(QLatin1Char('#'), 0, 0);
}

bool hasArgument(const Operation &operation, const QString &name)
{
    return std::any_of(operation.arguments.cbegin(), operation.arguments.cend(),
                       [&](const Argument &argument) { return argument.name == name; });
}

} // namespace OpenApi
