// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <optional>

namespace Session {

/// How often a service that is away is asked.
struct HealthRules
{
    std::chrono::milliseconds firstRetry {500};
    std::chrono::milliseconds lastRetry {15000}; ///< doubled from the first up to this
    std::chrono::milliseconds timeLimit {5000};
};

/// Whether a service can be used: asks `/health/ready`, without a token.
///
/// Asks when told to; after "not yet" it asks again and again, more and more slowly, until the
/// service is ready. A service that is ready is not polled: a request that fails calls check().
class HealthCheck : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Unknown, ///< not asked yet
        Ready,
        Starting, ///< it answers, and says that it is not ready
        Away, ///< no answer, or not one of this service
    };
    Q_ENUM(State)

    HealthCheck(Http::Client &http, const QUrl &baseUrl, QObject *parent = nullptr, HealthRules rules = {});

    State state() const { return m_state; }
    QUrl baseUrl() const { return m_baseUrl; }

    /// Until it asks again by itself; nothing while it is ready, or being asked.
    std::optional<std::chrono::milliseconds> untilRetry() const;

    /// Asks now, unless an answer is awaited already.
    void check();

Q_SIGNALS:
    void stateChanged();
    /// It is away, as it was the last `times` times that it was asked.
    void missed(int times);

private:
    void take(const Core::Result<Http::ClientResponse> &answer);

    Http::Client &m_http;
    const QUrl m_baseUrl;
    const HealthRules m_rules;
    State m_state = State::Unknown;
    QTimer m_retry;
    std::chrono::milliseconds m_nextRetry;
    bool m_asking = false;
    int m_missed = 0;
};

} // namespace Session
