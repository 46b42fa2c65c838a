// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/networkclient.h"

#include "http/networkexchange.h"
#include "http/origin.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>

namespace Http {

namespace {

/// Keeps no cookie: our requests carry tokens, and a session in a cookie would outlive them.
class NoCookies : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

/// The system's proxies, except for this machine: a token for a local service must not leave it.
class ProxyChoice : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// Ends in the result of send(), and deletes itself.
class WholeAnswer : public QObject
{
public:
    WholeAnswer(std::unique_ptr<NetworkExchange> exchange, Core::Promise<ClientResponse> promise,
                QObject *parent)
        : QObject(parent), m_exchange(std::move(exchange)), m_promise(std::move(promise))
    {
        connect(m_exchange.get(), &NetworkExchange::started, this,
                [this](int status, const Headers &headers) {
                    m_response.status = status;
                    m_response.headers = headers;
                });
        connect(m_exchange.get(), &NetworkExchange::data, this,
                [this](const QByteArray &bytes) { m_response.body += bytes; });
        connect(m_exchange.get(), &NetworkExchange::finished, this, [this](const Core::Result<> &result) {
            if (result)
                m_promise.finish(m_response);
            else
                m_promise.finish(Core::failure(result.error()));
            deleteLater();
        });
        m_promise.onCancelled(this, [this] { m_exchange->abort(); });
    }

private:
    const std::unique_ptr<NetworkExchange> m_exchange;
    const Core::Promise<ClientResponse> m_promise;
    ClientResponse m_response;
};

} // namespace

NetworkClient::NetworkClient(QObject *parent) : QObject(parent)
{
    m_network.setCookieJar(new NoCookies(&m_network));
    m_network.setProxyFactory(new ProxyChoice); // the manager owns it
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

Core::Future<ClientResponse> NetworkClient::send(const ClientRequest &request)
{
    Core::Promise<ClientResponse> promise;
    auto exchange
        = std::make_unique<NetworkExchange>(m_network, request, NetworkExchange::TimeLimit::WholeAnswer);
    new WholeAnswer(std::move(exchange), promise, this); // deletes itself, at the latest with this
    return promise.future();
}

std::unique_ptr<ClientStream> NetworkClient::open(const ClientRequest &request)
{
    return std::make_unique<NetworkExchange>(m_network, request, NetworkExchange::TimeLimit::Head);
}

} // namespace Http
