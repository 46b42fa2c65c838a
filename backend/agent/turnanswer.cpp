// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnanswer.h"

#include "agent/approval.h"
#include "http/jsonbody.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Agent {

using OpenApi::OutcomeClass;

namespace {

QJsonArray receiptsOf(const Turn &turn)
{
    QJsonArray list;
    const QList<Receipt> receipts = turn.receipts();
    for (const Receipt &receipt : receipts)
        list.append(toJson(receipt));
    return list;
}

QJsonObject usageOf(const Turn &turn)
{
    return {{QStringLiteral("prompt_tokens"), turn.usage.promptTokens},
            {QStringLiteral("completion_tokens"), turn.usage.completionTokens}};
}

QString pauseSentence(const Turn &turn)
{
    switch (turn.pause->reason) {
    case PauseReason::Approval: {
        const QJsonObject &approval = turn.pause->approval;
        return QStringLiteral(
                   "%1 would be asked to do this in your name: %2. Nothing happens until you decide.")
            .arg(approval.value(QLatin1String("service")).toString(),
                 approval.value(QLatin1String("title")).toString());
    }
    case PauseReason::SignIn:
        return QStringLiteral("Your sign-in has ended. Sign in again and the question goes on by itself.");
    case PauseReason::StepUp:
        return QStringLiteral(
            "This takes a stronger sign-in. Sign in again and the question goes on by itself.");
    }
    return {};
}

} // namespace

bool wantsEvents(const Http::Request &request)
{
    const QList<QByteArray> values = request.headers.values("Accept");
    for (const QByteArray &value : values) {
        const QList<QByteArray> types = value.split(',');
        for (const QByteArray &type : types) {
            if (type.split(';').constFirst().trimmed().toLower() == "text/event-stream")
                return true;
        }
    }
    return false;
}

QJsonObject doneObject(const Turn &turn)
{
    QJsonArray outcomes;
    const QList<Outcome> list = turn.outcomes();
    for (const Outcome &outcome : list)
        outcomes.append(toJson(outcome));
    return {{QStringLiteral("response"), turn.response},
            {QStringLiteral("conversation_id"), turn.conversationId},
            {QStringLiteral("turn_id"), turn.id},
            {QStringLiteral("outcome"), OpenApi::outcomeName(turn.outcome())},
            {QStringLiteral("receipts"), receiptsOf(turn)},
            {QStringLiteral("outcomes"), outcomes},
            {QStringLiteral("usage"), usageOf(turn)}};
}

QJsonObject pausedObject(const Turn &turn)
{
    QJsonObject object {{QStringLiteral("response"), pauseSentence(turn)},
                        {QStringLiteral("conversation_id"), turn.conversationId},
                        {QStringLiteral("turn_id"), turn.id},
                        {QStringLiteral("outcome"), QStringLiteral("paused")},
                        {QStringLiteral("reason"), reasonName(turn.pause->reason)},
                        {QStringLiteral("receipts"), QJsonArray()}};
    // The receipt of a request that waits for a decision says "declined" already: it is not shown.
    QJsonArray receipts;
    for (const Call &call : turn.calls) {
        if (call.outcome && call.receipt)
            receipts.append(toJson(*call.receipt));
    }
    object.insert(QStringLiteral("receipts"), receipts);
    if (turn.pause->reason == PauseReason::StepUp) {
        // One sign-in is to do for all that wait; the first to name something is heard.
        for (const Call &call : turn.calls) {
            for (auto it = call.wanted.begin(); call.wantsStepUp && it != call.wanted.end(); ++it) {
                if (!object.contains(it.key()))
                    object.insert(it.key(), it.value());
            }
        }
    }
    if (turn.pause->reason == PauseReason::Approval)
        object.insert(QStringLiteral("approval"), turn.pause->approval);
    return object;
}

Http::Reply failedReply(const Turn &turn)
{
    const bool cancelled = turn.state == TurnState::Cancelled;
    const bool retryable = !cancelled && turn.failedAs == OutcomeClass::Unavailable && !turn.mayHaveChanged();
    int status = 500;
    if (cancelled)
        status = 409;
    else if (turn.failedAs == OutcomeClass::Unavailable)
        status = 503;
    QJsonObject members {{QStringLiteral("class"),
                          cancelled ? QStringLiteral("cancelled") : OpenApi::outcomeName(turn.failedAs)},
                         {QStringLiteral("retryable"), retryable},
                         {QStringLiteral("turn_id"), turn.id},
                         {QStringLiteral("conversation_id"), turn.conversationId},
                         {QStringLiteral("receipts"), receiptsOf(turn)},
                         {QStringLiteral("usage"), usageOf(turn)}};
    if (turn.mayHaveChanged())
        members.insert(QStringLiteral("may_have_changed"), true);
    if (!cancelled && !turn.failedBecause.isEmpty())
        members.insert(QStringLiteral("reason"), turn.failedBecause);
    const bool later = retryable && turn.retryAfter.count() > 0;
    if (later)
        members.insert(QStringLiteral("retry_after"), qint64(turn.retryAfter.count()));
    Http::Reply reply = Http::problem(
        status, cancelled ? QStringLiteral("The turn was cancelled.") : turn.response, members);
    if (later)
        reply.headers.set("Retry-After", QByteArray::number(qint64(turn.retryAfter.count())));
    return reply;
}

Http::Reply errorReply(const Core::Error &error)
{
    switch (error.code) {
    case Core::Error::Code::NotFound:
        return Http::problem(404, error.detail);
    case Core::Error::Code::Forbidden:
        return Http::problem(403, error.detail);
    case Core::Error::Code::Conflict:
        return Http::problem(409, error.detail);
    case Core::Error::Code::TooLarge: {
        Http::Reply reply = Http::problem(429, error.detail);
        reply.headers.set("Retry-After", "2");
        return reply;
    }
    case Core::Error::Code::Unavailable:
        return Http::problem(503, error.detail);
    default:
        return Http::problem(500, QStringLiteral("Something went wrong inside the agent."));
    }
}

TurnAnswer::TurnAnswer(TurnRunner *runner, const Http::Request &request, const Http::Responder &responder,
                       std::chrono::milliseconds commentInterval)
    : QObject(runner), m_runner(*runner), m_responder(responder)
{
    connect(runner, &TurnRunner::ended, this, &TurnAnswer::ended);
    if (wantsEvents(request)) {
        m_stream = responder.stream("text/event-stream", {{"Cache-Control", "no-store"}});
        event("turn",
              {{QStringLiteral("turn_id"), runner->turn().id},
               {QStringLiteral("conversation_id"), runner->turn().conversationId}});
        connect(runner, &TurnRunner::text, this, [this](const QString &delta) {
            event("text", {{QStringLiteral("delta"), delta}});
        });
        connect(runner, &TurnRunner::toolCall, this, [this](const Call &call) {
            const bool reads = call.effect == OpenApi::Effect::Read;
            event("tool_call",
                  {{QStringLiteral("id"), call.wish.id},
                   {QStringLiteral("operation"), call.operation},
                   {QStringLiteral("service"), call.service},
                   {QStringLiteral("about"), call.about},
                   {QStringLiteral("effect"), reads ? QStringLiteral("read") : QStringLiteral("write")},
                   {QStringLiteral("arguments"), shownArguments(call.wish.arguments)}});
        });
        connect(runner, &TurnRunner::toolResult, this,
                [this](const QString &id, const QString &outcomeClass, const QString &reason) {
                    QJsonObject result {{QStringLiteral("id"), id}, {QStringLiteral("class"), outcomeClass}};
                    if (!reason.isEmpty())
                        result.insert(QStringLiteral("reason"), reason);
                    event("tool_result", result);
                });
        connect(&m_comments, &QTimer::timeout, this, [this] { m_stream->writeComment(); });
        m_comments.start(commentInterval);
    }
    // Last: it may be called at once, and then the turn ends here.
    responder.onGone(this, [this] { m_runner.cancel(); });
}

void TurnAnswer::event(const char *name, const QJsonObject &data)
{
    m_stream->writeEvent(name, data);
}

void TurnAnswer::ended()
{
    m_comments.stop();
    const Turn &turn = m_runner.turn();
    if (!m_stream) {
        if (turn.state == TurnState::Done)
            m_responder.send(Http::Reply::json(doneObject(turn)));
        else if (turn.state == TurnState::Paused)
            m_responder.send(Http::Reply::json(pausedObject(turn)));
        else
            m_responder.send(failedReply(turn));
        return;
    }
    if (turn.state == TurnState::Done)
        event("done", doneObject(turn));
    else if (turn.state == TurnState::Paused)
        event("paused", pausedObject(turn));
    else
        event("error", QJsonDocument::fromJson(failedReply(turn).body).object());
    m_stream->finish();
}

} // namespace Agent
