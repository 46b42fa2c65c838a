// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/composition.h"
#include "main/desktopsettings.h"
#include "session/accountviewmodel.h"
#include "session/conversationsclient.h"
#include "session/conversationsviewmodel.h"
#include "session/healthcheck.h"
#include "session/historyclearing.h"
#include "session/hrclient.h"
#include "session/servicesviewmodel.h"
#include "session/statusviewmodel.h"
#include "ui/mainwindow.h"
#include "ui/startfailure.h"

#include <QObject>

#include <memory>

namespace Main {

/// The window, its view models, and the services behind it.
class Desktop : public QObject
{
    Q_OBJECT
public:
    /// Takes the ports and builds everything; starts and shows nothing.
    /// \return an Error whose detail is a sentence for people
    static Core::Result<std::unique_ptr<Desktop>> create(const Options &options,
                                                         const Composition::BrowserFactory &browser,
                                                         const Surroundings &surroundings = {});
    ~Desktop() override;

    /// Shows the window first, and once people see it starts what is hosted.
    void start();

    Ui::MainWindow &window() { return *m_window; }
    /// A service could not start, and the person was told.
    bool hasFailed() const { return m_failure != nullptr; }
    /// Shows a sentence for a while.
    void say(const QString &sentence);
    /// No longer ends the program when its window goes: another one takes its place.
    void retire();

Q_SIGNALS:
    /// What was set wants another composition. \param chooseAgain  beginning with the first page
    void composeAnewWanted(bool chooseAgain);

private:
    Desktop(const Options &options, std::unique_ptr<Composition> composition,
            const Surroundings &surroundings);

    void startServices();

    void watchServices();
    /// When nothing is under way any more that would be lost.
    void composeAnew(bool chooseAgain);
    /// After the last window was closed.
    void leave();
    void showFailure(const QString &sentence);

    const Options m_options;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<Session::SettingsStore> m_ownSettings; ///< where none are stored
    Session::SettingsStore &m_settings;
    std::unique_ptr<ServicesStore> m_ownServices; ///< as m_ownSettings
    std::unique_ptr<Session::HealthCheck> m_hrHealth; ///< none where only a remote agent knows HR
    Session::HealthCheck m_agentHealth;
    Session::AccountViewModel m_account;
    Session::ConversationsClient m_conversationsClient;
    Session::Unsent m_unsent;
    Session::ConversationsViewModel m_conversations;
    std::unique_ptr<Session::HrClient> m_hr; ///< as m_hrHealth
    std::unique_ptr<Session::MyDataViewModel> m_myData;
    std::unique_ptr<Session::AdminViewModel> m_admin;
    Session::StatusViewModel m_status;
    ServiceConnector m_connector;
    DesktopSettings m_host;
    Session::SettingsViewModel m_settingsModel;
    Session::ServicesViewModel m_services;
    Session::ModelSetup m_modelSetup;
    Session::HistoryClearing m_clearing;
    Session::SetupCheck m_check;
    bool m_composesAnew = false;
    std::unique_ptr<Ui::MainWindow> m_window;
    std::unique_ptr<Ui::StartFailureWindow> m_failure;
};

} // namespace Main
