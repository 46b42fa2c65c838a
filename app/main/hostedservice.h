// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Main {

/// A service in a thread of its own, which is started again when it dies: at once, and when it dies soon
/// after that, after longer and longer pauses.
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
    };

    static Pauses defaultPauses() { return {}; }

    explicit HostedService(const QString &name, Pauses pauses = defaultPauses());

    QString name() const { return m_name; }
    /// \param factory  makes the service, in its thread; kept for the next time
    Core::Future<> start(Factory factory);
    /// Ends the service that runs, and starts another one in its place. Nothing waits meanwhile.
    Core::Future<> replace(Factory factory);
    /// The service itself, to be used in its own thread only.
    QObject *object() const { return m_thread.object(); }

Q_SIGNALS:
    /// It had died, and serves again.
    void startedAgain();

private:
    void comeBack();
    void tryAgain();

    const QString m_name;
    const Pauses m_pauses;
    Core::ServiceThread m_thread;
    Factory m_factory;
    QElapsedTimer m_sinceStart;
    QTimer m_pause;
    std::chrono::milliseconds m_next {0};
};

} // namespace Main
