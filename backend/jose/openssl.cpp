// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/openssl.h"

#include <openssl/err.h>

namespace Jose {

Sha256::Sha256() : m_algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr)), m_context(EVP_MD_CTX_new())
{
}

std::optional<Sha256::Digest> Sha256::hash(QByteArrayView text) const
{
    Digest digest;
    if (m_algorithm && m_context && EVP_DigestInit_ex2(m_context.get(), m_algorithm.get(), nullptr) == 1
        && EVP_DigestUpdate(m_context.get(), text.data(), static_cast<size_t>(text.size())) == 1
        && EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) == 1)
        return digest;
    ERR_clear_error();
    return std::nullopt;
}

} // namespace Jose
