// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/desktop.h"

#include "demo/identityprovider.h"

#include <QDir>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

namespace Main {

using Core::Error;
using Core::Result;

namespace {

QString profileFile(const QString &name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).filePath(name);
}

/// Where drafts are kept; the demo keeps nothing.
QString unsentFile(const Options &options)
{
    return options.demo ? QString() : profileFile(QStringLiteral("unsent.json"));
}

} // namespace

Result<std::unique_ptr<Desktop>> Desktop::create(const Options &options,
                                                 const Composition::BrowserFactory &browser,
                                                 const Surroundings &surroundings)
{
    if (!options.demo && options.issuer.isEmpty()) {
        return Core::failure(
            Error::Code::Invalid,
            tr("Where do you sign in? Start Secure Agent with --issuer and the address of your "
               "company's identity provider, or try it with --demo."));
    }
    auto composition = Composition::create(options, browser, surroundings);
    if (!composition)
        return Core::failure(composition.error());
    return std::unique_ptr<Desktop>(new Desktop(options, std::move(*composition), surroundings));
}

Desktop::Desktop(const Options &options, std::unique_ptr<Composition> composition,
                 const Surroundings &surroundings)
    : m_options(options), m_composition(std::move(composition)),
      m_ownSettings(surroundings.settings ? nullptr : std::make_unique<Session::SettingsStore>(QString())),
      m_settings(surroundings.settings ? *surroundings.settings : *m_ownSettings),
      m_ownServices(surroundings.services ? nullptr : std::make_unique<ServicesStore>(QString())),
      m_agentHealth(m_composition->http(), m_composition->services().agentUrl()),
      m_account(m_composition->session()),
      m_conversationsClient(m_composition->http(), m_composition->session(),
                            m_composition->services().agentUrl()),
      m_unsent(unsentFile(options)),
      m_conversations(m_composition->agent(), m_conversationsClient, m_account, m_unsent),
      m_connector(m_options, *m_composition, surroundings.services ? *surroundings.services : *m_ownServices),
      m_host(m_options, *m_composition, m_account, m_settings, m_connector),
      m_settingsModel(m_settings, m_host), m_services(m_settingsModel, m_connector),
      m_modelSetup(m_settingsModel, m_host), m_clearing(m_conversationsClient, m_unsent, m_account),
      m_check([this] { return m_host.makeProbes(); })
{
    if (const QUrl hr = m_composition->services().hrUrl(); !hr.isEmpty()) {
        m_hrHealth = std::make_unique<Session::HealthCheck>(m_composition->http(), hr);
        m_hr = std::make_unique<Session::HrClient>(m_composition->http(), m_composition->session(), hr);
        m_myData = std::make_unique<Session::MyDataViewModel>(*m_hr, m_account);
        m_admin = std::make_unique<Session::AdminViewModel>(*m_hr, m_account);
        connect(m_myData.get(), &Session::MyDataViewModel::missed, &m_status,
                &Session::StatusViewModel::tryNow);
        connect(m_admin.get(), &Session::AdminViewModel::missed, &m_status,
                &Session::StatusViewModel::tryNow);
    }
    m_status.follow(m_conversations);
    connect(&m_conversations, &Session::ConversationsViewModel::toolsChanged, &m_services,
            [this] { m_services.take(m_conversations.current().tools()); });
    Ui::WindowOptions window;
    window.demo = options.demo;
    if (options.demo) {
        const QList<Demo::Person> people = Demo::people();
        for (const Demo::Person &person : people) {
            window.demoAccounts.append(
                {person.username, person.password,
                 person.roles.isEmpty() ? tr("an employee without roles") : tr("an office manager")});
        }
    }
    if (!options.demo)
        window.stateFile = profileFile(QStringLiteral("window.ini"));
    m_window = std::make_unique<Ui::MainWindow>(
        Ui::WindowModels {
            m_account, m_conversations, m_status, m_myData.get(), m_admin.get(),
            Ui::SettingsModels {m_settingsModel, m_services, m_modelSetup, m_clearing, m_check, m_status}},
        window);
}

void Desktop::start()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, &Desktop::leave);
    connect(m_window.get(), &Ui::MainWindow::quitWanted, this, &Desktop::leave);
    EmbeddedServices &services = m_composition->services();
    connect(&services, &EmbeddedServices::historyKeptAside, this, [this](const QString &file) {
        say(tr("Your conversations could not be read. They are kept as %1; you start with new ones.")
                .arg(QDir::toNativeSeparators(file)));
    });
    connect(&services, &EmbeddedServices::startedAgain, &m_status, &Session::StatusViewModel::noteRestart);
    connect(&m_host, &DesktopSettings::composeAnewWanted, this, &Desktop::composeAnew);
    connect(&m_host, &DesktopSettings::agentChanged, &m_conversations, [this] {
        m_conversations.current().loadTools();
        m_conversations.refresh();
    });
    connect(&m_clearing, &Session::HistoryClearing::hidden, &m_conversations,
            &Session::ConversationsViewModel::hideGoing);
    connect(&m_clearing, &Session::HistoryClearing::listChanged, &m_conversations,
            &Session::ConversationsViewModel::refresh);
    connect(m_window.get(), &Ui::MainWindow::appeared, this, [this] {
        Core::whenDone(this, m_host.prepareAgent(), [this](const Result<> &) { startServices(); });
    });
    m_window->show();
}

void Desktop::startServices()
{
    Core::whenDone(this, m_composition->services().start(), [this](const Result<> &started) {
        if (!started) {
            showFailure(started.error().detail);
            return;
        }
        watchServices();
        m_composition->session().resume();
    });
}

void Desktop::say(const QString &sentence)
{
    m_window->say(sentence);
}

void Desktop::retire()
{
    disconnect(qGuiApp, nullptr, this, nullptr);
}

Desktop::~Desktop()
{
    retire();
}

void Desktop::composeAnew(bool chooseAgain)
{
    if (std::exchange(m_composesAnew, true))
        return;
    retire();
    const auto once = std::make_shared<bool>(false);
    const auto tell = [this, once, chooseAgain] {
        if (!std::exchange(*once, true))
            Q_EMIT composeAnewWanted(chooseAgain);
    };
    Core::whenDone(this, m_composition->session().settled(), [tell](const Result<> &) { tell(); });
    QTimer::singleShot(Session::SessionLimits {}.farewellTime, this, tell);
}

void Desktop::leave()
{
    m_window->hide(); // at once: what follows may take a moment
    // A refresh token that is on its way into the keychain gets there, and a sign-out to the provider;
    // but who closed a window does not wait for one that is down.
    Core::whenDone(this, m_composition->session().settled(),
                   [](const Result<> &) { QCoreApplication::quit(); });
    QTimer::singleShot(Session::SessionLimits {}.farewellTime, this, &QCoreApplication::quit);
}

void Desktop::watchServices()
{
    EmbeddedServices &services = m_composition->services();
    if (m_hrHealth) {
        services.watch(QStringLiteral("HR"), *m_hrHealth);
        m_status.watch(tr("HR"), *m_hrHealth);
    }
    services.watch(QStringLiteral("Agent"), m_agentHealth);
    m_status.watch(tr("Agent"), m_agentHealth);
}

void Desktop::showFailure(const QString &sentence)
{
    // Started from a menu, nobody reads standard error; a script reads only that.
    QTextStream(stderr) << sentence << Qt::endl;
    m_failure = std::make_unique<Ui::StartFailureWindow>(sentence);
    m_failure->show();
    m_window->close();
}

} // namespace Main
