// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/connectedservice.h"
#include "agent/limits.h"
#include "agent/modelsettings.h"
#include "agent/tokenexchange.h"
#include "auth/ratelimit.h"
#include "core/result.h"
#include "core/time.h"
#include "http/authorities.h"
#include "http/metrics.h"
#include "http/server.h"

#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Agent {

struct ServiceOptions
{
    QString issuer;
    QString audience = QStringLiteral("secure-agent");
    QString roleClient = QStringLiteral("fastapi-client");
    QList<ConnectedService> services;
    QString database; ///< "sqlite:FILE" or "sqlite::memory:"; empty: the latter
    int keepHistoryDays = 90; ///< what nothing happened to for longer is deleted
    QUrl publicUrl; ///< as clients see this service; empty: the listening socket's
    QStringList allowedOrigins; ///< browser pages that may call (CORS)
    int requestsPerSecond = Auth::defaultRequestsPerSecond; ///< of one person; 0: any number
    std::shared_ptr<Http::TlsIdentity> tls; ///< none: plain HTTP
    int maxConnections = Http::ServerLimits().maxConnections;
    int maxConnectionsPerAddress = Http::ServerLimits().maxConnectionsPerAddress;
    /// Shared by copies, so that servers of several threads count together.
    std::shared_ptr<Http::Metrics> metrics = std::make_shared<Http::Metrics>();
    Http::Authorities authorities; ///< trusted besides the system's, when it calls others
    /// Its own account at the issuer, for services with TokenMode::TokenExchange.
    ExchangeClient exchange;
    /// The language model that answers. Nothing set: the built-in assistant.
    ModelSettings languageModel;
    /// Makes another model instead, in the service's thread.
    std::function<std::unique_ptr<ChatModel>()> model;
    Limits limits;
    Core::Clock clock = Core::systemNow;
};

/// The agent service: POST /query, /reset, /turns/{id}/continue, DELETE /turns/{id}, GET
/// /conversations, GET, PATCH, DELETE /conversations/{id}, GET /tools, /openapi.json, /health/live,
/// /health/ready, /.well-known/oauth-protected-resource.
///
/// Made, used and destroyed in the thread that shall serve (Core::ServiceThread).
class Service : public QObject
{
    Q_OBJECT
public:
    /// \return Invalid: an option is wrong; Unavailable: the database cannot be used or the socket
    ///         not listened on. The detail is a sentence for people.
    static Core::Result<std::unique_ptr<QObject>> create(const Http::ListeningSocket &socket,
                                                         const ServiceOptions &options);
    ~Service() override;

    /// Accepts nothing new; emits drained() when what runs is answered, at the latest after `limit`.
    Q_INVOKABLE void drain(std::chrono::milliseconds limit);

Q_SIGNALS:
    void drained();

private:
    struct Private;
    explicit Service(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace Agent
