// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/serviceconnector.h"

#include "core/givensecret.h"
#include "core/logging.h"
#include "http/origin.h"
#include "main/servicedocument.h"
#include "openapi/document.h"
#include "session/keychainentry.h"

#include <QFile>
#include <QThreadPool>

namespace Main {

using Agent::ConnectedService;
using Agent::TokenMode;
using Core::Error;
using Core::Result;
using Session::ServiceDocument;

namespace {
constexpr std::chrono::seconds documentTime {60};
}

ServiceConnector::ServiceConnector(const Options &options, Composition &composition, ServicesStore &store)
    : m_options(options), m_composition(composition), m_store(store), m_client(composition.http())
{
}

QList<Session::ServiceChoice> ServiceConnector::services() const
{
    QList<Session::ServiceChoice> services;
    const bool named = m_options.isGiven("services");
    for (const ConnectedService &service : named ? m_options.agent.service.services : m_store.services())
        services.append(toChoice(service));
    return services;
}

Core::Future<ServiceDocument> ServiceConnector::read(const QUrl &document, const QUrl &baseUrl)
{
    const Core::Promise<ServiceDocument> promise;
    if (document.isLocalFile()) {
        QThreadPool::globalInstance()->start([promise, document, baseUrl] {
            QFile file(document.toLocalFile());
            if (file.open(QFile::ReadOnly))
                promise.finish(readServiceDocument(file.read(OpenApi::maxDocumentBytes + 1), {}, baseUrl));
            else
                promise.finish(Core::failure(Error::Code::NotFound, file.errorString()));
        });
        return promise.future();
    }
    if (!Http::isWebAddress(document) || Http::isForbiddenHost(document.host())
        || !document.userInfo().isEmpty())
        return Core::ready<ServiceDocument>(
            Core::failure(Error::Code::Forbidden, QStringLiteral("an address that is never asked")));
    Core::whenDone(
        this, m_client.send(OpenApi::documentRequest(document, documentTime)),
        [promise, document, baseUrl](const Result<Http::ClientResponse> &response) {
            if (!response)
                promise.finish(Core::failure(response.error()));
            else if (response->status == 404 || response->status == 410)
                promise.finish(Core::failure(Error::Code::NotFound, QStringLiteral("nothing is there")));
            else if (response->status == 401 || response->status == 403)
                promise.finish(
                    Core::failure(Error::Code::Unauthorized, QStringLiteral("it wants a sign-in")));
            else if (response->status != 200)
                promise.finish(Core::failure(Error::Code::Unavailable,
                                             QStringLiteral("answered with %1").arg(response->status)));
            else
                QThreadPool::globalInstance()->start([promise, document, baseUrl, text = response->body] {
                    promise.finish(readServiceDocument(text, document, baseUrl));
                });
        });
    return promise.future();
}

Result<> ServiceConnector::keep(const QList<Session::ServiceChoice> &choices)
{
    QList<ConnectedService> services;
    for (const Session::ServiceChoice &choice : choices)
        services.append(fromChoice(choice));
    return m_store.save(services);
}

Session::KeychainEntry *ServiceConnector::entry(const QUrl &baseUrl)
{
    return new Session::KeychainEntry(
        m_composition.keychain(), QStringLiteral("connected service ") + baseUrl.toString(QUrl::FullyEncoded),
        this);
}

Core::Future<> ServiceConnector::keepKey(const QUrl &baseUrl, const Core::Secret &key)
{
    m_store.setKey(baseUrl, key);
    Session::KeychainEntry *const kept = entry(baseUrl);
    const Core::Promise<> promise;
    Core::whenDone(this, kept->write(key), [kept, promise](const Result<> &written) {
        kept->deleteLater();
        if (!written)
            qCWarning(lcMain) << "the key of a connected service:" << written.error().detail;
        promise.finish(written);
    });
    return promise.future();
}

void ServiceConnector::removeKey(const QUrl &baseUrl)
{
    m_store.removeKey(baseUrl);
    Session::KeychainEntry *const kept = entry(baseUrl);
    Core::whenDone(this, kept->remove(), [kept](const Result<> &removed) {
        kept->deleteLater();
        if (!removed)
            qCWarning(lcMain) << "the key of a connected service:" << removed.error().detail;
    });
}

Core::Future<> ServiceConnector::prepare()
{
    const Core::Promise<> promise;
    prepareNext(0, promise);
    return promise.future();
}

/// One after the other: a keychain may ask its owner.
void ServiceConnector::prepareNext(qsizetype index, const Core::Promise<> &promise)
{
    const QList<ConnectedService> &services = m_store.services();
    const auto wantsKey = [this](const ConnectedService &service) {
        return service.tokenMode == TokenMode::ApiKey && service.apiKeyFile.isEmpty()
            && !hasKey(service.baseUrl);
    };
    while (index < services.size() && !wantsKey(services.at(index)))
        ++index;
    if (index >= services.size() || m_options.isGiven("services")) {
        hand();
        promise.finish({});
        return;
    }
    const QUrl baseUrl = services.at(index).baseUrl;
    Session::KeychainEntry *const kept = entry(baseUrl);
    Core::whenDone(this, kept->read(),
                   [this, kept, baseUrl, index, promise](const Result<Core::Secret> &key) {
                       kept->deleteLater();
                       if (key)
                           m_store.setKey(baseUrl, *key);
                       else
                           qCWarning(lcMain) << "the key of a connected service:" << key.error().detail;
                       prepareNext(index + 1, promise);
                   });
}

void ServiceConnector::hand()
{
    QList<ConnectedService> services;
    if (!m_options.isGiven("services"))
        services = m_store.services();
    // The agent starts with nothing that cannot be called: one such service is no reason to be without all.
    if (!canExchangeTokens())
        services.removeIf(
            [](const ConnectedService &service) { return service.tokenMode == TokenMode::TokenExchange; });
    QStringList names {QStringLiteral("HR")};
    for (const ConnectedService &service : services)
        names.append(service.name);
    for (ConnectedService &service : services) {
        service.takesDataFrom.removeIf([&](const QString &name) { return !names.contains(name); });
        service.apiKey = m_store.key(service.baseUrl);
        if (service.apiKeyFile.isEmpty())
            continue;
        // A file that is gone takes this service's key away, and not the agent.
        const Result<Core::Secret> key = Core::readSecretFile(service.apiKeyFile);
        service.apiKeyFile.clear();
        if (key)
            service.apiKey = *key;
        else
            qCWarning(lcMain) << "the key of a connected service:" << key.error().detail;
    }
    m_composition.services().setConnectedServices(services);
}

} // namespace Main
