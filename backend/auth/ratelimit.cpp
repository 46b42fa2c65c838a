// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/ratelimit.h"

#include <algorithm>
#include <cmath>

namespace Auth {

namespace {

constexpr int secondsInABucket = 10;
constexpr int maxPeople = 10000;

} // namespace

RateLimit::RateLimit(int perSecond, Clock clock)
    : m_perSecond(perSecond), m_capacity(m_perSecond * secondsInABucket), m_clock(std::move(clock)),
      m_buckets(maxPeople)
{
}

std::optional<std::chrono::milliseconds> RateLimit::take(const QString &issuer, const QString &subject)
{
    if (m_perSecond <= 0)
        return std::nullopt;
    const Time now = m_clock();
    const std::pair person(issuer, subject);
    Bucket *bucket = m_buckets.object(person);
    if (!bucket) {
        bucket = new Bucket {m_capacity, now};
        m_buckets.insert(person, bucket); // which owns it
    }
    const std::chrono::duration<double> since = now - bucket->filled;
    bucket->level = std::min(m_capacity, bucket->level + since.count() * m_perSecond);
    bucket->filled = now;
    if (bucket->level >= 1) {
        bucket->level -= 1;
        return std::nullopt;
    }
    return std::chrono::milliseconds(
        static_cast<qint64>(std::ceil((1 - bucket->level) / m_perSecond * 1000)));
}

} // namespace Auth
