// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/givensecret.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Core {

namespace {

constexpr qint64 largest = 16 * 1024;

Result<Secret> checked(QByteArray bytes, const QString &where)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    // It goes into a header, where a line feed would begin another one.
    const bool control = std::any_of(bytes.cbegin(), bytes.cend(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (bytes.isEmpty() || control)
        return failure(Error::Code::Invalid, QStringLiteral("%1 should hold a key in one line.").arg(where));
    return Secret(std::move(bytes));
}

} // namespace

Result<Secret> readSecretFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Invalid, QStringLiteral("The file %1 cannot be read.").arg(path));
    QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest)
        return failure(Error::Code::Invalid, QStringLiteral("The file %1 is too large for a key.").arg(path));
    return checked(std::move(bytes), QStringLiteral("The file %1").arg(path));
}

Result<Secret> takeGivenSecret(const char *name)
{
    const QByteArray fileVariable = QByteArray(name) + "_FILE";
    if (qEnvironmentVariableIsSet(fileVariable)) {
        Result<Secret> secret = readSecretFile(qEnvironmentVariable(fileVariable));
        if (!secret)
            return failure(secret.error().code,
                           QLatin1String(fileVariable) + QStringLiteral(": ") + secret.error().detail);
        return secret;
    }
    if (qEnvironmentVariableIsSet("CREDENTIALS_DIRECTORY")) {
        const QString path
            = QDir(qEnvironmentVariable("CREDENTIALS_DIRECTORY")).filePath(QLatin1String(name));
        if (QFileInfo::exists(path))
            return readSecretFile(path);
    }
    if (!qEnvironmentVariableIsSet(name))
        return Secret();
    QByteArray bytes = qgetenv(name);
    qunsetenv(name);
    return checked(std::move(bytes), QStringLiteral("The environment variable %1").arg(QLatin1String(name)));
}

} // namespace Core
