// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/servicesstore.h"

#include "agent/connectedservices.h"
#include "core/logging.h"
#include "core/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Main {

using Agent::ConnectedService;
using Core::Error;
using Core::Result;

namespace {
constexpr qint64 maxFile = 1024 * 1024;
}

ServicesStore::ServicesStore(QString file) : m_file(std::move(file))
{
    load();
}

QString ServicesStore::fileBeside(const QString &settingsFile)
{
    return settingsFile.isEmpty() ? QString()
                                  : QFileInfo(settingsFile).dir().filePath(QStringLiteral("services.json"));
}

void ServicesStore::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return;
    if (file.open(QFile::ReadOnly) && file.size() <= maxFile) {
        // A document that is a file and cannot be read now is a service that is away, and no broken list.
        const Result<QList<ConnectedService>> read = Agent::readConnectedServices(file.readAll(), m_file);
        if (read) {
            m_services = *read;
            return;
        }
        qCWarning(lcMain) << "the connected services:" << read.error().detail;
    }
    file.close();
    if (const Result<QString> aside = Core::keepAside(m_file))
        m_keptAside = *aside;
    else
        qCWarning(lcMain) << "the connected services:" << aside.error().detail;
}

Result<> ServicesStore::save(const QList<ConnectedService> &services)
{
    const QByteArray json = Agent::writeConnectedServices(services);
    const QString name = m_file.isEmpty() ? QStringLiteral("services.json") : m_file;
    // What the next start could not read is not written.
    if (const Result<QList<ConnectedService>> read = Agent::readConnectedServices(json, name); !read)
        return Core::failure(Error::Code::Invalid, read.error().detail);
    m_services = services;
    if (m_file.isEmpty())
        return {};
    if (const Result<> written = Core::replacePrivateFile(m_file, json); !written)
        return Core::failure(Error::Code::Unavailable, written.error().detail);
    return {};
}

} // namespace Main
