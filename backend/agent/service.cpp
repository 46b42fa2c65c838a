// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/service.h"

#include "agent/builtin/assistant.h"
#include "agent/conversationroutes.h"
#include "agent/openaimodel.h"
#include "agent/openapidocument.h"
#include "agent/serviceclient.h"
#include "agent/toolroutes.h"
#include "agent/turnroutes.h"
#include "auth/docspages.h"
#include "auth/resourcemetadata.h"
#include "auth/tokenmetrics.h"
#include "core/logging.h"
#include "http/networkclient.h"
#include "http/origin.h"

#include <QSet>
#include <QTimer>

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

/// Many people's answers are written at the same time, and each of them takes long.
constexpr int modelConnections = 48;

Core::Result<> checkOptions(const ServiceOptions &options)
{
    const QUrl issuer(options.issuer);
    if (options.issuer.isEmpty() || !issuer.isValid() || !Http::isSafeForCredentials(issuer))
        return failure(
            Error::Code::Invalid,
            QStringLiteral("\"%1\" cannot be the issuer: it has to be an https address, or http on "
                           "this machine.")
                .arg(options.issuer));
    if (options.audience.isEmpty())
        return failure(Error::Code::Invalid, QStringLiteral("The agent's audience is empty."));
    if (options.keepHistoryDays < 1)
        return failure(Error::Code::Invalid,
                       QStringLiteral("Conversations have to be kept for one day at least."));
    QSet<QString> names;
    for (const ConnectedService &service : options.services) {
        if (service.name.isEmpty() || names.contains(service.name))
            return failure(
                Error::Code::Invalid,
                QStringLiteral("Each connected service needs a name of its own: \"%1\".").arg(service.name));
        names.insert(service.name);
        if (service.tokenMode == TokenMode::TokenExchange
            && (options.exchange.id.isEmpty() || options.exchange.secret.isEmpty()))
            return failure(
                Error::Code::Invalid,
                QStringLiteral(
                    "The service %1 wants tokens to be exchanged: give --exchange-client-id, and "
                    "that client's secret in the file that SECURE_AGENT_EXCHANGE_SECRET_FILE names.")
                    .arg(service.name));
        if (const Core::Result<> good = checkAddresses(service); !good)
            return failure(Error::Code::Invalid,
                           QStringLiteral("The service %1 cannot be connected: %2")
                               .arg(service.name, good.error().detail));
    }
    for (const ConnectedService &service : options.services) {
        for (const QString &source : service.takesDataFrom) {
            if (!names.contains(source))
                return failure(
                    Error::Code::Invalid,
                    QStringLiteral("%1the service \"%2\": \"takes_data_from\" names \"%3\", which is not a "
                                   "connected service.")
                        .arg(service.file.isEmpty() ? QString() : service.file + QLatin1String(": "),
                             service.name, source));
        }
    }
    if (options.languageModel.isConfigured()) {
        if (const Core::Result<ModelEndpoint> endpoint = modelEndpoint(options.languageModel); !endpoint)
            return failure(endpoint.error());
    }
    return {};
}

std::unique_ptr<ChatModel> makeModel(const ServiceOptions &options, Http::Client &client)
{
    if (options.model)
        return options.model();
    if (options.languageModel.isConfigured())
        return std::make_unique<OpenAiModel>(client, *modelEndpoint(options.languageModel));
    return std::make_unique<BuiltInAssistant>();
}

QString databaseOf(const ServiceOptions &options)
{
    return options.database.isEmpty() ? QStringLiteral("sqlite::memory:") : options.database;
}

Http::ServerOptions serverOptions(const ServiceOptions &options)
{
    Http::ServerOptions server;
    server.name = QStringLiteral("agent");
    if (!options.publicUrl.isEmpty())
        server.publicHosts = Http::hostsOf(options.publicUrl);
    server.allowedOrigins = options.allowedOrigins;
    server.tls = options.tls;
    server.limits.maxConnections = options.maxConnections;
    server.limits.maxConnectionsPerAddress = options.maxConnectionsPerAddress;
    server.metrics = options.metrics;
    // A question may wait behind others of its conversation; each of them ends by its own limits.
    server.limits.handlerTime
        = std::max<std::chrono::milliseconds>(server.limits.handlerTime, options.limits.turnTime * 4);
    return server;
}

} // namespace

struct Service::Private
{
    explicit Private(const ServiceOptions &given, const QUrl &url)
        : options(given), publicUrl(given.publicUrl.isEmpty() ? url : given.publicUrl),
          client(options.authorities), keyClient(options.authorities),
          modelClient(options.authorities, nullptr, modelConnections), model(makeModel(given, modelClient)),
          store(databaseOf(given)), exchange(client, options.issuer, options.exchange, options.clock),
          credentials(exchange, options.services, options.audience), serviceClient(client),
          invoker(serviceClient, {options.limits.toolTime, 1024 * 1024, options.limits.maxResultBytes}),
          catalog(serviceClient, options.services, options.limits),
          gate(keyClient,
               {options.issuer, options.audience, options.roleClient, Auth::resourceMetadataUrl(publicUrl),
                options.requestsPerSecond}),
          tokenMetrics(gate, *options.metrics), signIn(keyClient, options.issuer),
          server(routes(), serverOptions(options)),
          turns(
              TurnParts {catalog, choice, *model, invoker, credentials, store, options.limits, options.clock})
    {
        QObject::connect(&expiry, &QTimer::timeout, &turns, [this] { expire(); });
        expiry.start(std::chrono::hours(1));
        expire();
    }

    Http::Router routes();
    QJsonObject readiness() const;
    void expire();

    // The order matters: what stands below uses what stands above, and goes first.
    const ServiceOptions options;
    const QUrl publicUrl;
    Http::NetworkClient client;
    /// Of its own: known keys are fetched anew also while a service at the same address is slow.
    Http::NetworkClient keyClient;
    Http::NetworkClient modelClient;
    const std::unique_ptr<ChatModel> model;
    TurnStore store;
    TokenExchange exchange;
    const ServiceCredentials credentials;
    ServiceClient serviceClient;
    OpenApi::Invoker invoker;
    ToolCatalog catalog;
    ToolChoice choice {options.limits};
    Auth::BearerGate gate;
    Auth::TokenMetrics tokenMetrics;
    Auth::SignInDiscovery signIn;
    Http::Server server;
    Turns turns;
    QTimer expiry;
};

Http::Router Service::Private::routes()
{
    Http::Router router;
    addTurnRoutes(router, gate, turns, options.limits);
    addConversationRoutes(router, gate, turns, store);
    addToolRoutes(router, gate, catalog, *model);
    Auth::addResourceMetadata(router, publicUrl, options.issuer, QStringLiteral("Secure Agent API"));
    router.add(
        "GET", QStringLiteral("/openapi.json"), [this](const Http::Request &, Http::Responder responder) {
            responder.send(Http::Reply::json(openApiDocument(options.issuer, publicUrl, signIn.endpoints())));
        });
    Auth::addDocsPages(router,
                       {QStringLiteral("Secure Agent API"),
                        options.roleClient,
                        {QStringLiteral("openid"), QStringLiteral("agent"), QStringLiteral("hr")},
                        [this] { return signIn.endpoints().token; }});
    router.add("GET", QStringLiteral("/health/live"), [](const Http::Request &, Http::Responder responder) {
        responder.send(Http::Reply::json({{QStringLiteral("status"), QStringLiteral("live")}}));
    });
    router.add("GET", QStringLiteral("/health/ready"),
               [this](const Http::Request &, Http::Responder responder) {
                   responder.send(Http::Reply::json(readiness(), gate.hasKeys() ? 200 : 503));
               });
    return router;
}

QJsonObject Service::Private::readiness() const
{
    // A service that is away does not make the agent unready: it still answers, and says so.
    QJsonObject services;
    const QList<ToolCatalog::ServiceState> states = catalog.states();
    for (const ToolCatalog::ServiceState &state : states)
        services.insert(state.name, state.ready ? QStringLiteral("ready") : QStringLiteral("unavailable"));
    const QString status = gate.hasKeys() ? QStringLiteral("ready") : QStringLiteral("unavailable");
    return {{QStringLiteral("status"), status},
            {QStringLiteral("checks"),
             QJsonObject {{QStringLiteral("identity_provider"), status},
                          {QStringLiteral("services"), services}}}};
}

void Service::Private::expire()
{
    const Core::Time before = options.clock() - std::chrono::hours(24) * options.keepHistoryDays;
    Core::whenDone(&turns, store.expire(before), [](const Core::Result<int> &expired) {
        if (expired && *expired > 0)
            qCInfo(lcAgent) << "deleted" << *expired << "turns that were kept long enough";
    });
}

Core::Result<std::unique_ptr<QObject>> Service::create(const Http::ListeningSocket &socket,
                                                       const ServiceOptions &options)
{
    if (const Core::Result<> good = checkOptions(options); !good)
        return failure(good.error());
    if (const Core::Result<> usable = TurnStore::check(databaseOf(options)); !usable)
        return failure(usable.error());
    auto parts = std::make_unique<Private>(options, socket.url());
    if (const Core::Result<> listening = parts->server.listen(socket); !listening)
        return failure(listening.error());
    qCInfo(lcAgent) << "answers at" << parts->publicUrl.toString() << "with" << parts->model->name();
    return std::unique_ptr<QObject>(new Service(std::move(parts)));
}

Service::Service(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    connect(&d->server, &Http::Server::drained, this, &Service::drained);
}

Service::~Service() = default;

void Service::drain(std::chrono::milliseconds limit)
{
    d->server.drain(limit);
}

} // namespace Agent
