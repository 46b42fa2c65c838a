// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpissuer.h"

#include "core/random.h"
#include "core/time.h"
#include "jose/token.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>

namespace Doubles {

HttpIssuer::HttpIssuer()
{
    m_server.listen(QHostAddress(QHostAddress::LocalHost));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
    });
}

QString HttpIssuer::issuer() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

void HttpIssuer::answer(QTcpSocket *socket)
{
    const QByteArray arrived = socket->peek(64 * 1024);
    const qsizetype head = arrived.indexOf("\r\n\r\n");
    if (m_silent || head < 0)
        return;
    const qsizetype length = arrived.toLower().indexOf("content-length:");
    const qsizetype bodySize = length < 0 || length > head
        ? 0
        : arrived.mid(length + 15, arrived.indexOf('\r', length) - length - 15).trimmed().toInt();
    if (arrived.size() < head + 4 + bodySize)
        return;
    const QByteArray request = socket->readAll();
    const QByteArray target = request.split(' ').value(1);
    m_keyRequests += target == "/jwks" ? 1 : 0;
    QJsonObject body;
    QByteArray status = "200 OK";
    if (m_away)
        status = "503 Service Unavailable";
    else if (target == "/.well-known/openid-configuration" && m_describesKeysOnly)
        body = {{QStringLiteral("issuer"), issuer()},
                {QStringLiteral("jwks_uri"), issuer() + QStringLiteral("/jwks")}};
    else if (target == "/.well-known/openid-configuration")
        body = {{QStringLiteral("issuer"), issuer()},
                {QStringLiteral("authorization_endpoint"), issuer() + QStringLiteral("/authorize")},
                {QStringLiteral("token_endpoint"), issuer() + QStringLiteral("/token")},
                {QStringLiteral("jwks_uri"), issuer() + QStringLiteral("/jwks")},
                {QStringLiteral("code_challenge_methods_supported"), QJsonArray {QStringLiteral("S256")}}};
    else if (target == "/jwks")
        body = {{QStringLiteral("keys"), m_otherKeys + QJsonValue(m_key->publicJwk())}};
    else if (target == "/token" && m_token)
        body = m_token(request.left(head), request.mid(head + 4));
    else
        status = "404 Not Found";
    if (body.contains(QLatin1String("error")))
        status = "400 Bad Request";
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    socket->write("HTTP/1.1 " + status
                  + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                  + QByteArray::number(json.size()) + "\r\n\r\n" + json);
    socket->disconnectFromHost();
}

void HttpIssuer::publishForEncryption(const Jose::PrivateKey &key)
{
    QJsonObject jwk = key.publicJwk();
    jwk.insert(QStringLiteral("use"), QStringLiteral("enc"));
    jwk.insert(QStringLiteral("alg"), QStringLiteral("RSA-OAEP"));
    m_otherKeys.append(jwk);
}

QJsonObject HttpIssuer::claimsOf(const TestPerson &person) const
{
    const auto now = static_cast<qint64>(Core::systemNow().time_since_epoch().count());
    QJsonObject claims {
        {QStringLiteral("iss"), issuer()},
        {QStringLiteral("sub"), person.subject},
        {QStringLiteral("aud"), QJsonArray {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}},
        {QStringLiteral("iat"), now},
        {QStringLiteral("exp"), now + 300},
        {QStringLiteral("jti"), Core::randomId()},
        {QStringLiteral("typ"), QStringLiteral("Bearer")},
        {QStringLiteral("azp"), QStringLiteral("fastapi-client")},
        {QStringLiteral("preferred_username"), person.name},
    };
    if (!person.roles.isEmpty())
        claims[QStringLiteral("resource_access")] = QJsonObject {
            {QStringLiteral("fastapi-client"),
             QJsonObject {{QStringLiteral("roles"), QJsonArray::fromStringList(person.roles)}}}};
    return claims;
}

QByteArray HttpIssuer::sign(const QJsonObject &claims) const
{
    return Jose::signToken(*m_key, {{QStringLiteral("typ"), QStringLiteral("JWT")}}, claims);
}

} // namespace Doubles
