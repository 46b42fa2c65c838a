// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/desktop.h"
#include "main/servicesstore.h"
#include "session/firststart.h"
#include "session/setupcheck.h"
#include "ui/firststartwindow.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Main {

/// The program with its window, from start to end: the first page where nothing is chosen yet, then the
/// desktop, and another desktop when a setting wants one. The ports that were taken stay, so that nobody else
/// gets them.
class Program : public QObject
{
    Q_OBJECT
public:
    using Keychains = std::function<std::unique_ptr<Session::Keychain>()>;
    using Browsers = std::function<Core::Result<Composition::BrowserFactory>(const Options &)>;

    /// \param given  the command line, which wins over what is stored
    /// \param settingsFile  of the profile; empty: nothing is stored
    /// \param keychains  opens the keychain of whoever is no demo; empty: the system's
    /// \param hung  takes the threads of services that do not end
    Program(Options given, Browsers browsers, const QString &settingsFile, Keychains keychains = {},
            std::shared_ptr<HungThreads> hung = std::make_shared<HungThreads>());
    ~Program() override;

    /// Shows the first window. Composes nothing that the person has not chosen.
    void start();
    /// Nothing could be started, and the person was told.
    bool hasFailed() const;

    Session::SettingsStore &settings() { return m_settings; }
    Ui::FirstStartWindow *firstStart() const { return m_firstStart.get(); } ///< while it is shown
    Desktop *desktop() const { return m_desktop.get(); } ///< while there is one
    /// The window that is shown, or null.
    QWidget *window() const;
    void raise();

private:
    bool nothingIsChosen() const; ///< neither now, nor in what is stored
    QString keptAsideNotice() const; ///< empty: the settings and the services could be read
    void showFirstStart();
    void openFirstStart();
    void speak(const QString &language);
    Session::SetupCheck::Probes probesBeforeChoice();
    void takeChoice();
    void leaveFirstStart();
    void compose();
    void composeAnew(bool chooseAgain);
    void showFailure(const QString &sentence);

    const Options m_given;
    const Browsers m_browsers;
    Session::SettingsStore m_settings;
    std::unique_ptr<Session::SettingsStore> m_demoSettings; ///< of the demo, which keeps nothing
    const Keychains m_keychains;
    ServicesStore m_services;
    std::unique_ptr<ServicesStore> m_demoServices; ///< as m_demoSettings
    const std::shared_ptr<Sockets> m_sockets = std::make_shared<Sockets>();
    const std::shared_ptr<HungThreads> m_hung;
    bool m_demoChosen = false;
    QByteArray m_geometry; ///< of the window before
    std::unique_ptr<Http::NetworkClient> m_http; ///< of the first start
    std::unique_ptr<Session::Keychain> m_keychain; ///< looked at by its check, before a choice
    std::unique_ptr<Session::FirstStart> m_choice;
    Session::SetupCheck m_check {[this] { return probesBeforeChoice(); }};
    std::unique_ptr<Ui::FirstStartWindow> m_firstStart;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<Ui::StartFailureWindow> m_failure;
};

} // namespace Main
