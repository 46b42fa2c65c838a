// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tokencases.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Doubles {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject changed(QJsonObject object, const QJsonObject &change)
{
    for (auto member = change.begin(); member != change.end(); ++member)
        object.insert(member.key(), member.value());
    return object;
}

} // namespace

TokenCases::TokenCases(const TokenCaseIssuer &issuer) : m_issuer(issuer)
{
    add(QStringLiteral("good: as it should be"), withClaims({}), Verdict::Good);
    addAlgorithms();
    addTypes();
    addExtensions();
    addKeyIds();
    addSignatures();
    addTimes();
    addIssuers();
    addAudiences();
    addNames();
    addKinds();
    addRoles();
    addSegments();
    addDoubledNames();
    addJson();
}

QJsonObject TokenCases::header() const
{
    return {{QStringLiteral("alg"), QStringLiteral("RS256")},
            {QStringLiteral("typ"), QStringLiteral("JWT")},
            {QStringLiteral("kid"), QString::fromLatin1(m_issuer.key.keyId())}};
}

QJsonObject TokenCases::claims() const
{
    const QJsonObject roles {{QStringLiteral("roles"), QJsonArray {m_issuer.role}}};
    return {{QStringLiteral("iss"), m_issuer.issuer},
            {QStringLiteral("sub"), QStringLiteral("subject-of-office")},
            {QStringLiteral("aud"), QJsonArray {QStringLiteral("secure-agent"), m_issuer.audience}},
            {QStringLiteral("exp"), m_issuer.now + 1800},
            {QStringLiteral("iat"), m_issuer.now},
            {QStringLiteral("nbf"), m_issuer.now},
            {QStringLiteral("typ"), QStringLiteral("Bearer")},
            {QStringLiteral("azp"), m_issuer.roleClient},
            {QStringLiteral("preferred_username"), QStringLiteral("office")},
            {QStringLiteral("resource_access"), QJsonObject {{m_issuer.roleClient, roles}}}};
}

QByteArray TokenCases::sign(const QByteArray &header, const QByteArray &claims) const
{
    return signText(Jose::encodeBase64Url(header) + '.' + Jose::encodeBase64Url(claims));
}

QByteArray TokenCases::signText(const QByteArray &input) const
{
    return input + '.' + Jose::encodeBase64Url(m_issuer.key.signRs256(input));
}

QByteArray TokenCases::withClaims(const QJsonObject &change) const
{
    return sign(compact(header()), compact(changed(claims(), change)));
}

TokenCase &TokenCases::add(const QString &name, const QByteArray &token, Verdict verdict)
{
    m_cases.append(TokenCase {name.toUtf8(), token, verdict});
    return m_cases.last();
}

void TokenCases::addHeader(const QString &member, const QString &name, const QJsonValue &value,
                           Verdict verdict)
{
    QJsonObject object = header();
    if (value.isUndefined())
        object.remove(member);
    else
        object.insert(member, value);
    add(QStringLiteral("header %1: %2").arg(member, name), sign(compact(object), compact(claims())), verdict);
}

void TokenCases::addClaim(const QString &member, const QString &name, const QJsonValue &value,
                          Verdict verdict)
{
    QJsonObject object = claims();
    if (value.isUndefined())
        object.remove(member);
    else
        object.insert(member, value);
    add(QStringLiteral("%1: %2").arg(member, name), sign(compact(header()), compact(object)), verdict);
}

QList<std::pair<QString, QJsonValue>> TokenCases::notStrings(const QString &string)
{
    return {{QStringLiteral("null"), QJsonValue::Null},
            {QStringLiteral("true"), true},
            {QStringLiteral("false"), false},
            {QStringLiteral("zero"), 0},
            {QStringLiteral("a number"), 7},
            {QStringLiteral("an empty array"), QJsonArray {}},
            {QStringLiteral("in an array"), QJsonArray {string}},
            {QStringLiteral("in two arrays"), QJsonArray {QJsonArray {string}}},
            {QStringLiteral("an empty object"), QJsonObject {}},
            {QStringLiteral("as a member's name"), QJsonObject {{string, true}}},
            {QStringLiteral("as a member's value"), QJsonObject {{QStringLiteral("value"), string}}}};
}

} // namespace Doubles
