// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tlshandshake.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace Http {

TlsHandshake::TlsHandshake(std::unique_ptr<QSslSocket> socket, const QSslConfiguration &configuration)
    : m_socket(std::move(socket))
{
    m_sinceBegin.start();
    connect(m_socket.get(), &QSslSocket::encrypted, this, [this] { end(&TlsHandshake::encrypted); });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this] { end(&TlsHandshake::failed); });
    connect(m_socket.get(), &QAbstractSocket::disconnected, this, [this] { end(&TlsHandshake::failed); });
    m_socket->setSslConfiguration(configuration);
    m_socket->startServerEncryption();
}

TlsHandshake::~TlsHandshake()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
}

std::unique_ptr<QTcpSocket> TlsHandshake::takeSocket()
{
    m_socket->disconnect(this);
    return std::move(m_socket);
}

void TlsHandshake::end(void (TlsHandshake::*how)())
{
    if (!std::exchange(m_ended, true))
        Q_EMIT(this->*how)();
}

} // namespace Http
