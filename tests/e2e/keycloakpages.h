// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/networkclient.h"
#include "session/browser.h"

#include <QMap>

/// A person in front of Keycloak's own pages: reads them over HTTP, fills in the form, keeps cookies as a
/// browser does, and comes back to the application.
class KeycloakPages : public QObject, public Session::Browser
{
    Q_OBJECT
public:
    /// Their passwords are their names.
    void become(const QString &username, const QString &password = {});
    void forgetCookies() { m_cookies.clear(); }

    bool open(const QUrl &url) override;

    int forms = 0; ///< how often a password was asked for
    int returns = 0; ///< how often the application's redirect URI was called
    QString said; ///< the sentence on a page that led nowhere

private:
    void get(const QUrl &url);
    void take(const QUrl &url, const Http::ClientResponse &response);
    void submit(const QUrl &page, const QByteArray &html);
    void send(Http::ClientRequest request);

    Http::NetworkClient m_http;
    QString m_username;
    QString m_password;
    QMap<QByteArray, QByteArray> m_cookies;
    bool m_submitted = false;
};
