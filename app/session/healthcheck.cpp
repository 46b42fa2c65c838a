// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/healthcheck.h"

#include "session/readiness.h"

#include <algorithm>

namespace Session {

namespace {

HealthCheck::State judge(const Core::Result<Http::ClientResponse> &answer)
{
    switch (readinessOf(answer)) {
    case Readiness::Ready:
        return HealthCheck::State::Ready;
    case Readiness::Starting:
        return HealthCheck::State::Starting;
    case Readiness::SomethingElse:
    case Readiness::NoAnswer:
        break;
    }
    return HealthCheck::State::Away;
}

} // namespace

HealthCheck::HealthCheck(Http::Client &http, const QUrl &baseUrl, QObject *parent, HealthRules rules)
    : QObject(parent), m_http(http), m_baseUrl(baseUrl), m_rules(rules), m_nextRetry(rules.firstRetry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HealthCheck::check);
}

std::optional<std::chrono::milliseconds> HealthCheck::untilRetry() const
{
    if (!m_retry.isActive())
        return std::nullopt;
    return m_retry.remainingTimeAsDuration();
}

void HealthCheck::check()
{
    if (m_asking)
        return;
    m_asking = true;
    m_retry.stop();
    Core::whenDone(this, m_http.send(readyRequest(m_baseUrl, m_rules.timeLimit)),
                   [this](const Core::Result<Http::ClientResponse> &answer) { take(answer); });
}

void HealthCheck::take(const Core::Result<Http::ClientResponse> &answer)
{
    m_asking = false;
    const State before = m_state;
    m_state = judge(answer);
    if (m_state == State::Ready) {
        m_nextRetry = m_rules.firstRetry;
    } else {
        m_retry.start(m_nextRetry);
        m_nextRetry = std::min(m_nextRetry * 2, m_rules.lastRetry);
    }
    m_missed = m_state == State::Away ? m_missed + 1 : 0;
    if (m_state != before)
        Q_EMIT stateChanged();
    if (m_missed > 0)
        Q_EMIT missed(m_missed);
}

} // namespace Session
