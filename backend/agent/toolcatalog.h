// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/limits.h"
#include "core/future.h"
#include "http/client.h"
#include "openapi/operation.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <vector>

namespace Agent {

struct ConnectedService;

/// The operations of the connected services, read from their OpenAPI documents.
///
/// Documents are fetched when the agent starts, again and again while a service is away, and now
/// and then while all is well. A service that is away takes nothing from the others; what was read
/// from it once stays offered. Large documents are read beside the agent's own thread.
class ToolCatalog : public QObject
{
    Q_OBJECT
public:
    /// \param client  must outlive this
    ToolCatalog(Http::Client &client, const QList<ConnectedService> &services, const Limits &limits,
                QObject *parent = nullptr);
    ~ToolCatalog() override;

    /// Every operation, the unusable ones too. Names are unique over all services.
    const QList<OpenApi::Operation> &operations() const { return m_operations; }
    /// Another number whenever operations() may be others.
    int revision() const { return m_revision; }
    /// Those that a model may be offered.
    QList<OpenApi::Operation> usable() const;
    /// By tool name, among the usable ones; null when there is none. Valid until the next event.
    const OpenApi::Operation *find(const QString &name) const;
    const ConnectedService *service(const QString &name) const;
    /// Whether the operation is kept from people with these roles before anything is sent: by a rule of the
    /// settings, or, where it changes something as the person, by the roles that its document names. Nobody
    /// is asked to approve what is bound to be refused. What reads is the service's own to refuse.
    bool refuses(const OpenApi::Operation &operation, const QStringList &roles) const;
    /// Who can help somebody without an operation's roles: of the settings, else of its document; or empty.
    QString whoCanHelp(const OpenApi::Operation &operation) const;
    /// The name of the service at an origin; the origin itself when none is there (any more).
    QString serviceAt(const QString &origin) const;

    struct ServiceState
    {
        QString name;
        bool ready = false;
        QString tokenMode; ///< tokenModeName()
        QString documentHash; ///< empty until a document was read
        QStringList remarks; ///< for whoever looks after the settings: what in them does not fit the document
    };
    QList<ServiceState> states() const;
    /// Services of which nothing is known, because their document could not be read yet.
    QStringList unknownServices() const;

    /// Ends when every document was read, or tried once more, at the latest after
    /// Limits::documentWait. At once when nothing is missing.
    Core::Future<> settle();
    /// What a call found out about a service.
    void noteReachable(const QString &service, bool reachable);

private:
    struct Entry;

    void fetch(Entry &entry);
    void fetched(Entry &entry, const Core::Result<Http::ClientResponse> &response);
    void read(Entry &entry, const Core::Result<OpenApi::Document> &document);
    void failed(Entry &entry, const QString &why);
    void rebuild();
    void finishWaiting();

    Http::Client &m_client;
    const Limits m_limits;
    std::vector<std::unique_ptr<Entry>> m_entries;
    QList<OpenApi::Operation> m_operations;
    QSet<QString> m_rolesFirst; ///< tool names whose roles are looked at before anything is sent
    int m_revision = 0;
    QList<Core::Promise<>> m_waiting;
    QTimer m_waitLimit;
};

} // namespace Agent
