// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privatefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace Core {

namespace {

Result<> makeFolder(const QDir &folder)
{
    if (folder.exists())
        return {};
    const QFileInfo info(folder.absolutePath());
    if (info.exists() || folder.isRoot())
        return failure(Error::Code::Invalid,
                       QStringLiteral("%1 is not a folder; choose another place").arg(info.filePath()));
    if (const Result<> parent = makeFolder(info.dir()); !parent)
        return parent;
    // Not mkpath(): that gives the folders the permissions of the umask.
    const auto onlyOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkdir(info.filePath(), onlyOwner) && !folder.exists())
        return failure(Error::Code::Unavailable,
                       QStringLiteral("the folder %1 cannot be made; choose one where this user may write")
                           .arg(info.filePath()));
    return {};
}

} // namespace

Result<> preparePrivateFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return failure(Error::Code::Invalid, QStringLiteral("it is a folder; name a file in it"));
    if (const Result<> made = makeFolder(info.absoluteDir()); !made)
        return made;
    if (info.exists()) {
        // Asked, not tried: closing a descriptor of the file would drop the locks that another
        // connection of this process holds on it (https://sqlite.org/howtocorrupt.html, 2.2).
        if (!info.isReadable() || !info.isWritable())
            return failure(
                Error::Code::Unavailable,
                QStringLiteral(
                    "this user may not write to it; change its permissions, or name another file"));
        return {};
    }
    // SQLite gives its -wal and -shm files the permissions of this one.
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && !QFileInfo::exists(path))
        return failure(Error::Code::Unavailable,
                       QStringLiteral("it cannot be created (%1); choose a folder where this user may write")
                           .arg(file.errorString()));
    return {};
}

Result<> preparePrivateFolder(const QString &path)
{
    return makeFolder(QDir(path));
}

Result<> replacePrivateFile(const QString &path, const QByteArray &content)
{
    if (const Result<> made = preparePrivateFolder(QFileInfo(path).path()); !made)
        return made;
    QSaveFile file(path);
    if (!file.open(QFile::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(content) != content.size() || !file.commit())
        return failure(Error::Code::Unavailable, file.errorString());
    return {};
}

Result<QString> keepAside(const QString &path)
{
    const QString aside
        = path + u'.' + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    if (!QFile::rename(path, aside))
        return failure(Error::Code::Unavailable, QStringLiteral("it cannot be renamed"));
    return aside;
}

} // namespace Core
