// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/authorities.h"

#include <QFile>

namespace Http {

using Core::Error;

namespace {

constexpr qint64 maxFileSize = 4 * 1024 * 1024; // some hundred certificates

} // namespace

Core::Result<Authorities> readAuthorities(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Core::failure(
            Error::Code::Invalid,
            QStringLiteral("The certificates in %1 cannot be read: %2.").arg(fileName, file.errorString()));
    const Authorities found = QSslCertificate::fromData(file.read(maxFileSize), QSsl::Pem);
    if (found.isEmpty())
        return Core::failure(
            Error::Code::Invalid,
            QStringLiteral("%1 holds no certificate. It takes certificates in PEM form, which begin with "
                           "\"-----BEGIN CERTIFICATE-----\".")
                .arg(fileName));
    return found;
}

} // namespace Http
