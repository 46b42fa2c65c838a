// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Auth {

/// Of one person, where nothing else is configured: many times what a person and an agent can ask for, and
/// a small part of what a service answers.
inline constexpr int defaultRequestsPerSecond = 200;

/// How many requests one person may send: a bucket for each, which holds ten seconds' worth and fills
/// steadily, so that a burst is not refused and a loop is.
///
/// Remembers the 10,000 people who came last; whoever is forgotten begins with a full bucket. Belongs to one
/// thread: each thread of a service counts for itself.
class RateLimit
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;

    /// \param perSecond  0: no limit
    explicit RateLimit(int perSecond, Clock clock = &std::chrono::steady_clock::now);

    /// Takes one request of the person with that `iss` and `sub`.
    /// \return nothing when it may go on; else how long until one may
    std::optional<std::chrono::milliseconds> take(const QString &issuer, const QString &subject);

private:
    struct Bucket
    {
        double level = 0; ///< requests
        Time filled;
    };

    const double m_perSecond;
    const double m_capacity;
    const Clock m_clock;
    QCache<std::pair<QString, QString>, Bucket> m_buckets;
};

} // namespace Auth
