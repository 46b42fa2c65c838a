// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/clientpool.h"

#include <algorithm>

namespace Http {

ClientPool::ClientPool(int size, int perMember, Factory make)
    : m_size(std::size_t(std::max(size, 1))), m_perMember(perMember), m_make(std::move(make))
{
}

ClientPool::~ClientPool() = default;

ClientPool::Member &ClientPool::freest()
{
    const auto least = std::min_element(m_members.begin(), m_members.end(), [](const auto &a, const auto &b) {
        return a->underWay < b->underWay;
    });
    if (least != m_members.end() && ((*least)->underWay < m_perMember || m_members.size() >= m_size))
        return **least;
    m_members.push_back(std::make_unique<Member>(Member {m_make(), 0}));
    return *m_members.back();
}

Core::Future<ClientResponse> ClientPool::send(const ClientRequest &request)
{
    Member &member = freest();
    ++member.underWay;
    Core::Future<ClientResponse> answer = member.client->send(request);
    Core::whenDone(this, answer, [&member](const Core::Result<ClientResponse> &) { --member.underWay; });
    return answer;
}

std::unique_ptr<ClientStream> ClientPool::open(const ClientRequest &request)
{
    Member &member = freest();
    ++member.underWay;
    std::unique_ptr<ClientStream> stream = member.client->open(request);
    connect(stream.get(), &QObject::destroyed, this, [&member] { --member.underWay; });
    return stream;
}

} // namespace Http
