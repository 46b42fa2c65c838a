// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/profile.h"

#include "core/logging.h"
#include "core/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace Main {

Core::Result<Profile> Profile::open(bool temporary)
{
    Profile profile;
    if (temporary) {
        profile.m_temporary = std::make_shared<QTemporaryDir>();
        if (!profile.m_temporary->isValid())
            return Core::failure(
                Core::Error::Code::Unavailable,
                QCoreApplication::translate("Main::Profile",
                                            "There is no room for temporary files on this computer."));
        profile.m_folder = profile.m_temporary->path();
        return profile;
    }
    profile.m_folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    // With everything remote nothing need be written: whoever needs a file says when there can be none.
    if (const Core::Result<> made = Core::preparePrivateFolder(profile.m_folder); !made)
        qCWarning(lcMain) << "the profile's folder:" << made.error().detail;
    return profile;
}

QString Profile::settingsFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("settings.json"));
}

QString Profile::file(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

} // namespace Main
