// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testcertificate.h"

#include <QFile>
#include <QRandomGenerator>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace Doubles {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

template<class Write>
QByteArray pem(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()), BIO_free);
    write(bio.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

Key makeKey(TestCertificate::Kind kind)
{
    switch (kind) {
    case TestCertificate::Kind::Rsa:
        return {EVP_RSA_gen(2048), EVP_PKEY_free};
    case TestCertificate::Kind::Ed25519:
        return {EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free};
    case TestCertificate::Kind::Ec:
        break;
    }
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

Certificate makeCertificate(EVP_PKEY *key, bool hasDigest)
{
    Certificate certificate(X509_new(), X509_free);
    X509 *x = certificate.get();
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(x), QRandomGenerator::system()->generate());
    X509_gmtime_adj(X509_getm_notBefore(x), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 3600);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>("localhost"), -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(x));
    X509_set_pubkey(x, key);
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, x, x, nullptr, nullptr, 0);
    X509_EXTENSION *names
        = X509V3_EXT_conf_nid(nullptr, &context, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    X509_add_ext(x, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(x, key, hasDigest ? EVP_sha256() : nullptr);
    return certificate;
}

void put(const QString &name, const QByteArray &text)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
        qFatal("the test's certificate cannot be written");
}

} // namespace

TestCertificate::TestCertificate(Kind kind)
{
    const Key key = makeKey(kind);
    const Certificate certificate = makeCertificate(key.get(), kind != Kind::Ed25519);
    m_certificatePem = pem([&](BIO *bio) { PEM_write_bio_X509(bio, certificate.get()); });
    m_keyPem = pem(
        [&](BIO *bio) { PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    write(m_folder.path());
}

Http::TlsFiles TestCertificate::files() const
{
    return {m_folder.filePath(QStringLiteral("certificate.pem")),
            m_folder.filePath(QStringLiteral("key.pem"))};
}

void TestCertificate::replace(const TestCertificate &other) const
{
    write(other.m_folder.path());
}

void TestCertificate::write(const QString &folder) const
{
    put(folder + QStringLiteral("/certificate.pem"), m_certificatePem);
    put(folder + QStringLiteral("/key.pem"), m_keyPem);
}

} // namespace Doubles
