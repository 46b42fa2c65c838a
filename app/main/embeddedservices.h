// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"
#include "http/listeningsocket.h"
#include "main/commandline.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Main {

/// The services that run inside this process: HR and the agent, and with the demo an OpenID
/// provider. Each has a thread of its own and is reached over HTTP only, as a remote one would be.
class EmbeddedServices : public QObject
{
    Q_OBJECT
public:
    /// Takes the ports, so that every address is known before anything starts, and keeps them until
    /// the process ends. With `--agent-url` there is nothing to host.
    /// \param profileFolder  where databases go that the command line does not name
    /// \return Unavailable, with a sentence for people, when a port cannot be had
    static Core::Result<std::unique_ptr<EmbeddedServices>> bind(const Options &options,
                                                                const QString &profileFolder);

    QString issuer() const; ///< the demo provider's, or the configured one
    QUrl agentUrl() const; ///< the hosted agent's, or the remote one's
    QUrl hrUrl() const; ///< the hosted service's or a remote one's; empty when only the agent knows it

    /// Starts what is hosted. Ends in the first error; its detail is a sentence for people.
    Core::Future<> start();

private:
    EmbeddedServices(Options options, QString profileFolder);

    void startOne(Core::ServiceThread &thread, Core::ServiceThread::Factory factory);
    void oneStarted(const Core::Result<> &result);
    QString database(const QString &file) const;

    const Options m_options;
    const QString m_profileFolder;
    std::optional<Http::ListeningSocket> m_providerSocket;
    std::optional<Http::ListeningSocket> m_hrSocket;
    std::optional<Http::ListeningSocket> m_agentSocket;
    // Stopped in the opposite order: who is called outlives who calls.
    Core::ServiceThread m_provider {QStringLiteral("identity provider")};
    Core::ServiceThread m_hr {QStringLiteral("hr")};
    Core::ServiceThread m_agent {QStringLiteral("agent")};
    Core::Promise<> m_started;
    int m_starting = 0;
};

} // namespace Main
