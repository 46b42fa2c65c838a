// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/limits.h"
#include "agent/servicecredentials.h"
#include "agent/toolcatalog.h"
#include "agent/toolchoice.h"
#include "agent/turn.h"
#include "agent/turnstore.h"
#include "auth/principal.h"
#include "openapi/invoker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Agent {

/// What a turn works with. All of it outlives every turn.
struct TurnParts
{
    ToolCatalog &catalog;
    ToolChoice &choice;
    ChatModel &model;
    OpenApi::Invoker &invoker;
    const ServiceCredentials &credentials;
    TurnStore &store;
    const Limits &limits;
    Core::Clock clock;
};

/// Drives one turn: does what Turn::next() says, until it is paused or over. Holds the person's
/// bearer only as long as it works.
class TurnRunner : public QObject
{
    Q_OBJECT
public:
    TurnRunner(TurnParts parts, Turn turn, Auth::Principal person, QObject *parent = nullptr);
    ~TurnRunner() override;

    const Turn &turn() const { return m_turn; }

    /// Starts to work, on a queued turn or on one that was continued.
    void run();
    /// Stops everything: the model's request and the calls too. ended() is emitted before it returns.
    /// \param keep  whether the cancelled turn is stored
    void cancel(bool keep = true);

Q_SIGNALS:
    /// A piece of the reply.
    void text(const QString &delta);
    void toolCall(const Agent::Call &call);
    /// \param reason  as Outcome has it
    void toolResult(const QString &toolCallId, const QString &outcomeClass, const QString &reason);
    /// Once, last: turn() is paused or over, and stored.
    void ended();

private:
    void advance();
    void askModel();
    /// Leaves the older half of the history's turns out, because the model cannot read as much.
    /// \return false when there is none, or when the person has read a piece of the answer already
    bool forgetOldest();
    void modelAnswered(const ModelResult &answer);
    void modelFailed(const ModelFailure &failure);
    void send(int call);
    void invoke(int call, const OpenApi::Operation &operation, const OpenApi::PreparedRequest &request);
    QString tokenMode(const OpenApi::Operation &operation) const;
    void callEnded(int call, const OpenApi::Operation &operation, const OpenApi::PreparedRequest &request,
                   const QString &tokenMode, const OpenApi::CallResult &given);
    void endCall(int call, const OpenApi::Operation &operation, const OpenApi::PreparedRequest *request,
                 const QString &tokenMode, const OpenApi::CallResult &result);
    /// What the model, the person and the receipt say of a call, as far as it is known.
    void writeDown(int call, const OpenApi::Operation &operation, const OpenApi::PreparedRequest *request,
                   const QString &tokenMode, const OpenApi::CallResult &result);
    void askApproval(int call);
    void finish(const QString &modelText);
    /// \param advice  what to do, in a sentence
    /// \param because  a name for clients that have words of their own
    void fail(OpenApi::OutcomeClass why, const QString &what, const QString &advice = {},
              const QString &because = {}, std::chrono::seconds retryAfter = {});
    /// Stores the turn as it is now, then emits ended().
    void end();
    void stopWork();

    const TurnParts m_parts;
    Turn m_turn;
    const Auth::Principal m_person;
    QList<ChatMessage> m_history;
    QList<DataFlow> m_allowedFlows;
    std::unique_ptr<ModelRun> m_model;
    QList<Core::Future<OpenApi::CallResult>> m_calls;
    int m_refusedRounds = 0; ///< in a row, with nothing that could be sent
    QString m_streamed; ///< of the model's present answer
    QElapsedTimer m_working;
    QTimer m_modelLimit;
    QTimer m_turnLimit;
    bool m_stopped = false; ///< nothing that arrives counts any more
};

} // namespace Agent
