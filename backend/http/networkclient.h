// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/authorities.h"
#include "http/client.h"

#include <memory>

class QNetworkAccessManager;

namespace Http {

class ConnectionPool;

/// Client on sockets of its own, HTTP/1.1: no redirects, no cookies, no cache, no proxy for loopback and the
/// system's otherwise; TLS 1.2 or newer, and every TLS error is fatal. Whatever a peer sends, it ends at the
/// limits of the request and holds nobody else up. Belongs to the thread that makes it.
class NetworkClient : public QObject, public Client
{
    Q_OBJECT
public:
    explicit NetworkClient(QObject *parent = nullptr) : NetworkClient(Authorities(), parent) { }
    /// \param authorities         trusted besides the system's
    /// \param connectionsPerPeer  requests under way to one origin; more wait, while their time runs
    explicit NetworkClient(const Authorities &authorities, QObject *parent = nullptr,
                           int connectionsPerPeer = 6);
    ~NetworkClient() override;

    Core::Future<ClientResponse> send(const ClientRequest &request) override;
    std::unique_ptr<ClientStream> open(const ClientRequest &request) override;

    /// For QOAuth2AuthorizationCodeFlow, which takes no other transport. It has none of the above limits.
    QNetworkAccessManager *accessManager();

private:
    const Authorities m_authorities;
    const std::unique_ptr<ConnectionPool> m_connections;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< made when it is asked for
};

} // namespace Http
