// SPDX-License-Identifier: GPL-3.0-or-later
#include "guardedserver.h"

#include <QTimer>

using Http::Reply;
using Http::Request;
using Http::Responder;
using namespace std::chrono_literals;

namespace {

Http::ServerOptions options(const Http::ServerLimits &limits, const std::shared_ptr<Http::TlsIdentity> &tls)
{
    Http::ServerOptions options;
    options.limits = limits;
    options.tls = tls;
    options.limits.sweepInterval = 20ms;
    options.allowedOrigins = QStringList {QStringLiteral("https://desk.example.com")};
    return options;
}

void addRoutes(GuardedServer::Counts &counts, Http::Router &router, QObject *context)
{
    const auto answer = [&counts](const Request &request, const Responder &responder) {
        ++counts.calls;
        responder.send(Reply::text(QByteArray::number(request.body.size())));
    };
    for (const char *method : {"GET", "POST", "PUT", "DELETE"})
        router.add(method, QStringLiteral("/"), answer);
    router.add("GET", QStringLiteral("/later"),
               [&counts, context](const Request &, const Responder &responder) {
                   ++counts.calls;
                   responder.onGone(context, [&counts] { ++counts.gone; });
                   QTimer::singleShot(200, context, [responder] { responder.send(Reply::text("later")); });
               });
    router.add("GET", QStringLiteral("/long"),
               [&counts, context](const Request &, const Responder &responder) {
                   ++counts.calls;
                   QTimer::singleShot(2500, context, [responder] { responder.send(Reply::text("long")); });
               });
    router.add("GET", QStringLiteral("/never"),
               [&counts, context](const Request &, const Responder &responder) {
                   ++counts.calls;
                   responder.onGone(context, [&counts, responder] { ++counts.gone; });
               });
    router.add("GET", QStringLiteral("/large"), [&counts](const Request &, const Responder &responder) {
        ++counts.calls;
        responder.send(Reply::text(QByteArray(16 * 1024 * 1024, 'x')));
    });
    router.add("GET", QStringLiteral("/stream"), [context](const Request &, const Responder &responder) {
        const Http::StreamWriter writer = responder.stream("text/event-stream");
        writer.writeEvent("begin", {});
        QTimer::singleShot(300, context, [writer] { writer.writeEvent("end", {}); });
    });
}

} // namespace

GuardedServer::GuardedServer(Counts &counts, const Http::ServerLimits &limits,
                             const std::shared_ptr<Http::TlsIdentity> &tls)
    : HttpFixture([&counts](Http::Router &router, QObject *context) { addRoutes(counts, router, context); },
                  options(limits, tls))
{
}
