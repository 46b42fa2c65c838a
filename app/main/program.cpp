// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/program.h"

#include "core/logging.h"

#include "main/storedoptions.h"
#include "session/setupprobes.h"
#include "session/systemkeychain.h"
#include "ui/appearancechoice.h"
#include "ui/language.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

namespace Main {

using Core::Result;

Program::Program(Options given, Browsers browsers, const QString &settingsFile, Keychains keychains,
                 std::shared_ptr<HungThreads> hung)
    : m_given(std::move(given)), m_browsers(std::move(browsers)),
      m_settings(settingsFileOf(m_given, settingsFile)), m_keychains(std::move(keychains)),
      m_services(ServicesStore::fileBeside(settingsFileOf(m_given, settingsFile))), m_hung(std::move(hung))
{
}

Program::~Program() = default;

void Program::start()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    // While a desktop is open it decides itself when to go: a refresh token may be on its way.
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, [this] {
        if (!m_desktop)
            QCoreApplication::quit();
    });
    Ui::applyLanguage(m_settings.settings().language);
    Ui::chooseAppearance(*qApp, appearanceOf(m_settings.settings().look));
    if (nothingIsChosen())
        showFirstStart();
    else
        compose();
}

bool Program::hasFailed() const
{
    return m_failure || (m_desktop && m_desktop->hasFailed());
}

QWidget *Program::window() const
{
    if (m_failure)
        return m_failure.get();
    return m_desktop ? static_cast<QWidget *>(&m_desktop->window()) : m_firstStart.get();
}

void Program::raise()
{
    QWidget *shown = window();
    if (!shown)
        return;
    shown->setWindowState(shown->windowState() & ~Qt::WindowMinimized);
    shown->show();
    shown->raise();
    shown->activateWindow();
}

bool Program::nothingIsChosen() const
{
    return needsFirstStart(withSettings(m_given, m_settings.settings()));
}

QString Program::keptAsideNotice() const
{
    QStringList notices;
    if (!m_settings.keptAside().isEmpty())
        notices.append(tr("Your settings could not be read. They are kept as %1; you start with new ones.")
                           .arg(QDir::toNativeSeparators(m_settings.keptAside())));
    if (!m_services.keptAside().isEmpty())
        notices.append(
            tr("The list of your connected services could not be read. It is kept as %1; you start "
               "without it.")
                .arg(QDir::toNativeSeparators(m_services.keptAside())));
    return notices.join(u' ');
}

void Program::showFirstStart()
{
    m_check.cancel(); // of a first page before
    m_http = std::make_unique<Http::NetworkClient>();
    m_keychain = m_keychains ? m_keychains() : std::make_unique<Session::SystemKeychain>();
    m_choice = std::make_unique<Session::FirstStart>(*m_http);
    m_choice->begin(m_settings.settings());
    openFirstStart();
}

void Program::openFirstStart()
{
    m_firstStart = std::make_unique<Ui::FirstStartWindow>(*m_choice, m_check, keptAsideNotice());
    connect(m_firstStart.get(), &Ui::FirstStartWindow::chosen, this, &Program::takeChoice);
    connect(m_firstStart.get(), &Ui::FirstStartWindow::languageChosen, this, &Program::speak);
    if (!nothingIsChosen()) {
        // The way of before still holds.
        m_firstStart->offerBack();
        connect(m_firstStart.get(), &Ui::FirstStartWindow::backWanted, this, [this] {
            m_demoChosen = false;
            leaveFirstStart();
        });
    }
    if (!m_geometry.isEmpty())
        m_firstStart->restoreGeometry(m_geometry);
    m_firstStart->show();
}

void Program::speak(const QString &language)
{
    Session::Settings settings = m_settings.settings();
    settings.language = language;
    if (const Result<> saved = m_settings.save(settings); !saved)
        qCWarning(lcMain) << "the settings could not be written:" << saved.error().detail;
    Ui::applyLanguage(language);
    m_geometry = m_firstStart->saveGeometry();
    Ui::FirstStartWindow *before = m_firstStart.release();
    openFirstStart();
    before->hide();
    before->deleteLater(); // it is inside its own signal
}

Session::SetupCheck::Probes Program::probesBeforeChoice()
{
    using Way = Session::FirstStart::Way;
    using Field = Session::FirstStart::Field;
    using What = Session::SetupFinding::What;
    const auto url = [this](Field field) { return QUrl(m_choice->text(field), QUrl::StrictMode); };
    Session::SetupCheck::Probes probes;
    if (m_choice->way() != Way::Demo)
        probes.push_back(std::make_unique<Session::SignInProbe>(*m_http, m_choice->text(Field::Issuer)));
    probes.push_back(std::make_unique<Session::ReturnAddressProbe>());
    if (m_choice->way() == Way::Remote) {
        probes.push_back(std::make_unique<Session::ServiceProbe>(What::Hr, *m_http, url(Field::HrUrl)));
        probes.push_back(std::make_unique<Session::ServiceProbe>(What::Agent, *m_http, url(Field::AgentUrl)));
    }
    probes.push_back(std::make_unique<Session::PasswordStoreProbe>(
        m_choice->way() == Way::Demo ? nullptr : m_keychain.get()));
    return probes;
}

void Program::takeChoice()
{
    m_demoChosen = m_choice->way() == Session::FirstStart::Way::Demo;
    if (!m_demoChosen) {
        const Result<> saved = m_settings.save(m_choice->applyTo(m_settings.settings()));
        if (!saved)
            qCWarning(lcMain) << "the settings could not be written:" << saved.error().detail;
    }
    leaveFirstStart();
}

void Program::leaveFirstStart()
{
    m_geometry = m_firstStart->saveGeometry();
    compose();
    // After the new window is there: the program has one at every moment. Not from inside its own signal.
    m_firstStart->hide();
    m_firstStart.release()->deleteLater();
}

void Program::compose()
{
    Options options = m_given;
    if (m_demoChosen)
        makeDemo(options); // what the command line said of other places is not the demo's
    Session::SettingsStore *settings = &m_settings;
    if (options.demo) {
        if (!m_demoSettings) {
            m_demoSettings = std::make_unique<Session::SettingsStore>(QString());
            Session::Settings start;
            start.look = m_settings.settings().look;
            start.language = m_settings.settings().language;
            static_cast<void>(m_demoSettings->save(start)); // in memory
        }
        settings = m_demoSettings.get();
        if (!m_demoServices)
            m_demoServices = std::make_unique<ServicesStore>(QString());
    }
    ServicesStore *services = options.demo ? m_demoServices.get() : &m_services;
    options = withSettings(std::move(options), settings->settings());
    const QString language = settings->settings().language;
    const bool isSpoken = Ui::applyLanguage(language) == Ui::bestLanguage(language, QLocale::system());
    const auto browser = m_browsers(options);
    auto made = browser
        ? Desktop::create(options, *browser, {m_sockets, settings, services, m_keychains, m_hung})
        : Core::failure(browser.error());
    if (!made) {
        showFailure(made.error().detail);
        return;
    }
    m_desktop = std::move(*made);
    connect(m_desktop.get(), &Desktop::composeAnewWanted, this, &Program::composeAnew, Qt::QueuedConnection);
    if (!m_geometry.isEmpty())
        m_desktop->window().restoreGeometry(m_geometry);
    m_desktop->start();
    if (!keptAsideNotice().isEmpty() && !m_choice)
        m_desktop->say(keptAsideNotice());
    else if (!isSpoken)
        m_desktop->say(tr("The texts of your language could not be read. This window speaks English."));
}

void Program::composeAnew(bool chooseAgain)
{
    m_geometry = m_desktop->window().saveGeometry();
    m_desktop->retire();
    m_desktop.reset();
    if (chooseAgain) {
        m_demoSettings.reset();
        m_demoServices.reset();
        showFirstStart();
        return;
    }
    compose();
}

void Program::showFailure(const QString &sentence)
{
    // The window may be started from a menu, where nobody reads standard error; a script reads only that.
    QTextStream(stderr) << sentence << Qt::endl;
    m_failure = std::make_unique<Ui::StartFailureWindow>(sentence);
    m_failure->show();
}

} // namespace Main
