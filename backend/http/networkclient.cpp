// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/networkclient.h"

#include "http/connectionpool.h"
#include "http/networkexchange.h"
#include "http/proxyroute.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QSslConfiguration>
#include <QSslSocket>

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

class ProxyChoice : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return proxiesFor(query); }
};

QSslConfiguration strictTerms(const Authorities &authorities)
{
    QSslConfiguration terms = QSslConfiguration::defaultConfiguration();
    terms.setProtocol(QSsl::TlsV1_2OrLater);
    terms.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // To name one is to replace the system's.
    if (!authorities.isEmpty())
        terms.setCaCertificates(QSslConfiguration::systemCaCertificates() + authorities);
    return terms;
}

/// For Qt's sign-in flow: the same terms for its requests as for ours.
class StrictNetwork : public QNetworkAccessManager
{
public:
    explicit StrictNetwork(Authorities authorities) : m_authorities(std::move(authorities))
    {
        setCookieJar(new NoCookies(this));
        setProxyFactory(new ProxyChoice); // this owns it
        setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        setAutoDeleteReplies(false);
    }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoingData) override
    {
        if (request.url().scheme() != QLatin1String("https"))
            return QNetworkAccessManager::createRequest(operation, request, outgoingData);
        if (m_terms.isNull())
            m_terms = strictTerms(m_authorities);
        QNetworkRequest strict(request);
        strict.setSslConfiguration(m_terms);
        return QNetworkAccessManager::createRequest(operation, strict, outgoingData);
    }

private:
    const Authorities m_authorities;
    QSslConfiguration m_terms;
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

NetworkClient::NetworkClient(const Authorities &authorities, QObject *parent, int connectionsPerPeer)
    : QObject(parent), m_authorities(authorities),
      m_connections(std::make_unique<ConnectionPool>(connectionsPerPeer,
                                                     [authorities] { return strictTerms(authorities); }))
{
}

NetworkClient::~NetworkClient() = default;

Core::Future<ClientResponse> NetworkClient::send(const ClientRequest &request)
{
    Core::Promise<ClientResponse> promise;
    auto exchange
        = std::make_unique<NetworkExchange>(*m_connections, request, NetworkExchange::TimeLimit::WholeAnswer);
    new WholeAnswer(std::move(exchange), promise, this); // deletes itself, at the latest with this
    return promise.future();
}

std::unique_ptr<ClientStream> NetworkClient::open(const ClientRequest &request)
{
    return std::make_unique<NetworkExchange>(*m_connections, request, NetworkExchange::TimeLimit::Head);
}

QNetworkAccessManager *NetworkClient::accessManager()
{
    if (!m_network)
        m_network = std::make_unique<StrictNetwork>(m_authorities);
    return m_network.get();
}

} // namespace Http
