// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/replytext.h"
#include "http/replywriter.h"
#include "http/requestjournal.h"

#include <QElapsedTimer>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

class QObject;

namespace Http {

class ConnectionGuard;

/// One request and its answer: what Responder and StreamWriter share. Internal to this folder.
///
/// Ends in exactly one way: answered, cut, or left by the client; each drops the writer, so that
/// nothing of QHttpServer outlives the answer or the server. Lives as long as a handler keeps a
/// responder, which may be longer than connection and server.
class Exchange
{
public:
    /// \param journal   is told when and how it ends
    /// \param method    HEAD: the answer's body is left out
    /// \param isHttp10  the client does not know chunks: a stream ends with the connection
    Exchange(ConnectionGuard &guard, std::shared_ptr<RequestJournal> journal,
             std::unique_ptr<ReplyWriter> writer, ReplyFrame frame, QByteArray method, bool isHttp10);
    ~Exchange();
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;

    void send(const Reply &reply);
    void beginStream(const QByteArray &contentType, const Headers &headers);
    bool writeStream(const QByteArray &bytes);
    void finishStream();
    void onGone(QObject *context, std::function<void()> function);

    /// Nothing can be said any more: answered, or the client has left.
    bool isGone() const { return m_state == State::Over; }
    bool isStreaming() const { return m_state == State::Streaming; }

    // For the journal.
    void setRoute(const QByteArray &route) { m_record.route = route; }
    void setSubject(const QByteArray &subject) { m_record.subject = subject; }

    /// The handler took too long: 504, and the work that nobody waits for is told.
    void expire();
    /// The client left, or the server goes: the writer must not be touched any more.
    void leave();

private:
    enum class State { Waiting, Streaming, Over };
    struct Listener
    {
        QPointer<QObject> context;
        std::function<void()> function;
    };
    ReplyFrame frame() const;
    void end();
    void record(int status);
    static void notify(std::vector<Listener> listeners);

    QPointer<ConnectionGuard> m_guard;
    const std::shared_ptr<RequestJournal> m_journal;
    std::unique_ptr<ReplyWriter> m_writer;
    const ReplyFrame m_frame;
    const bool m_isHead;
    const bool m_isHttp10;
    State m_state = State::Waiting;
    RequestRecord m_record;
    QElapsedTimer m_sinceBegin;
    std::vector<Listener> m_listeners;
};

} // namespace Http
