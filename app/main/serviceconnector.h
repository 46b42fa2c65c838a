// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/serviceclient.h"
#include "main/composition.h"
#include "main/servicesstore.h"
#include "session/servicetools.h"

#include <QObject>

namespace Session {
class KeychainEntry;
}

namespace Main {

/// The connected services of a desktop: what is set of them, their documents and their keys, and what the
/// hosted agent is given of it.
///
/// A key stands in the keychain under the address that it was given for: another address has none.
class ServiceConnector : public QObject, public Session::ServiceTools
{
    Q_OBJECT
public:
    /// All of them must outlive this. \param options  complete, as the desktop was composed by
    ServiceConnector(const Options &options, Composition &composition, ServicesStore &store);

    QList<Session::ServiceChoice> services() const override;
    bool canExchangeTokens() const override { return !m_options.agent.service.exchange.id.isEmpty(); }
    bool hasKey(const QUrl &baseUrl) const override { return !m_store.key(baseUrl).isEmpty(); }
    Core::Future<Session::ServiceDocument> read(const QUrl &document, const QUrl &baseUrl) override;
    Core::Result<> keep(const QList<Session::ServiceChoice> &services) override;
    Core::Future<> keepKey(const QUrl &baseUrl, const Core::Secret &key) override;
    void removeKey(const QUrl &baseUrl) override;

    /// Gives the hosted agent the services, with their keys, for its next start. One whose key cannot be had
    /// goes without it.
    Core::Future<> prepare();

private:
    void prepareNext(qsizetype index, const Core::Promise<> &promise);
    void hand();
    Session::KeychainEntry *entry(const QUrl &baseUrl);

    const Options m_options;
    Composition &m_composition;
    ServicesStore &m_store;
    Agent::ServiceClient m_client;
};

} // namespace Main
