// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QNetworkAccessManager>

namespace Http {

/// Client on QNetworkAccessManager: no redirects, no cookies kept, no cache, no proxy for loopback
/// and the system's otherwise, TLS errors are fatal. Belongs to the thread that makes it.
class NetworkClient : public QObject, public Client
{
    Q_OBJECT
public:
    explicit NetworkClient(QObject *parent = nullptr);

    Core::Future<ClientResponse> send(const ClientRequest &request) override;
    std::unique_ptr<ClientStream> open(const ClientRequest &request) override;

    /// For QOAuth2AuthorizationCodeFlow, which takes no other transport.
    QNetworkAccessManager *accessManager() { return &m_network; }

private:
    QNetworkAccessManager m_network;
};

} // namespace Http
