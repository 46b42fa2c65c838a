// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHostAddress>
#include <QUrl>

#include <memory>

class QTcpServer;

namespace Http {

/// Where to listen. Port 0: the OS chooses a free one.
struct ListenAddress
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;

    /// Reads "127.0.0.1:8001", "[::1]:8001" or "localhost:0" (= 127.0.0.1).
    /// \return Invalid, with a sentence that names the text and shows the form
    static Core::Result<ListenAddress> parse(const QString &text);
    bool isLoopback() const { return address.isLoopback(); }
    /// The form that parse() reads.
    QString toString() const;
};

/// A port that this process holds from before its service starts until the process ends.
///
/// A service that is restarted listens on the same descriptor: between the two, no other local
/// program can take the port and receive tokens. Bind it in any thread; a Server in another thread
/// listens on a duplicate.
class ListeningSocket
{
public:
    /// \return Unavailable with a sentence for people: the port is in use, not permitted, or the
    ///         address is not this machine's
    static Core::Result<ListeningSocket> bind(const ListenAddress &address);

    ListeningSocket(ListeningSocket &&) noexcept;
    ListeningSocket &operator=(ListeningSocket &&) noexcept;
    ~ListeningSocket();

    /// "http://127.0.0.1:8001", with the port that the OS gave, without a slash at the end.
    QUrl url() const;
    QHostAddress address() const;
    quint16 port() const;

    /// A duplicate of the descriptor, owned by the caller.
    Core::Result<qintptr> duplicate() const;

private:
    explicit ListeningSocket(std::unique_ptr<QTcpServer> server);
    std::unique_ptr<QTcpServer> m_server; ///< holds the port; never accepts
};

} // namespace Http
