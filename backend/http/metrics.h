// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
class Registry;
} // namespace prometheus

namespace Http {

/// A number that only grows. Copies count the same; one that no Metrics made counts nothing.
/// Usable from any thread.
class Counter
{
public:
    Counter() = default;
    void add(double by = 1) const;

private:
    friend class Metrics;
    explicit Counter(std::shared_ptr<prometheus::Counter> counter) : m_counter(std::move(counter)) { }
    std::shared_ptr<prometheus::Counter> m_counter;
};

/// A number that goes up and down. As Counter otherwise.
class Gauge
{
public:
    Gauge() = default;
    void add(double by) const;

private:
    friend class Metrics;
    explicit Gauge(std::shared_ptr<prometheus::Gauge> gauge) : m_gauge(std::move(gauge)) { }
    std::shared_ptr<prometheus::Gauge> m_gauge;
};

/// How often a value fell below each of some bounds. As Counter otherwise.
class Histogram
{
public:
    Histogram() = default;
    void observe(double value) const;

private:
    friend class Metrics;
    explicit Histogram(std::shared_ptr<prometheus::Histogram> histogram) : m_histogram(std::move(histogram))
    {
    }
    std::shared_ptr<prometheus::Histogram> m_histogram;
};

/// The numbers of one service, for Prometheus. Shared by its threads.
///
/// A label's values must come from a small set that a caller cannot widen: a route's pattern, never a
/// path; a status, never a name. Names follow Prometheus' rules ("…_total", base units).
class Metrics
{
public:
    using Labels = std::map<std::string, std::string>;

    Metrics();
    ~Metrics();

    /// The one number of that name and those labels, made at the first call: keep it, for looking it
    /// up takes a lock.
    Counter counter(const char *name, const char *help, const Labels &labels = {});
    Gauge gauge(const char *name, const char *help, const Labels &labels = {});
    /// \param bounds  ascending
    Histogram histogram(const char *name, const char *help, const std::vector<double> &bounds,
                        const Labels &labels = {});

    /// All of it in Prometheus' text format, version 0.0.4.
    QByteArray text() const;

private:
    std::shared_ptr<prometheus::Registry> m_registry;
};

} // namespace Http
