// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of a turn: sent, ended, or shown to the person first.
#include "agent/turnrunner.h"

#include "agent/approval.h"
#include "agent/callplan.h"
#include "agent/service.h"
#include "http/origin.h"

namespace Agent {

using OpenApi::OutcomeClass;

void TurnRunner::send(int index)
{
    const Call &call = m_turn.calls.at(index);
    const OpenApi::Operation *found = m_parts.catalog.find(call.operation);
    if (!found || found->service != call.service || Http::origin(found->baseUrl) != call.origin) {
        // Its service was read again meanwhile and does not offer it any more, or has moved. What another
        // one offers under the name is not what was asked for.
        OpenApi::Operation gone;
        gone.name = call.operation;
        gone.service = call.service;
        OpenApi::CallResult result;
        result.outcome = OutcomeClass::Unavailable;
        endCall(index, gone, nullptr, {}, result);
        return;
    }
    const OpenApi::Operation operation = *found;
    const Core::Result<OpenApi::PreparedRequest> request
        = OpenApi::prepareRequest(operation, call.wish.arguments);
    if (!request) {
        OpenApi::CallResult result;
        result.outcome = OutcomeClass::Invalid;
        endCall(index, operation, nullptr, {}, result);
        return;
    }
    if (m_parts.catalog.refuses(operation, m_person.roles)) {
        endCall(index, operation, nullptr, {}, refusedByRule(operation, m_parts.catalog));
        return;
    }
    if (operation.effect == OpenApi::Effect::Write && !call.needsApproval) {
        // It only read when the model asked for it; a sign-in may have come in between. advance() asks,
        // once the calls that are under way have ended.
        m_turn.calls[index].effect = operation.effect;
        m_turn.calls[index].needsApproval = true;
        return;
    }
    if (call.needsApproval && call.approvedDigest != request->digest()) {
        askApproval(index); // no longer what the person saw
        return;
    }
    if (const Core::Result<> marked = m_turn.markSent(index); !marked) {
        fail(OutcomeClass::Failed, QStringLiteral("Something went wrong inside the agent."));
        return;
    }
    if (operation.effect == OpenApi::Effect::Read) {
        invoke(index, operation, *request);
        return;
    }
    // A change is written down as sent, and as uncertain, before it is: after a crash nobody sends it a
    // second time, and its receipt says that it may have been done.
    OpenApi::CallResult unanswered;
    unanswered.outcome = OutcomeClass::Uncertain;
    unanswered.sent = true;
    writeDown(index, operation, &*request, tokenMode(operation), unanswered);
    Core::whenDone(this, m_parts.store.save(m_turn),
                   [this, index, operation, request = *request](const Core::Result<> &saved) {
                       if (m_stopped)
                           return;
                       if (saved) {
                           invoke(index, operation, request);
                           return;
                       }
                       m_turn.calls[index].sent = false;
                       OpenApi::CallResult result;
                       result.outcome = OutcomeClass::Unavailable;
                       endCall(index, operation, nullptr, {}, result);
                       advance();
                   });
}

void TurnRunner::invoke(int index, const OpenApi::Operation &operation,
                        const OpenApi::PreparedRequest &request)
{
    const ConnectedService *service = m_parts.catalog.service(operation.service);
    // Of a service that is gone nothing is known, so nothing is signed.
    const std::shared_ptr<OpenApi::Credentials> credentials
        = m_parts.credentials.forCall(service ? *service : ConnectedService(), operation, m_person);
    const Core::Future<OpenApi::CallResult> result
        = m_parts.invoker.invoke(request, operation.effect, credentials, m_turn.correlationId);
    m_calls.append(result);
    Core::whenDone(this, result,
                   [this, index, operation, request,
                    mode = credentials->mode()](const Core::Result<OpenApi::CallResult> &ended) {
                       if (m_stopped)
                           return;
                       OpenApi::CallResult failed;
                       failed.sent = true;
                       callEnded(index, operation, request, mode, ended ? *ended : failed);
                   });
}

QString TurnRunner::tokenMode(const OpenApi::Operation &operation) const
{
    const ConnectedService *service = m_parts.catalog.service(operation.service);
    return service ? tokenModeName(service->tokenMode) : QString();
}

void TurnRunner::callEnded(int index, const OpenApi::Operation &operation,
                           const OpenApi::PreparedRequest &request, const QString &tokenMode,
                           const OpenApi::CallResult &given)
{
    OpenApi::CallResult result = given;
    const ConnectedService *service = m_parts.catalog.service(operation.service);
    const bool asPerson = service
        && (service->tokenMode == TokenMode::PassThrough || service->tokenMode == TokenMode::TokenExchange);
    // No sign-in of the person's would make a key good.
    if (!asPerson
        && (result.outcome == OutcomeClass::SignInRequired || result.outcome == OutcomeClass::StepUpRequired))
        result.outcome = OutcomeClass::Failed;
    if (result.sent)
        m_parts.catalog.noteReachable(operation.service, result.outcome != OutcomeClass::Unavailable);
    const bool wantsSignIn = result.outcome == OutcomeClass::SignInRequired;
    if (wantsSignIn || result.outcome == OutcomeClass::StepUpRequired) {
        if (m_turn.refuseBearer(index, wantsSignIn ? PauseReason::SignIn : PauseReason::StepUp,
                                result.wanted)) {
            advance();
            return;
        }
    }
    endCall(index, operation, &request, tokenMode, result);
    advance();
}

void TurnRunner::endCall(int index, const OpenApi::Operation &operation,
                         const OpenApi::PreparedRequest *request, const QString &tokenMode,
                         const OpenApi::CallResult &result)
{
    writeDown(index, operation, request, tokenMode, result);
    const Call &call = m_turn.calls.at(index);
    Q_EMIT toolResult(call.wish.id, OpenApi::outcomeName(result.outcome), call.told.reason);
    (void)m_turn.endCall(index, result.outcome, call.toolText);
}

void TurnRunner::writeDown(int index, const OpenApi::Operation &operation,
                           const OpenApi::PreparedRequest *request, const QString &tokenMode,
                           const OpenApi::CallResult &result)
{
    Call &call = m_turn.calls[index];
    tell(call, operation, request, result, m_parts.catalog, m_person);
    if (!call.receipt)
        return;
    call.receipt->time = m_parts.clock();
    call.receipt->correlationId = m_turn.correlationId;
    call.receipt->tokenMode = tokenMode;
}

void TurnRunner::askApproval(int index)
{
    const OpenApi::Operation *operation = m_parts.catalog.find(m_turn.calls.at(index).operation);
    const Core::Result<OpenApi::PreparedRequest> request = operation
        ? OpenApi::prepareRequest(*operation, m_turn.calls.at(index).wish.arguments)
        : Core::failure(Core::Error::Code::NotFound, QString());
    if (!request) {
        fail(OutcomeClass::Unavailable, QStringLiteral("The service does not offer this any more."));
        return;
    }
    // Written down now, because a "no" needs no further look at the operation.
    OpenApi::CallResult declined;
    declined.outcome = OutcomeClass::Declined;
    writeDown(index, *operation, &*request, QStringLiteral("not sent"), declined);

    const Core::Time expires = m_parts.clock() + m_parts.limits.approvalLife;
    (void)m_turn.pauseForApproval(
        index, approvalOf(m_turn.calls.at(index), *operation, *request, m_parts.catalog, expires),
        request->digest(), expires);
    end();
}

} // namespace Agent
