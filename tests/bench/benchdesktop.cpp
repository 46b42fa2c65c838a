// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop costs, one figure a line ("NAME VALUE"):
//
//   bench_desktop start        CPU and clock from the start of the process to the first painted window
//   bench_desktop idle SECONDS the demo with a conversation of 2,000 messages: CPU of that time, memory
//   bench_desktop stream       layouts and painted rows of an answer of 10,000 words, by piece
#include "main/demobrowser.h"
#include "main/desktop.h"
#include "ui/appearance.h"
#include "ui/desk.h"
#include "ui/language.h"
#include "ui/messagedelegate.h"
#include "ui/messagelist.h"
#include "ui/objectnames.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QListView>
#include <QPlainTextEdit>

#include <cstdio>
#include <ctime>

namespace {

using Clock = std::chrono::steady_clock;

void figure(const char *name, double value)
{
    std::printf("%s %.2f\n", name, value);
    std::fflush(stdout);
}

/// Of all threads of this process, since it began.
double cpuMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double rssMebibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QFile::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    return -1;
}

/// Not QTest::qWait(): it looks every 10 ms, which costs more than a window in which nothing happens.
void turnFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

[[noreturn]] void giveUp(const char *why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

std::unique_ptr<Main::Desktop> demo()
{
    const auto read = Main::readCommandLine({QStringLiteral("secure-agent"), QStringLiteral("--demo")});
    auto desktop = Main::Desktop::create(std::get<Main::Options>(read), [](Http::Client &client) {
        return std::make_unique<Main::DemoBrowser>(client, QStringLiteral("jettro"),
                                                   QStringLiteral("jettro"));
    });
    if (!desktop)
        giveUp("the demo did not start");
    return std::move(*desktop);
}

int start(const Clock::time_point begin)
{
    const auto desktop = demo();
    QObject::connect(&desktop->window(), &Ui::MainWindow::appeared, qApp, [begin] {
        figure("first_paint_cpu_ms", cpuMilliseconds());
        figure("first_paint_ms", std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        // Not quit(): what is still starting would be waited for.
        std::exit(0);
    });
    desktop->start();
    return QApplication::exec();
}

int idle(int seconds)
{
    const auto desktop = demo();
    desktop->start();
    auto *button = desktop->window().findChild<QAbstractButton *>(Ui::ObjectNames::signInButton);
    if (!QTest::qWaitFor([button] { return button->isVisible() && button->isEnabled(); }, 30000))
        giveUp("no button to sign in");
    turnFor(std::chrono::seconds(2)); // services start
    button->click();
    const auto shown = [&desktop](QLatin1String name) {
        for (auto *widget : desktop->window().findChildren<QWidget *>(name))
            if (widget->isVisible())
                return widget;
        return static_cast<QWidget *>(nullptr);
    };
    if (!QTest::qWaitFor([&] { return shown(Ui::ObjectNames::composerEdit) != nullptr; }, 60000))
        giveUp("nobody signed in");
    turnFor(std::chrono::seconds(2));
    figure("rss_signed_in_mib", rssMebibytes());
    auto *edit = static_cast<QPlainTextEdit *>(shown(Ui::ObjectNames::composerEdit));
    for (int asked = 0; asked < 1000; ++asked) {
        edit->setPlainText(QStringLiteral("How many days off do I have?"));
        QTest::keyClick(edit, Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return shown(Ui::ObjectNames::sendButton) != nullptr; }, 30000)
            || !edit->toPlainText().isEmpty())
            giveUp("a question was not answered");
    }
    turnFor(std::chrono::seconds(5)); // what is under way ends
    const auto *list = static_cast<QListView *>(shown(Ui::ObjectNames::messageList));
    figure("rows", list->model()->rowCount());
    const double before = cpuMilliseconds();
    turnFor(std::chrono::seconds(seconds));
    figure("idle_cpu_ms", cpuMilliseconds() - before);
    figure("rss_mib", rssMebibytes());
    std::exit(0);
}

int stream()
{
    prepareApplication();
    constexpr int words = 10000;
    constexpr int pieces = 1000;
    Desk desk;
    desk.signIn();
    desk.ask(QStringLiteral("Tell me a long story"));
    auto *list = desk.find<Ui::MessageList>(Ui::ObjectNames::messageList);
    const auto layouts = [list] { return list->delegate().layouts().layoutCount(); };
    const auto paints = [list] { return list->delegate().paintCount(); };
    double first = 0;
    double last = 0;
    const int layoutsBefore = layouts();
    const int paintsBefore = paints();
    for (int piece = 0; piece < pieces; ++piece) {
        const double before = cpuMilliseconds();
        QString text;
        for (int word = 0; word < words / pieces; ++word)
            text += word == 9 && piece % 6 == 5 ? QStringLiteral("end.\n\n") : QStringLiteral("word ");
        Q_EMIT desk.agent.stream->text(text);
        turnFor(std::chrono::milliseconds(55)); // as long as text is gathered
        (piece < pieces / 2 ? first : last) += cpuMilliseconds() - before;
    }
    figure("layouts_per_piece", double(layouts() - layoutsBefore) / pieces);
    figure("painted_rows_per_piece", double(paints() - paintsBefore) / pieces);
    figure("second_half_to_first", last / first);
    figure("cpu_per_piece_ms", (first + last) / pieces);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const Clock::time_point begin = Clock::now();
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    Ui::applyLanguage(QStringLiteral("en"));
    Ui::applyAppearance(application);
    const QString mode = arguments.value(1);
    if (mode == QLatin1String("start"))
        return start(begin);
    if (mode == QLatin1String("idle"))
        return idle(arguments.value(2, QStringLiteral("60")).toInt());
    if (mode == QLatin1String("stream"))
        return stream();
    giveUp("usage: bench_desktop start | idle SECONDS | stream");
}
