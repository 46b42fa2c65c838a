// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/toolcatalog.h"

#include "agent/outcomes.h"
#include "agent/serviceoperations.h"
#include "core/logging.h"
#include "http/origin.h"
#include "openapi/document.h"
#include "openapi/toolname.h"

#include <QFile>
#include <QThreadPool>

#include <algorithm>

namespace Agent {

namespace {

constexpr std::chrono::milliseconds longestRetry {30000};

/// Whether the roles that its document names are looked for in the very person's token.
bool takesTheirToken(const ConnectedService &service)
{
    return service.tokenMode == TokenMode::PassThrough || service.tokenMode == TokenMode::TokenExchange;
}

/// Reads a document in another thread: 13 MB take seconds.
template<class Read>
Core::Future<OpenApi::Document> beside(Read read)
{
    const Core::Promise<OpenApi::Document> promise;
    QThreadPool::globalInstance()->start([promise, read = std::move(read)] { promise.finish(read()); });
    return promise.future();
}

Core::Future<OpenApi::Document> readBeside(const ConnectedService &config, const QByteArray &bytes)
{
    return beside([bytes, name = config.name, baseUrl = config.baseUrl, documentUrl = config.documentUrl] {
        return OpenApi::readDocument(bytes, name, baseUrl, documentUrl);
    });
}

Core::Future<OpenApi::Document> readFileBeside(const ConnectedService &config)
{
    return beside([path = config.documentUrl.toLocalFile(), name = config.name,
                   baseUrl = config.baseUrl]() -> Core::Result<OpenApi::Document> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Core::failure(Core::Error::Code::NotFound, QStringLiteral("its file cannot be read"));
        return OpenApi::readDocument(file.read(OpenApi::maxDocumentBytes + 1), name, baseUrl);
    });
}

} // namespace

struct ToolCatalog::Entry
{
    explicit Entry(ConnectedService service) : config(std::move(service)) { }

    const ConnectedService config;
    QTimer timer;
    OpenApi::Document document; ///< with the settings applied
    QStringList remarks;
    bool known = false; ///< a document was read
    bool reachable = false;
    bool fetching = false;
    std::chrono::milliseconds retry {0};
};

ToolCatalog::ToolCatalog(Http::Client &client, const QList<ConnectedService> &services, const Limits &limits,
                         QObject *parent)
    : QObject(parent), m_client(client), m_limits(limits)
{
    m_waitLimit.setSingleShot(true);
    connect(&m_waitLimit, &QTimer::timeout, this, &ToolCatalog::finishWaiting);
    for (const ConnectedService &service : services) {
        m_entries.push_back(std::make_unique<Entry>(service));
        Entry &entry = *m_entries.back();
        entry.retry = m_limits.documentRetry;
        entry.timer.setSingleShot(true);
        connect(&entry.timer, &QTimer::timeout, this, [this, &entry] { fetch(entry); });
        fetch(entry);
    }
}

ToolCatalog::~ToolCatalog() = default;

void ToolCatalog::fetch(Entry &entry)
{
    if (entry.fetching)
        return;
    entry.fetching = true;
    entry.timer.stop();
    if (entry.config.documentUrl.isLocalFile()) {
        Core::whenDone(
            this, readFileBeside(entry.config),
            [this, &entry](const Core::Result<OpenApi::Document> &document) { read(entry, document); });
        return;
    }
    Core::whenDone(
        this, m_client.send(OpenApi::documentRequest(entry.config.documentUrl, m_limits.documentTime)),
        [this, &entry](const Core::Result<Http::ClientResponse> &response) { fetched(entry, response); });
}

void ToolCatalog::fetched(Entry &entry, const Core::Result<Http::ClientResponse> &response)
{
    if (!response)
        read(entry, Core::failure(response.error()));
    else if (response->status != 200)
        read(entry,
             Core::failure(Core::Error::Code::Unavailable,
                           QStringLiteral("its document was answered with %1").arg(response->status)));
    else
        Core::whenDone(
            this, readBeside(entry.config, response->body),
            [this, &entry](const Core::Result<OpenApi::Document> &document) { read(entry, document); });
}

void ToolCatalog::read(Entry &entry, const Core::Result<OpenApi::Document> &document)
{
    entry.fetching = false;
    if (!document) {
        failed(entry, document.error().detail);
    } else {
        const bool changed = !entry.known || entry.document.hash != document->hash;
        entry.document = *document;
        entry.remarks = document->remarks + applySettings(entry.document, entry.config);
        if (changed)
            qCInfo(lcAgent) << "read" << entry.document.operations.size() << "operations of"
                            << entry.config.name;
        for (const QString &remark : std::as_const(entry.remarks)) {
            if (changed)
                qCWarning(lcAgent).noquote() << entry.config.name + QLatin1String(": ") + remark;
        }
        entry.known = entry.reachable = true;
        entry.retry = m_limits.documentRetry;
        entry.timer.start(m_limits.documentRefresh);
        rebuild();
    }
    const bool allSettled = std::none_of(m_entries.cbegin(), m_entries.cend(),
                                         [](const auto &other) { return other->fetching && !other->known; });
    if (allSettled)
        finishWaiting();
}

void ToolCatalog::failed(Entry &entry, const QString &why)
{
    qCInfo(lcAgent) << "no document of" << entry.config.name << "because" << why;
    entry.reachable = false;
    entry.timer.start(entry.retry);
    entry.retry = std::min(entry.retry * 2, longestRetry);
}

void ToolCatalog::rebuild()
{
    m_operations.clear();
    m_rolesFirst.clear();
    ++m_revision;
    QHash<QString, int> uses;
    for (const auto &entry : m_entries) {
        for (const OpenApi::Operation &operation : std::as_const(entry->document.operations))
            ++uses[operation.name];
    }
    QSet<QString> taken;
    for (auto it = uses.constBegin(); it != uses.constEnd(); ++it) {
        if (it.value() == 1)
            taken.insert(it.key());
    }
    for (const auto &entry : m_entries) {
        for (OpenApi::Operation operation : std::as_const(entry->document.operations)) {
            const bool hasRule = !entry->config.operations.value(operation.name).requiredRoles.isEmpty()
                || (operation.effect == OpenApi::Effect::Write && takesTheirToken(entry->config));
            if (uses.value(operation.name) > 1)
                operation.name = OpenApi::takeDistinctName(operation.name, entry->config.name, taken);
            if (hasRule)
                m_rolesFirst.insert(operation.name);
            m_operations.append(operation);
        }
    }
}

void ToolCatalog::finishWaiting()
{
    m_waitLimit.stop();
    for (const Core::Promise<> &promise : std::exchange(m_waiting, {}))
        promise.finish({});
}

Core::Future<> ToolCatalog::settle()
{
    bool missing = false;
    for (const auto &entry : m_entries) {
        if (entry->known)
            continue;
        missing = true;
        fetch(*entry); // a question is a reason to look again before the next retry
    }
    const Core::Promise<> promise;
    if (!missing) {
        promise.finish({});
        return promise.future();
    }
    m_waiting.append(promise);
    if (!m_waitLimit.isActive())
        m_waitLimit.start(m_limits.documentWait);
    return promise.future();
}

void ToolCatalog::noteReachable(const QString &service, bool reachable)
{
    for (const auto &entry : m_entries) {
        if (entry->config.name != service)
            continue;
        entry->reachable = reachable;
        if (!reachable && entry->timer.remainingTimeAsDuration() > longestRetry) {
            entry->retry = m_limits.documentRetry;
            entry->timer.start(entry->retry); // find out when it is back
        }
    }
}

QList<OpenApi::Operation> ToolCatalog::usable() const
{
    QList<OpenApi::Operation> list;
    std::copy_if(m_operations.cbegin(), m_operations.cend(), std::back_inserter(list),
                 [](const OpenApi::Operation &operation) { return operation.usable; });
    return list;
}

const OpenApi::Operation *ToolCatalog::find(const QString &name) const
{
    const auto found
        = std::find_if(m_operations.cbegin(), m_operations.cend(), [&](const OpenApi::Operation &operation) {
              return operation.usable && operation.name == name;
          });
    return found == m_operations.cend() ? nullptr : &*found;
}

const ConnectedService *ToolCatalog::service(const QString &name) const
{
    for (const auto &entry : m_entries) {
        if (entry->config.name == name)
            return &entry->config;
    }
    return nullptr;
}

bool ToolCatalog::refuses(const OpenApi::Operation &operation, const QStringList &roles) const
{
    return m_rolesFirst.contains(operation.name) && !isAllowed(operation, roles);
}

QString ToolCatalog::whoCanHelp(const OpenApi::Operation &operation) const
{
    for (const auto &entry : m_entries) {
        if (entry->config.name == operation.service)
            return entry->config.whoCanHelp.isEmpty() ? entry->document.whoCanHelp : entry->config.whoCanHelp;
    }
    return {};
}

QString ToolCatalog::serviceAt(const QString &origin) const
{
    for (const auto &entry : m_entries) {
        if (Http::origin(entry->config.baseUrl) == origin)
            return entry->config.name;
    }
    return origin;
}

QList<ToolCatalog::ServiceState> ToolCatalog::states() const
{
    QList<ServiceState> list;
    for (const auto &entry : m_entries)
        list.append({entry->config.name, entry->known && entry->reachable,
                     tokenModeName(entry->config.tokenMode), entry->document.hash, entry->remarks});
    return list;
}

QStringList ToolCatalog::unknownServices() const
{
    QStringList names;
    for (const auto &entry : m_entries) {
        if (!entry->known)
            names.append(entry->config.name);
    }
    return names;
}

} // namespace Agent
