// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/hostedservice.h"

#include "core/logging.h"

#include <algorithm>

namespace Main {

using Core::Result;

HostedService::HostedService(const QString &name, std::shared_ptr<HungThreads> hung, Pauses pauses)
    : m_name(name), m_hung(std::move(hung)), m_pauses(pauses)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HostedService::tryAgain);
    makeThread();
}

HostedService::~HostedService()
{
    if (!m_thread->stopWithin(m_pauses.farewell)) {
        qCWarning(lcMain) << "the service" << m_name << "does not end and is left to itself";
        m_givenUp.push_back(std::move(m_thread));
    }
    for (auto &stuck : m_givenUp) {
        if (!stuck->stopWithin(std::chrono::milliseconds(0)))
            m_hung->keep(std::move(stuck));
    }
}

void HostedService::makeThread()
{
    m_thread = std::make_unique<Core::ServiceThread>(m_name);
    connect(m_thread.get(), &Core::ServiceThread::died, this, [this] {
        qCWarning(lcMain) << "the service" << m_name << "ended unexpectedly and is started again";
        comeBack();
    });
}

Core::Future<> HostedService::start(Factory factory)
{
    m_pause.stop();
    m_factory = std::move(factory);
    m_sinceStart.start();
    const Core::Promise<> promise;
    Core::whenDone(this, m_thread->start(m_factory), [this, promise](const Result<> &started) {
        m_serves = started.has_value();
        promise.finish(started);
    });
    return promise.future();
}

Core::Future<> HostedService::replace(Factory factory)
{
    m_pause.stop();
    m_serves = false;
    const Core::Promise<> promise;
    Core::whenDone(this, m_thread->end(), [this, promise, factory = std::move(factory)](const Result<> &) {
        Core::whenDone(this, start(factory), [promise](const Result<> &started) { promise.finish(started); });
    });
    return promise.future();
}

void HostedService::giveUp()
{
    if (!m_serves)
        return;
    qCWarning(lcMain) << "the service" << m_name << "does not answer and is started again in another thread";
    Core::ServiceThread *stuck = m_givenUp.emplace_back(std::move(m_thread)).get();
    stuck->disconnect(this);
    Core::whenDone(this, stuck->end(), [this, stuck](const Result<> &) {
        const auto is = [stuck](const auto &one) { return one.get() == stuck; };
        const auto found = std::find_if(m_givenUp.begin(), m_givenUp.end(), is);
        found->release()->deleteLater(); // it is inside its own slot
        m_givenUp.erase(found);
    });
    makeThread();
    comeBack();
}

void HostedService::comeBack()
{
    m_serves = false;
    if (m_sinceStart.hasExpired(m_pauses.calm.count()))
        m_next = std::chrono::milliseconds(0);
    m_pause.start(m_next);
    m_next = std::clamp(m_next * 2, m_pauses.first, m_pauses.longest);
}

void HostedService::tryAgain()
{
    m_sinceStart.start();
    Core::whenDone(this, m_thread->start(m_factory), [this](const Result<> &started) {
        m_serves = started.has_value();
        if (started) {
            Q_EMIT startedAgain();
            return;
        }
        qCWarning(lcMain) << "the service" << m_name
                          << "could not be started again:" << started.error().detail;
        Core::whenDone(this, m_thread->end(), [this](const Result<> &) { comeBack(); });
    });
}

} // namespace Main
