// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/composition.h"
#include "session/accountviewmodel.h"
#include "session/conversationsclient.h"
#include "session/conversationsviewmodel.h"
#include "session/healthcheck.h"
#include "session/hrclient.h"
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
                                                         const Composition::BrowserFactory &browser);

    /// Shows the window first, and once people see it starts what is hosted.
    void start();

    Ui::MainWindow &window() { return *m_window; }
    /// A service could not start, and the person was told.
    bool hasFailed() const { return m_failure != nullptr; }

private:
    Desktop(const Options &options, std::unique_ptr<Composition> composition);

    void startServices();
    void watchServices();
    /// After the last window was closed.
    void leave();
    void showFailure(const QString &sentence);

    std::unique_ptr<Composition> m_composition;
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
    std::unique_ptr<Ui::MainWindow> m_window;
    std::unique_ptr<Ui::StartFailureWindow> m_failure;
};

} // namespace Main
