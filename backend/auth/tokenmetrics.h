// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/bearergate.h"
#include "http/metrics.h"

#include <QTimer>

namespace Auth {

/// Brings what a gate counts into the metrics of its service, once a second: tokens verified, refused and
/// found in the cache, refreshes of the issuer's keys, requests beyond a person's limit. Gates of
/// several threads add up.
class TokenMetrics : public QObject
{
    Q_OBJECT
public:
    /// \param gate  must outlive this
    TokenMetrics(const BearerGate &gate, Http::Metrics &metrics, QObject *parent = nullptr);

private:
    void bring();

    const BearerGate &m_gate;
    const Http::Counter m_verified;
    const Http::Counter m_refused;
    const Http::Counter m_cacheHits;
    const Http::Counter m_keyRefreshes;
    const Http::Counter m_tooMany;
    GateCounts m_brought;
    QTimer m_timer;
};

} // namespace Auth
