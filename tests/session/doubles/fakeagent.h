// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/agentapi.h"

#include <QPointer>
#include <QStringList>

#include <variant>
#include <vector>

namespace Doubles {

/// One thing that a scripted turn does, in order.
struct FakeStep
{
    struct Started
    {
        QString turnId;
        QString conversationId;
    };
    struct Text
    {
        QString delta;
    };
    struct ToolResult
    {
        QString id;
        QString outcomeClass;
    };
    std::variant<Started, Text, Session::ToolActivity, ToolResult, Session::TurnResult, Session::Pause,
                 Session::TurnFailure>
        what;
};

/// A turn that the test drives: emit its signals (`Q_EMIT stream->text(…)`), or call play().
class FakeTurnStream : public Session::TurnStream
{
    Q_OBJECT
public:
    using TurnStream::TurnStream;

    void cancel() override { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }

    /// Emits the steps, each from the event loop; none after cancel().
    void play(std::vector<FakeStep> steps);

private:
    void playNext();

    std::vector<FakeStep> m_steps;
    std::size_t m_next = 0;
    bool m_cancelled = false;
};

/// A Session::Agent without a network. It records what it is asked.
///
/// A turn plays the first of `scripts` (and removes it); without one it stays silent until the
/// test drives `stream`.
class FakeAgent : public Session::Agent
{
public:
    struct Question
    {
        QString text;
        QString conversationId;
    };
    struct Resumption
    {
        QString turnId;
        QString decision;
        QString digest;
    };

    QList<Question> questions;
    QList<Resumption> resumptions;
    QStringList cancelledTurns;
    QStringList resets;
    int toolRequests = 0;

    std::vector<std::vector<FakeStep>> scripts;
    QPointer<FakeTurnStream> stream; ///< the latest

    // What the futures end in; at once.
    Core::Result<QString> resetAnswer = QStringLiteral("Hi jettro, we removed your history.");
    Core::Result<Session::ToolList> toolsAnswer = Session::ToolList {};
    Core::Result<> cancelAnswer;

    std::unique_ptr<Session::TurnStream> ask(const QString &question, const QString &conversationId) override;
    std::unique_ptr<Session::TurnStream> resume(const QString &turnId, const QString &decision,
                                                const QString &digest) override;
    Core::Future<> cancelTurn(const QString &turnId) override;
    Core::Future<QString> reset(const QString &conversationId) override;
    Core::Future<Session::ToolList> tools() override;

private:
    std::unique_ptr<Session::TurnStream> startTurn();
};

} // namespace Doubles
