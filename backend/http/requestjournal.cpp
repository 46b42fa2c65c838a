// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestjournal.h"

#include "core/logging.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace Http {

namespace {

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

/// ".007"
void appendThousandths(QByteArray &line, qint64 thousandths)
{
    line += '.';
    for (const qint64 unit : {100, 10, 1})
        line += static_cast<char>('0' + thousandths / unit % 10);
}

/// A method or route that may not be known, because the request was refused before: the same word in metrics
/// and log.
QByteArrayView orNone(const QByteArray &value)
{
    return value.isEmpty() ? QByteArrayView("none") : QByteArrayView(value);
}

std::string label(const QByteArray &value)
{
    return orNone(value).toByteArray().toStdString();
}

/// From a cached answer to a chat model that thinks.
const std::vector<double> durationBounds {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                          0.25,   0.5,   1,      2.5,   5,    10,    30,   60};

/// "2026-11-26T09:30:00.123Z"; down to the second it is made once a second.
void appendTime(QByteArray &line)
{
    thread_local qint64 second = -1;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now / 1000 != second) {
        second = now / 1000;
        text = QDateTime::fromSecsSinceEpoch(second).toUTC().toString(Qt::ISODate).chopped(1).toLatin1();
    }
    line += text;
    appendThousandths(line, now % 1000);
    line += 'Z';
}

} // namespace

RequestJournal::RequestJournal(const QString &service, std::shared_ptr<Metrics> metrics)
    : m_service(jsonString(service)), m_metrics(std::move(metrics)),
      m_connections(m_metrics->gauge("secureagent_http_connections", "Open connections.")),
      m_refusedConnections(m_metrics->counter("secureagent_http_connections_refused_total",
                                              "Connections refused because too many were open."))
{
}

void RequestJournal::requestEnded(const RequestRecord &record)
{
    auto counter = m_requests.find({record.method, record.route, record.status});
    if (counter == m_requests.end())
        counter = m_requests.insert({record.method, record.route, record.status},
                                    m_metrics->counter("secureagent_http_requests_total",
                                                       "Requests by route, method and status.",
                                                       {{"method", label(record.method)},
                                                        {"route", label(record.route)},
                                                        {"status", std::to_string(record.status)}}));
    counter->add();
    auto histogram = m_durations.find(record.route);
    if (histogram == m_durations.end())
        histogram
            = m_durations.insert(record.route,
                                 m_metrics->histogram("secureagent_http_request_duration_seconds",
                                                      "From the whole request to the end of its answer.",
                                                      durationBounds, {{"route", label(record.route)}}));
    histogram->observe(std::chrono::duration<double>(record.duration).count());
    if (lcRequests().isInfoEnabled())
        write(record);
}

void RequestJournal::write(const RequestRecord &record) const
{
    // Written by hand: it is the one line that every request costs. All of it is plain ASCII.
    const qint64 micros = record.duration.count();
    QByteArray line;
    line.reserve(256);
    line += R"({"time":")";
    appendTime(line);
    line += R"(","service":)";
    line += m_service;
    line += R"(,"method":")";
    line += orNone(record.method);
    line += R"(","route":")";
    line += orNone(record.route);
    line += R"(","status":)";
    line += QByteArray::number(record.status);
    line += R"(,"duration_ms":)";
    line += QByteArray::number(micros / 1000);
    appendThousandths(line, micros % 1000);
    line += R"(,"correlation_id":")";
    line += record.correlationId;
    line += '"';
    if (!record.subject.isEmpty())
        line += R"(,"subject":")" + record.subject + '"';
    qCInfo(lcRequests, "%s}", line.constData());
}

} // namespace Http
