// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/ratelimit.h"
#include "auth/signinendpoints.h"
#include "http/metrics.h"
#include "http/networkclient.h"
#include "http/server.h"

#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>

namespace Auth {
class BearerGate;
class TokenMetrics;
} // namespace Auth

namespace Hr {

class DaysOff;
class Employees;
class Health;
class Lookups;
class Store;

struct ServiceOptions
{
    QString issuer; ///< the identity provider whose tokens count, compared exactly
    QString audience = QStringLiteral("hr-api"); ///< must be among a token's `aud`
    QString roleClient = QStringLiteral("fastapi-client"); ///< roles: resource_access[roleClient].roles
    bool linkByUsername = false; ///< see SqlStoreOptions
    QString database = QStringLiteral("sqlite::memory:"); ///< see DatabaseLocation::parse()
    bool demoData = false;
    QString employeesFile; ///< see SqlStoreOptions
    /// See SqlStoreOptions. Shared by copies, as metrics is.
    std::shared_ptr<std::atomic<quint64>> changes = std::make_shared<std::atomic<quint64>>();
    QString whoCanHelp; ///< told to people without the role: "the office managers"
    QUrl publicUrl; ///< where callers reach the service; empty: the socket's URL
    QStringList allowedOrigins; ///< of browser pages (CORS)
    Http::Authorities authorities; ///< trusted besides the system's, when it calls others
    std::shared_ptr<Http::TlsIdentity> tls; ///< none: plain HTTP
    int maxConnections = Http::ServerLimits().maxConnections;
    int maxConnectionsPerAddress = Http::ServerLimits().maxConnectionsPerAddress;
    /// Shared by copies, so that servers of several threads count together.
    std::shared_ptr<Http::Metrics> metrics = std::make_shared<Http::Metrics>();
    int requestsPerSecond = Auth::defaultRequestsPerSecond; ///< of one person; 0: any number
};

/// The HR service: its routes, its server, its store (docs/architecture.md). Lives in one thread.
class Service : public QObject
{
    Q_OBJECT
public:
    /// Opens the database and starts to serve; call it in the thread that shall serve.
    /// \return Invalid or Unavailable with a sentence for people
    static Core::Result<std::unique_ptr<QObject>> create(const Http::ListeningSocket &socket,
                                                         const ServiceOptions &options);
    ~Service() override;

    /// Accepts nothing new and emits drained() when the requests in flight are answered, at the
    /// latest after `limit`.
    Q_SLOT void drain(std::chrono::milliseconds limit);

Q_SIGNALS:
    void drained();

private:
    Service(const ServiceOptions &options, std::unique_ptr<Store> store);

    Core::Result<> listen(const Http::ListeningSocket &socket);

    const ServiceOptions m_options;
    Http::NetworkClient m_client;
    const std::unique_ptr<Store> m_store;
    Auth::SignInDiscovery m_signIn;
    // They hold unfinished answers, which may not outlive the server: ~Service() ends them first.
    std::unique_ptr<Http::Server> m_server;
    std::unique_ptr<Auth::BearerGate> m_gate;
    std::unique_ptr<Auth::TokenMetrics> m_tokenMetrics;
    std::unique_ptr<Health> m_health;
    std::unique_ptr<DaysOff> m_daysOff;
    std::unique_ptr<Employees> m_employees;
    std::unique_ptr<Lookups> m_lookups;
};

} // namespace Hr
