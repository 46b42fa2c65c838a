// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/tlsidentity.h"

#include <QSslCertificate>
#include <QTemporaryDir>

namespace Doubles {

/// A certificate for 127.0.0.1 and localhost that vouches for itself, with its key, in PEM files.
class TestCertificate
{
public:
    enum class Kind { Ec, Rsa, Ed25519 };
    explicit TestCertificate(Kind kind = Kind::Ec);

    Http::TlsFiles files() const;
    QByteArray certificatePem() const { return m_certificatePem; }
    QByteArray keyPem() const { return m_keyPem; }
    QSslCertificate certificate() const { return QSslCertificate(m_certificatePem); }
    /// Writes this one's certificate and key where those of `other` are.
    void replace(const TestCertificate &other) const;

private:
    void write(const QString &folder) const;

    QTemporaryDir m_folder;
    QByteArray m_certificatePem;
    QByteArray m_keyPem;
};

} // namespace Doubles
