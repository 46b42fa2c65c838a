// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarioserver.h"

#include "http/metrics.h"

#include <QTimer>

#include <stdexcept>

using Http::Reply;
using Http::Request;
using Http::Responder;
using Http::StreamWriter;
using namespace std::chrono_literals;

namespace {

Http::ServerOptions options()
{
    Http::ServerOptions options;
    options.name = QStringLiteral("test");
    options.allowedOrigins = QStringList {QStringLiteral("https://desk.example.com")};
    options.metrics = std::make_shared<Http::Metrics>();
    options.limits.handlerTime = 300ms;
    options.limits.sweepInterval = 20ms;
    return options;
}

/// 12 MiB in one turn of the event loop, as when a model's whole answer comes at once.
void writeBurst(const StreamWriter &writer)
{
    for (int i = 0; i < 192; ++i)
        writer.write(QByteArray(64 * 1024, 'x'));
}

} // namespace

ScenarioServer::ScenarioServer(Counts &counts, const Http::ListenAddress &address)
    : HttpFixture([&counts](Http::Router &router, QObject *context) { addRoutes(counts, router, context); },
                  options(), address)
{
}

void ScenarioServer::addRoutes(Counts &counts, Http::Router &router, QObject *context)
{
    const auto echo = [&counts](const Request &request, const Responder &responder) {
        ++counts.calls;
        responder.send(Reply::text(request.method + ' ' + request.path.toUtf8() + ' ' + request.body));
    };
    router.add("GET", QStringLiteral("/echo"), echo);
    router.add("POST", QStringLiteral("/echo"), echo);
    router.add(
        "POST", QStringLiteral("/detail/{name}"), [](const Request &request, const Responder &responder) {
            responder.send(
                Reply::json({{QStringLiteral("name"), request.pathParameters.value(QStringLiteral("name"))},
                             {QStringLiteral("path"), request.path},
                             {QStringLiteral("query"),
                              request.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded)},
                             {QStringLiteral("header"), QString::fromLatin1(request.headers.value("x-test"))},
                             {QStringLiteral("body"), QString::fromUtf8(request.body)},
                             {QStringLiteral("peer"), request.peerAddress.toString()},
                             {QStringLiteral("port"), request.peerPort},
                             {QStringLiteral("id"), request.correlationId}}));
        });
    router.add("GET", QStringLiteral("/later"), [context](const Request &, const Responder &responder) {
        QTimer::singleShot(20, context, [responder] { responder.send(Reply::text("later")); });
    });
    router.add("GET", QStringLiteral("/large"), [](const Request &, const Responder &responder) {
        responder.send(Reply::text(QByteArray(8 * 1024 * 1024, 'x')));
    });
    router.add("GET", QStringLiteral("/throw"), [](const Request &, const Responder &) {
        throw std::runtime_error("secret of the database");
    });
    router.add("GET", QStringLiteral("/drop"), [](const Request &, const Responder &) {});
    router.add("GET", QStringLiteral("/keep"),
               [&counts, context](const Request &, const Responder &responder) {
                   ++counts.calls;
                   counts.kept = std::make_shared<Responder>(responder);
                   responder.onGone(context, [&counts] { ++counts.gone; });
               });
    router.add("GET", QStringLiteral("/me"), [](const Request &, const Responder &responder) {
        responder.setSubject("0123abcd");
        responder.send(Reply::text("you"));
    });
    router.add("GET", QStringLiteral("/twice"), [](const Request &, const Responder &responder) {
        responder.send(Reply::text("first"));
        responder.send(Reply::text("second"));
        responder.stream("text/event-stream").write("third");
    });
    router.add("GET", QStringLiteral("/stream"), [context](const Request &, const Responder &responder) {
        const StreamWriter writer = responder.stream("text/event-stream");
        writer.writeComment();
        QTimer::singleShot(10, context, [writer] {
            writer.writeEvent("text", {{QStringLiteral("delta"), QStringLiteral("a\nb")}});
            writer.writeEvent("done", {});
            writer.finish();
            writer.writeEvent("late", {});
        });
    });
    router.add("GET", QStringLiteral("/stream/dropped"),
               [&counts](const Request &, const Responder &responder) {
                   counts.kept = std::make_shared<Responder>(responder); // does not keep the stream open
                   responder.stream("text/event-stream").writeComment();
               });
    router.add("GET", QStringLiteral("/stream/long"),
               [&counts, context](const Request &, const Responder &responder) {
                   const StreamWriter writer = responder.stream("text/event-stream");
                   responder.onGone(context, [&counts] { ++counts.gone; });
                   auto *timer = new QTimer(context);
                   QObject::connect(timer, &QTimer::timeout, context, [writer, timer] {
                       if (!writer.writeEvent("tick", {}))
                           timer->deleteLater();
                   });
                   timer->start(10);
               });
    router.add("GET", QStringLiteral("/stream/flood"),
               [&counts, context](const Request &, const Responder &responder) {
                   const StreamWriter writer = responder.stream("text/event-stream");
                   responder.onGone(context, [&counts] { ++counts.gone; });
                   auto *timer = new QTimer(context);
                   QObject::connect(timer, &QTimer::timeout, context, [&counts, writer, timer] {
                       ++counts.calls; // pieces of 64 KiB
                       if (!writer.write(QByteArray(64 * 1024, 'x')))
                           timer->deleteLater();
                   });
                   timer->start(0);
               });
    router.add("GET", QStringLiteral("/stream/burst"), [](const Request &, const Responder &responder) {
        const StreamWriter writer = responder.stream("text/event-stream");
        writeBurst(writer);
        writer.writeEvent("done", {});
        writer.finish();
    });
    router.add("GET", QStringLiteral("/stream/burst/on"),
               [&counts, context](const Request &, const Responder &responder) {
                   const StreamWriter writer = responder.stream("text/event-stream");
                   responder.onGone(context, [&counts] { ++counts.gone; });
                   writeBurst(writer);
                   ++counts.calls;
                   auto *timer = new QTimer(context);
                   QObject::connect(timer, &QTimer::timeout, context, [writer, timer] {
                       if (!writer.writeComment())
                           timer->deleteLater();
                   });
                   timer->start(50);
               });
}
