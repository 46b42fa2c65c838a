// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/remedy.h"

#include "http/bearerchallenge.h"
#include "session/identity.h"

#include <algorithm>

namespace Session {

using Core::Error;
using Core::Result;

namespace {

constexpr qsizetype maxValues = 10;
constexpr qsizetype maxScopes = 20;
constexpr qsizetype maxValueSize = 100;
constexpr std::chrono::seconds longestAge {365 * 24 * 3600};
constexpr std::chrono::seconds leeway {30}; ///< between two clocks

/// RFC 6749, section 3.3: %x21 / %x23-5B / %x5D-7E.
bool isScopeToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= maxValueSize
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() > 0x20 && c.unicode() < 0x7f && c != QLatin1Char('"')
                   && c != QLatin1Char('\\');
           });
}

QStringList readList(const QString &text)
{
    QStringList list;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (isScopeToken(word) && !list.contains(word) && list.size() < maxValues)
            list.append(word);
    }
    return list;
}

} // namespace

AuthorizationNeeds readNeeds(const QString &scope, const QString &acrValues, const QString &maxAge)
{
    AuthorizationNeeds needs {readList(scope), readList(acrValues), {}};
    bool isNumber = false;
    const qint64 seconds = maxAge.toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        needs.maxAge = std::min(std::chrono::seconds {seconds}, longestAge);
    return needs;
}

AuthorizationNeeds forStepUp(AuthorizationNeeds needs)
{
    if (needs.acrValues.isEmpty() && !needs.maxAge)
        needs.maxAge = std::chrono::seconds {0};
    return needs;
}

Remedy remedyFor(int status, const Http::Headers &headers)
{
    if (status != 401 && status != 403)
        return {};
    const QHash<QString, QString> challenge = Http::bearerChallenge(headers);
    const QString error = challenge.value(QStringLiteral("error"));
    if (status == 401 && (error.isEmpty() || error == QLatin1String("invalid_token")))
        return {Remedy::Kind::NewToken, {}};
    AuthorizationNeeds needs;
    if (status == 401 && error == QLatin1String("insufficient_user_authentication"))
        needs = forStepUp(readNeeds(challenge.value(QStringLiteral("scope")),
                                    challenge.value(QStringLiteral("acr_values")),
                                    challenge.value(QStringLiteral("max_age"))));
    else if (status == 403 && error == QLatin1String("insufficient_scope"))
        needs = readNeeds(challenge.value(QStringLiteral("scope")), {}, {});
    // A challenge that does not say what it wants would only be met by the same again.
    return needs.isEmpty() ? Remedy {} : Remedy {Remedy::Kind::NewSignIn, needs};
}

Result<QStringList> scopesFor(const QStringList &usual, const AuthorizationNeeds &needs)
{
    QStringList scopes = usual;
    for (const QString &scope : needs.scopes) {
        if (!scopes.contains(scope))
            scopes.append(scope);
    }
    if (scopes.size() > maxScopes)
        return Core::failure(Error::Code::Invalid, QStringLiteral("a service asks for too many scopes"));
    return scopes;
}

Result<> checkNeeds(const AuthorizationNeeds &needs, const TokenResponse &tokens, Core::Time begun,
                    Core::Time now)
{
    const QJsonObject identity = displayClaims(tokens.idToken);
    const QJsonObject access = displayClaims(tokens.accessToken);
    if (!needs.acrValues.isEmpty()) {
        const QJsonValue stated = access.value(QLatin1String("acr"));
        const bool same = stated.isUndefined() || needs.acrValues.contains(stated.toString());
        if (!same || !needs.acrValues.contains(identity.value(QLatin1String("acr")).toString()))
            return Core::failure(Error::Code::Unauthorized,
                                 QStringLiteral("the sign-in is not as strong as the service asks for"));
    }
    if (needs.maxAge) {
        const QJsonValue stated = identity.value(QLatin1String("auth_time"));
        const Core::Time proved {std::chrono::seconds {stated.toInteger()}};
        if (!stated.isDouble() || (proved + leeway < begun && proved + *needs.maxAge + leeway < now))
            return Core::failure(Error::Code::Unauthorized,
                                 QStringLiteral("the person did not prove again who they are"));
    }
    return {};
}

} // namespace Session
