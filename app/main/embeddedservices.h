// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/commandline.h"
#include "main/hostedservice.h"
#include "main/sockets.h"
#include "session/healthcheck.h"

#include <QObject>

#include <memory>

namespace Main {

/// The services that run inside this process: HR and the agent, and with the demo an OpenID
/// provider. Each has a thread of its own and is reached over HTTP only, as a remote one would be. One that
/// dies is started again, on the socket that this process keeps.
class EmbeddedServices : public QObject
{
    Q_OBJECT
public:
    /// Takes the ports, so that every address is known before anything starts. With `--agent-url` there is
    /// nothing to host.
    /// \param profileFolder  where databases go that the command line does not name
    /// \param sockets  keeps the ports, also for the next EmbeddedServices of this process
    /// \param hung  takes the threads of services that do not end
    /// \return Unavailable, with a sentence for people, when a port cannot be had
    static Core::Result<std::unique_ptr<EmbeddedServices>>
    bind(const Options &options, const QString &profileFolder,
         std::shared_ptr<Sockets> sockets = std::make_shared<Sockets>(),
         const std::shared_ptr<HungThreads> &hung = std::make_shared<HungThreads>());

    QString issuer() const; ///< the demo provider's, or the configured one
    QUrl agentUrl() const; ///< the hosted agent's, or the remote one's
    QUrl hrUrl() const; ///< the hosted service's or a remote one's; empty when only the agent knows it
    bool hostsAgent() const { return m_agentSocket != nullptr; }

    /// Of the language model, from the keychain: for the next start.
    void setModelKey(const Core::Secret &key);
    /// The services that the agent calls beside those of its options, with their keys: for the next start.
    void setConnectedServices(const QList<Agent::ConnectedService> &services);
    /// Starts what is hosted. Ends in the first error; its detail is a sentence for people.
    Core::Future<> start();
    /// Ends the hosted agent and starts it with what `options` say of it. Sign-ins and conversations in the
    /// database stay.
    Core::Future<> restartAgent(const Options &options);

    /// Has a hosted service given up that was away each of the last `silence` times that `health` asked it.
    /// Asking takes its time, so that this is a bounded time after somebody missed it. Nothing for what is
    /// remote.
    ///
    /// \param health  must outlive this
    void watch(const QString &service, const Session::HealthCheck &health);
    static constexpr int silence = 2;
    /// What runs or may run here, by its name: "identity provider", "HR", "Agent".
    HostedService *hosted(const QString &service);

Q_SIGNALS:
    /// \param service  "HR", "Agent"
    void startedAgain(const QString &service);
    /// The database of conversations was damaged, and is kept under that name.
    void historyKeptAside(const QString &file);

private:
    EmbeddedServices(Options options, QString profileFolder, std::shared_ptr<Sockets> sockets,
                     const std::shared_ptr<HungThreads> &hung);

    Core::Result<HostedService::Factory> agentFactory();
    void startOne(HostedService &service, HostedService::Factory factory);
    void oneStarted(const Core::Result<> &result);
    QString database(const QString &file) const;

    Options m_options;
    const QString m_profileFolder;
    const std::shared_ptr<Sockets> m_sockets;
    Core::Secret m_modelKey;
    QList<Agent::ConnectedService> m_connected;
    const Http::ListeningSocket *m_providerSocket = nullptr;
    const Http::ListeningSocket *m_hrSocket = nullptr;
    const Http::ListeningSocket *m_agentSocket = nullptr;
    // Stopped in the opposite order: who is called outlives who calls.
    HostedService m_provider;
    HostedService m_hr;
    HostedService m_agent;
    Core::Promise<> m_started;
    int m_starting = 0;
};

} // namespace Main
