// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/metrics.h"

#include <QTest>

#include <optional>
#include <thread>

using Http::Counter;
using Http::Metrics;

class tst_Metrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesPrometheusText();
    void theSameNameAndLabelsAreOneNumber();
    void countsInManyThreads();
    void aCounterOfNobodyCountsNothing();
    void aCounterOutlivesItsMetrics();
};

void tst_Metrics::writesPrometheusText()
{
    Metrics metrics;
    metrics.counter("a_total", "All a.", {{"kind", "x\"\n"}}).add(2);
    metrics.gauge("b", "Now.").add(-3);
    metrics.histogram("c_seconds", "Time.", {0.1, 1}).observe(0.5);
    const QByteArray text = metrics.text();
    QVERIFY2(text.contains("# HELP a_total All a.\n# TYPE a_total counter\na_total{kind=\"x\\\"\\n\"} 2\n"),
             text);
    QVERIFY2(text.contains("# TYPE b gauge\nb -3\n"), text);
    QVERIFY2(text.contains("c_seconds_bucket{le=\"0.1\"} 0\n"), text);
    QVERIFY2(text.contains("c_seconds_bucket{le=\"1\"} 1\n"), text);
    QVERIFY2(text.contains("c_seconds_count 1\n"), text);
}

void tst_Metrics::theSameNameAndLabelsAreOneNumber()
{
    Metrics metrics;
    metrics.counter("a_total", "All a.", {{"kind", "x"}}).add();
    metrics.counter("a_total", "All a.", {{"kind", "x"}}).add();
    metrics.counter("a_total", "All a.", {{"kind", "y"}}).add();
    const QByteArray text = metrics.text();
    QVERIFY2(text.contains("a_total{kind=\"x\"} 2\n") && text.contains("a_total{kind=\"y\"} 1\n"), text);
}

void tst_Metrics::countsInManyThreads()
{
    Metrics metrics;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&metrics] {
            const Counter counter = metrics.counter("a_total", "All a.");
            for (int n = 0; n < 10000; ++n)
                counter.add();
        });
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(metrics.text().contains("a_total 40000\n"), metrics.text());
}

void tst_Metrics::aCounterOfNobodyCountsNothing()
{
    Counter().add();
    Http::Gauge().add(1);
    Http::Histogram().observe(1);
}

void tst_Metrics::aCounterOutlivesItsMetrics()
{
    std::optional<Metrics> metrics(std::in_place);
    const Counter counter = metrics->counter("a_total", "All a.");
    metrics.reset();
    counter.add();
}

QTEST_GUILESS_MAIN(tst_Metrics)
#include "tst_metrics.moc"
