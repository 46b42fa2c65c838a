// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnrunner.h"

#include "agent/callplan.h"
#include "agent/passthrough.h"
#include "agent/prompt.h"
#include "agent/service.h"
#include "core/logging.h"

#include <algorithm>

namespace Agent {

using OpenApi::OutcomeClass;

TurnRunner::TurnRunner(TurnParts parts, Turn turn, Auth::Principal person, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_turn(std::move(turn)), m_person(std::move(person))
{
    m_modelLimit.setSingleShot(true);
    m_turnLimit.setSingleShot(true);
    connect(&m_modelLimit, &QTimer::timeout, this, [this] {
        modelFailed({ModelFailure::Reason::TimedOut, QStringLiteral("our limit"), {}});
    });
    connect(&m_turnLimit, &QTimer::timeout, this, [this] {
        fail(OutcomeClass::Unavailable, QStringLiteral("This took longer than a question may take."));
    });
}

TurnRunner::~TurnRunner()
{
    m_model.reset();
    stopWork();
}

void TurnRunner::run()
{
    m_working.start();
    m_turnLimit.start(std::max(m_parts.limits.turnTime - m_turn.worked, std::chrono::milliseconds(1)));
    if (m_turn.state == TurnState::Queued) {
        (void)m_turn.begin();
        (void)m_parts.store.save(m_turn); // so that a stop of the process leaves a trace
    }
    Core::whenDone(this, m_parts.catalog.settle(), [this](const Core::Result<> &) {
        Core::whenDone(
            this,
            m_parts.store.history(m_turn.conversationId, m_person.roles, m_parts.limits.maxHistoryBytes),
            [this](const Core::Result<History> &history) {
                if (m_stopped)
                    return;
                if (!history) {
                    fail(OutcomeClass::Unavailable, history.error().detail);
                    return;
                }
                m_history = history->messages;
                m_turn.inherited.add(history->provenance);
                m_allowedFlows = history->allowedFlows;
                advance();
            });
    });
}

void TurnRunner::advance()
{
    while (!m_stopped) {
        const Step step = m_turn.next();
        switch (step.kind) {
        case Step::Kind::AskModel:
            askModel();
            return;
        case Step::Kind::Send:
            for (const int call : step.calls) {
                if (!m_stopped)
                    send(call);
            }
            break; // some may have ended already
        case Step::Kind::AskApproval:
            askApproval(step.calls.constFirst());
            break;
        case Step::Kind::AskSignIn:
        case Step::Kind::AskStepUp:
            (void)m_turn.pauseForPerson(step.kind == Step::Kind::AskSignIn ? PauseReason::SignIn
                                                                           : PauseReason::StepUp);
            end();
            return;
        case Step::Kind::Wait:
        case Step::Kind::Nothing:
            return;
        }
    }
}

void TurnRunner::askModel()
{
    if (m_turn.rounds >= m_parts.limits.maxRounds) {
        fail(OutcomeClass::Failed,
             QStringLiteral("The answer took more steps than the %1 that are allowed.")
                 .arg(m_parts.limits.maxRounds));
        return;
    }
    ModelRequest request;
    request.messages.append(ChatMessage {
        ChatMessage::Role::System, systemPrompt(m_person.name, m_parts.catalog.unknownServices()), {}, {}});
    request.messages += m_history;
    request.messages += m_turn.messages;
    request.tools = m_parts.catalog.usable();
    request.personName = m_person.name;

    m_streamed.clear();
    m_model = m_parts.model.run(request);
    connect(m_model.get(), &ModelRun::text, this, [this](const QString &delta) {
        // Beside a sentence of ours the model's text waits, so that ours comes first.
        if (m_stopped || !m_turn.outcomes().isEmpty())
            return;
        m_streamed += delta;
        Q_EMIT text(delta);
    });
    connect(m_model.get(), &ModelRun::finished, this, &TurnRunner::modelAnswered);
    m_modelLimit.start(m_parts.limits.modelTime);
}

void TurnRunner::modelFailed(const ModelFailure &failure)
{
    qCWarning(lcAgent) << m_turn.correlationId << failureName(failure.reason) << failure.detail;
    fail(failureClass(failure.reason), failureSentence(failure.reason), failureAdvice(failure.reason),
         failureName(failure.reason), failure.retryAfter);
}

void TurnRunner::modelAnswered(const ModelResult &answer)
{
    if (m_stopped || !m_model)
        return;
    m_modelLimit.stop();
    m_model->disconnect(this);
    m_model.release()->deleteLater(); // it is the one that called
    if (!answer) {
        modelFailed(answer.error());
        return;
    }
    m_turn.usage.promptTokens += answer->usage.promptTokens;
    m_turn.usage.completionTokens += answer->usage.completionTokens;
    if (answer->toolCalls.isEmpty()) {
        finish(answer->text);
        return;
    }
    const QList<Call> calls = planCalls(*answer, m_turn, m_allowedFlows, m_parts.catalog, m_person,
                                        m_parts.limits.maxCallsPerRound);
    (void)m_turn.takeCalls(*answer, calls);
    const bool allRefused
        = std::all_of(calls.cbegin(), calls.cend(), [](const Call &call) { return call.refusedHere; });
    m_refusedRounds = allRefused ? m_refusedRounds + 1 : 0;
    for (const Call &call : calls) {
        if (!call.operation.isEmpty())
            Q_EMIT toolCall(call);
        if (!call.operation.isEmpty() && call.outcome)
            Q_EMIT toolResult(call.wish.id, OpenApi::outcomeName(*call.outcome));
    }
    if (m_refusedRounds > 1)
        finish({}); // it had its chance to correct itself: now the person decides
    else
        advance();
}

void TurnRunner::send(int index)
{
    const Call &call = m_turn.calls.at(index);
    const OpenApi::Operation *found = m_parts.catalog.find(call.operation);
    if (!found) {
        // Its service was read again meanwhile and does not offer it any more.
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
    writeDown(index, operation, &*request, QStringLiteral("pass-through"), unanswered);
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
    const auto credentials = std::make_shared<PassThrough>(m_person, service ? service->audience : QString());
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

void TurnRunner::callEnded(int index, const OpenApi::Operation &operation,
                           const OpenApi::PreparedRequest &request, const QString &tokenMode,
                           const OpenApi::CallResult &result)
{
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
    Q_EMIT toolResult(call.wish.id, OpenApi::outcomeName(result.outcome));
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

void TurnRunner::finish(const QString &modelText)
{
    QString away;
    const QStringList unknown = m_parts.catalog.unknownServices();
    if (m_turn.calls.isEmpty() && !unknown.isEmpty()) {
        // The question may have needed what is away; nobody can tell, so the person is told.
        away = awaySentence(unknown);
        for (const QString &service : unknown) {
            Outcome notice;
            notice.outcome = OutcomeClass::Unavailable;
            notice.service = service;
            notice.yourRoles = m_person.roles;
            notice.sentence = awaySentence({service});
            m_turn.notices.append(notice);
        }
    }
    QList<Outcome> ofCalls = m_turn.outcomes();
    ofCalls.resize(ofCalls.size() - m_turn.notices.size());
    const QString reply = composeResponse(ofCalls, modelText, away);
    const QString streamed = m_streamed.trimmed();
    if (reply.startsWith(streamed) && reply.size() > streamed.size())
        Q_EMIT text(reply.mid(streamed.size()));
    (void)m_turn.finish(modelText, reply);
    end();
}

void TurnRunner::fail(OutcomeClass why, const QString &what, const QString &advice, const QString &because,
                      std::chrono::seconds retryAfter)
{
    if (m_stopped)
        return;
    QString sentence = what + QLatin1Char(' ')
        + (m_turn.mayHaveChanged() ? QStringLiteral(
               "Something may have been changed before that: look it up before you ask again.")
                                   : QStringLiteral("Nothing was changed."));
    if (!advice.isEmpty() && !m_turn.mayHaveChanged())
        sentence += QLatin1Char(' ') + advice;
    stopWork();
    (void)m_turn.fail(why, sentence, because, retryAfter);
    end();
}

void TurnRunner::cancel(bool keep)
{
    const bool alreadyEnding = m_stopped;
    stopWork();
    if (alreadyEnding)
        return;
    (void)m_turn.cancel();
    if (keep)
        (void)m_parts.store.save(m_turn);
    Q_EMIT ended();
}

void TurnRunner::end()
{
    stopWork();
    m_turn.worked += std::chrono::milliseconds(m_working.isValid() ? m_working.elapsed() : 0);
    Core::whenDone(this, m_parts.store.save(m_turn), [this](const Core::Result<> &saved) {
        if (!saved)
            qCWarning(lcAgent) << m_turn.correlationId << "could not be stored";
        if (!saved && m_turn.state == TurnState::Paused) {
            // Nobody could continue it.
            m_turn.pause.reset();
            m_turn.state = TurnState::Failed;
            m_turn.failedAs = OutcomeClass::Unavailable;
            m_turn.response = saved.error().detail;
        }
        Q_EMIT ended();
    });
}

void TurnRunner::stopWork()
{
    m_stopped = true;
    m_modelLimit.stop();
    m_turnLimit.stop();
    if (m_model) {
        m_model->disconnect(this);
        m_model.release()->deleteLater();
    }
    for (Core::Future<OpenApi::CallResult> &call : m_calls)
        call.cancel();
    m_calls.clear();
}

} // namespace Agent
