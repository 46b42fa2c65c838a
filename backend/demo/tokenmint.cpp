// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tokenmint.h"

#include "core/random.h"
#include "jose/token.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Demo {

namespace {

constexpr qsizetype maxPublishedKeys = 3;

QJsonObject header()
{
    return {{QStringLiteral("typ"), QStringLiteral("JWT")}};
}

QByteArray unsignedToken(const QJsonObject &claims)
{
    return Jose::encodeBase64Url(R"({"alg":"none","typ":"JWT"})") + '.'
        + Jose::encodeBase64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + '.';
}

/// Changes one bit in the middle of the signature.
QByteArray withWrongSignature(const QByteArray &token)
{
    const qsizetype dot = token.lastIndexOf('.');
    QByteArray signature
        = Jose::decodeBase64Url(QByteArrayView(token).sliced(dot + 1)).value_or(QByteArray("x"));
    char &byte = signature[signature.size() / 2];
    byte = static_cast<char>(byte ^ 1);
    return token.first(dot + 1) + Jose::encodeBase64Url(signature);
}

} // namespace

TokenMint::TokenMint(MintRules rules, const Misbehaviour &misbehaviour, Jose::PrivateKey key)
    : m_rules(std::move(rules)), m_misbehaviour(&misbehaviour), m_keys {std::move(key)}
{
}

Core::Result<TokenMint> TokenMint::create(MintRules rules, const Misbehaviour &misbehaviour)
{
    Core::Result<Jose::PrivateKey> key = Jose::PrivateKey::generate();
    if (!key)
        return Core::failure(key.error());
    return TokenMint(std::move(rules), misbehaviour, std::move(*key));
}

Core::Result<> TokenMint::rotateKeys(bool keepOld)
{
    Core::Result<Jose::PrivateKey> key = Jose::PrivateKey::generate();
    if (!key)
        return Core::failure(key.error());
    if (!keepOld)
        m_keys.clear();
    m_keys.prepend(std::move(*key));
    if (m_keys.size() > maxPublishedKeys)
        m_keys.removeLast();
    return {};
}

QJsonObject TokenMint::jwks() const
{
    QJsonArray keys;
    for (const Jose::PrivateKey &key : m_keys)
        keys.append(key.publicJwk());
    return {{QStringLiteral("keys"), keys}};
}

std::chrono::seconds TokenMint::accessTokenLife() const
{
    return m_misbehaviour->accessTokenLife.value_or(m_rules.accessTokenLife);
}

QJsonObject TokenMint::commonClaims(const Person &person, const Session &session, bool refreshed) const
{
    const bool otherSubject = refreshed && m_misbehaviour->changeSubjectOnRefresh;
    const QString issuer
        = m_misbehaviour->tokenIssuer.isEmpty() ? m_rules.issuer : m_misbehaviour->tokenIssuer;
    const Core::Time now = m_rules.clock();
    return {
        {QStringLiteral("iss"), issuer},
        {QStringLiteral("sub"),
         subjectOf(otherSubject ? person.username + QLatin1String(" 2") : person.username)},
        {QStringLiteral("iat"), static_cast<qint64>(now.time_since_epoch().count())},
        {QStringLiteral("exp"), static_cast<qint64>((now + accessTokenLife()).time_since_epoch().count())},
        {QStringLiteral("jti"), Core::randomId()},
        {QStringLiteral("azp"), m_rules.clientId},
        {QStringLiteral("sid"), session.id},
        {QStringLiteral("acr"), QStringLiteral("1")},
        {QStringLiteral("auth_time"), static_cast<qint64>(session.signedIn.time_since_epoch().count())},
        {QStringLiteral("preferred_username"), person.username},
        {QStringLiteral("name"), person.fullName},
        {QStringLiteral("email"), person.email},
    };
}

QByteArray TokenMint::accessToken(const Person &person, const Session &session, const QStringList &scopes,
                                  bool refreshed) const
{
    const QStringList scopesWithAudience {QStringLiteral("agent"), QStringLiteral("hr")};
    QJsonArray audience;
    for (qsizetype i = 0; i < scopesWithAudience.size() && i < m_rules.audiences.size(); ++i) {
        if (scopes.contains(scopesWithAudience.at(i)))
            audience.append(m_rules.audiences.at(i));
    }
    if (audience.isEmpty())
        audience.append(m_rules.issuer);

    QJsonObject claims = commonClaims(person, session, refreshed);
    claims.insert(QStringLiteral("typ"), QStringLiteral("Bearer"));
    claims.insert(QStringLiteral("aud"), audience);
    claims.insert(QStringLiteral("scope"), scopes.join(QLatin1Char(' ')));
    if (!person.roles.isEmpty()) {
        const QJsonObject roles {{QStringLiteral("roles"), QJsonArray::fromStringList(person.roles)}};
        claims.insert(QStringLiteral("resource_access"), QJsonObject {{m_rules.clientId, roles}});
    }
    return Jose::signToken(m_keys.first(), header(), claims);
}

QByteArray TokenMint::idToken(const Person &person, const Session &session, bool refreshed) const
{
    using Wrong = Misbehaviour::IdToken;
    const Wrong wrong = m_misbehaviour->idToken;
    QJsonObject claims = commonClaims(person, session, refreshed);
    claims.insert(QStringLiteral("typ"), QStringLiteral("ID"));
    claims.insert(QStringLiteral("aud"),
                  wrong == Wrong::WrongAudience ? QStringLiteral("another-client") : m_rules.clientId);
    // A refresh answers no authorization request (OpenID Connect Core 1.0, section 12.2).
    if (!session.nonce.isEmpty() && !refreshed)
        claims.insert(QStringLiteral("nonce"),
                      wrong == Wrong::WrongNonce ? QStringLiteral("another nonce") : session.nonce);
    if (wrong == Wrong::WrongAuthorizedParty)
        claims.insert(QStringLiteral("azp"), QStringLiteral("another-client"));
    if (wrong == Wrong::WrongIssuer)
        claims.insert(QStringLiteral("iss"), QStringLiteral("https://another.example"));
    if (wrong == Wrong::Expired)
        claims.insert(QStringLiteral("exp"), claims.value(QLatin1String("iat")).toInteger() - 3600);
    if (wrong == Wrong::AlgorithmNone)
        return unsignedToken(claims);
    const QByteArray token = Jose::signToken(m_keys.first(), header(), claims);
    return wrong == Wrong::WrongSignature ? withWrongSignature(token) : token;
}

std::optional<QString> TokenMint::readHint(const QByteArray &idToken) const
{
    const Core::Result<Jose::Token> token = Jose::parseToken(idToken);
    if (!token || token->claims.value(QLatin1String("typ")) != QJsonValue(QLatin1String("ID"))
        || token->claims.value(QLatin1String("iss")) != QJsonValue(m_rules.issuer))
        return {};
    for (const Jose::PrivateKey &key : m_keys) {
        const Core::Result<Jose::PublicKey> publicKey = Jose::PublicKey::fromJwk(key.publicJwk());
        if (publicKey && key.keyId() == token->keyId()
            && publicKey->verifyRs256(token->signingInput, token->signature))
            return token->claims.value(QLatin1String("sid")).toString();
    }
    return {};
}

} // namespace Demo
