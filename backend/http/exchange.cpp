// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"

#include "core/logging.h"
#include "http/connectionguard.h"

namespace Http {

namespace {

// A client that does not read may not fill our memory. Much may wait for one that does: a model's whole
// answer, and the last event, which has it again, can be written at one moment.
constexpr qint64 maxUnsentBytes = 20 * 1024 * 1024;
constexpr qint64 maxStuckBytes = 256 * 1024;
constexpr std::chrono::milliseconds maxStuckTime {2000};

} // namespace

Exchange::Exchange(ConnectionGuard &guard, std::shared_ptr<RequestJournal> journal,
                   std::unique_ptr<ReplyWriter> writer, ReplyFrame frame, QByteArray method, bool isHttp10)
    : m_guard(&guard), m_journal(std::move(journal)), m_writer(std::move(writer)), m_frame(std::move(frame)),
      m_isHead(method == "HEAD"), m_isHttp10(isHttp10)
{
    m_record.method = std::move(method);
    m_record.correlationId = m_frame.correlationId;
    m_sinceBegin.start();
}

Exchange::~Exchange()
{
    if (m_state == State::Waiting) {
        qCWarning(lcHttp) << "a handler dropped a request without an answer, id" << m_frame.correlationId;
        send(problem(500, QStringLiteral("The request was not answered.")));
    } else if (m_state == State::Streaming) {
        finishStream();
    }
}

ReplyFrame Exchange::frame() const
{
    ReplyFrame frame = m_frame;
    frame.closes = !m_guard || m_guard->closesAfterAnswer();
    return frame;
}

void Exchange::send(const Reply &reply)
{
    if (m_state != State::Waiting)
        return;
    if (m_writer)
        m_writer->writeWhole(reply.status, completeHeaders(reply.headers, frame()), reply.body, m_isHead);
    record(reply.status);
    end();
}

void Exchange::beginStream(const QByteArray &contentType, const Headers &headers)
{
    if (m_state != State::Waiting)
        return;
    Headers own = headers;
    own.set("Content-Type", contentType);
    // A proxy that collects the pieces would turn the stream into one late answer.
    if (!own.contains("X-Accel-Buffering"))
        own.add("X-Accel-Buffering", "no");
    ReplyFrame streamFrame = m_frame;
    streamFrame.closes = true;
    if (m_guard)
        m_guard->streamBegan();
    if (m_writer)
        m_writer->begin(200, completeHeaders(own, streamFrame), !m_isHttp10 && !m_isHead);
    m_state = State::Streaming;
    if (m_isHead)
        finishStream();
}

bool Exchange::writeStream(const QByteArray &bytes)
{
    if (m_state != State::Streaming || !m_writer || !m_guard)
        return false;
    const qint64 unsent = m_guard->streamGoesOn();
    if (m_state != State::Streaming)
        return false; // it was found gone
    const bool isStuck = unsent > maxStuckBytes && m_guard->hasBeenStuckFor(maxStuckTime);
    if (isStuck || unsent + bytes.size() > maxUnsentBytes) {
        qCInfo(lcHttp) << "cut a stream that is not read, id" << m_frame.correlationId;
        m_guard->cut(); // ends in leave()
        return false;
    }
    if (!bytes.isEmpty())
        m_writer->writePiece(bytes);
    return m_state == State::Streaming;
}

void Exchange::finishStream()
{
    if (m_state != State::Streaming)
        return;
    if (m_writer && !m_isHead)
        m_writer->end();
    record(200);
    end();
}

void Exchange::record(int status)
{
    m_record.status = status;
    m_record.duration = std::chrono::microseconds(m_sinceBegin.nsecsElapsed() / 1000);
    m_journal->requestEnded(m_record);
}

void Exchange::end()
{
    // Listeners may hold the last responder: let them go after everything else is in order.
    const std::vector<Listener> listeners = std::exchange(m_listeners, {});
    m_state = State::Over;
    m_writer.reset();
    if (m_guard)
        m_guard->answerEnded();
}

void Exchange::onGone(QObject *context, std::function<void()> function)
{
    if (m_state == State::Over)
        function();
    else
        m_listeners.push_back({context, std::move(function)});
}

void Exchange::expire()
{
    if (m_state != State::Waiting)
        return;
    qCWarning(lcHttp) << "a handler took too long, id" << m_frame.correlationId;
    std::vector<Listener> listeners = std::exchange(m_listeners, {});
    send(problem(504, QStringLiteral("The answer took too long.")));
    notify(std::move(listeners));
}

void Exchange::leave()
{
    if (m_state == State::Over)
        return;
    m_state = State::Over;
    m_writer.reset();
    m_guard.clear();
    record(RequestJournal::clientLeft);
    notify(std::exchange(m_listeners, {}));
}

void Exchange::notify(std::vector<Listener> listeners)
{
    // Queued: a client may be found gone inside a write(), whose caller must not be destroyed there.
    for (Listener &listener : listeners) {
        if (listener.context)
            QMetaObject::invokeMethod(listener.context, std::move(listener.function), Qt::QueuedConnection);
    }
}

} // namespace Http
