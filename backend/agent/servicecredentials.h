// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connectedservice.h"
#include "agent/tokenexchange.h"
#include "openapi/credentials.h"

#include <memory>

namespace Agent {

/// What calls of the connected services are signed with, by each service's TokenMode.
class ServiceCredentials
{
public:
    /// \param exchange  must outlive this
    /// \param services  all of them: a token for one of them opens no other one
    /// \param audience  the agent's own
    ServiceCredentials(TokenExchange &exchange, const QList<ConnectedService> &services, QString audience)
        : m_exchange(exchange), m_services(services), m_audience(std::move(audience))
    {
    }

    /// For one call, in a person's name.
    std::shared_ptr<OpenApi::Credentials> forCall(const ConnectedService &service,
                                                  const OpenApi::Operation &operation,
                                                  const Auth::Principal &person) const;

private:
    ExchangeTarget targetOf(const ConnectedService &service) const;

    TokenExchange &m_exchange;
    const QList<ConnectedService> m_services;
    const QString m_audience;
};

/// Why an operation cannot be called in the service's TokenMode, for people; empty: it can. For example one
/// that wants a key, of a service that is connected with the person's token.
QString signingProblem(const ConnectedService &service, const OpenApi::Operation &operation);

} // namespace Agent
