// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/listeningsocket.h"

#include <QString>

#include <map>
#include <memory>

namespace Main {

/// The listening sockets of this process. A port that it once had, it keeps to its end: were it let go while
/// a service starts anew, another program of this computer could take it and be sent tokens.
class Sockets
{
public:
    /// The socket of a service at an address, bound at the first call.
    /// \return never null; Unavailable, with a sentence for people, when the port cannot be had
    Core::Result<const Http::ListeningSocket *> take(const QString &service,
                                                     const Http::ListenAddress &address);

private:
    std::map<std::pair<QString, QString>, std::unique_ptr<Http::ListeningSocket>> m_bound;
};

} // namespace Main
