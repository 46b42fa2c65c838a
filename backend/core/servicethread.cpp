// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/servicethread.h"

#include <openssl/crypto.h>

namespace Core {

ServiceThread::ServiceThread(const QString &name, QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(name);
    // QThread::wait() returns before the system's thread is gone, and what OpenSSL keeps for the thread
    // is only freed there: too late, or never, when main() returns meanwhile.
    connect(
        &m_thread, &QThread::finished, &m_thread, [] { OPENSSL_thread_stop(); }, Qt::DirectConnection);
}

ServiceThread::~ServiceThread()
{
    stop();
}

Future<> ServiceThread::start(Factory factory)
{
    Promise<> promise;
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

void ServiceThread::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_anchor.get(),
        [this] {
            m_object.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
    m_anchor.reset();
}

} // namespace Core
