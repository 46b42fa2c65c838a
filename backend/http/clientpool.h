// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace Http {

/// A Client made of several, for peers that are slow and asked by many at once: QNetworkAccessManager opens
/// six connections a host, and a seventh request would wait behind them while its time runs.
///
/// A request goes to the member with the fewest under way. Members are made when they are first needed.
class ClientPool : public QObject, public Client
{
    Q_OBJECT
public:
    using Factory = std::function<std::unique_ptr<Client>()>;

    /// \param size        members at most, at least 1
    /// \param perMember   requests under way before another member is made
    ClientPool(int size, int perMember, Factory make);
    ~ClientPool() override;

    Core::Future<ClientResponse> send(const ClientRequest &request) override;
    std::unique_ptr<ClientStream> open(const ClientRequest &request) override;

private:
    struct Member
    {
        std::unique_ptr<Client> client;
        int underWay = 0;
    };
    Member &freest();

    const std::size_t m_size;
    const int m_perMember;
    const Factory m_make;
    std::vector<std::unique_ptr<Member>> m_members;
};

} // namespace Http
