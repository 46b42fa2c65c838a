// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/listeningsocket.h"

#include <QNetworkProxy>
#include <QTcpServer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#endif

namespace Http {

namespace {

QString hostText(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol
        ? QStringLiteral("[%1]").arg(address.toString())
        : address.toString();
}

Core::Error unreadable(const QString &text)
{
    return Core::Error {
        Core::Error::Code::Invalid,
        QStringLiteral("\"%1\" is not an address to listen on. Write it like 127.0.0.1:8001 or [::1]:8001; "
                       "port 0 lets the system choose.")
            .arg(text)};
}

/// The one thing that differs between systems: a second descriptor of the same socket.
/// \return -1 when the system refuses
qintptr duplicateDescriptor(qintptr descriptor)
{
#ifdef Q_OS_WIN
    WSAPROTOCOL_INFOW info;
    if (WSADuplicateSocketW(static_cast<SOCKET>(descriptor), GetCurrentProcessId(), &info) != 0)
        return -1;
    const SOCKET copy = WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
                                   WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    return copy == INVALID_SOCKET ? -1 : static_cast<qintptr>(copy);
#else
    return ::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0);
#endif
}

} // namespace

Core::Result<ListenAddress> ListenAddress::parse(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    if (colon <= 0)
        return Core::failure(unreadable(text));
    QString host = text.left(colon);
    const QString portText = text.mid(colon + 1);
    // toUShort() takes a sign and white space too.
    for (const QChar c : portText) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return Core::failure(unreadable(text));
    }
    ListenAddress parsed;
    bool isNumber = false;
    parsed.port = portText.toUShort(&isNumber);
    if (!isNumber)
        return Core::failure(unreadable(text));
    if (host == QLatin1String("localhost"))
        return parsed;
    const bool isBracketed = host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']'));
    if (isBracketed)
        host = host.mid(1, host.size() - 2);
    if (isBracketed != host.contains(QLatin1Char(':')) || !parsed.address.setAddress(host))
        return Core::failure(unreadable(text));
    if (!isBracketed && host.count(QLatin1Char('.')) != 3)
        return Core::failure(unreadable(text)); // "127.1" and "8001" are addresses to QHostAddress
    return parsed;
}

QString ListenAddress::toString() const
{
    return QStringLiteral("%1:%2").arg(hostText(address), QString::number(port));
}

ListeningSocket::ListeningSocket(std::unique_ptr<QTcpServer> server) : m_server(std::move(server))
{
}

ListeningSocket::ListeningSocket(ListeningSocket &&) noexcept = default;
ListeningSocket &ListeningSocket::operator=(ListeningSocket &&) noexcept = default;
ListeningSocket::~ListeningSocket() = default;

Core::Result<ListeningSocket> ListeningSocket::bind(const ListenAddress &address)
{
    auto server = std::make_unique<QTcpServer>();
    // The system's own proxy settings must not turn a local port into a SOCKS bind.
    server->setProxy(QNetworkProxy::NoProxy);
    if (!server->listen(address.address, address.port)) {
        const QString where = address.toString();
        switch (server->serverError()) {
        case QAbstractSocket::AddressInUseError:
            return Core::failure(
                Core::Error::Code::Unavailable,
                QStringLiteral(
                    "Port %1 on %2 is in use by another program. Stop that program, or choose another "
                    "port.")
                    .arg(QString::number(address.port), hostText(address.address)));
        case QAbstractSocket::SocketAccessError:
            return Core::failure(
                Core::Error::Code::Unavailable,
                QStringLiteral("This system does not permit listening on %1. Choose a port of 1024 or more.")
                    .arg(where));
        case QAbstractSocket::SocketAddressNotAvailableError:
            return Core::failure(
                Core::Error::Code::Unavailable,
                QStringLiteral("%1 is not an address of this machine, so nothing can listen on %2.")
                    .arg(hostText(address.address), where));
        default:
            return Core::failure(
                Core::Error::Code::Unavailable,
                QStringLiteral("Listening on %1 is not possible: %2.").arg(where, server->errorString()));
        }
    }
    server->pauseAccepting();
    return ListeningSocket(std::move(server));
}

QUrl ListeningSocket::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address().toString());
    url.setPort(port());
    return url;
}

QHostAddress ListeningSocket::address() const
{
    return m_server->serverAddress();
}

quint16 ListeningSocket::port() const
{
    return m_server->serverPort();
}

Core::Result<qintptr> ListeningSocket::duplicate() const
{
    const qintptr copy = duplicateDescriptor(m_server->socketDescriptor());
    if (copy == -1)
        return Core::failure(Core::Error::Code::Unavailable,
                             QStringLiteral("The system has no descriptor left for a listening socket."));
    return copy;
}

} // namespace Http
