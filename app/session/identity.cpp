// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/identity.h"

#include "session/plaintext.h"

namespace Session {

using Core::Error;
using Core::Result;

namespace {

constexpr qsizetype maxName = 100;

QString readName(const QJsonObject &claims, QLatin1String member)
{
    return plainText(claims.value(member).toString(), maxName);
}

Result<Person> makePerson(const QJsonObject &idClaims, const QJsonObject &accessClaims,
                          const QString &roleClient)
{
    Person person;
    person.issuer = idClaims.value(QLatin1String("iss")).toString();
    person.subject = idClaims.value(QLatin1String("sub")).toString();
    if (person.subject.isEmpty())
        return Core::failure(Error::Code::Unauthorized, QStringLiteral("the ID token names nobody"));
    const QJsonValue accessSubject = accessClaims.value(QLatin1String("sub"));
    if (!accessSubject.isUndefined() && accessSubject.toString() != person.subject)
        return Core::failure(Error::Code::Unauthorized,
                             QStringLiteral("ID token and access token are about different people"));
    person.name = readName(idClaims, QLatin1String("preferred_username"));
    if (person.name.isEmpty())
        person.name = plainText(person.subject, maxName);
    person.fullName = readName(idClaims, QLatin1String("name"));
    if (person.fullName.isEmpty())
        person.fullName = person.name;
    person.roles = Jose::claimSetOf(accessClaims, roleClient).roles;
    return person;
}

} // namespace

QJsonObject displayClaims(const Core::Secret &accessToken)
{
    const Result<Jose::Token> token = Jose::parseToken(accessToken.expose());
    return token ? token->claims : QJsonObject();
}

Core::Future<Person> identify(const TokenResponse &tokens, Jose::KeySource &keys,
                              const Jose::IdTokenRules &rules, const QString &roleClient,
                              const Core::Clock &clock, QObject *context)
{
    if (tokens.idToken.isEmpty())
        return Core::ready<Person>(
            Core::failure(Error::Code::Unauthorized, QStringLiteral("the provider sent no ID token")));
    const Result<Jose::Token> token = Jose::parseToken(tokens.idToken.expose());
    if (!token)
        return Core::ready<Person>(Core::failure(Error::Code::Unauthorized, token.error().detail));
    // Before its key is looked for: the header decides which key that is.
    if (const Result<> header = Jose::checkHeader(token->header, {QStringLiteral("JWT")}, false); !header)
        return Core::ready<Person>(Core::failure(Error::Code::Unauthorized, header.error().detail));

    const Core::Promise<Person> promise;
    const QJsonObject accessClaims = displayClaims(tokens.accessToken);
    Core::whenDone(context, keys.find(token->keyId()),
                   [promise, token = *token, rules, accessClaims, roleClient,
                    clock](const Result<Jose::PublicKey> &key) {
                       if (!key) {
                           promise.finish(Core::failure(key.error()));
                           return;
                       }
                       if (!key->verifyRs256(token.signingInput, token.signature)) {
                           promise.finish(
                               Core::failure(Error::Code::Unauthorized,
                                             QStringLiteral("the ID token's signature is not the issuer's")));
                           return;
                       }
                       const Result<QJsonObject> claims = Jose::checkIdToken(token, rules, clock());
                       if (!claims) {
                           promise.finish(Core::failure(Error::Code::Unauthorized, claims.error().detail));
                           return;
                       }
                       promise.finish(makePerson(*claims, accessClaims, roleClient));
                   });
    return promise.future();
}

} // namespace Session
