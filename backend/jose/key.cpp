// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/key.h"

#include "core/json.h"
#include "jose/openssl.h"
#include "jose/token.h"

#include <QCryptographicHash>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace Jose {

namespace {

constexpr int minModulusBits = 2048;
constexpr int maxModulusBits = 8192; ///< a larger one only costs time
constexpr int maxExponentBits = 64;
constexpr qsizetype maxKeyIdSize = 256;

using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;

tl::unexpected<Core::Error> refuse(const char *why)
{
    return Core::failure(Core::Error::Code::Invalid, QLatin1String(why));
}

/// Base64urlUInt: big-endian without leading zeros (RFC 7518, section 2).
Core::Result<Number> readNumber(const QJsonObject &jwk, QLatin1String member)
{
    const QJsonValue text = jwk.value(member);
    if (!text.isString())
        return refuse("a number is missing or not a string");
    const QString string = text.toString();
    // Not longer than the largest modulus with its base64url overhead, looked at before decoding.
    if (string.size() > maxModulusBits / 6 + 4)
        return refuse("a number is too long");
    const Core::Result<QByteArray> raw = decodeBase64Url(string.toUtf8());
    if (!raw)
        return Core::failure(raw.error());
    if (raw->isEmpty() || raw->at(0) == '\0')
        return refuse("a number is empty or starts with zero");
    Number number(BN_bin2bn(bytes(*raw), static_cast<int>(raw->size()), nullptr));
    if (!number)
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("OpenSSL: BN_bin2bn"));
    return number;
}

/// Whether the modulus was made by the broken generator of CVE-2017-15361 ("ROCA"): its primes are
/// 65537^a mod M, so that the modulus lies in the group of 65537 modulo every small prime. For
/// others that happens once in some 10^8 keys. Source: Nemec et al., CCS 2017, section 3.
bool hasRocaMark(const BIGNUM *modulus)
{
    constexpr unsigned primes[]
        = {3,  5,  7,  11, 13, 17,  19,  23,  29,  31,  37,  41,  43,  47,  53,  59,  61,  67,  71,
           73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167};
    for (const unsigned prime : primes) {
        const auto rest = static_cast<unsigned>(BN_mod_word(modulus, prime));
        unsigned power = 1;
        bool inGroup = false;
        do {
            inGroup = power == rest;
            power = power * (65537 % prime) % prime;
        } while (!inGroup && power != 1);
        if (!inGroup)
            return false;
    }
    return true;
}

Core::Result<Key> makePublicKey(const BIGNUM *modulus, const BIGNUM *exponent)
{
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent) != 1)
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("OpenSSL: OSSL_PARAM_BLD"));
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
        ERR_clear_error();
        return refuse("OpenSSL does not take the key");
    }
    return Key(key);
}

/// Ready to verify with `key`, once and for all: to set it up costs a seventh of a verification.
KeyContext makeVerifier(EVP_PKEY *key, const EVP_MD *sha256)
{
    KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) != 1
        || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1
        || EVP_PKEY_CTX_set_signature_md(context.get(), sha256) != 1) {
        ERR_clear_error();
        return nullptr;
    }
    return context;
}

QByteArray numberText(const BIGNUM *number)
{
    QByteArray raw(BN_num_bytes(number), Qt::Uninitialized);
    BN_bn2bin(number, reinterpret_cast<unsigned char *>(raw.data()));
    return encodeBase64Url(raw);
}

/// SHA-256 over the required members in their lexical order (RFC 7638, section 3.2).
QByteArray thumbprintOf(const QByteArray &modulus, const QByteArray &exponent)
{
    const QByteArray canonical = R"({"e":")" + exponent + R"(","kty":"RSA","n":")" + modulus + R"("})";
    return encodeBase64Url(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256));
}

bool holdsVerify(const QJsonObject &jwk)
{
    const Core::Result<QStringList> operations = Core::readStrings(jwk, u"key_ops");
    return operations && operations->contains(QLatin1String("verify"));
}

} // namespace

struct PublicKey::Data
{
    Key key;
    Sha256 sha256;
    KeyContext verifier;
    QByteArray keyId;
    QByteArray thumbprint;
};

PublicKey::PublicKey(std::shared_ptr<const Data> data) : m_data(std::move(data))
{
}

Core::Result<PublicKey> PublicKey::fromJwk(const QJsonObject &jwk)
{
    if (jwk.value(QLatin1String("kty")) != QJsonValue(QLatin1String("RSA")))
        return refuse("not an RSA key");
    if (jwk.contains(QLatin1String("use"))
        && jwk.value(QLatin1String("use")) != QJsonValue(QLatin1String("sig")))
        return refuse("not a key for signatures");
    if (jwk.contains(QLatin1String("key_ops")) && !holdsVerify(jwk))
        return refuse("not a key to verify with");
    if (jwk.contains(QLatin1String("alg"))
        && jwk.value(QLatin1String("alg")) != QJsonValue(QLatin1String("RS256")))
        return refuse("a key for another algorithm");
    if (jwk.contains(QLatin1String("d")))
        return refuse("a private key that was published");
    QByteArray keyId;
    if (const QJsonValue kid = jwk.value(QLatin1String("kid")); !kid.isUndefined()) {
        keyId = kid.toString().toUtf8();
        if (keyId.isEmpty() || keyId.size() > maxKeyIdSize)
            return refuse("kid is not a string of 1 to 256 characters");
    }

    const Core::Result<Number> modulus = readNumber(jwk, QLatin1String("n"));
    if (!modulus)
        return Core::failure(modulus.error());
    const Core::Result<Number> exponent = readNumber(jwk, QLatin1String("e"));
    if (!exponent)
        return Core::failure(exponent.error());
    const BIGNUM *n = modulus->get();
    const BIGNUM *e = exponent->get();
    if (BN_num_bits(n) < minModulusBits || BN_num_bits(n) > maxModulusBits || !BN_is_odd(n))
        return refuse("the modulus is too short, too long or even");
    if (!BN_is_odd(e) || BN_is_one(e) || BN_num_bits(e) > maxExponentBits)
        return refuse("the exponent is even, too small or too large");
    if (hasRocaMark(n))
        return refuse("a key of the broken generator of CVE-2017-15361");

    Core::Result<Key> key = makePublicKey(n, e);
    if (!key)
        return Core::failure(key.error());
    auto data = std::make_shared<Data>();
    data->verifier = makeVerifier(key->get(), data->sha256.algorithm());
    if (!data->verifier)
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("OpenSSL: EVP_PKEY_verify_init"));
    data->key = std::move(*key);
    data->keyId = keyId;
    data->thumbprint = thumbprintOf(numberText(n), numberText(e));
    return PublicKey(std::move(data));
}

QByteArray PublicKey::keyId() const
{
    return m_data->keyId;
}

QByteArray PublicKey::thumbprint() const
{
    return m_data->thumbprint;
}

bool PublicKey::verifyRs256(QByteArrayView signingInput, QByteArrayView signature) const
{
    // RFC 8017, section 8.2.2; a signature of another length than the modulus is none.
    const std::optional<Sha256::Digest> digest = m_data->sha256.hash(signingInput);
    const bool good = digest
        && EVP_PKEY_verify(m_data->verifier.get(), bytes(signature), static_cast<size_t>(signature.size()),
                           digest->data(), digest->size())
            == 1;
    if (!good)
        ERR_clear_error(); // the queue is the thread's: TLS in it reads it too
    return good;
}

struct PrivateKey::Data
{
    Key key;
    QByteArray modulus;
    QByteArray exponent;
    QByteArray keyId;
};

PrivateKey::PrivateKey(std::shared_ptr<const Data> data) : m_data(std::move(data))
{
}

Core::Result<PrivateKey> PrivateKey::generate(int bits)
{
    if (bits < minModulusBits || bits > maxModulusBits)
        return refuse("an RSA key has 2048 to 8192 bits here");
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<size_t>(bits)));
    BIGNUM *n = nullptr;
    BIGNUM *e = nullptr;
    if (key) {
        EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_N, &n);
        EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_E, &e);
    }
    const Number modulus(n);
    const Number exponent(e);
    if (!modulus || !exponent) {
        ERR_clear_error();
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("OpenSSL: EVP_PKEY_Q_keygen"));
    }
    const QByteArray modulusText = numberText(n);
    const QByteArray exponentText = numberText(e);
    return PrivateKey(std::make_shared<const Data>(
        Data {std::move(key), modulusText, exponentText, thumbprintOf(modulusText, exponentText)}));
}

QByteArray PrivateKey::keyId() const
{
    return m_data->keyId;
}

QByteArray PrivateKey::signRs256(QByteArrayView signingInput) const
{
    const DigestContext context(EVP_MD_CTX_new());
    size_t size = static_cast<size_t>(EVP_PKEY_get_size(m_data->key.get()));
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!context
        || EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, m_data->key.get(),
                                 nullptr)
            != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                          bytes(signingInput), static_cast<size_t>(signingInput.size()))
            != 1) {
        ERR_clear_error();
        return {};
    }
    signature.resize(static_cast<qsizetype>(size));
    return signature;
}

QJsonObject PrivateKey::publicJwk() const
{
    return {{QStringLiteral("kty"), QStringLiteral("RSA")},
            {QStringLiteral("n"), QString::fromLatin1(m_data->modulus)},
            {QStringLiteral("e"), QString::fromLatin1(m_data->exponent)},
            {QStringLiteral("kid"), QString::fromLatin1(m_data->keyId)},
            {QStringLiteral("alg"), QStringLiteral("RS256")},
            {QStringLiteral("use"), QStringLiteral("sig")}};
}

} // namespace Jose
