// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/form.h"
#include "http/client.h"

#include <QJsonObject>
#include <QUrlQuery>

/// What a person with a browser and an application say to the provider, one step at a time.
class ProviderClient
{
public:
    using Fields = QList<std::pair<QString, QString>>;

    ProviderClient(Http::Client &client, QString issuer) : m_client(client), m_issuer(std::move(issuer)) { }

    Core::Result<Http::ClientResponse> trySend(Http::ClientRequest request);
    Http::ClientResponse get(const QString &target);
    Http::ClientResponse post(const QString &path, const QByteArray &body, const Http::Headers &more = {});
    Http::ClientResponse postForm(const QString &path, const Fields &fields, const Http::Headers &more = {});

    /// A good authorization request, with the members of `change` replaced; "(none)" removes one.
    Fields authorization(const Fields &change = {}) const;
    Http::ClientResponse authorize(const Fields &change = {});

    /// The hidden one-time id of a login page; empty when it has none.
    static QString transactionOf(const Http::ClientResponse &page);
    Http::ClientResponse submit(const QString &transaction, const QString &username, const QString &password);
    /// From the request to the code, as `username` with the password of the same name.
    QString code(const QString &username = QStringLiteral("jettro"), const Fields &change = {});

    Fields redemption(const QString &code, const Fields &change = {}) const;
    Http::ClientResponse redeem(const QString &code, const Fields &change = {});
    Http::ClientResponse refresh(const QString &refreshToken, const Fields &more = {});
    /// A whole sign-in: the token endpoint's answer.
    QJsonObject signIn(const QString &username = QStringLiteral("jettro"), const Fields &change = {});

    static QJsonObject json(const Http::ClientResponse &response);
    static QString error(const Http::ClientResponse &response);
    static QUrlQuery locationQuery(const Http::ClientResponse &response);

    static QString redirectUri() { return QStringLiteral("http://127.0.0.1:50123/callback"); }
    static QByteArray verifier() { return QByteArray(43, 'v'); }

private:
    static Fields changed(Fields fields, const Fields &change);

    Http::Client &m_client;
    const QString m_issuer;
};
