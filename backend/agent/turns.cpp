// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turns.h"

namespace Agent {

using Core::Error;
using Core::failure;

namespace {

Owner ownerOf(const Auth::Principal &person)
{
    return {person.issuer, person.subject};
}

/// The queue's name for a person.
QString queueOf(const Turn &turn)
{
    return turn.issuer + QLatin1Char('\n') + turn.subject;
}

bool isOf(const Turn &turn, const Auth::Principal &person)
{
    return turn.issuer == person.issuer && turn.subject == person.subject;
}

auto tooMany()
{
    return failure(Error::Code::TooLarge,
                   QStringLiteral("Too many of your questions wait. Ask again in a moment."));
}

auto noSuchTurn()
{
    return failure(Error::Code::NotFound, QStringLiteral("There is no such conversation or turn."));
}

} // namespace

Turns::Turns(TurnParts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)),
      m_queue(m_parts.limits.maxWorking, m_parts.limits.maxQueued, [this](const QString &turnId) {
          if (TurnRunner *runner = m_active.value(turnId))
              runner->run();
      })
{
}

Turns::~Turns() = default;

void Turns::ask(const Auth::Principal &person, const QString &question, const QString &conversationId,
                const QString &correlationId, const Ready &ready)
{
    Core::whenDone(this, m_parts.store.conversation(ownerOf(person), conversationId),
                   [this, person, question, correlationId, ready](const Core::Result<QString> &conversation) {
                       if (!conversation) {
                           ready(failure(conversation.error()));
                           return;
                       }
                       Turn turn = Turn::start(*conversation, question);
                       turn.issuer = person.issuer;
                       turn.subject = person.subject;
                       turn.correlationId = correlationId;
                       accept(turn, person, ready);
                   });
}

void Turns::resume(const Auth::Principal &person, const QString &turnId, const Answer &answer,
                   const Ready &ready)
{
    Core::whenDone(this, m_parts.store.load(ownerOf(person), turnId),
                   [this, person, turnId, answer, ready](const Core::Result<Turn> &stored) {
                       if (!stored)
                           ready(failure(stored.error()));
                       else if (m_active.contains(turnId))
                           ready(
                               failure(Error::Code::Conflict, QStringLiteral("This turn goes on already.")));
                       else
                           resumeStored(*stored, person, answer, ready);
                   });
}

void Turns::resumeStored(Turn turn, const Auth::Principal &person, const Answer &answer, const Ready &ready)
{
    if (turn.state == TurnState::Paused && !meets(person.roles, turn.provenance().needs)) {
        (void)turn.cancel();
        (void)m_parts.store.saveOverPause(turn);
        ready(failure(Error::Code::Forbidden,
                      QStringLiteral("This question has read what takes a role that you no longer have. "
                                     "Nothing more was done.")));
        return;
    }
    QList<DataFlow> flows;
    if (answer.remember) {
        const Call call = turn.pause && turn.pause->call >= 0 ? turn.calls.at(turn.pause->call) : Call();
        if (call.effect != OpenApi::Effect::Read || answer.decision != Decision::Approve) {
            ready(failure(Error::Code::Invalid,
                          QStringLiteral("Only what reads can be allowed for the conversation.")));
            return;
        }
        for (const QString &source : call.dataFrom)
            flows.append({source, call.origin, call.operation});
    }
    const Turn paused = turn;
    if (const Core::Result<> resumed = turn.resume(answer.decision, answer.digest, m_parts.clock());
        !resumed) {
        if (turn.isOver() && !paused.isOver())
            (void)m_parts.store.saveOverPause(turn); // its time was over
        ready(failure(resumed.error()));
        return;
    }
    // The turn was read a while ago. Whoever stores first decides: of two "continue" one goes on, and
    // none after a cancel or a reset.
    Core::whenDone(this, m_parts.store.saveOverPause(turn),
                   [this, turn, paused, person, flows, ready](const Core::Result<> &mine) {
                       if (!mine) {
                           ready(failure(mine.error()));
                           return;
                       }
                       if (!m_queue.hasRoom(queueOf(turn), turn.conversationId)) {
                           (void)m_parts.store.save(paused); // others came first: it stays paused
                           ready(tooMany());
                           return;
                       }
                       if (!flows.isEmpty())
                           (void)m_parts.store.allow(turn.conversationId, flows);
                       accept(turn, person, ready);
                   });
}

void Turns::accept(const Turn &turn, const Auth::Principal &person, const Ready &ready)
{
    if (!m_queue.hasRoom(queueOf(turn), turn.conversationId)) {
        ready(tooMany());
        return;
    }
    auto *runner = new TurnRunner(m_parts, turn, person, this);
    m_active.insert(turn.id, runner);
    connect(runner, &TurnRunner::ended, this, [this, id = turn.id] { turnEnded(id); });
    ready(runner);
    // The listener may have cancelled it: its client is gone.
    if (m_active.contains(turn.id))
        (void)m_queue.add(queueOf(turn), turn.conversationId, turn.id);
}

void Turns::turnEnded(const QString &turnId)
{
    TurnRunner *runner = m_active.take(turnId);
    if (!runner)
        return;
    const QString person = queueOf(runner->turn());
    runner->deleteLater();
    m_queue.remove(person, turnId);
    if (m_active.isEmpty())
        Q_EMIT idle();
}

Core::Future<> Turns::cancel(const Auth::Principal &person, const QString &turnId)
{
    if (TurnRunner *runner = m_active.value(turnId)) {
        if (!isOf(runner->turn(), person))
            return Core::ready<void>(noSuchTurn());
        runner->cancel();
        return Core::ready<void>({});
    }
    const Core::Promise<> promise;
    Core::whenDone(
        this, m_parts.store.load(ownerOf(person), turnId), [this, promise](const Core::Result<Turn> &stored) {
            if (!stored) {
                promise.finish(failure(stored.error()));
                return;
            }
            Turn turn = *stored;
            (void)turn.cancel();
            Core::whenDone(this, m_parts.store.saveOverPause(turn),
                           [this, promise, id = turn.id](const Core::Result<> &saved) {
                               if (TurnRunner *runner = m_active.value(id))
                                   runner->cancel(); // it was continued just now
                               const bool over = saved || saved.error().code == Error::Code::Conflict;
                               promise.finish(over ? Core::Result<>() : saved);
                           });
        });
    return promise.future();
}

void Turns::cancelAllOf(const QString &conversationId, bool onlyContinued)
{
    const QList<TurnRunner *> active = m_active.values();
    for (TurnRunner *runner : active) {
        if (m_active.key(runner).isEmpty())
            continue; // ended by an earlier one's end
        if (runner->turn().conversationId == conversationId && !(onlyContinued && runner->turn().rounds == 0))
            runner->cancel(false);
    }
}

Core::Future<> Turns::reset(const Auth::Principal &person, const QString &conversationId)
{
    const Core::Promise<> promise;
    Core::whenDone(this, m_parts.store.conversation(ownerOf(person), conversationId),
                   [this, person, promise](const Core::Result<QString> &conversation) {
                       if (!conversation) {
                           promise.finish(failure(conversation.error()));
                           return;
                       }
                       cancelAllOf(*conversation);
                       Core::whenDone(this, m_parts.store.clear(ownerOf(person), *conversation),
                                      [this, id = *conversation, promise](const Core::Result<> &cleared) {
                                          // One that was continued meanwhile has not got further than to
                                          // wait for the store, which answers it after this.
                                          cancelAllOf(id, true);
                                          promise.finish(cleared);
                                      });
                   });
    return promise.future();
}

Core::Future<> Turns::remove(const Auth::Principal &person, const QString &conversationId)
{
    const Core::Promise<> promise;
    Core::whenDone(this, m_parts.store.remove(ownerOf(person), conversationId),
                   [this, conversationId, promise](const Core::Result<> &removed) {
                       if (removed)
                           cancelAllOf(conversationId);
                       promise.finish(removed);
                   });
    return promise.future();
}

} // namespace Agent
