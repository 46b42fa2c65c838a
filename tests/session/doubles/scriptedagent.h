// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doubles/httpfixture.h"

#include <mutex>

namespace Doubles {

/// An agent service on a real port that answers as it is told, in order, and remembers what it was
/// asked. Without a further answer it says 500.
class ScriptedAgent
{
public:
    struct Answer
    {
        Http::Reply reply;
        bool isStream = false;
        QList<QByteArray> pieces; ///< of the stream
        bool endsStream = true; ///< else the connection stays open
    };

    ScriptedAgent();
    ~ScriptedAgent();

    QUrl url() const { return m_server->url(); }

    void answer(Http::Reply reply);
    /// Events as they stand on the wire, in these pieces.
    void stream(QList<QByteArray> pieces, bool ends = true);

    QList<Http::Request> requests();
    /// Streams whose client has left.
    int abandoned();

private:
    void serve(const Http::Request &request, const Http::Responder &responder, QObject *context);

    std::mutex m_mutex;
    QList<Answer> m_answers;
    QList<Http::Request> m_requests;
    QList<Http::StreamWriter> m_open;
    int m_abandoned = 0;
    std::unique_ptr<HttpFixture> m_server;
};

/// One event as it stands on the wire.
QByteArray sse(const char *name, const char *json);

} // namespace Doubles
