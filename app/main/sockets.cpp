// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/sockets.h"

namespace Main {

Core::Result<const Http::ListeningSocket *> Sockets::take(const QString &service,
                                                          const Http::ListenAddress &address)
{
    std::unique_ptr<Http::ListeningSocket> &socket = m_bound[{service, address.toString()}];
    if (!socket) {
        Core::Result<Http::ListeningSocket> bound = Http::ListeningSocket::bind(address);
        if (!bound)
            return Core::failure(bound.error());
        socket = std::make_unique<Http::ListeningSocket>(std::move(*bound));
    }
    return socket.get();
}

} // namespace Main
