// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "session/turn.h"

#include <QObject>

#include <memory>

namespace Session {

/// One turn as it comes. Destroying it, or cancel(), closes the connection, and the agent cancels
/// the turn. Never signals inside the call that made it; may be destroyed in a slot of its own.
class TurnStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Nobody waits any more. No signal follows.
    virtual void cancel() = 0;

Q_SIGNALS:
    void started(const QString &turnId, const QString &conversationId);
    /// The next piece of the reply. done() brings the whole reply again: it counts.
    void text(const QString &delta);
    void toolCall(const ToolActivity &activity);
    /// \param outcomeClass  "ok", "not_permitted", …
    void toolResult(const QString &toolCallId, const QString &outcomeClass, const QString &reason = {});
    // The end: exactly one of these, once.
    void done(const TurnResult &result);
    void paused(const Pause &pause);
    void failed(const TurnFailure &failure);
};

/// The agent service as the desktop sees it.
///
/// Futures end in Unauthorized (sign in), Forbidden, NotFound, Invalid, Unavailable or Internal.
class Agent
{
public:
    virtual ~Agent() = default;

    /// \param conversationId  empty: the default conversation
    virtual std::unique_ptr<TurnStream> ask(const QString &question, const QString &conversationId) = 0;
    /// Goes on with a paused turn.
    /// \param decision  "approve" or "decline" after an approval, else empty
    /// \param digest    the approval's, else empty
    virtual std::unique_ptr<TurnStream> resume(const QString &turnId, const QString &decision,
                                               const QString &digest)
        = 0;
    virtual Core::Future<> cancelTurn(const QString &turnId) = 0;
    /// \return what the agent says to it: "Hi jettro, we removed your history."
    virtual Core::Future<QString> reset(const QString &conversationId) = 0;
    virtual Core::Future<ToolList> tools() = 0;
};

} // namespace Session
