// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/healthcheck.h"

#include "core/json.h"

#include <algorithm>

namespace Session {
namespace {

QUrl readyUrl(const QUrl &baseUrl)
{
    QUrl url = baseUrl;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path + QStringLiteral("/health/ready"));
    return url;
}

HealthCheck::State judge(const Core::Result<Http::ClientResponse> &answer)
{
    if (!answer || (answer->status != 200 && answer->status != 503))
        return HealthCheck::State::Away;
    // Whatever else listens there does not say this.
    const Core::Result<QJsonObject> body = Core::parseJsonObject(answer->body);
    const QString status = body ? body->value(QLatin1String("status")).toString() : QString();
    if (answer->status == 200)
        return status == QLatin1String("ready") ? HealthCheck::State::Ready : HealthCheck::State::Away;
    return status.isEmpty() ? HealthCheck::State::Away : HealthCheck::State::Starting;
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
    Http::ClientRequest request;
    request.url = readyUrl(m_baseUrl);
    request.timeLimit = m_rules.timeLimit;
    request.maxBytes = 64 * 1024;
    Core::whenDone(this, m_http.send(request),
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
    if (m_state != before)
        Q_EMIT stateChanged();
}

} // namespace Session
