// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/lentkey.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QTcpServer>

#include <functional>

namespace Doubles {

/// Whom a token speaks of.
struct TestPerson
{
    QString name;
    QString subject;
    QStringList roles; ///< of the client `fastapi-client`
};

/// An identity provider on a real port of which only discovery and keys exist: it signs whatever a test
/// asks for, by the clock of the system. Lives and answers in the thread that makes it.
class HttpIssuer : public QObject
{
    Q_OBJECT
public:
    HttpIssuer();

    /// "http://127.0.0.1:PORT", without a slash at the end.
    QString issuer() const;

    /// The claims of a good access token with both audiences, five minutes long.
    QJsonObject claimsOf(const TestPerson &person) const;
    /// A good access token.
    QByteArray tokenFor(const TestPerson &person) const { return sign(claimsOf(person)); }
    /// Those claims, signed with the published key.
    QByteArray sign(const QJsonObject &claims) const;

    const Jose::PrivateKey &key() const { return *m_key; } ///< the published one
    /// From now on the set holds this key too, to encrypt with: as Keycloak's does.
    void publishForEncryption(const Jose::PrivateKey &key);
    int keyRequests() const { return m_keyRequests; } ///< how often the keys were asked for

    /// Answers its token endpoint, by a request's head and body. An answer with `error` goes out as 400.
    using TokenAnswer = std::function<QJsonObject(const QByteArray &head, const QByteArray &body)>;
    void setTokenAnswer(TokenAnswer answer) { m_token = std::move(answer); }

    /// From now on its description holds `issuer` and `jwks_uri` alone.
    void describeKeysOnly() { m_describesKeysOnly = true; }
    /// While silent, connections are accepted and nothing is answered.
    void setSilent(bool silent) { m_silent = silent; }
    /// While away, everything is answered 503.
    void setAway(bool away) { m_away = away; }

private:
    void answer(QTcpSocket *socket);

    QTcpServer m_server;
    const std::shared_ptr<const Jose::PrivateKey> m_key = lendKey();
    QJsonArray m_otherKeys;
    TokenAnswer m_token;
    int m_keyRequests = 0;
    bool m_describesKeysOnly = false;
    bool m_silent = false;
    bool m_away = false;
};

} // namespace Doubles
