// SPDX-License-Identifier: GPL-3.0-or-later
#include "providerfixture.h"

#include "jose/token.h"

using namespace std::chrono_literals;

void ProviderFixture::prepare()
{
    m_now = Core::systemNow();
    if (!m_provider || m_isSpecial)
        start();
    m_isSpecial = false;
}

void ProviderFixture::start(Demo::ProviderOptions options)
{
    m_isSpecial = true;
    m_client.reset();
    m_object.reset();
    m_network = std::make_unique<Http::NetworkClient>();
    m_now = Core::systemNow();
    options.clock = [this]() { return m_now; };
    if (options.wrongPasswordDelay == Demo::ProviderOptions().wrongPasswordDelay)
        options.wrongPasswordDelay = 1ms;
    auto socket = Http::ListeningSocket::bind({});
    if (!socket)
        qFatal("%s", qUtf8Printable(socket.error().detail));
    m_socket.emplace(std::move(*socket));
    auto provider = Demo::IdentityProvider::create(*m_socket, options);
    if (!provider)
        qFatal("%s", qUtf8Printable(provider.error().detail));
    m_object = std::move(*provider);
    m_provider = qobject_cast<Demo::IdentityProvider *>(m_object.get());
    m_client = std::make_unique<ProviderClient>(*m_network, m_provider->issuer());
}

QJsonObject ProviderFixture::claimsOf(const QString &token)
{
    return Jose::parseToken(token.toLatin1()).value().claims;
}
