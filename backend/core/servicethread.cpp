// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/servicethread.h"

#include <QDeadlineTimer>

#include <openssl/crypto.h>

namespace Core {

ServiceThread::ServiceThread(const QString &name, QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(name);
    connect(
        &m_thread, &QThread::finished, &m_thread,
        [this] {
            m_object.reset();
            // QThread::wait() returns before the system's thread is gone, and what OpenSSL keeps for the
            // thread is only freed there: too late, or never, when main() returns meanwhile.
            OPENSSL_thread_stop();
            QMetaObject::invokeMethod(
                this, [this, run = m_run] { takeEnd(run); }, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
}

ServiceThread::~ServiceThread()
{
    stop();
}

Future<> ServiceThread::start(Factory factory)
{
    Promise<> promise;
    ++m_run;
    m_wanted = true;
    m_anchor = std::make_unique<QObject>();
    m_anchor->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_anchor.get(),
        [this, promise, factory = std::move(factory)] {
            Result<std::unique_ptr<QObject>> made = factory();
            if (!made) {
                promise.finish(failure(made.error()));
                return;
            }
            m_object = std::move(*made);
            promise.finish({});
        },
        Qt::QueuedConnection);
    return promise.future();
}

void ServiceThread::leaveThread()
{
    m_wanted = false;
    QMetaObject::invokeMethod(
        m_anchor.get(),
        [this] {
            m_object.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
}

void ServiceThread::stop()
{
    if (!m_thread.isRunning())
        return;
    leaveThread();
    m_thread.wait();
    m_anchor.reset();
}

bool ServiceThread::stopWithin(std::chrono::milliseconds limit)
{
    if (!m_thread.isRunning())
        return true;
    leaveThread();
    if (!m_thread.wait(QDeadlineTimer(limit)))
        return false;
    m_anchor.reset();
    return true;
}

Future<> ServiceThread::end()
{
    m_ended = {};
    if (m_thread.isRunning())
        leaveThread();
    else
        m_ended.finish({});
    return m_ended.future();
}

void ServiceThread::takeEnd(int run)
{
    if (run != m_run)
        return; // stopped and started again meanwhile
    m_thread.wait(); // it has left its loop: this is the moment that the system takes
    m_ended.finish({});
    if (std::exchange(m_wanted, false))
        Q_EMIT died();
}

} // namespace Core
