// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/findmodels.h"

namespace Server {

QString findingsText(const QList<Agent::LocalModelServer> &servers)
{
    if (servers.isEmpty()) {
        QStringList ports;
        for (const Agent::LocalModelServers::Place &place : Agent::LocalModelServers::usualPlaces())
            ports.append(QString::number(place.port));
        return QStringLiteral("No language model answers on the usual ports of this machine (%1).\n")
            .arg(ports.join(QLatin1String(", ")));
    }
    QString text;
    for (const Agent::LocalModelServer &server : servers) {
        const QString url = server.url.toString();
        text += QStringLiteral("%1: %2\n  Use it with --model-url %1 --model %3\n  %4\n")
                    .arg(url, server.models.join(QLatin1String(", ")), server.models.constFirst(),
                         Agent::disclosureOf(server));
    }
    return text;
}

void FindModels::start()
{
    Core::whenDone(this, m_servers.find(),
                   [this](const Core::Result<QList<Agent::LocalModelServer>> &servers) {
                       Q_EMIT finished(findingsText(servers.value_or(QList<Agent::LocalModelServer>())));
                   });
}

} // namespace Server
