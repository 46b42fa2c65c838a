// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/settingsstore.h"

#include "core/logging.h"
#include "core/privatefile.h"

#include <QFile>

namespace Session {

using Core::Result;

namespace {
constexpr qint64 maxFile = 1024 * 1024;
}

SettingsStore::SettingsStore(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    load();
}

void SettingsStore::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return;
    if (file.open(QFile::ReadOnly) && file.size() <= maxFile) {
        if (const Result<Settings> read = readSettings(file.readAll())) {
            m_settings = *read;
            return;
        } else {
            qCWarning(lcSession) << "the settings:" << read.error().detail;
        }
    }
    file.close();
    if (const Result<QString> aside = Core::keepAside(m_file))
        m_keptAside = *aside;
    else
        qCWarning(lcSession) << "the settings:" << aside.error().detail;
}

Result<> SettingsStore::save(const Settings &settings)
{
    if (settings != m_settings) {
        m_settings = settings;
        Q_EMIT changed();
    }
    if (m_file.isEmpty())
        return {};
    return Core::replacePrivateFile(m_file, toJson(m_settings));
}

} // namespace Session
