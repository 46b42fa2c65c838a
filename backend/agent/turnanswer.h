// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/turnrunner.h"
#include "http/request.h"
#include "http/responder.h"

#include <QTimer>

#include <optional>

namespace Agent {

/// Tells a client of one turn: as one JSON answer at the end, or as Server-Sent Events all along.
/// A client that leaves cancels the turn. Owned by the runner, and gone with it.
class TurnAnswer : public QObject
{
    Q_OBJECT
public:
    TurnAnswer(TurnRunner *runner, const Http::Request &request, const Http::Responder &responder,
               std::chrono::milliseconds commentInterval);

private:
    void event(const char *name, const QJsonObject &data);
    void ended();

    TurnRunner &m_runner;
    const Http::Responder m_responder;
    std::optional<Http::StreamWriter> m_stream; ///< set when the client takes events
    QTimer m_comments;
};

/// Whether the request's Accept names text/event-stream.
bool wantsEvents(const Http::Request &request);

/// The object of a turn that is done: `response`, `conversation_id`, `turn_id`, `outcome`, `receipts`,
/// `outcomes`, `usage` in tokens.
QJsonObject doneObject(const Turn &turn);
/// The object of a paused turn: `turn_id`, `conversation_id`, `reason`, `receipts`, `outcome` "paused",
/// a sentence as `response`, for an approval what would be done, and for a step-up what the service
/// named of `acr_values`, `max_age` and `scope`.
QJsonObject pausedObject(const Turn &turn);
/// A turn that failed or was cancelled, as a problem with `class`, `retryable`, `turn_id`,
/// `conversation_id`, `receipts`, `usage`, and where known `reason` ("model_busy"), `retry_after` in seconds
/// and `may_have_changed`.
Http::Reply failedReply(const Turn &turn);
/// An Error of Turns as a problem.
Http::Reply errorReply(const Core::Error &error);

} // namespace Agent
