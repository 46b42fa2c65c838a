// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/hostedservice.h"

#include "core/logging.h"

#include <algorithm>

namespace Main {

using Core::Result;

HostedService::HostedService(const QString &name, Pauses pauses)
    : m_name(name), m_pauses(pauses), m_thread(name)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HostedService::tryAgain);
    connect(&m_thread, &Core::ServiceThread::died, this, &HostedService::comeBack);
}

Core::Future<> HostedService::start(Factory factory)
{
    m_pause.stop();
    m_factory = std::move(factory);
    m_sinceStart.start();
    return m_thread.start(m_factory);
}

Core::Future<> HostedService::replace(Factory factory)
{
    m_pause.stop();
    const Core::Promise<> promise;
    Core::whenDone(this, m_thread.end(), [this, promise, factory = std::move(factory)](const Result<> &) {
        Core::whenDone(this, start(factory), [promise](const Result<> &started) { promise.finish(started); });
    });
    return promise.future();
}

void HostedService::comeBack()
{
    qCWarning(lcMain) << "the service" << m_name << "ended unexpectedly and is started again";
    if (m_sinceStart.hasExpired(m_pauses.calm.count()))
        m_next = std::chrono::milliseconds(0);
    m_pause.start(m_next);
    m_next = std::clamp(m_next * 2, m_pauses.first, m_pauses.longest);
}

void HostedService::tryAgain()
{
    m_sinceStart.start();
    Core::whenDone(this, m_thread.start(m_factory), [this](const Result<> &started) {
        if (started) {
            Q_EMIT startedAgain();
            return;
        }
        qCWarning(lcMain) << "the service" << m_name
                          << "could not be started again:" << started.error().detail;
        Core::whenDone(this, m_thread.end(), [this](const Result<> &) { comeBack(); });
    });
}

} // namespace Main
