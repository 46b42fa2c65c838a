// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/networkclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

/// A real Keycloak with the realm of keycloak/, started by `./dev keycloak` on a port from the OS, with
/// a database of its own. Its waits turn the event loop. It ends with this object.
class KeycloakServer
{
public:
    struct Answer
    {
        int status = 0; ///< 0: none came
        QByteArray body;

        QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
        QJsonArray array() const;
    };

    KeycloakServer();
    ~KeycloakServer() { stop(); }

    /// Starts it, again with the same port and data, and waits until it answers.
    bool start();
    void stop();
    /// There is no Keycloak on this computer: `./dev test` fetches it.
    bool isMissing() const { return m_isMissing; }
    QByteArray complaint() const { return m_complaint; }

    quint16 port() const { return m_port; }
    QUrl url(const QString &path = {}) const;

    /// One request of the administration's REST API, as the administrator.
    /// \param path  behind "/admin/realms", as "/local-dev/users"
    Answer administer(const QByteArray &method, const QString &path, const QJsonDocument &body = {});
    Answer administer(const QByteArray &method, const QString &path, const QJsonObject &body)
    {
        return administer(method, path, QJsonDocument(body));
    }
    /// The id of the first element of a list whose `member` has this value; empty when there is none.
    QString idOf(const QString &listPath, const QString &member, const QString &value);

    /// A form, sent as a client would.
    Answer post(const QUrl &url, const QList<std::pair<QByteArray, QByteArray>> &fields,
                const QByteArray &authorization = {});
    Answer send(const Http::ClientRequest &request);

private:
    QTemporaryDir m_data;
    quint16 m_port = 0;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_complaint;
    bool m_isMissing = false;
    Http::NetworkClient m_http;
    QByteArray m_administrator; ///< an access token
    QElapsedTimer m_administratorSince;
};
