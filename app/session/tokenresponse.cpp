// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tokenresponse.h"

#include "core/json.h"
#include "session/plaintext.h"

#include <algorithm>

namespace Session {

using Core::Error;
using Core::Result;

namespace {

constexpr qsizetype maxTokenSize = 32 * 1024;

/// RFC 6749, appendix A.12: VSCHAR without the space. Anything else could break out of a header.
bool isTokenText(const QByteArray &token)
{
    return token.size() <= maxTokenSize
        && std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/// Empty when the member is absent, null or "".
Result<Core::Secret> readToken(const QJsonObject &object, QLatin1String member)
{
    const QJsonValue value = object.value(member);
    if (value.isUndefined() || value.isNull())
        return Core::Secret();
    const QByteArray token = value.toString().toUtf8();
    if (!value.isString() || !isTokenText(token))
        return Core::failure(Error::Code::Invalid, QStringLiteral("%1 is not a token").arg(member));
    return Core::Secret(token);
}

Error readError(int status, const QJsonObject &object)
{
    const QString code = plainText(object.value(QLatin1String("error")).toString(), 60);
    if (status == 429 || status >= 500)
        return {Error::Code::Unavailable, QStringLiteral("the token endpoint answered %1").arg(status)};
    if (code == QLatin1String("invalid_grant"))
        return {Error::Code::Unauthorized, QStringLiteral("the token endpoint answered invalid_grant")};
    if (!code.isEmpty())
        return {Error::Code::Forbidden, QStringLiteral("the token endpoint answered %1").arg(code)};
    return {Error::Code::Invalid,
            QStringLiteral("the token endpoint answered %1 without an OAuth error").arg(status)};
}

} // namespace

Result<TokenResponse> readTokenResponse(int status, const QByteArray &body)
{
    const Result<QJsonObject> object
        = Core::parseJsonObject(body, {.maxDepth = 16, .maxBytes = maxTokenResponse});
    if (status != 200)
        return Core::failure(readError(status, object.value_or(QJsonObject())));
    if (!object)
        return Core::failure(Error::Code::Invalid, QStringLiteral("the token endpoint's answer is not JSON"));
    // Some providers put an error into a 200.
    if (object->contains(QLatin1String("error")))
        return Core::failure(readError(400, *object));

    const QString type = object->value(QLatin1String("token_type")).toString();
    if (type.compare(QLatin1String("Bearer"), Qt::CaseInsensitive) != 0)
        return Core::failure(Error::Code::Invalid, QStringLiteral("the token is not a bearer token"));

    const Result<Core::Secret> access = readToken(*object, QLatin1String("access_token"));
    const Result<Core::Secret> refresh = readToken(*object, QLatin1String("refresh_token"));
    const Result<Core::Secret> identity = readToken(*object, QLatin1String("id_token"));
    for (const Result<Core::Secret> *token : {&access, &refresh, &identity}) {
        if (!*token)
            return Core::failure(token->error());
    }
    if (access->isEmpty())
        return Core::failure(Error::Code::Invalid, QStringLiteral("the answer has no access token"));

    TokenResponse response {*access, *refresh, *identity, {}};
    const QJsonValue life = object->value(QLatin1String("expires_in"));
    if (life.isDouble() && life.toDouble() > 0)
        response.expiresIn
            = std::chrono::seconds(static_cast<qint64>(std::min(life.toDouble(), 10.0 * 365 * 24 * 3600)));
    return response;
}

} // namespace Session
