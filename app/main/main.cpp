// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processhardening.h"
#include "main/ask.h"
#include "main/commandline.h"
#include "main/composition.h"
#include "main/hungthreads.h"
#include "main/oneinstance.h"
#include "main/profile.h"
#include "main/program.h"
#include "main/storedoptions.h"
#include "ui/appearance.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using Main::ExitCode;

int toInt(ExitCode code)
{
    return static_cast<int>(code);
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("secure-agent"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SECUREAGENT_VERSION));
}

/// Whether a window can be shown. Qt aborts the program where it cannot.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// The terminal needs no window; but only an application of Qt GUI can start the system's browser.
std::unique_ptr<QCoreApplication> makeTerminalApplication(int &argc, char **argv, bool startsBrowser)
{
    if (startsBrowser)
        return std::make_unique<QGuiApplication>(argc, argv);
    return std::make_unique<QCoreApplication>(argc, argv);
}

int askInTerminal(int argc, char **argv, const Main::Options &given,
                  const std::shared_ptr<Main::HungThreads> &hung)
{
    const bool startsBrowser = given.demoUser.isEmpty() && hasDisplay();
    const auto application = makeTerminalApplication(argc, argv, startsBrowser);
    nameApplication();
    QTextStream out(stdout);
    QTextStream err(stderr);
    const QString settingsFile = Main::settingsFileOf(given, Main::Profile::settingsFile());
    const Session::SettingsStore settings(settingsFile);
    if (!settings.keptAside().isEmpty())
        err << "Your settings could not be read. They are kept as " << settings.keptAside()
            << "; you start with new ones." << Qt::endl;
    Main::ServicesStore services(Main::ServicesStore::fileBeside(settingsFile));
    if (!services.keptAside().isEmpty())
        err << "The list of your connected services could not be read. It is kept as " << services.keptAside()
            << "; you start without it." << Qt::endl;
    const Main::Options options = Main::withSettings(given, settings.settings());
    if (Main::needsFirstStart(options)) {
        err << "Where do you sign in? Choose it once in the window, name the identity provider with --issuer "
               "URL, or try the demo with --demo."
            << Qt::endl;
        return toInt(ExitCode::Usage);
    }
    const auto browser = Main::browserFor(options, startsBrowser);
    if (!browser) {
        err << browser.error().detail << Qt::endl;
        return toInt(ExitCode::Usage);
    }
    Main::Surroundings surroundings;
    surroundings.hung = hung;
    const auto composition = Main::Composition::create(options, *browser, surroundings);
    if (!composition) {
        err << composition.error().detail << Qt::endl;
        return toInt(ExitCode::Failed);
    }
    Main::Ask ask(options, **composition, services, out, err);
    QObject::connect(&ask, &Main::Ask::finished, application.get(),
                     [](ExitCode code) { QCoreApplication::exit(toInt(code)); });
    ask.start();
    return QCoreApplication::exec();
}

/// Null where there is no profile that another window could have.
std::unique_ptr<Main::OneInstance> oneInstance(const Main::Options &options)
{
    if (options.demo)
        return nullptr;
    const auto profile = Main::Profile::open(false);
    return profile ? std::make_unique<Main::OneInstance>(profile->folder()) : nullptr;
}

int openWindow(int argc, char **argv, const Main::Options &options,
               const std::shared_ptr<Main::HungThreads> &hung)
{
    QTextStream err(stderr);
    if (!hasDisplay()) {
        err << "There is no display here to open a window on. Ask in the terminal instead:\n"
               "  secure-agent ask --demo --as jettro \"How many days off do I have?\"\n";
        err.flush();
        return toInt(ExitCode::Failed);
    }
    QApplication application(argc, argv);
    nameApplication();
    Ui::applyAppearance(application);
    Main::Program program(
        options, [](const Main::Options &chosen) { return Main::browserFor(chosen, true); },
        Main::Profile::settingsFile(), {}, hung);
    // A demo has a profile of its own, and so nobody to share it with.
    const std::unique_ptr<Main::OneInstance> instance = oneInstance(options);
    if (!instance) {
        program.start();
    } else {
        QObject::connect(instance.get(), &Main::OneInstance::raiseWanted, &program, &Main::Program::raise);
        Core::whenDone(&program, instance->start(),
                       [&program](const Core::Result<Main::OneInstance::Role> &role) {
                           using Role = Main::OneInstance::Role;
                           if (role.value_or(Role::First) == Role::First) {
                               program.start();
                               return;
                           }
                           const bool raised = *role == Role::Second;
                           QTextStream(stderr)
                               << (raised
                                       ? "Secure Agent is open already: its window is in front now."
                                       : "Secure Agent is open already, and does not answer. Close that one "
                                         "first.")
                               << Qt::endl;
                           QCoreApplication::exit(raised ? toInt(ExitCode::Good) : toInt(ExitCode::Failed));
                       });
    }
    const int code = QApplication::exec();
    return program.hasFailed() ? toInt(ExitCode::Failed) : code;
}

} // namespace

int main(int argc, char **argv)
{
    Core::hardenProcess();
    // QCoreApplication::arguments() needs an application, whose kind depends on the arguments.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto read = Main::readCommandLine(arguments);
    if (const auto *leave = std::get_if<Main::Leave>(&read)) {
        QTextStream(leave->code == ExitCode::Good ? stdout : stderr) << leave->text;
        return toInt(leave->code);
    }
    const auto &options = std::get<Main::Options>(read);
    const auto hung = std::make_shared<Main::HungThreads>();
    const int code
        = options.ask ? askInTerminal(argc, argv, options, hung) : openWindow(argc, argv, options, hung);
    // A service that hangs may come to itself while exit() takes away what it uses.
    if (hung->any())
        std::_Exit(code);
    return code;
}
