// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processhardening.h"
#include "main/ask.h"
#include "main/commandline.h"
#include "main/composition.h"
#include "main/desktop.h"
#include "ui/appearance.h"
#include "ui/language.h"
#include "ui/startfailure.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>
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

int askInTerminal(int argc, char **argv, const Main::Options &options)
{
    const bool startsBrowser = options.demoUser.isEmpty() && hasDisplay();
    const auto application = makeTerminalApplication(argc, argv, startsBrowser);
    nameApplication();
    QTextStream out(stdout);
    QTextStream err(stderr);
    const auto browser = Main::browserFor(options, startsBrowser);
    if (!browser) {
        err << browser.error().detail << Qt::endl;
        return toInt(ExitCode::Usage);
    }
    const auto composition = Main::Composition::create(options, *browser);
    if (!composition) {
        err << composition.error().detail << Qt::endl;
        return toInt(ExitCode::Failed);
    }
    Main::Ask ask(options, **composition, out, err);
    QObject::connect(&ask, &Main::Ask::finished, application.get(),
                     [](ExitCode code) { QCoreApplication::exit(toInt(code)); });
    ask.start();
    return QCoreApplication::exec();
}

int openWindow(int argc, char **argv, const Main::Options &options)
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
    Ui::applyLanguage(QString());
    Ui::applyAppearance(application);
    const auto browser = Main::browserFor(options, true);
    const auto desktop = browser ? Main::Desktop::create(options, *browser) : Core::failure(browser.error());
    if (!desktop) {
        // The window may be started from a menu, where nobody reads standard error; a script reads only that.
        err << desktop.error().detail << Qt::endl;
        Ui::StartFailureWindow window(desktop.error().detail);
        window.show();
        QApplication::exec();
        return toInt(ExitCode::Failed);
    }
    (*desktop)->start();
    const int code = QApplication::exec();
    return (*desktop)->hasFailed() ? toInt(ExitCode::Failed) : code;
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
    return options.ask ? askInTerminal(argc, argv, options) : openWindow(argc, argv, options);
}
