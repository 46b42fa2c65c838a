// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/tlsserver.h"

#include <QSslSocket>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace Doubles {

namespace {

template<auto Free>
struct Deleter
{
    template<class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Deleter<X509_free>>;

template<class Write>
QByteArray pem(Write write)
{
    BIO *bio = BIO_new(BIO_s_mem());
    write(bio);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    const QByteArray text(bytes, size);
    BIO_free(bio);
    return text;
}

void extend(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    if (!extension)
        qFatal("no certificate extension %s", value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

struct Request
{
    QByteArray commonName;
    QByteArray alternativeName; ///< empty: it is an authority
    qint64 validUntil;
    EVP_PKEY *key;
    X509 *issuer; ///< null: itself
    EVP_PKEY *issuerKey;
};

CertificatePointer certify(const Request &request)
{
    CertificatePointer certificate(X509_new());
    X509 *x = certificate.get();
    X509_set_version(x, 2);
    qint64 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), 7);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(x), serial);
    X509_gmtime_adj(X509_getm_notBefore(x), -24 * 3600);
    X509_gmtime_adj(X509_getm_notAfter(x), long(request.validUntil));
    X509_set_pubkey(x, request.key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(request.commonName.constData()), -1,
                               -1, 0);
    X509 *issuer = request.issuer ? request.issuer : x;
    X509_set_issuer_name(x, X509_get_subject_name(issuer));
    if (request.alternativeName.isEmpty()) {
        extend(x, issuer, NID_basic_constraints, "critical,CA:TRUE");
        extend(x, issuer, NID_key_usage, "critical,keyCertSign");
    } else {
        extend(x, issuer, NID_subject_alt_name, request.alternativeName);
        extend(x, issuer, NID_ext_key_usage, "serverAuth");
    }
    X509_sign(x, request.issuerKey, EVP_sha256());
    return certificate;
}

QByteArray pemOf(X509 *certificate)
{
    return pem([certificate](BIO *bio) { PEM_write_bio_X509(bio, certificate); });
}

TlsIdentity identityOf(X509 *certificate, EVP_PKEY *key)
{
    const QByteArray secret = pem([key](BIO *bio) {
        PEM_write_bio_PrivateKey_traditional(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    return {QSslCertificate(pemOf(certificate), QSsl::Pem), QSslKey(secret, QSsl::Ec)};
}

KeyPointer newKey()
{
    return KeyPointer(EVP_EC_gen("P-256"));
}

} // namespace

struct TestAuthority::Key
{
    KeyPointer key;
    CertificatePointer certificate;
};

TestAuthority::TestAuthority() : m_key(std::make_unique<Key>())
{
    m_key->key = newKey();
    EVP_PKEY *key = m_key->key.get();
    m_key->certificate = certify({"Authority of a test", {}, 7 * 24 * 3600, key, nullptr, key});
    m_certificate = QSslCertificate(pemOf(m_key->certificate.get()), QSsl::Pem);
}

TestAuthority::~TestAuthority() = default;

TlsIdentity TestAuthority::issue(const QByteArray &name, qint64 validUntil) const
{
    const KeyPointer key = newKey();
    const CertificatePointer certificate = certify(
        {"A server of a test", name, validUntil, key.get(), m_key->certificate.get(), m_key->key.get()});
    return identityOf(certificate.get(), key.get());
}

TlsIdentity TestAuthority::selfSigned(const QByteArray &name)
{
    const KeyPointer key = newKey();
    const CertificatePointer certificate
        = certify({"A server that vouches for itself", name, 3600, key.get(), nullptr, key.get()});
    return identityOf(certificate.get(), key.get());
}

TlsServer::TlsServer(const TlsIdentity &identity, QSslConfiguration terms)
{
    terms.setLocalCertificate(identity.certificate);
    terms.setPrivateKey(identity.key);
    terms.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients, which have no certificates
    m_server.setSslConfiguration(terms);
    connect(&m_server, &QSslServer::startedEncryptionHandshake, this, [this] { ++attempts; });
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
        QTcpSocket *socket = m_server.nextPendingConnection();
        const auto read = [this, socket] {
            received += socket->readAll();
            if (received.contains("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                              "Connection: close\r\n\r\n{}");
        };
        connect(socket, &QTcpSocket::readyRead, this, read);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read();
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port");
}

} // namespace Doubles
