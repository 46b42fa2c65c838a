// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/conversationroutes.h"

#include "agent/conversationjson.h"
#include "agent/turnanswer.h"
#include "http/jsonbody.h"
#include "http/queryreader.h"

#include <QJsonDocument>

#include <algorithm>

namespace Agent {

namespace {

constexpr qsizetype longestTitle = 200;
constexpr qsizetype longestSearch = 200;
constexpr qsizetype longestId = 100;
constexpr int longestExport = 5000; ///< turns: a program that asks every minute makes any number of them

Owner ownerOf(const Auth::Principal &person)
{
    return {person.issuer, person.subject};
}

QString idIn(const Http::Request &request)
{
    return request.pathParameters.value(QStringLiteral("id"));
}

void list(TurnStore &store, QObject *context, const Http::Request &request, const Auth::Principal &person,
          const Http::Responder &responder)
{
    Http::QueryReader query(request);
    const QString search = query.text(QStringLiteral("search"), longestSearch).trimmed();
    const int offset = query.number(QStringLiteral("offset"), 0, 1000000, 0);
    const int limit = query.number(QStringLiteral("limit"), 1, 200, 50);
    if (query.refusal()) {
        responder.send(*query.refusal());
        return;
    }
    Core::whenDone(context, store.list(ownerOf(person), person.roles, search, offset, limit),
                   [responder](const Core::Result<ConversationPage> &page) {
                       responder.send(page ? Http::Reply::json(toJson(*page)) : errorReply(page.error()));
                   });
}

void read(TurnStore &store, QObject *context, const Http::Request &request, const Auth::Principal &person,
          const Http::Responder &responder)
{
    Http::QueryReader query(request);
    const QString format = query.choice(QStringLiteral("format"),
                                        {QStringLiteral("json"), QStringLiteral("markdown")}, QString());
    const bool markdown = format == QLatin1String("markdown");
    // Asked for as a format it is an export, and whole as far as that can be kept in memory.
    const int limit = query.number(QStringLiteral("limit"), 1, 500, format.isEmpty() ? 100 : longestExport);
    const QString before = query.text(QStringLiteral("before"), longestId);
    if (query.refusal()) {
        responder.send(*query.refusal());
        return;
    }
    const auto write = [markdown, name = person.name](const ConversationContent &content) {
        return markdown ? toMarkdown(content, name)
                        : QJsonDocument(toJson(content)).toJson(QJsonDocument::Compact);
    };
    Core::whenDone(
        context, store.written(ownerOf(person), person.roles, idIn(request), before, limit, write),
        [responder, markdown](const Core::Result<QByteArray> &written) {
            if (!written) {
                responder.send(errorReply(written.error()));
                return;
            }
            Http::Reply reply
                = Http::Reply::text(*written, markdown ? "text/markdown; charset=utf-8" : "application/json");
            if (markdown)
                reply.headers.set("Content-Disposition", "attachment; filename=\"conversation.md\"");
            responder.send(reply);
        });
}

void rename(TurnStore &store, QObject *context, const Http::Request &request, const Auth::Principal &person,
            const Http::Responder &responder)
{
    const auto body = Http::readJsonBody(request);
    if (!body) {
        responder.send(body.error());
        return;
    }
    const QString field = QStringLiteral("title");
    const QString title = body->value(field).toString().trimmed();
    const bool oneLine = std::none_of(title.cbegin(), title.cend(), [](QChar character) {
        return character.category() == QChar::Other_Control || character.category() == QChar::Separator_Line
            || character.category() == QChar::Separator_Paragraph;
    });
    if (title.isEmpty() || title.size() > longestTitle || !oneLine) {
        responder.send(Http::invalidField(
            field, QStringLiteral("It has to be a line of 1 to %1 characters.").arg(longestTitle)));
        return;
    }
    Core::whenDone(context, store.rename(ownerOf(person), person.roles, idIn(request), title),
                   [responder](const Core::Result<Conversation> &renamed) {
                       responder.send(renamed ? Http::Reply::json(toJson(*renamed))
                                              : errorReply(renamed.error()));
                   });
}

void remove(Turns &turns, const Http::Request &request, const Auth::Principal &person,
            const Http::Responder &responder)
{
    Core::whenDone(&turns, turns.remove(person, idIn(request)), [responder](const Core::Result<> &removed) {
        if (!removed) {
            responder.send(errorReply(removed.error()));
            return;
        }
        Http::Reply reply;
        reply.status = 204;
        responder.send(reply);
    });
}

} // namespace

void addConversationRoutes(Http::Router &router, Auth::BearerGate &gate, Turns &turns, TurnStore &store)
{
    using Http::Request;
    using Http::Responder;
    const QString one = QStringLiteral("/conversations/{id}");
    router.add("GET", QStringLiteral("/conversations"),
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   list(store, &turns, request, person, responder);
               }));
    router.add("GET", one,
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   read(store, &turns, request, person, responder);
               }));
    router.add("PATCH", one,
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   rename(store, &turns, request, person, responder);
               }));
    router.add("DELETE", one,
               gate.signedIn([&](const Request &request, const Auth::Principal &person, Responder responder) {
                   remove(turns, request, person, responder);
               }));
}

} // namespace Agent
