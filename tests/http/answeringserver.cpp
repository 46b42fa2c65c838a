// SPDX-License-Identifier: GPL-3.0-or-later
#include "answeringserver.h"

#include <QTimer>

using Http::Reply;
using Http::Request;
using Http::Responder;

namespace {

void addRoutes(AnsweringServer::Counts &counts, Http::Router &router, QObject *context)
{
    const auto echo = [&counts](const Request &asked, const Responder &responder) {
        ++counts.calls;
        QJsonObject headers;
        for (const auto &field : asked.headers.fields())
            headers.insert(QString::fromLatin1(field.first).toLower(), QString::fromLatin1(field.second));
        responder.send(Reply::json({{QStringLiteral("method"), QString::fromLatin1(asked.method)},
                                    {QStringLiteral("body"), QString::fromUtf8(asked.body)},
                                    {QStringLiteral("query"), asked.query.toString()},
                                    {QStringLiteral("headers"), headers}}));
    };
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
        router.add(method, QStringLiteral("/echo"), echo);
    const auto answerWithStatus = [](const Request &asked, const Responder &responder) {
        Reply reply = Reply::text("body");
        reply.status = asked.pathParameters.value(QStringLiteral("code")).toInt();
        if (reply.status == 401)
            reply.headers.add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        responder.send(reply);
    };
    router.add("GET", QStringLiteral("/status/{code}"), answerWithStatus);
    router.add("POST", QStringLiteral("/status/{code}"), answerWithStatus);
    // Far more than what is on the way between two sockets.
    router.add("GET", QStringLiteral("/huge"), [](const Request &, const Responder &responder) {
        responder.send(Reply::text(QByteArray(64 * 1024 * 1024, 'x')));
    });
    router.add("GET", QStringLiteral("/large"), [](const Request &, const Responder &responder) {
        responder.send(Reply::text(QByteArray(4 * 1024 * 1024, 'x')));
    });
    router.add("GET", QStringLiteral("/never"),
               [&counts, context](const Request &, const Responder &responder) {
                   ++counts.calls;
                   responder.onGone(context, [&counts, responder] { ++counts.gone; });
               });
    router.add("GET", QStringLiteral("/stream"),
               [&counts, context](const Request &, const Responder &responder) {
                   ++counts.calls;
                   const Http::StreamWriter writer = responder.stream("text/event-stream");
                   responder.onGone(context, [&counts] { ++counts.gone; });
                   auto *timer = new QTimer(context);
                   auto count = std::make_shared<int>(0);
                   QObject::connect(timer, &QTimer::timeout, context, [writer, timer, count] {
                       if (++*count > 30 || !writer.writeEvent("tick", {{QStringLiteral("n"), *count}}))
                           timer->deleteLater();
                   });
                   timer->start(10);
               });
}

} // namespace

AnsweringServer::AnsweringServer(Counts &counts)
    : HttpFixture([&counts](Http::Router &router, QObject *context) { addRoutes(counts, router, context); })
{
}

Http::ClientRequest clientRequest(const QByteArray &method, const QUrl &url, const QByteArray &body)
{
    Http::ClientRequest made;
    made.method = method;
    made.url = url;
    made.body = body;
    return made;
}
