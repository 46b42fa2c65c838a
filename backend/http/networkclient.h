// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/authorities.h"
#include "http/client.h"

#include <QNetworkAccessManager>

#include <memory>

namespace Http {

/// Client on QNetworkAccessManager: no redirects, no cookies kept, no cache, no proxy for loopback
/// and the system's otherwise; TLS 1.2 or newer, and every TLS error is fatal. Belongs to the thread
/// that makes it.
class NetworkClient : public QObject, public Client
{
    Q_OBJECT
public:
    explicit NetworkClient(QObject *parent = nullptr) : NetworkClient(Authorities(), parent) { }
    /// \param authorities  trusted besides the system's
    explicit NetworkClient(const Authorities &authorities, QObject *parent = nullptr);
    ~NetworkClient() override;

    Core::Future<ClientResponse> send(const ClientRequest &request) override;
    std::unique_ptr<ClientStream> open(const ClientRequest &request) override;

    /// For QOAuth2AuthorizationCodeFlow, which takes no other transport.
    QNetworkAccessManager *accessManager() { return m_network.get(); }

private:
    const std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace Http
