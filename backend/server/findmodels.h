// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/localmodelservers.h"
#include "http/networkclient.h"

#include <QObject>

namespace Server {

/// What `secure-agent-server models` prints: for each server its models, the options that would choose one,
/// and what would go there.
QString findingsText(const QList<Agent::LocalModelServer> &servers);

/// Looks for model servers on this machine once.
class FindModels : public QObject
{
    Q_OBJECT
public:
    FindModels() : m_servers(m_client) { }

    void start();

Q_SIGNALS:
    /// Once. \param text  for standard output
    void finished(const QString &text);

private:
    Http::NetworkClient m_client;
    Agent::LocalModelServers m_servers;
};

} // namespace Server
