// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QHostAddress>
#include <QObject>

#include <functional>

namespace Agent {

/// Looks a host's name up before a connected service is called there, and calls nobody at an address at which
/// machines tell their own secrets (Http::isForbiddenHost), or at this machine under another name than its
/// own (Http::isLoopbackHost).
///
/// The client connects to the answer of the same look-up, because Qt caches it for a minute. A name that
/// cannot be looked up is left to the client: a proxy may know it.
class ServiceClient : public QObject, public Http::Client
{
    Q_OBJECT
public:
    /// The addresses of a host's name; none when there are none.
    using Resolver = std::function<Core::Future<QList<QHostAddress>>(const QString &host)>;

    /// \param client  must outlive this
    /// \param resolve  empty: the system's
    explicit ServiceClient(Http::Client &client, Resolver resolve = {}, QObject *parent = nullptr);

    /// \return Forbidden, and nothing was sent, where the name leads to such an address
    Core::Future<Http::ClientResponse> send(const Http::ClientRequest &request) override;
    /// Connected services are not read as streams: the request goes on as it is.
    std::unique_ptr<Http::ClientStream> open(const Http::ClientRequest &request) override;

private:
    void pass(const Http::ClientRequest &request, const Core::Promise<Http::ClientResponse> &promise);

    Http::Client &m_client;
    const Resolver m_resolve;
};

} // namespace Agent
