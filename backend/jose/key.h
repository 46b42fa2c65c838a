// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

namespace Jose {

/// An RSA public key for RS256 (RFC 7518, section 3.3). Copies share the OpenSSL key and what it verifies
/// with, so all of them belong to one thread.
class PublicKey
{
public:
    /// Reads a JWK (RFC 7517; RFC 7518, section 6.3).
    /// \return Invalid for any other `kty`, `use` other than "sig", `key_ops` without "verify",
    ///         `alg` other than RS256, a modulus below 2048 or above 8192 bits or with the mark of
    ///         a ROCA key (CVE-2017-15361), an exponent that is even, below 3 or above 64 bits, a
    ///         private member, or non-strict base64url
    static Core::Result<PublicKey> fromJwk(const QJsonObject &jwk);

    QByteArray keyId() const; ///< `kid`, empty when the JWK had none
    QByteArray thumbprint() const; ///< of the key itself, whatever its `kid` (RFC 7638, SHA-256)
    bool verifyRs256(QByteArrayView signingInput, QByteArrayView signature) const;

private:
    struct Data;
    explicit PublicKey(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

/// An RSA private key made in this process: the demo provider's, and tests'.
class PrivateKey
{
public:
    /// \return Invalid for less than 2048 or more than 8192 bits; Internal when OpenSSL cannot
    static Core::Result<PrivateKey> generate(int bits = 2048);

    QByteArray keyId() const; ///< the JWK thumbprint (RFC 7638, SHA-256)
    QByteArray signRs256(QByteArrayView signingInput) const;
    /// With `kty`, `n`, `e`, `kid`, `alg` RS256, `use` sig.
    QJsonObject publicJwk() const;

private:
    struct Data;
    explicit PrivateKey(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

} // namespace Jose
