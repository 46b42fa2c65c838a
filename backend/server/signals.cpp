// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/signals.h"

#include <QSocketNotifier>

#include <atomic>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Server {

// A handler of the system gets no context: what it reaches must be global. Written before the handler
// is installed and after it is removed.
#ifdef Q_OS_WIN

namespace {

std::atomic<TerminationSignals *> theSignals = nullptr;

/// Called by the system in a thread of its own.
BOOL WINAPI onConsoleControl(DWORD event)
{
    // The other events end the process as soon as this returns.
    TerminationSignals *signals = theSignals.load();
    if (!signals || (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT))
        return FALSE;
    QMetaObject::invokeMethod(signals, &TerminationSignals::requested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

struct TerminationSignals::Private
{
};

TerminationSignals::TerminationSignals(bool)
{
    theSignals.store(this);
    SetConsoleCtrlHandler(onConsoleControl, TRUE);
}

TerminationSignals::~TerminationSignals()
{
    SetConsoleCtrlHandler(onConsoleControl, FALSE);
    theSignals.store(nullptr);
}

#else

namespace {

constexpr char endByte = 1;
constexpr char reloadByte = 2;

std::atomic<int> theWriteEnd = -1;

/// May use async-signal-safe functions only (signal-safety(7)): it writes a byte to a pipe, which the
/// event loop reads.
void onSignal(int number)
{
    const int saved = errno;
    const char byte = number == SIGHUP ? reloadByte : endByte;
    // A full pipe holds enough bytes to be read.
    [[maybe_unused]] const ssize_t written = ::write(theWriteEnd.load(), &byte, 1);
    errno = saved;
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

} // namespace

struct TerminationSignals::Private
{
    int ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

TerminationSignals::TerminationSignals(bool reloads) : d(std::make_unique<Private>())
{
    if (::pipe(d->ends) != 0)
        return; // the system's own handlers stay: the process ends, without finishing its requests
    for (const int end : d->ends) {
        ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) | O_NONBLOCK);
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    d->notifier = std::make_unique<QSocketNotifier>(d->ends[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        const ssize_t count = ::read(d->ends[0], bytes, sizeof bytes);
        for (ssize_t i = 0; i < count; ++i) {
            if (bytes[i] == reloadByte)
                Q_EMIT reloadRequested();
            else
                Q_EMIT requested();
        }
    });
    theWriteEnd.store(d->ends[1]);
    handle(SIGTERM, onSignal);
    handle(SIGINT, onSignal);
    if (reloads)
        handle(SIGHUP, onSignal);
    handle(SIGPIPE, SIG_IGN);
}

TerminationSignals::~TerminationSignals()
{
    if (d->ends[0] < 0)
        return;
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    handle(SIGHUP, SIG_DFL);
    theWriteEnd.store(-1);
    d->notifier.reset();
    ::close(d->ends[0]);
    ::close(d->ends[1]);
}

#endif

} // namespace Server
