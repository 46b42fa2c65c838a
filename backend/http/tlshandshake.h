// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <memory>

class QSslConfiguration;
class QSslSocket;
class QTcpSocket;

namespace Http {

/// A connection that does not speak HTTP yet. Nobody else knows its socket before encrypted().
class TlsHandshake : public QObject
{
    Q_OBJECT
public:
    /// \param socket  connected
    TlsHandshake(std::unique_ptr<QSslSocket> socket, const QSslConfiguration &configuration);
    ~TlsHandshake() override;

    bool lasts(std::chrono::milliseconds limit) const { return m_sinceBegin.hasExpired(limit.count()); }
    /// After encrypted().
    std::unique_ptr<QTcpSocket> takeSocket();

Q_SIGNALS:
    /// Exactly one of the two, once; whoever hears it may not destroy this at once.
    void encrypted();
    void failed();

private:
    void end(void (TlsHandshake::*how)());

    std::unique_ptr<QSslSocket> m_socket;
    QElapsedTimer m_sinceBegin;
    bool m_ended = false;
};

} // namespace Http
