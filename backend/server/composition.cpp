// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/composition.h"

#include "agent/service.h"
#include "core/logging.h"
#include "demo/identityprovider.h"
#include "hr/openapidocument.h"
#include "hr/service.h"

namespace Server {

namespace {

const QString hrName = QStringLiteral("hr");
const QString agentName = QStringLiteral("agent");
const QString demoProviderName = QStringLiteral("demo-idp");

} // namespace

Composition::Composition(CommandLine line) : m_line(std::move(line))
{
}

Composition::~Composition()
{
    // The other way round, also when nobody called stop().
    while (!m_parts.empty())
        m_parts.pop_back();
}

Core::Result<> Composition::bind(const QString &name, const Http::ListenAddress &address, int threads)
{
    Core::Result<Http::ListeningSocket> socket = Http::ListeningSocket::bind(address);
    if (!socket)
        return Core::failure(socket.error().code,
                             QStringLiteral("%1 cannot start: %2 (--%1-listen ADDRESS:PORT)")
                                 .arg(name, socket.error().detail));
    const auto shared = std::make_shared<const Http::ListeningSocket>(std::move(*socket));
    for (int i = 0; i < threads; ++i)
        m_parts.push_back(Part {name, shared, std::make_unique<Core::ServiceThread>(name), {}, {}});
    return {};
}

QUrl Composition::urlOf(const QString &name) const
{
    for (const Part &part : m_parts) {
        if (part.name != name)
            continue;
        QUrl url = part.socket->url();
        if (m_tls && name != demoProviderName)
            url.setScheme(QStringLiteral("https"));
        return url;
    }
    return {};
}

QString Composition::issuer() const
{
    const QString &issuer = m_line.trusted.issuer;
    return issuer.isEmpty() ? urlOf(demoProviderName).toString(QUrl::StripTrailingSlash) : issuer;
}

QUrl Composition::hrUrl() const
{
    return m_line.exposure.hrPublicUrl.isEmpty() ? urlOf(hrName) : m_line.exposure.hrPublicUrl;
}

void Composition::start()
{
    if (m_stopping)
        return;
    if (const QString &file = m_line.trusted.authoritiesFile; !file.isEmpty()) {
        const Core::Result<Http::Authorities> authorities = Http::readAuthorities(file);
        if (!authorities) {
            Q_EMIT failed(authorities.error().detail);
            return;
        }
        m_line.hr.service.authorities = *authorities;
        m_line.agent.service.authorities = *authorities;
    }
    if (m_line.exposure.hasTls()) {
        const auto tls = Http::TlsIdentity::load(m_line.exposure.tls);
        if (!tls) {
            Q_EMIT failed(tls.error().detail);
            return;
        }
        m_tls = *tls;
    }
    const std::tuple<bool, QString, Http::ListenAddress> wanted[] = {
        {m_line.runsDemoProvider, demoProviderName, m_line.demoProviderListen},
        {m_line.runsHr, hrName, m_line.hr.listen},
        {m_line.runsAgent, agentName, m_line.agent.listen},
    };
    for (const auto &[runs, name, address] : wanted) {
        if (!runs)
            continue;
        if (const Core::Result<> bound = bind(name, address, name == hrName ? m_line.hrThreads : 1); !bound) {
            Q_EMIT failed(bound.error().detail);
            return;
        }
    }
    if (m_line.runsAgent) {
        if (const Core::Result<> taken = Agent::takeServiceSecrets(m_line.agent.service); !taken) {
            Q_EMIT failed(taken.error().detail);
            return;
        }
        if (const Core::Result<> taken
            = Agent::takeModelKey(m_line.agent.service.languageModel, m_line.runsDemoProvider);
            !taken) {
            Q_EMIT failed(taken.error().detail);
            return;
        }
    }
    // Only now does every part know the others' addresses.
    for (Part &part : m_parts) {
        if (part.name == demoProviderName)
            addDemoProvider(part);
        else if (part.name == hrName)
            addHr(part);
        else
            addAgent(part);
    }
    startNext();
}

void Composition::reload()
{
    if (!m_tls)
        return;
    if (const Core::Result<> reloaded = m_tls->reload())
        qCInfo(lcMain) << "the TLS certificate was read again";
    else
        qCWarning(lcMain).noquote() << "the TLS certificate stays what it was:" << reloaded.error().detail;
}

template<class ServiceOptions>
void Composition::expose(ServiceOptions &options, const Http::ListenAddress &address,
                         const QUrl &publicUrl) const
{
    constexpr int perAddress = 64;
    options.publicUrl = publicUrl;
    options.allowedOrigins = m_line.exposure.allowedOrigins;
    options.tls = m_tls;
    // On loopback and behind a proxy all callers have one address.
    if (!address.isLoopback() && !m_line.exposure.behindProxy)
        options.maxConnectionsPerAddress = perAddress;
}

template<class Service>
void Composition::complete(Part &part, Core::ServiceThread::Factory create)
{
    Core::ServiceThread *thread = part.thread.get();
    part.create = std::move(create);
    part.drain = [this, thread](std::chrono::milliseconds limit) {
        auto *service = static_cast<Service *>(thread->object());
        connect(service, &Service::drained, this, &Composition::drainNext,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        QMetaObject::invokeMethod(
            service, [service, limit] { service->drain(limit); }, Qt::QueuedConnection);
    };
}

void Composition::addDemoProvider(Part &part)
{
    Demo::ProviderOptions options;
    options.audiences = {m_line.agent.service.audience, m_line.hr.service.audience};
    options.clientId = m_line.trusted.roleClient;
    options.allowDocsOf(urlOf(hrName));
    options.allowDocsOf(urlOf(agentName));
    complete<Demo::IdentityProvider>(
        part, [socket = part.socket, options] { return Demo::IdentityProvider::create(*socket, options); });
}

void Composition::addHr(Part &part)
{
    Hr::ServiceOptions options = m_line.hr.service;
    options.issuer = issuer();
    options.roleClient = m_line.trusted.roleClient;
    expose(options, m_line.hr.listen, hrUrl());
    // The system gives a new connection to a thread that is free: about as many to each.
    options.maxConnections = std::max(1, options.maxConnections / m_line.hrThreads);
    options.maxConnectionsPerAddress = std::max(1, options.maxConnectionsPerAddress / m_line.hrThreads);
    complete<Hr::Service>(part,
                          [socket = part.socket, options] { return Hr::Service::create(*socket, options); });
}

void Composition::addAgent(Part &part)
{
    Agent::ServiceOptions options = m_line.agent.service;
    options.issuer = issuer();
    options.roleClient = m_line.trusted.roleClient;
    expose(options, m_line.agent.listen,
           m_line.exposure.agentPublicUrl.isEmpty() ? urlOf(agentName) : m_line.exposure.agentPublicUrl);
    const QUrl hr = m_line.hr.remoteUrl.isEmpty() ? hrUrl() : m_line.hr.remoteUrl;
    options.services.prepend(Agent::knownService(QStringLiteral("HR"), hr, m_line.hr.service.audience,
                                                 Hr::openApiDocument({}, hr), Hr::readOnlyOperations()));
    complete<Agent::Service>(
        part, [socket = part.socket, options] { return Agent::Service::create(*socket, options); });
}

void Composition::startNext()
{
    if (m_stopping) {
        drainNext();
        return;
    }
    if (m_startedParts == m_parts.size())
        return;
    Part &part = m_parts[m_startedParts];
    m_starting = true;
    Core::whenDone(this, part.thread->start(part.create), [this, &part](const Core::Result<> &result) {
        m_starting = false;
        if (!result) {
            Q_EMIT failed(QStringLiteral("%1 cannot start: %2").arg(part.name, result.error().detail));
            return;
        }
        ++m_startedParts;
        const bool isLastOfItsService
            = m_startedParts == m_parts.size() || m_parts[m_startedParts].name != part.name;
        if (isLastOfItsService)
            Q_EMIT started(part.name, urlOf(part.name));
        startNext();
    });
}

void Composition::stop(std::chrono::milliseconds limit)
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_deadline = QDeadlineTimer(limit);
    if (!m_starting)
        drainNext();
}

void Composition::drainNext()
{
    // What has started after it is gone; what has not started is not worth starting.
    if (m_parts.size() > m_startedParts)
        m_parts.erase(m_parts.begin() + static_cast<std::ptrdiff_t>(m_startedParts), m_parts.end());
    if (m_draining) {
        m_parts.pop_back();
        --m_startedParts;
    }
    if (m_parts.empty()) {
        Q_EMIT stopped();
        return;
    }
    m_draining = true;
    m_parts.back().drain(
        std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline.remainingTimeAsDuration()));
}

} // namespace Server
