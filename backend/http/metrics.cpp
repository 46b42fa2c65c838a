// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace Http {

void Counter::add(double by) const
{
    if (m_counter)
        m_counter->Increment(by);
}

void Gauge::add(double by) const
{
    if (m_gauge)
        m_gauge->Increment(by);
}

void Histogram::observe(double value) const
{
    if (m_histogram)
        m_histogram->Observe(value);
}

Metrics::Metrics() : m_registry(std::make_shared<prometheus::Registry>())
{
}

Metrics::~Metrics() = default;

// What the registry owns is handed out with a share of the registry, so that nothing outlives it.

Counter Metrics::counter(const char *name, const char *help, const Labels &labels)
{
    auto &family = prometheus::BuildCounter().Name(name).Help(help).Register(*m_registry);
    return Counter({m_registry, &family.Add(labels)});
}

Gauge Metrics::gauge(const char *name, const char *help, const Labels &labels)
{
    auto &family = prometheus::BuildGauge().Name(name).Help(help).Register(*m_registry);
    return Gauge({m_registry, &family.Add(labels)});
}

Histogram Metrics::histogram(const char *name, const char *help, const std::vector<double> &bounds,
                             const Labels &labels)
{
    auto &family = prometheus::BuildHistogram().Name(name).Help(help).Register(*m_registry);
    return Histogram({m_registry, &family.Add(labels, bounds)});
}

QByteArray Metrics::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_registry->Collect()));
}

} // namespace Http
