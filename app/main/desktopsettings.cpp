// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/desktopsettings.h"

#include "agent/openaimodel.h"
#include "core/logging.h"
#include "main/storedoptions.h"
#include "session/setupprobes.h"

#include <QApplication>

namespace Main {

using Core::Error;
using Core::Result;
using Session::ModelChoice;
using Session::SetupFinding;
using Session::SetupFindings;

namespace {

/// Which model answers, and whether it does.
class ModelProbe : public Session::SetupProbe
{
public:
    ModelProbe(DesktopSettings &settings, const ModelChoice &choice) : m_settings(settings), m_choice(choice)
    {
    }

    QList<SetupFinding::What> covers() const override { return {SetupFinding::What::Model}; }
    Core::Future<SetupFindings> run() override
    {
        const auto found
            = [](SetupFinding::State state, SetupFinding::Reason reason, const QString &subject = {}) {
                  return SetupFindings {{SetupFinding::What::Model, state, reason, subject}};
              };
        if (!m_settings.hostsAgent())
            return Core::ready<SetupFindings>(found(SetupFinding::State::Good,
                                                    SetupFinding::Reason::FromElsewhere,
                                                    m_settings.agentUrl().host()));
        if (m_choice.kind == ModelChoice::Kind::BuiltIn)
            return Core::ready<SetupFindings>(
                found(SetupFinding::State::Good, SetupFinding::Reason::NoModel));
        const Core::Promise<SetupFindings> promise;
        Core::whenDone(
            &m_context, m_settings.test(m_choice, {}), [promise, found](const Result<QString> &name) {
                promise.finish(name ? found(SetupFinding::State::Good, SetupFinding::Reason::None, *name)
                                    : found(SetupFinding::State::Attention, SetupFinding::Reason::ModelFailed,
                                            name.error().detail));
            });
        return promise.future();
    }

private:
    DesktopSettings &m_settings;
    const ModelChoice m_choice;
    QObject m_context;
};

} // namespace

struct DesktopSettings::Trial
{
    std::unique_ptr<Agent::OpenAiModel> model;
    std::unique_ptr<Agent::ModelRun> run; ///< goes before its model
};

DesktopSettings::DesktopSettings(const Options &options, Composition &composition,
                                 Session::AccountViewModel &account, Session::SettingsStore &store,
                                 ServiceConnector &connector)
    : m_options(options), m_composition(composition), m_account(account), m_store(store),
      m_connector(connector), m_key(composition), m_servers(composition.http())
{
}

DesktopSettings::~DesktopSettings() = default;

bool DesktopSettings::hostsAgent() const
{
    return m_composition.services().hostsAgent();
}

QString DesktopSettings::issuer() const
{
    return m_composition.services().issuer();
}

QUrl DesktopSettings::agentUrl() const
{
    return m_composition.services().agentUrl();
}

QUrl DesktopSettings::hrUrl() const
{
    return m_composition.services().hrUrl();
}

Core::Future<> DesktopSettings::prepareAgent()
{
    const Core::Promise<> promise;
    Core::whenDone(this, takeModelKey(), [this, promise](const Result<> &) {
        Core::whenDone(this, m_connector.prepare(), [promise](const Result<> &) { promise.finish({}); });
    });
    return promise.future();
}

Core::Future<> DesktopSettings::takeModelKey()
{
    return m_key.giveToAgent(withSettings(m_options, m_store.settings()).modelKeyIsKept);
}

Core::Future<> DesktopSettings::useAgentSettings(const Session::Settings &)
{
    const Core::Promise<> promise;
    Core::whenDone(this, prepareAgent(), [this, promise](const Result<> &) {
        Core::whenDone(this, restartAgent(), [this, promise](const Result<> &started) {
            promise.finish(started);
            Q_EMIT agentChanged();
        });
    });
    return promise.future();
}

Core::Future<> DesktopSettings::restartAgent()
{
    Options options = m_options;
    // What was composed by older settings is not what the command line says.
    if (!options.isGiven("agent-database"))
        options.agent.service.database.clear();
    applyAgentSettings(options, m_store.settings());
    return m_composition.services().restartAgent(options);
}

void DesktopSettings::showLook(Session::Settings::Look look)
{
    Ui::chooseAppearance(*qApp, appearanceOf(look));
}

Core::Future<QList<Session::FoundModelServer>> DesktopSettings::find()
{
    const Core::Promise<QList<Session::FoundModelServer>> promise;
    Core::whenDone(this, m_servers.find(), [promise](const Result<QList<Agent::LocalModelServer>> &found) {
        QList<Session::FoundModelServer> servers;
        for (const Agent::LocalModelServer &server : found.value_or(QList<Agent::LocalModelServer>()))
            servers.append({server.program, server.url, server.models});
        promise.finish(servers);
    });
    return promise.future();
}

Core::Future<QString> DesktopSettings::test(const ModelChoice &choice, const Core::Secret &key)
{
    const Core::Promise<QString> promise;
    if (!key.isEmpty() || !choice.hasKey) {
        runTrial(choice, key, promise);
        return promise.future();
    }
    Core::whenDone(this, m_key.read(), [this, choice, promise](const Result<Core::Secret> &kept) {
        runTrial(choice, kept.value_or(Core::Secret()), promise);
    });
    return promise.future();
}

void DesktopSettings::runTrial(const ModelChoice &choice, const Core::Secret &key,
                               const Core::Promise<QString> &promise)
{
    const Result<Agent::ModelEndpoint> endpoint = Agent::modelEndpoint({choice.url, choice.name, key});
    if (!endpoint) {
        promise.finish(Core::failure(Error::Code::Invalid, endpoint.error().detail));
        return;
    }
    m_trial = std::make_unique<Trial>();
    Agent::ModelPatience once;
    once.attempts = 1;
    once.silence = std::chrono::seconds(30);
    m_trial->model = std::make_unique<Agent::OpenAiModel>(m_composition.http(), *endpoint, once);
    Agent::ModelRequest request;
    request.messages.append(
        {Agent::ChatMessage::Role::User, QStringLiteral("Answer with the word: ready"), {}, {}});
    m_trial->run = m_trial->model->run(request);
    const QString name = m_trial->model->name();
    connect(m_trial->run.get(), &Agent::ModelRun::finished, this,
            [promise, name](const Agent::ModelResult &answer) {
                if (answer)
                    promise.finish(name);
                else
                    promise.finish(
                        Core::failure(Error::Code::Unavailable, Agent::failureName(answer.error().reason)));
            });
}

Core::Future<> DesktopSettings::keepKey(const Core::Secret &key)
{
    return key.isEmpty() ? m_key.remove() : m_key.write(key);
}

Session::SetupCheck::Probes DesktopSettings::makeProbes()
{
    Session::SetupCheck::Probes probes;
    Http::Client &http = m_composition.http();
    probes.push_back(std::make_unique<Session::SignInProbe>(http, issuer()));
    probes.push_back(std::make_unique<Session::ReturnAddressProbe>());
    QStringList audiences {m_options.agent.service.audience};
    if (!hrUrl().isEmpty())
        audiences.append(m_options.hr.service.audience);
    probes.push_back(std::make_unique<Session::TokenProbe>(m_composition.session(), m_account, audiences));
    probes.push_back(std::make_unique<Session::ServiceProbe>(SetupFinding::What::Hr, http, hrUrl()));
    probes.push_back(std::make_unique<Session::ServiceProbe>(SetupFinding::What::Agent, http, agentUrl()));
    ModelChoice model = m_store.settings().model;
    if (givesModel(m_options)) {
        const Agent::ModelSettings &given = m_options.agent.service.languageModel;
        model = {ModelChoice::Kind::Server, given.url, given.model, false};
    }
    probes.push_back(std::make_unique<ModelProbe>(*this, model));
    probes.push_back(
        std::make_unique<Session::PasswordStoreProbe>(isDemo() ? nullptr : &m_composition.keychain()));
    return probes;
}

} // namespace Main
