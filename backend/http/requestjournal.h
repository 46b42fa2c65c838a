// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/metrics.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace Http {

/// One request that has ended. Nothing in it is the client's own text, but for an id of harmless
/// characters: no path, no header, no name.
struct RequestRecord
{
    QByteArray method; ///< a known one; empty: it was refused before it was read
    QByteArray route; ///< the pattern, "/employees/{person_name}/daysOff"; empty: none
    int status = 0; ///< 499: the client left before its answer was complete
    std::chrono::microseconds duration {0};
    QByteArray correlationId;
    QByteArray subject; ///< who asked, hashed; empty: nobody that was verified
};

/// Counts the requests of one server and writes a line for each: a JSON object in the category
/// secureagent.requests, with `time` (UTC), `service`, `method`, `route`, `status`, `duration_ms`,
/// `correlation_id`, `subject`. Belongs to the server's thread.
class RequestJournal
{
public:
    /// The status of a request whose client left, as other servers log it too.
    static constexpr int clientLeft = 499;

    RequestJournal(const QString &service, std::shared_ptr<Metrics> metrics);

    void connectionOpened() const { m_connections.add(1); }
    void connectionClosed() const { m_connections.add(-1); }
    void connectionRefused() const { m_refusedConnections.add(); }
    void requestEnded(const RequestRecord &record);

private:
    struct Kind
    {
        QByteArray method;
        QByteArray route;
        int status = 0;
        bool operator==(const Kind &) const = default;
    };
    friend size_t qHash(const Kind &kind, size_t seed)
    {
        return qHashMulti(seed, kind.method, kind.route, kind.status);
    }
    void write(const RequestRecord &record) const;

    const QByteArray m_service; ///< as a JSON string, quoted
    const std::shared_ptr<Metrics> m_metrics;
    const Gauge m_connections;
    const Counter m_refusedConnections;
    // Looking a number up by its labels takes a lock and several copies: once for each kind.
    QHash<Kind, Counter> m_requests;
    QHash<QByteArray, Histogram> m_durations;
};

} // namespace Http
