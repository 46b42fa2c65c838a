// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/tokenmetrics.h"

namespace Auth {

namespace {

constexpr std::chrono::seconds interval {1};
constexpr char verifications[] = "secureagent_token_verifications_total";
constexpr char verificationsHelp[] = "Access tokens whose signature or form was checked, by what came of it.";

void add(const Http::Counter &counter, quint64 now, quint64 before)
{
    if (now > before)
        counter.add(static_cast<double>(now - before));
}

} // namespace

TokenMetrics::TokenMetrics(const BearerGate &gate, Http::Metrics &metrics, QObject *parent)
    : QObject(parent), m_gate(gate),
      m_verified(metrics.counter(verifications, verificationsHelp, {{"outcome", "good"}})),
      m_refused(metrics.counter(verifications, verificationsHelp, {{"outcome", "refused"}})),
      m_cacheHits(metrics.counter("secureagent_token_cache_hits_total",
                                  "Access tokens that had been verified before, under the same keys.")),
      m_keyRefreshes(metrics.counter("secureagent_key_refreshes_total",
                                     "Times that the identity provider was asked for its keys.")),
      m_tooMany(metrics.counter("secureagent_rate_limited_requests_total",
                                "Requests beyond the limit of their person."))
{
    connect(&m_timer, &QTimer::timeout, this, &TokenMetrics::bring);
    m_timer.start(interval);
}

void TokenMetrics::bring()
{
    const GateCounts now = m_gate.counts();
    const GateCounts before = std::exchange(m_brought, now);
    add(m_verified, now.tokens.verified, before.tokens.verified);
    add(m_refused, now.tokens.refused, before.tokens.refused);
    add(m_cacheHits, now.tokens.cacheHits, before.tokens.cacheHits);
    add(m_keyRefreshes, now.keyRefreshes, before.keyRefreshes);
    add(m_tooMany, now.tooMany, before.tooMany);
}

} // namespace Auth
