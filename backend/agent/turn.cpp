// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turn.h"

#include "core/random.h"

#include <algorithm>

namespace Agent {

using Core::Error;
using Core::failure;
using OpenApi::OutcomeClass;

Turn Turn::start(const QString &conversationId, const QString &question)
{
    Turn turn;
    turn.id = Core::randomId();
    turn.conversationId = conversationId;
    turn.question = question;
    turn.messages = {ChatMessage {ChatMessage::Role::User, question, {}, {}}};
    return turn;
}

Core::Result<> Turn::require(TurnState wanted, const char *what) const
{
    if (state == wanted)
        return {};
    return failure(Error::Code::Conflict,
                   QStringLiteral("a turn that is %1 cannot %2").arg(stateName(state), QLatin1String(what)));
}

bool Turn::isOpenCall(int call) const
{
    return call >= firstOfRound && call < calls.size() && !calls.at(call).outcome;
}

Core::Result<> Turn::begin()
{
    if (const Core::Result<> may = require(TurnState::Queued, "begin"); !may)
        return may;
    state = TurnState::Model;
    return {};
}

Step Turn::next() const
{
    if (state == TurnState::Model)
        return {Step::Kind::AskModel, {}};
    if (state != TurnState::Tools)
        return {};

    QList<int> readable;
    QList<int> guarded;
    bool waits = false;
    bool wantsSignIn = false;
    bool wantsStepUp = false;
    for (int i = firstOfRound; i < calls.size(); ++i) {
        const Call &call = calls.at(i);
        if (call.outcome)
            continue;
        waits = waits || call.sent;
        wantsSignIn = wantsSignIn || call.wantsSignIn;
        wantsStepUp = wantsStepUp || call.wantsStepUp;
        if (call.sent || call.wantsSignIn || call.wantsStepUp)
            continue;
        (call.needsApproval ? guarded : readable).append(i);
    }
    // Reading calls go out together. What needs the person comes after them, one at a time.
    if (!readable.isEmpty())
        return {Step::Kind::Send, readable};
    if (waits)
        return {Step::Kind::Wait, {}};
    if (wantsSignIn)
        return {Step::Kind::AskSignIn, {}};
    if (wantsStepUp)
        return {Step::Kind::AskStepUp, {}};
    if (!guarded.isEmpty()) {
        const int first = guarded.constFirst();
        return {calls.at(first).approvedDigest.isEmpty() ? Step::Kind::AskApproval : Step::Kind::Send,
                {first}};
    }
    return {Step::Kind::Wait, {}};
}

Core::Result<> Turn::takeCalls(const ModelAnswer &answer, const QList<Call> &wanted)
{
    if (const Core::Result<> may = require(TurnState::Model, "take calls"); !may)
        return may;
    if (wanted.isEmpty())
        return failure(Error::Code::Invalid, QStringLiteral("no calls to take"));
    ChatMessage message {ChatMessage::Role::Assistant, answer.text, {}, {}};
    for (const Call &call : wanted)
        message.toolCalls.append(call.wish);
    messages.append(message);
    ++rounds;
    firstOfRound = static_cast<int>(calls.size());
    calls += wanted;
    for (int i = firstOfRound; i < calls.size(); ++i)
        calls[i].round = rounds;
    state = TurnState::Tools;
    closeRound(); // all of them may have ended before they were sent
    return {};
}

Core::Result<> Turn::finish(const QString &modelText, const QString &reply)
{
    if (const Core::Result<> may = require(TurnState::Model, "finish"); !may)
        return may;
    ++rounds;
    // The history keeps what the person read, so that both speak of the same.
    messages.append(ChatMessage {ChatMessage::Role::Assistant, reply.isEmpty() ? modelText : reply, {}, {}});
    response = reply;
    state = TurnState::Done;
    return {};
}

Core::Result<> Turn::markSent(int call)
{
    if (const Core::Result<> may = require(TurnState::Tools, "send a call"); !may)
        return may;
    if (!isOpenCall(call) || calls.at(call).sent)
        return failure(Error::Code::Conflict, QStringLiteral("that call is not to be sent"));
    if (calls.at(call).needsApproval && calls.at(call).approvedDigest.isEmpty())
        return failure(Error::Code::Conflict, QStringLiteral("that call is not approved"));
    calls[call].sent = true;
    return {};
}

Core::Result<> Turn::endCall(int call, OutcomeClass outcome, const QString &toolText)
{
    if (const Core::Result<> may = require(TurnState::Tools, "end a call"); !may)
        return may;
    if (!isOpenCall(call))
        return failure(Error::Code::Conflict, QStringLiteral("that call has ended"));
    calls[call].outcome = outcome;
    calls[call].toolText = toolText;
    closeRound();
    return {};
}

void Turn::closeRound()
{
    for (int i = firstOfRound; i < calls.size(); ++i) {
        if (!calls.at(i).outcome)
            return;
    }
    for (int i = firstOfRound; i < calls.size(); ++i)
        messages.append(ChatMessage {ChatMessage::Role::Tool, calls.at(i).toolText, {}, calls.at(i).wish.id});
    firstOfRound = static_cast<int>(calls.size());
    state = TurnState::Model;
}

Core::Result<> Turn::refuseBearer(int call, PauseReason reason, const QJsonObject &wanted)
{
    if (const Core::Result<> may = require(TurnState::Tools, "be refused"); !may)
        return may;
    if (!isOpenCall(call) || !calls.at(call).sent || reason == PauseReason::Approval)
        return failure(Error::Code::Conflict, QStringLiteral("that call is not under way"));
    if (signedInAgain)
        return failure(Error::Code::Conflict, QStringLiteral("it was continued with a fresh bearer already"));
    calls[call].sent = false;
    calls[call].wantsSignIn = reason == PauseReason::SignIn;
    calls[call].wantsStepUp = reason == PauseReason::StepUp;
    calls[call].wanted = wanted;
    return {};
}

Core::Result<> Turn::pauseForApproval(int call, const QJsonObject &approval, const QString &digest,
                                      Core::Time expires)
{
    if (const Core::Result<> may = require(TurnState::Tools, "ask for an approval"); !may)
        return may;
    if (!isOpenCall(call) || calls.at(call).sent || digest.isEmpty())
        return failure(Error::Code::Conflict, QStringLiteral("that call cannot be approved"));
    calls[call].approvedDigest.clear();
    pause = Pause {PauseReason::Approval, call, approval, digest, expires};
    state = TurnState::Paused;
    return {};
}

Core::Result<> Turn::pauseForPerson(PauseReason reason)
{
    if (const Core::Result<> may = require(TurnState::Tools, "pause"); !may)
        return may;
    if (reason == PauseReason::Approval || next().kind == Step::Kind::Wait)
        return failure(Error::Code::Conflict, QStringLiteral("calls are still under way"));
    pause = Pause {reason, -1, {}, {}, {}};
    state = TurnState::Paused;
    return {};
}

Core::Result<> Turn::resume(Decision decision, const QString &digest, Core::Time now)
{
    if (const Core::Result<> may = require(TurnState::Paused, "go on"); !may)
        return may;
    if (!pause)
        return failure(Error::Code::Conflict, QStringLiteral("it does not wait for anything"));

    if (pause->reason == PauseReason::Approval) {
        if (decision == Decision::None)
            return failure(Error::Code::Invalid, QStringLiteral("The turn waits for a decision."));
        Call &call = calls[pause->call];
        if (decision == Decision::Approve) {
            if (digest != pause->digest)
                return failure(Error::Code::Conflict,
                               QStringLiteral("This request is no longer the one you saw. Decide again."));
            if (now >= pause->expires) {
                (void)cancel();
                return failure(Error::Code::Conflict,
                               QStringLiteral("The time to decide is over. Nothing was changed: ask again."));
            }
            call.approvedDigest = digest;
            call.approvedUntil = pause->expires;
        }
        const int declined = decision == Decision::Decline ? pause->call : -1;
        pause.reset();
        state = TurnState::Tools;
        if (declined >= 0)
            return endCall(declined, OutcomeClass::Declined, calls.at(declined).toolText);
        return {};
    }

    for (int i = firstOfRound; i < calls.size(); ++i) {
        calls[i].wantsSignIn = false;
        calls[i].wantsStepUp = false;
        if (now >= calls.at(i).approvedUntil)
            calls[i].approvedDigest.clear();
    }
    signedInAgain = true;
    pause.reset();
    state = TurnState::Tools;
    return {};
}

Core::Result<> Turn::fail(OutcomeClass why, const QString &sentence, const QString &because,
                          std::chrono::seconds after)
{
    if (isOver() || state == TurnState::Paused)
        return failure(Error::Code::Conflict,
                       QStringLiteral("a turn that is %1 cannot fail").arg(stateName(state)));
    leaveOpenChanges();
    failedAs = why;
    failedBecause = because;
    retryAfter = after;
    response = sentence;
    state = TurnState::Failed;
    return {};
}

Core::Result<> Turn::cancel()
{
    if (isOver())
        return Core::failure(Error::Code::Conflict, QStringLiteral("it is over"));
    leaveOpenChanges();
    pause.reset();
    state = TurnState::Cancelled;
    return {};
}

Core::Result<> Turn::interrupt()
{
    return fail(OutcomeClass::Failed,
                QStringLiteral("The agent was stopped before it could answer. ")
                    + (mayHaveChanged() ? QStringLiteral("Something may have been changed before that: look "
                                                         "it up before you ask again.")
                                        : QStringLiteral("Nothing was changed.")));
}

void Turn::leaveOpenChanges()
{
    for (Call &call : calls) {
        if (!call.outcome && call.sent && call.effect == OpenApi::Effect::Write)
            call.outcome = OutcomeClass::Uncertain;
    }
}

bool Turn::isOver() const
{
    return state == TurnState::Done || state == TurnState::Failed || state == TurnState::Cancelled;
}

bool Turn::mayHaveChanged() const
{
    for (const Call &call : calls) {
        if (call.effect != OpenApi::Effect::Write)
            continue;
        if (call.outcome ? *call.outcome == OutcomeClass::Ok || *call.outcome == OutcomeClass::Uncertain
                         : call.sent)
            return true;
    }
    return false;
}

QList<Receipt> Turn::receipts() const
{
    QList<Receipt> list;
    for (const Call &call : calls) {
        if (call.receipt && (call.outcome || call.sent))
            list.append(*call.receipt);
    }
    return list;
}

QList<Outcome> Turn::outcomes() const
{
    QList<Outcome> list;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const Call &call = calls.at(i);
        if (!call.outcome || *call.outcome == OutcomeClass::Ok)
            continue;
        const auto correctsIt = [&](const Call &later) {
            return later.round > call.round && !later.refusedHere
                && (call.operation.isEmpty() || later.operation == call.operation);
        };
        const bool corrected
            = call.refusedHere && std::any_of(calls.cbegin() + i + 1, calls.cend(), correctsIt);
        if (!corrected)
            list.append(call.told);
    }
    return list + notices;
}

OutcomeClass Turn::outcome() const
{
    const QList<Outcome> list = outcomes();
    return list.isEmpty() ? OutcomeClass::Ok : list.constLast().outcome;
}

Provenance Turn::provenance() const
{
    Provenance all = inherited;
    for (const Call &call : calls) {
        if (call.outcome == OutcomeClass::Ok && !call.readUnder.isEmpty())
            all.add({{call.readUnder}, {}});
    }
    all.add({{}, originsRead()});
    return all;
}

QStringList Turn::originsRead() const
{
    QStringList origins;
    for (const Call &call : calls) {
        if (call.outcome == OutcomeClass::Ok && !origins.contains(call.origin))
            origins.append(call.origin);
    }
    return origins;
}

} // namespace Agent
