// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnroutes.h"

#include "agent/turnanswer.h"
#include "http/jsonbody.h"

namespace Agent {

namespace {

/// The member as a text: empty when it is absent or null; an answer when it is anything else.
tl::expected<QString, Http::Reply> optionalText(const QJsonObject &body, const QString &member)
{
    const QJsonValue value = body.value(member);
    if (value.isUndefined() || value.isNull())
        return QString();
    if (!value.isString() || value.toString().size() > 200)
        return tl::unexpected<Http::Reply>(
            Http::invalidField(member, QStringLiteral("It has to be a short text.")));
    return value.toString();
}

/// A body that may be left out altogether.
tl::expected<QJsonObject, Http::Reply> optionalBody(const Http::Request &request)
{
    return request.body.isEmpty() ? QJsonObject() : Http::readJsonBody(request);
}

Turns::Ready answerTo(const Http::Request &request, const Http::Responder &responder, const Limits &limits)
{
    return [request, responder, interval = limits.commentInterval](const Core::Result<TurnRunner *> &runner) {
        if (runner)
            new TurnAnswer(*runner, request, responder, interval); // owned by the runner
        else
            responder.send(errorReply(runner.error()));
    };
}

void query(Turns &turns, const Limits &limits, const Http::Request &request, const Auth::Principal &person,
           const Http::Responder &responder)
{
    const auto body = Http::readJsonBody(request);
    if (!body) {
        responder.send(body.error());
        return;
    }
    const QString field = QStringLiteral("query");
    const QJsonValue value = body->value(field);
    if (!value.isString()) {
        responder.send(Http::invalidField(field, QStringLiteral("It has to be a text.")));
        return;
    }
    const QString question = value.toString().trimmed();
    if (question.isEmpty()) {
        responder.send(Http::invalidField(field, QStringLiteral("It is empty.")));
        return;
    }
    if (question.toUtf8().size() > limits.maxQuestionBytes) {
        responder.send(Http::invalidField(
            field, QStringLiteral("It is longer than %1 bytes.").arg(limits.maxQuestionBytes)));
        return;
    }
    const auto conversation = optionalText(*body, QStringLiteral("conversation_id"));
    if (!conversation) {
        responder.send(conversation.error());
        return;
    }
    turns.ask(person, question, *conversation, request.correlationId, answerTo(request, responder, limits));
}

void continueTurn(Turns &turns, const Limits &limits, const Http::Request &request,
                  const Auth::Principal &person, const Http::Responder &responder)
{
    const auto body = optionalBody(request);
    if (!body) {
        responder.send(body.error());
        return;
    }
    const QString field = QStringLiteral("decision");
    const auto word = optionalText(*body, field);
    const auto digest = optionalText(*body, QStringLiteral("digest"));
    const auto remember = optionalText(*body, QStringLiteral("remember"));
    if (!word || !digest || !remember) {
        responder.send(!word ? word.error() : !digest ? digest.error() : remember.error());
        return;
    }
    Decision decision = Decision::None;
    if (*word == QLatin1String("approve"))
        decision = Decision::Approve;
    else if (*word == QLatin1String("decline"))
        decision = Decision::Decline;
    else if (!word->isEmpty()) {
        responder.send(Http::invalidField(field, QStringLiteral("It is \"approve\" or \"decline\".")));
        return;
    }
    if (!remember->isEmpty() && *remember != QLatin1String("conversation")) {
        responder.send(
            Http::invalidField(QStringLiteral("remember"), QStringLiteral("It is \"conversation\".")));
        return;
    }
    const Turns::Ready ready = answerTo(request, responder, limits);
    const QString wrong = remember->isEmpty() ? field : QStringLiteral("remember");
    turns.resume(person, request.pathParameters.value(QStringLiteral("id")),
                 {decision, *digest, !remember->isEmpty()},
                 [ready, responder, wrong](const Core::Result<TurnRunner *> &runner) {
                     if (!runner && runner.error().code == Core::Error::Code::Invalid)
                         responder.send(Http::invalidField(wrong, runner.error().detail));
                     else
                         ready(runner);
                 });
}

void cancelTurn(Turns &turns, const Http::Request &request, const Auth::Principal &person,
                const Http::Responder &responder)
{
    Core::whenDone(&turns, turns.cancel(person, request.pathParameters.value(QStringLiteral("id"))),
                   [responder](const Core::Result<> &cancelled) {
                       if (!cancelled) {
                           responder.send(errorReply(cancelled.error()));
                           return;
                       }
                       Http::Reply reply;
                       reply.status = 204;
                       responder.send(reply);
                   });
}

void reset(Turns &turns, const Http::Request &request, const Auth::Principal &person,
           const Http::Responder &responder)
{
    const auto body = optionalBody(request);
    if (!body) {
        responder.send(body.error());
        return;
    }
    const auto conversation = optionalText(*body, QStringLiteral("conversation_id"));
    if (!conversation) {
        responder.send(conversation.error());
        return;
    }
    Core::whenDone(
        &turns, turns.reset(person, *conversation),
        [responder, name = person.name](const Core::Result<> &done) {
            if (!done) {
                responder.send(errorReply(done.error()));
                return;
            }
            responder.send(Http::Reply::json(
                {{QStringLiteral("response"), QStringLiteral("Hi %1, we removed your history.").arg(name)}}));
        });
}

} // namespace

void addTurnRoutes(Http::Router &router, Auth::BearerGate &gate, Turns &turns, const Limits &limits)
{
    using Http::Request;
    using Http::Responder;
    router.add("POST", QStringLiteral("/query"),
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   query(turns, limits, request, person, responder);
               }));
    router.add("POST", QStringLiteral("/turns/{id}/continue"),
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   continueTurn(turns, limits, request, person, responder);
               }));
    router.add("DELETE", QStringLiteral("/turns/{id}"),
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   cancelTurn(turns, request, person, responder);
               }));
    router.add("POST", QStringLiteral("/reset"),
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   reset(turns, request, person, responder);
               }));
}

} // namespace Agent
