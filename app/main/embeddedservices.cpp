// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/embeddedservices.h"

#include "agent/service.h"
#include "demo/identityprovider.h"
#include "hr/openapidocument.h"
#include "hr/service.h"

#include <QDir>

namespace Main {

using Core::Result;

namespace {

Result<> take(const Http::ListenAddress &address, std::optional<Http::ListeningSocket> &socket)
{
    Result<Http::ListeningSocket> bound = Http::ListeningSocket::bind(address);
    if (!bound)
        return Core::failure(bound.error());
    socket.emplace(std::move(*bound));
    return {};
}

} // namespace

EmbeddedServices::EmbeddedServices(Options options, QString profileFolder)
    : m_options(std::move(options)), m_profileFolder(std::move(profileFolder))
{
}

Result<std::unique_ptr<EmbeddedServices>> EmbeddedServices::bind(const Options &options,
                                                                 const QString &profileFolder)
{
    std::unique_ptr<EmbeddedServices> services(new EmbeddedServices(options, profileFolder));
    if (!options.agentUrl.isEmpty())
        return services;
    if (options.demo) {
        if (const Result<> taken = take({}, services->m_providerSocket); !taken)
            return Core::failure(taken.error());
    }
    if (options.hr.remoteUrl.isEmpty()) {
        if (const Result<> taken = take(options.hr.listen, services->m_hrSocket); !taken)
            return Core::failure(taken.error());
    }
    if (const Result<> taken = take(options.agent.listen, services->m_agentSocket); !taken)
        return Core::failure(taken.error());
    return services;
}

QString EmbeddedServices::issuer() const
{
    return m_providerSocket ? m_providerSocket->url().toString() : m_options.issuer;
}

QUrl EmbeddedServices::agentUrl() const
{
    return m_agentSocket ? m_agentSocket->url() : m_options.agentUrl;
}

QUrl EmbeddedServices::hrUrl() const
{
    return m_hrSocket ? m_hrSocket->url() : m_options.hr.remoteUrl;
}

QString EmbeddedServices::database(const QString &file) const
{
    if (m_options.demo)
        return QStringLiteral("sqlite::memory:");
    return QStringLiteral("sqlite:") + QDir(m_profileFolder).filePath(file);
}

Core::Future<> EmbeddedServices::start()
{
    m_starting = 1; // this function's own share, so that nothing ends before everything has begun
    if (m_providerSocket) {
        Demo::ProviderOptions provider;
        provider.allowDocsOf(hrUrl());
        provider.allowDocsOf(agentUrl());
        startOne(m_provider,
                 [this, provider] { return Demo::IdentityProvider::create(*m_providerSocket, provider); });
    }
    if (m_hrSocket) {
        Hr::ServiceOptions hr = m_options.hr.service;
        hr.issuer = issuer();
        hr.roleClient = m_options.roleClient;
        if (hr.database.isEmpty())
            hr.database = database(QStringLiteral("hr.sqlite"));
        hr.publicUrl = hrUrl();
        startOne(m_hr, [this, hr] { return Hr::Service::create(*m_hrSocket, hr); });
    }
    if (m_agentSocket) {
        Agent::ServiceOptions agent = m_options.agent.service;
        // The demo uses nothing of the person's own unasked: a key alone chooses no model there.
        if (const Result<> taken = Agent::takeModelKey(agent.languageModel, m_options.demo); !taken) {
            m_started.finish(taken);
            return m_started.future();
        }
        if (const Result<> taken = Agent::takeServiceSecrets(agent); !taken) {
            m_started.finish(taken);
            return m_started.future();
        }
        agent.issuer = issuer();
        agent.roleClient = m_options.roleClient;
        if (agent.database.isEmpty())
            agent.database = database(QStringLiteral("agent.sqlite"));
        agent.publicUrl = agentUrl();
        agent.services.prepend(
            Agent::knownService(QStringLiteral("HR"), hrUrl(), m_options.hr.service.audience,
                                Hr::openApiDocument(issuer(), hrUrl()), Hr::readOnlyOperations()));
        startOne(m_agent, [this, agent] { return Agent::Service::create(*m_agentSocket, agent); });
    }
    oneStarted({});
    return m_started.future();
}

void EmbeddedServices::startOne(Core::ServiceThread &thread, Core::ServiceThread::Factory factory)
{
    ++m_starting;
    Core::whenDone(this, thread.start(std::move(factory)),
                   [this](const Result<> &result) { oneStarted(result); });
}

void EmbeddedServices::oneStarted(const Result<> &result)
{
    if (!result)
        m_started.finish(result);
    if (--m_starting == 0)
        m_started.finish({});
}

} // namespace Main
