// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tlsidentity.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace Http {

namespace {

using Core::Error;

/// A key's file is small; a device or a wrong file may not be.
constexpr qint64 maxFileSize = 1024 * 1024;

Core::Result<QByteArray> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Core::failure(Error::Code::Unavailable,
                             QStringLiteral("%1 cannot be read: %2.").arg(name, file.errorString()));
    return file.read(maxFileSize);
}

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Bio bioOf(const QByteArray &text)
{
    return {BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())), BIO_free};
}

/// Without it OpenSSL would ask at the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

/// The key's kind, when it belongs to the certificate. QSslKey cannot tell either.
Core::Result<QSsl::KeyAlgorithm> checkPair(const TlsFiles &files, const QByteArray &certificateText,
                                           const QByteArray &keyText)
{
    const Certificate certificate(
        PEM_read_bio_X509(bioOf(certificateText).get(), nullptr, noPassphrase, nullptr), X509_free);
    const PrivateKey key(PEM_read_bio_PrivateKey(bioOf(keyText).get(), nullptr, noPassphrase, nullptr),
                         EVP_PKEY_free);
    const bool isPair = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    const auto invalid
        = [](const QString &sentence) { return Core::failure(Error::Code::Invalid, sentence); };
    if (!certificate)
        return invalid(QStringLiteral("%1 holds no certificate in PEM form.").arg(files.certificate));
    if (!key)
        return invalid(
            QStringLiteral("%1 holds no private key in PEM form without a passphrase.").arg(files.key));
    if (!isPair)
        return invalid(QStringLiteral("The key in %1 does not belong to the certificate in %2.")
                           .arg(files.key, files.certificate));
    switch (EVP_PKEY_get_base_id(key.get())) {
    case EVP_PKEY_RSA:
        return QSsl::Rsa;
    case EVP_PKEY_EC:
        return QSsl::Ec;
    default:
        return invalid(QStringLiteral("The key in %1 is neither RSA nor EC.").arg(files.key));
    }
}

/// Those of TLS 1.3, and of 1.2 those with ephemeral keys and authenticated encryption.
QList<QSslCipher> modernCiphers()
{
    QList<QSslCipher> modern;
    const QList<QSslCipher> supported = QSslConfiguration::supportedCiphers();
    for (const QSslCipher &cipher : supported) {
        const QString name = cipher.name();
        const bool isAuthenticated
            = name.contains(QLatin1String("GCM")) || name.contains(QLatin1String("CHACHA20"));
        if (isAuthenticated
            && (name.startsWith(QLatin1String("TLS_")) || name.startsWith(QLatin1String("ECDHE-"))))
            modern.append(cipher);
    }
    return modern;
}

Core::Result<QSslConfiguration> read(const TlsFiles &files)
{
    const Core::Result<QByteArray> certificate = readFile(files.certificate);
    if (!certificate)
        return Core::failure(certificate.error());
    const Core::Result<QByteArray> key = readFile(files.key);
    if (!key)
        return Core::failure(key.error());
    const Core::Result<QSsl::KeyAlgorithm> algorithm = checkPair(files, *certificate, *key);
    if (!algorithm)
        return Core::failure(algorithm.error());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(*certificate, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(*key, *algorithm, QSsl::Pem));
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // callers show tokens, not certificates
    // A session's secrets live in a context that QSslSocket makes for each connection.
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    if (const QList<QSslCipher> ciphers = modernCiphers(); !ciphers.isEmpty())
        configuration.setCiphers(ciphers);
    return configuration;
}

} // namespace

TlsIdentity::TlsIdentity(TlsFiles files, QSslConfiguration configuration)
    : m_files(std::move(files)), m_configuration(std::move(configuration))
{
}

Core::Result<std::shared_ptr<TlsIdentity>> TlsIdentity::load(const TlsFiles &files)
{
    const Core::Result<QSslConfiguration> configuration = read(files);
    if (!configuration)
        return Core::failure(configuration.error());
    return std::shared_ptr<TlsIdentity>(new TlsIdentity(files, *configuration));
}

Core::Result<> TlsIdentity::reload()
{
    const Core::Result<QSslConfiguration> configuration = read(m_files);
    if (!configuration)
        return Core::failure(configuration.error());
    const std::lock_guard lock(m_mutex);
    m_configuration = *configuration;
    return {};
}

QSslConfiguration TlsIdentity::configuration() const
{
    const std::lock_guard lock(m_mutex);
    return m_configuration;
}

} // namespace Http
