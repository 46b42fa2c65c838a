// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi/security.h"

#include "openapi/documenttext.h"
#include "openapi/headernames.h"

#include <QJsonArray>

namespace OpenApi {

using Core::Error;
using Core::failure;

namespace {

auto unsupported(const QString &what)
{
    return failure(Error::Code::Invalid,
                   QStringLiteral("it wants a way to sign in that is not supported: %1").arg(what.left(100)));
}

Core::Result<ApiKey> readApiKey(const QString &schemeName, const QJsonObject &scheme)
{
    ApiKey key {schemeName, ApiKey::Place::Header, text(scheme, "name")};
    const QString in = text(scheme, "in");
    if (in == QLatin1String("query"))
        key.place = ApiKey::Place::Query;
    else if (in == QLatin1String("cookie"))
        key.place = ApiKey::Place::Cookie;
    else if (in != QLatin1String("header"))
        return unsupported(QStringLiteral("an apiKey in an unknown place"));
    const bool nameFits = key.place == ApiKey::Place::Query ? !key.name.isEmpty() : isHeaderName(key.name);
    // A key may well be called Authorization; a Host or a Content-Length would change the request itself.
    if (!nameFits || (key.place == ApiKey::Place::Header && isFramingHeader(key.name)))
        return unsupported(QStringLiteral("an apiKey with the name \"%1\"").arg(key.name));
    return key;
}

/// Adds what one named scheme wants.
Core::Result<> addScheme(SecurityRequirement &requirement, const References &references, const QString &name)
{
    const QJsonObject schemes = child(child(references.document(), "components"), "securitySchemes");
    const Core::Result<QJsonObject> scheme = references.follow(schemes.value(name));
    if (!scheme)
        return unsupported(QStringLiteral("\"%1\", which is not described").arg(name));
    const QString type = text(*scheme, "type");
    if (type == QLatin1String("oauth2") || type == QLatin1String("openIdConnect")) {
        requirement.bearer = true;
        return {};
    }
    if (type == QLatin1String("apiKey")) {
        const Core::Result<ApiKey> key = readApiKey(name, *scheme);
        if (!key)
            return failure(key.error());
        requirement.apiKeys.append(*key);
        return {};
    }
    if (type != QLatin1String("http"))
        return unsupported(type.isEmpty() ? QStringLiteral("\"%1\", which has no type").arg(name) : type);
    const QString httpScheme = text(*scheme, "scheme");
    if (httpScheme.compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        return unsupported(QStringLiteral("HTTP %1").arg(httpScheme));
    requirement.bearer = true;
    return {};
}

} // namespace

QString SecurityRequirement::kind() const
{
    QStringList kinds;
    if (bearer)
        kinds.append(QStringLiteral("bearer"));
    if (!apiKeys.isEmpty())
        kinds.append(QStringLiteral("apiKey"));
    return kinds.isEmpty() ? QStringLiteral("none") : kinds.join(QLatin1Char('+'));
}

Core::Result<QList<SecurityRequirement>> readSecurity(const References &references,
                                                      const QJsonObject &operation)
{
    const QLatin1String security("security");
    const QJsonValue value
        = (operation.contains(security) ? operation : references.document()).value(security);
    if (value.isUndefined())
        return QList<SecurityRequirement>();
    if (!value.isArray())
        return failure(Error::Code::Invalid, QStringLiteral("its \"security\" is not a list"));
    const QJsonArray alternatives = value.toArray();
    if (alternatives.isEmpty())
        return QList<SecurityRequirement> {SecurityRequirement()};

    QList<SecurityRequirement> possible;
    Core::Result<> why;
    for (const QJsonValue &alternative : alternatives) {
        SecurityRequirement requirement;
        Core::Result<> met;
        const QStringList names = alternative.toObject().keys();
        for (const QString &name : names) {
            met = addScheme(requirement, references, name);
            if (!met)
                break;
        }
        if (!met)
            why = met;
        else if (!possible.contains(requirement))
            possible.append(requirement);
    }
    if (possible.isEmpty())
        return failure(why.error());
    return possible;
}

QList<ApiKey> apiKeysOf(const References &references)
{
    QList<ApiKey> keys;
    const QJsonObject schemes = child(child(references.document(), "components"), "securitySchemes");
    for (auto it = schemes.constBegin(); it != schemes.constEnd(); ++it) {
        const Core::Result<QJsonObject> scheme = references.follow(it.value());
        if (!scheme || text(*scheme, "type") != QLatin1String("apiKey"))
            continue;
        if (const Core::Result<ApiKey> key = readApiKey(it.key(), *scheme))
            keys.append(*key);
    }
    return keys;
}

} // namespace OpenApi
