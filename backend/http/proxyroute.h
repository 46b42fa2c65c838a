// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QUrl>

namespace Http {

/// By which way a peer is reached: itself, a tunnel through a proxy, or for plain HTTP a proxy that is asked
/// for the whole address. The system's proxies, except for this machine: a token for a local service must
/// not leave it.
struct ProxyRoute
{
    QString host; ///< to connect to
    quint16 port = 0;
    QNetworkProxy tunnel {QNetworkProxy::NoProxy};
    bool isUsable = true; ///< else there are proxies, and none of them leads there
    bool isForwarded = false; ///< host is a proxy, which reads the request
    QByteArray credentials; ///< of that proxy, for `Proxy-Authorization`

    /// \param url  isWebAddress()
    static ProxyRoute to(const QUrl &url);
};

/// The proxies for an address of that host, as above.
QList<QNetworkProxy> proxiesFor(const QNetworkProxyQuery &query);

} // namespace Http
