// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/service.h"

#include "auth/bearergate.h"
#include "auth/docspages.h"
#include "auth/resourcemetadata.h"
#include "auth/tokenmetrics.h"
#include "hr/daysoff.h"
#include "hr/employees.h"
#include "hr/health.h"
#include "hr/lookups.h"
#include "hr/openapidocument.h"
#include "hr/sqlstore.h"
#include "http/origin.h"

namespace Hr {

namespace {

/// The document changes only with the provider's endpoints, yet is small enough to write each time.
Http::Handler documentHandler(std::function<QJsonObject()> document)
{
    return [document = std::move(document)](const Http::Request &, const Http::Responder &responder) {
        responder.send(Http::Reply::json(document()));
    };
}

} // namespace

Core::Result<std::unique_ptr<QObject>> Service::create(const Http::ListeningSocket &socket,
                                                       const ServiceOptions &options)
{
    SqlStoreOptions kept;
    kept.database = options.database;
    kept.demoData = options.demoData;
    kept.employeesFile = options.employeesFile;
    kept.linkByUsername = options.linkByUsername;
    kept.changes = options.changes;
    Core::Result<std::unique_ptr<Store>> store = SqlStore::open(kept);
    if (!store)
        return Core::failure(store.error());
    ServiceOptions complete = options;
    if (complete.publicUrl.isEmpty())
        complete.publicUrl = socket.url();
    // unique_ptr's maker cannot reach the private constructor.
    std::unique_ptr<Service> service(new Service(complete, std::move(*store)));
    if (const Core::Result<> listening = service->listen(socket); !listening)
        return Core::failure(listening.error());
    return service;
}

Service::Service(const ServiceOptions &options, std::unique_ptr<Store> store)
    : m_options(options), m_client(m_options.authorities), m_store(std::move(store)),
      m_signIn(m_client, m_options.issuer)
{
    m_gate = std::make_unique<Auth::BearerGate>(
        m_client,
        Auth::GateOptions {m_options.issuer, m_options.audience, m_options.roleClient,
                           Auth::resourceMetadataUrl(m_options.publicUrl), m_options.requestsPerSecond});
    m_tokenMetrics = std::make_unique<Auth::TokenMetrics>(*m_gate, *m_options.metrics);
    m_health = std::make_unique<Health>(*m_store, [gate = m_gate.get()] { return gate->hasKeys(); });
    m_daysOff = std::make_unique<DaysOff>(*m_store);
    m_employees = std::make_unique<Employees>(*m_store);
    m_lookups = std::make_unique<Lookups>(*m_store);
}

Service::~Service()
{
    m_lookups.reset();
    m_employees.reset();
    m_daysOff.reset();
    m_health.reset();
    m_tokenMetrics.reset();
    m_gate.reset();
}

Core::Result<> Service::listen(const Http::ListeningSocket &socket)
{
    Http::Router router;
    m_daysOff->addRoutes(router, *m_gate, m_options.whoCanHelp);
    m_employees->addRoutes(router, *m_gate, m_options.whoCanHelp);
    m_lookups->addRoutes(router, *m_gate, m_options.whoCanHelp);
    m_health->addRoutes(router);
    Auth::addResourceMetadata(router, m_options.publicUrl, m_options.issuer, QStringLiteral("HR Agent API"));
    router.add("GET", QStringLiteral("/openapi.json"), documentHandler([this] {
                   return openApiDocument(m_options.issuer, m_options.publicUrl, m_signIn.endpoints(),
                                          m_options.whoCanHelp);
               }));

    Auth::addDocsPages(router,
                       {QStringLiteral("HR Agent API"),
                        m_options.roleClient,
                        {QStringLiteral("openid"), QStringLiteral("hr")},
                        [this] { return m_signIn.endpoints().token; }});

    Http::ServerOptions options;
    options.name = QStringLiteral("hr");
    options.allowedOrigins = m_options.allowedOrigins;
    options.metrics = m_options.metrics;
    options.publicHosts = Http::hostsOf(m_options.publicUrl);
    options.tls = m_options.tls;
    options.limits.maxConnections = m_options.maxConnections;
    options.limits.maxConnectionsPerAddress = m_options.maxConnectionsPerAddress;
    m_server = std::make_unique<Http::Server>(std::move(router), options);
    connect(m_server.get(), &Http::Server::drained, this, &Service::drained);

    return m_server->listen(socket);
}

void Service::drain(std::chrono::milliseconds limit)
{
    m_server->drain(limit);
}

} // namespace Hr
