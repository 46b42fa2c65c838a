// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace Core {

/// A thread with an event loop and the one object that lives in it: a service, or a store.
///
/// The object is made and destroyed in its own thread, as QObjects with sockets, timers or a
/// database connection must be. Destroying this object stops the thread and waits for it; that
/// wait is bounded by what the object's destructor does.
class ServiceThread : public QObject
{
    Q_OBJECT
public:
    /// Makes the object, in the new thread. An Error stops the thread again.
    using Factory = std::function<Result<std::unique_ptr<QObject>>()>;

    explicit ServiceThread(const QString &name, QObject *parent = nullptr);
    ~ServiceThread() override;

    /// Starts the thread and makes the object; ends in the factory's error when there is one.
    Future<> start(Factory factory);

    /// Destroys the object and ends the thread. Returns when both are done.
    void stop();
    /// The same, but waits no longer than `limit`.
    /// \return whether both are done. If not, the thread still uses this object, which must not be destroyed.
    bool stopWithin(std::chrono::milliseconds limit);
    /// The same without waiting: ends when both are done, and start() may be called again.
    Future<> end();

    /// The object, to be used in its own thread only; null before start() and after stop().
    QObject *object() const { return m_object.get(); }

Q_SIGNALS:
    /// The thread ended although nobody asked for it. Its object is destroyed; start() makes another.
    void died();

private:
    void leaveThread();
    void takeEnd(int run);

    QThread m_thread;
    /// Written in m_thread before the future of start() ends, and after the thread has ended.
    std::unique_ptr<QObject> m_object;
    std::unique_ptr<QObject> m_anchor; ///< a context object that lives in m_thread
    int m_run = 0; ///< counts the starts
    bool m_wanted = false; ///< since start(), and until somebody ends it
    Promise<> m_ended;
};

} // namespace Core
