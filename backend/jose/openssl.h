// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <optional>

namespace Jose {

/// Lets OpenSSL's objects own themselves: Free is their `…_free` function.
template<auto Free>
struct Freer
{
    template<class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;

inline const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// SHA-256 with an algorithm that was looked up once: OpenSSL 3 does it again for each EVP_sha256(), which
/// costs as much as hashing a token. Internal to this folder; for one thread.
class Sha256
{
public:
    using Digest = std::array<unsigned char, 32>;

    Sha256();
    /// Nothing when OpenSSL cannot, for lack of memory.
    std::optional<Digest> hash(QByteArrayView text) const;
    const EVP_MD *algorithm() const { return m_algorithm.get(); }

private:
    std::unique_ptr<EVP_MD, Freer<EVP_MD_free>> m_algorithm;
    DigestContext m_context;
};

} // namespace Jose
