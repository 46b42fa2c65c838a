// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnrunner.h"

#include "agent/callplan.h"
#include "agent/prompt.h"
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
    // Asked for before the turn is written down, which takes the store longer and changes nothing of it: the
    // model is asked meanwhile.
    const Core::Future<History> history
        = m_parts.store.history(m_turn.conversationId, m_person.roles, m_parts.limits.maxHistoryBytes);
    if (m_turn.state == TurnState::Queued) {
        (void)m_turn.begin();
        (void)m_parts.store.save(m_turn); // so that a stop of the process leaves a trace
    }
    Core::whenDone(this, m_parts.catalog.settle(), [this, history](const Core::Result<> &) {
        Core::whenDone(this, history, [this](const Core::Result<History> &read) {
            if (m_stopped)
                return;
            if (!read) {
                fail(OutcomeClass::Unavailable, read.error().detail);
                return;
            }
            m_history = read->messages;
            m_turn.inherited.add(read->provenance);
            m_allowedFlows = read->allowedFlows;
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
    if (!m_parts.model.ranksTools())
        request.tools
            = m_parts.choice.choose(request.tools, m_parts.catalog.revision(), m_history, m_turn.messages);
    request.personName = m_person.name;
    request.roles = m_person.roles;

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

bool TurnRunner::forgetOldest()
{
    if (!m_streamed.isEmpty())
        return false;
    // A turn begins with its question: what is cut is whole turns, and no call is parted from its result.
    QList<qsizetype> questions;
    for (qsizetype i = 0; i < m_history.size(); ++i) {
        if (m_history.at(i).role == ChatMessage::Role::User)
            questions.append(i);
    }
    if (questions.isEmpty())
        return false;
    const qsizetype kept = questions.size() / 2;
    m_history = kept == 0 ? QList<ChatMessage>() : m_history.mid(questions.at(questions.size() - kept));
    return true;
}

void TurnRunner::modelAnswered(const ModelResult &answer)
{
    if (m_stopped || !m_model)
        return;
    m_modelLimit.stop();
    m_model->disconnect(this);
    m_model.release()->deleteLater(); // it is the one that called
    if (!answer && answer.error().reason == ModelFailure::Reason::ContextFull && forgetOldest()) {
        askModel();
        return;
    }
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
    const QList<Call> calls = planCalls(*answer, m_turn, m_history, m_allowedFlows, m_parts.catalog, m_person,
                                        m_parts.limits.maxCallsPerRound);
    (void)m_turn.takeCalls(*answer, calls);
    const bool allRefused
        = std::all_of(calls.cbegin(), calls.cend(), [](const Call &call) { return call.refusedHere; });
    m_refusedRounds = allRefused ? m_refusedRounds + 1 : 0;
    for (const Call &call : calls) {
        if (!call.operation.isEmpty())
            Q_EMIT toolCall(call);
        if (!call.operation.isEmpty() && call.outcome)
            Q_EMIT toolResult(call.wish.id, OpenApi::outcomeName(*call.outcome), call.told.reason);
    }
    if (m_refusedRounds > 1)
        finish({}); // it had its chance to correct itself: now the person decides
    else
        advance();
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
    if (reply.isEmpty()) {
        modelFailed({ModelFailure::Reason::Empty, QStringLiteral("neither a text nor a call"), {}});
        return;
    }
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
    if (alreadyEnding) {
        // It is being stored, and as paused somebody could continue it.
        if (m_turn.state == TurnState::Paused && m_turn.cancel() && keep)
            (void)m_parts.store.save(m_turn);
        return;
    }
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
