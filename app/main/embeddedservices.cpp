// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/embeddedservices.h"

#include "agent/damageddatabase.h"
#include "agent/service.h"
#include "demo/identityprovider.h"
#include "hr/openapidocument.h"
#include "hr/service.h"

#include <QDir>

namespace Main {

using Core::Result;

EmbeddedServices::EmbeddedServices(Options options, QString profileFolder, std::shared_ptr<Sockets> sockets,
                                   const std::shared_ptr<HungThreads> &hung)
    : m_options(std::move(options)), m_profileFolder(std::move(profileFolder)), m_sockets(std::move(sockets)),
      m_provider(QStringLiteral("identity provider"), hung), m_hr(QStringLiteral("HR"), hung),
      m_agent(QStringLiteral("Agent"), hung)
{
    for (HostedService *service : {&m_provider, &m_hr, &m_agent})
        connect(service, &HostedService::startedAgain, this,
                [this, service] { Q_EMIT startedAgain(service->name()); });
}

Result<std::unique_ptr<EmbeddedServices>> EmbeddedServices::bind(const Options &options,
                                                                 const QString &profileFolder,
                                                                 std::shared_ptr<Sockets> sockets,
                                                                 const std::shared_ptr<HungThreads> &hung)
{
    std::unique_ptr<EmbeddedServices> services(
        new EmbeddedServices(options, profileFolder, std::move(sockets), hung));
    if (!options.agentUrl.isEmpty())
        return services;
    const struct
    {
        bool wanted;
        const HostedService &service;
        Http::ListenAddress address;
        const Http::ListeningSocket *&socket;
    } all[] = {
        {options.demo, services->m_provider, {}, services->m_providerSocket},
        {options.hr.remoteUrl.isEmpty(), services->m_hr, options.hr.listen, services->m_hrSocket},
        {true, services->m_agent, options.agent.listen, services->m_agentSocket},
    };
    for (const auto &one : all) {
        if (!one.wanted)
            continue;
        const auto taken = services->m_sockets->take(one.service.name(), one.address);
        if (!taken)
            return Core::failure(taken.error());
        one.socket = *taken;
    }
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
        Result<HostedService::Factory> factory = agentFactory();
        if (!factory) {
            m_started.finish(Core::failure(factory.error()));
            return m_started.future();
        }
        startOne(m_agent, *factory);
    }
    oneStarted({});
    return m_started.future();
}

Result<HostedService::Factory> EmbeddedServices::agentFactory()
{
    Agent::ServiceOptions agent = m_options.agent.service;
    agent.languageModel.key = m_modelKey;
    if (m_modelKey.isEmpty()) {
        // The demo uses nothing of the person's own unasked: a key alone chooses no model there.
        if (const Result<> taken = Agent::takeModelKey(agent.languageModel, m_options.demo); !taken)
            return Core::failure(taken.error());
    }
    if (const Result<> taken = Agent::takeServiceSecrets(agent); !taken)
        return Core::failure(taken.error());
    agent.issuer = issuer();
    agent.roleClient = m_options.roleClient;
    if (agent.database.isEmpty())
        agent.database = database(QStringLiteral("agent.sqlite"));
    agent.publicUrl = agentUrl();
    agent.services.prepend(Agent::knownService(QStringLiteral("HR"), hrUrl(), m_options.hr.service.audience,
                                               Hr::openApiDocument(issuer(), hrUrl()),
                                               Hr::readOnlyOperations()));
    agent.services += m_connected;
    return HostedService::Factory([this, agent]() -> Result<std::unique_ptr<QObject>> {
        const Result<QString> aside = Agent::keepDamagedDatabaseAside(agent.database);
        if (aside && !aside->isEmpty())
            Q_EMIT historyKeptAside(*aside); // arrives in the thread of who listens
        return Agent::Service::create(*m_agentSocket, agent);
    });
}

HostedService *EmbeddedServices::hosted(const QString &service)
{
    for (HostedService *one : {&m_provider, &m_hr, &m_agent}) {
        if (one->name() == service)
            return one;
    }
    return nullptr;
}

void EmbeddedServices::watch(const QString &service, const Session::HealthCheck &health)
{
    HostedService *one = hosted(service);
    if (!one)
        return;
    connect(&health, &Session::HealthCheck::missed, one, [one](int times) {
        if (times >= silence)
            one->giveUp();
    });
}

void EmbeddedServices::setModelKey(const Core::Secret &key)
{
    m_modelKey = key;
}

void EmbeddedServices::setConnectedServices(const QList<Agent::ConnectedService> &services)
{
    m_connected = services;
}

Core::Future<> EmbeddedServices::restartAgent(const Options &options)
{
    m_options.agent = options.agent;
    Result<HostedService::Factory> factory = agentFactory();
    if (!factory)
        return Core::ready<void>(Core::failure(factory.error()));
    return m_agent.replace(*factory);
}

void EmbeddedServices::startOne(HostedService &service, HostedService::Factory factory)
{
    ++m_starting;
    Core::whenDone(this, service.start(std::move(factory)),
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
