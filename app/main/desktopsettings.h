// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/localmodelservers.h"
#include "main/modelkey.h"
#include "main/serviceconnector.h"
#include "session/accountviewmodel.h"
#include "session/modelsetup.h"
#include "session/setupcheck.h"

#include <QObject>

#include <memory>

namespace Agent {
class ModelRun;
class OpenAiModel;
} // namespace Agent

namespace Main {

/// What the settings of a desktop do to it, and what *Check my setup* looks at.
class DesktopSettings : public QObject, public Session::SettingsHost, public Session::ModelTools
{
    Q_OBJECT
public:
    /// All of them must outlive this. \param options  complete, as the desktop was composed by
    DesktopSettings(const Options &options, Composition &composition, Session::AccountViewModel &account,
                    Session::SettingsStore &store, ServiceConnector &connector);
    ~DesktopSettings() override;

    bool isDemo() const override { return m_options.demo; }
    bool hostsAgent() const override;
    bool isFixed(const char *option) const override { return m_options.isGiven(option); }
    QString issuer() const override;
    QUrl agentUrl() const override;
    QUrl hrUrl() const override;
    Core::Future<> useAgentSettings(const Session::Settings &settings) override;
    void showLook(Session::Settings::Look look) override;
    void composeAnew(bool chooseAgain) override { Q_EMIT composeAnewWanted(chooseAgain); }

    Core::Future<QList<Session::FoundModelServer>> find() override;
    Core::Future<QString> test(const Session::ModelChoice &choice, const Core::Secret &key) override;
    Core::Future<> keepKey(const Core::Secret &key) override;

    /// Gives the hosted agent what its options do not hold: the key of the language model, where the settings
    /// say that one is kept, and the connected services.
    Core::Future<> prepareAgent();
    Session::SetupCheck::Probes makeProbes();

Q_SIGNALS:
    void composeAnewWanted(bool chooseAgain);
    /// The hosted agent works by other settings now.
    void agentChanged();

private:
    struct Trial;

    Core::Future<> takeModelKey();
    Core::Future<> restartAgent();
    void runTrial(const Session::ModelChoice &choice, const Core::Secret &key,
                  const Core::Promise<QString> &promise);

    const Options m_options;
    Composition &m_composition;
    Session::AccountViewModel &m_account;
    Session::SettingsStore &m_store;
    ServiceConnector &m_connector;
    ModelKey m_key;
    Agent::LocalModelServers m_servers;
    std::unique_ptr<Trial> m_trial; ///< the newest
};

} // namespace Main
