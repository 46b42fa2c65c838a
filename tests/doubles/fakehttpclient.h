// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QHash>
#include <QList>

namespace Doubles {

/// An Http::Client without a network: answers by path as a test scripted it, records what was asked.
///
/// Several answers to one path are given in their order, the last one again and again. A path
/// without an answer is Unavailable, as a peer that is down.
class FakeHttpClient : public Http::Client
{
public:
    /// A whole answer.
    void answer(const QString &path, int status, const QByteArray &body,
                const Http::Headers &headers = {{"Content-Type", "application/json"}});
    void fail(const QString &path, Core::Error::Code code);
    /// Forgets the answers to a path, for a script that starts anew.
    void forget(const QString &path) { m_answers.remove(path); }

    /// From now on answers wait for release().
    void hold() { m_holding = true; }
    void release();

    /// The pieces of the next open(), after a 200 head; then it finishes with `end`.
    void stream(const QString &path, int status, const QList<QByteArray> &pieces,
                const Core::Result<> &end = {},
                const Http::Headers &headers = {{"Content-Type", "text/event-stream"}});

    Core::Future<Http::ClientResponse> send(const Http::ClientRequest &request) override;
    std::unique_ptr<Http::ClientStream> open(const Http::ClientRequest &request) override;

    const QList<Http::ClientRequest> &requests() const { return m_requests; }
    int count(const QString &path) const;

private:
    using Answer = Core::Result<Http::ClientResponse>;
    struct Held
    {
        Core::Promise<Http::ClientResponse> promise;
        Answer answer;
    };
    struct Stream
    {
        int status;
        Http::Headers headers;
        QList<QByteArray> pieces;
        Core::Result<> end;
    };

    QHash<QString, QList<Answer>> m_answers;
    QHash<QString, QList<Stream>> m_streams;
    QList<Http::ClientRequest> m_requests;
    QList<Held> m_held;
    bool m_holding = false;
};

} // namespace Doubles
