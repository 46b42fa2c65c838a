// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxyroute.h"

#include "http/origin.h"

namespace Http {

QList<QNetworkProxy> proxiesFor(const QNetworkProxyQuery &query)
{
    if (isLoopbackHost(query.peerHostName()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return QNetworkProxyFactory::systemProxyForQuery(query);
}

ProxyRoute ProxyRoute::to(const QUrl &url)
{
    const bool isTls = url.scheme() == QLatin1String("https");
    ProxyRoute route;
    route.host = url.host(QUrl::FullyEncoded);
    route.port = quint16(url.port(isTls ? 443 : 80));
    const QList<QNetworkProxy> proxies = proxiesFor(QNetworkProxyQuery(url));
    for (const QNetworkProxy &proxy : proxies) {
        const bool reads
            = proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
        if (!isTls && reads && proxy.capabilities().testFlag(QNetworkProxy::CachingCapability)) {
            route.host = proxy.hostName();
            route.port = proxy.port();
            route.isForwarded = true;
            if (!proxy.user().isEmpty())
                route.credentials = "Basic "
                    + QString(proxy.user() + QLatin1Char(':') + proxy.password()).toUtf8().toBase64();
            return route;
        }
        if (proxy.isTransparentProxy() || proxy.type() == QNetworkProxy::NoProxy) {
            route.tunnel = proxy;
            return route;
        }
    }
    // Not past proxies that somebody has set.
    route.isUsable = proxies.isEmpty();
    return route;
}

} // namespace Http
