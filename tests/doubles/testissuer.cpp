// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Doubles {

TestIssuer::TestIssuer(QString issuer) : m_issuer(std::move(issuer))
{
}

Core::Clock TestIssuer::clock() const
{
    return [now = m_now]() { return now; };
}

QJsonObject TestIssuer::header() const
{
    return {{QStringLiteral("alg"), QStringLiteral("RS256")},
            {QStringLiteral("typ"), QStringLiteral("JWT")},
            {QStringLiteral("kid"), QString::fromLatin1(m_key->keyId())}};
}

QJsonObject TestIssuer::claims() const
{
    const qint64 now = m_now.time_since_epoch().count();
    return {{QStringLiteral("iss"), m_issuer},
            {QStringLiteral("sub"), QStringLiteral("0f2b1c9e")},
            {QStringLiteral("aud"), QJsonArray {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}},
            {QStringLiteral("exp"), now + 300},
            {QStringLiteral("iat"), now},
            {QStringLiteral("nbf"), now},
            {QStringLiteral("typ"), QStringLiteral("Bearer")},
            {QStringLiteral("scope"), QStringLiteral("openid agent hr")},
            {QStringLiteral("preferred_username"), QStringLiteral("jettro")}};
}

QByteArray TestIssuer::accessToken(const QJsonObject &change) const
{
    return Jose::signToken(*m_key, header(), changed(claims(), change));
}

void TestIssuer::publish(FakeHttpClient &client) const
{
    client.answer(QString::fromLatin1(discoveryPath), 200, metadata());
    client.answer(QStringLiteral("/jwks"), 200, keySet({*m_key}));
}

QByteArray TestIssuer::metadata(const QJsonObject &change) const
{
    const QJsonObject object {
        {QStringLiteral("issuer"), m_issuer},
        {QStringLiteral("authorization_endpoint"), m_issuer + QStringLiteral("/authorize")},
        {QStringLiteral("token_endpoint"), m_issuer + QStringLiteral("/token")},
        {QStringLiteral("jwks_uri"), m_issuer + QStringLiteral("/jwks")}};
    return QJsonDocument(changed(object, change)).toJson();
}

QByteArray TestIssuer::keySet(const QList<Jose::PrivateKey> &keys)
{
    QJsonArray array;
    for (const Jose::PrivateKey &key : keys)
        array.append(key.publicJwk());
    return QJsonDocument(QJsonObject {{QStringLiteral("keys"), array}}).toJson();
}

QJsonObject TestIssuer::changed(QJsonObject object, const QJsonObject &change)
{
    for (auto member = change.begin(); member != change.end(); ++member) {
        // QJsonObject::insert() of an Undefined would do, but a table of test data cannot hold one.
        if (member.value() == QJsonValue(QLatin1String("(none)")))
            object.remove(member.key());
        else
            object.insert(member.key(), member.value());
    }
    return object;
}

} // namespace Doubles
