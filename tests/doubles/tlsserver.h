// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QUrl>

#include <memory>

namespace Doubles {

/// A certificate with its private key.
struct TlsIdentity
{
    QSslCertificate certificate;
    QSslKey key;
};

/// A certificate authority that exists as long as the test, with keys made for it.
class TestAuthority
{
public:
    TestAuthority();
    ~TestAuthority();

    const QSslCertificate &certificate() const { return m_certificate; }

    /// \param name        a subjectAltName: "IP:127.0.0.1", "DNS:id.example"
    /// \param validUntil  seconds from now; it has been valid for a day
    TlsIdentity issue(const QByteArray &name = "IP:127.0.0.1", qint64 validUntil = 3600) const;
    /// One that vouches for itself.
    static TlsIdentity selfSigned(const QByteArray &name = "IP:127.0.0.1");

private:
    struct Key;
    std::unique_ptr<Key> m_key;
    QSslCertificate m_certificate;
};

/// An https server on a port from the OS that answers everything with `{}`, in the test's thread.
class TlsServer : public QObject
{
    Q_OBJECT
public:
    explicit TlsServer(const TlsIdentity &identity, QSslConfiguration terms = QSslConfiguration());

    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server.serverPort())); }
    int attempts = 0; ///< connections that began
    QByteArray received; ///< what arrived on encrypted connections

private:
    QSslServer m_server;
};

} // namespace Doubles
