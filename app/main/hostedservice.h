// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main/hungthreads.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <vector>

namespace Main {

/// A service in a thread of its own, which is started again when it dies or is given up: at once, and when
/// that happens soon again, after longer and longer pauses.
class HostedService : public QObject
{
    Q_OBJECT
public:
    using Factory = Core::ServiceThread::Factory;

    struct Pauses
    {
        std::chrono::milliseconds first {1000};
        std::chrono::milliseconds longest {60000}; ///< doubled from the first up to this
        std::chrono::milliseconds calm {60000}; ///< whoever lived that long is started again at once
        std::chrono::milliseconds farewell {5000}; ///< that a service has to end, when this is destroyed
    };

    static Pauses defaultPauses() { return {}; }

    /// \param hung  takes the threads that do not end; never null
    HostedService(const QString &name, std::shared_ptr<HungThreads> hung, Pauses pauses = defaultPauses());
    /// Waits for a service that runs, up to Pauses::farewell, and for none that was given up.
    ~HostedService() override;

    QString name() const { return m_name; }
    /// \param factory  makes the service, in its thread; kept for the next time
    Core::Future<> start(Factory factory);
    /// Ends the service that runs, and starts another one in its place. Nothing waits meanwhile.
    Core::Future<> replace(Factory factory);
    /// The service hangs: another one takes its place, in another thread. A thread cannot be ended from
    /// outside without leaving locked what it holds, so that of the old one goes when it comes to itself, or
    /// with the process. Does nothing while none serves.
    void giveUp();
    /// The service itself, to be used in its own thread only.
    QObject *object() const { return m_thread->object(); }

Q_SIGNALS:
    /// It had died or was given up, and serves again.
    void startedAgain();

private:
    void makeThread();
    void comeBack();
    void tryAgain();

    const QString m_name;
    const std::shared_ptr<HungThreads> m_hung;
    const Pauses m_pauses;
    std::unique_ptr<Core::ServiceThread> m_thread;
    std::vector<std::unique_ptr<Core::ServiceThread>> m_givenUp; ///< which have not ended
    bool m_serves = false;
    Factory m_factory;
    QElapsedTimer m_sinceStart;
    QTimer m_pause;
    std::chrono::milliseconds m_next {0};
};

} // namespace Main
