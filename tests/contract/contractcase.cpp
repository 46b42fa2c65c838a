// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/contractcase.h"

#include <QJsonArray>

namespace Contract {

const Doubles::TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("subject-of-jettro"), {}};
const Doubles::TestPerson office {
    QStringLiteral("office"), QStringLiteral("subject-of-office"), {QStringLiteral("office-management")}};
const Doubles::TestPerson stranger {QStringLiteral("stranger"), QStringLiteral("subject-of-stranger"), {}};

namespace {

/// One way to spoil the manager's claims: a member removed (undefined) or replaced.
struct Spoilt
{
    const char *name;
    const char *member;
    QJsonValue value;
};

QList<Spoilt> spoilt()
{
    return {
        {"without exp", "exp", QJsonValue::Undefined},
        {"expired", "exp", 1000000000},
        {"exp as text", "exp", QStringLiteral("4102444800")},
        {"not valid yet", "nbf", qint64(4102444800)},
        {"without aud", "aud", QJsonValue::Undefined},
        {"for another audience", "aud", QStringLiteral("account")},
        {"for other audiences", "aud", QJsonArray {QStringLiteral("hr"), QStringLiteral("hr-api-2")}},
        {"without iss", "iss", QJsonValue::Undefined},
        {"of another issuer", "iss", QStringLiteral("http://127.0.0.1:1")},
        {"without sub", "sub", QJsonValue::Undefined},
        {"an ID token", "typ", QStringLiteral("ID")},
        {"a refresh token", "typ", QStringLiteral("Refresh")},
        {"a logout token", "typ", QStringLiteral("Logout")},
        {"a list as user name", "preferred_username", QJsonArray {QStringLiteral("office")}},
    };
}

} // namespace

QByteArrayList Tokens::badNames()
{
    QByteArrayList names {"garbage", "signed by another key", "with a spoilt signature", "not signed"};
    for (const Spoilt &one : spoilt())
        names.append(one.name);
    return names;
}

QByteArray Tokens::make(const QByteArray &name) const
{
    if (name.isEmpty())
        return {};
    for (const Doubles::TestPerson &person : {jettro, office, stranger}) {
        if (name == person.name.toLatin1())
            return m_issuer.tokenFor(person);
    }
    QJsonObject claims = m_issuer.claimsOf(office);
    if (name == "roles as text") {
        claims[QStringLiteral("resource_access")] = QJsonObject {
            {QStringLiteral("fastapi-client"),
             QJsonObject {{QStringLiteral("roles"), QStringLiteral("not_office-management_at_all")}}}};
        return m_issuer.sign(claims);
    }
    if (name == "signed by another key")
        return m_other.sign(claims);
    const QByteArray good = m_issuer.sign(claims);
    if (name == "with a spoilt signature") {
        QByteArray token = good;
        const qsizetype place = token.size() - 20;
        token[place] = token.at(place) == 'A' ? 'B' : 'A';
        return token;
    }
    if (name == "not signed")
        return good.left(good.lastIndexOf('.') + 1);
    for (const Spoilt &one : spoilt()) {
        if (name == one.name) {
            claims.insert(QLatin1String(one.member), one.value); // an undefined value removes
            return m_issuer.sign(claims);
        }
    }
    return "garbage";
}

Http::Headers headersWith(const QByteArray &token, const QByteArray &contentType)
{
    Http::Headers headers;
    if (!token.isEmpty())
        headers.add("Authorization", "Bearer " + token);
    if (!contentType.isEmpty())
        headers.add("Content-Type", contentType);
    return headers;
}

} // namespace Contract
