// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/misbehaviour.h"

#include <QTimer>

namespace Demo {

namespace {

using Fault = Misbehaviour::Fault;

/// Longer than anybody waits; the server's own limit for handlers comes first.
constexpr std::chrono::minutes stallTime {10};
constexpr qsizetype hugeSize = 8 * 1024 * 1024;

Http::Reply faultyReply(Fault fault)
{
    switch (fault) {
    case Fault::ServerError:
        return Http::problem(500, QStringLiteral("as told"));
    case Fault::Html:
        return Http::Reply::text("<!DOCTYPE html><title>Log in to the network</title>",
                                 "text/html; charset=utf-8");
    case Fault::Huge:
        return Http::Reply::text("{\"padding\":\"" + QByteArray(hugeSize, 'x') + "\"}", "application/json");
    case Fault::Redirect: {
        Http::Reply reply;
        reply.status = 302;
        reply.headers.set("Location", "/elsewhere");
        return reply;
    }
    case Fault::None:
    case Fault::Stall:
    case Fault::Slow:
        break;
    }
    return {};
}

} // namespace

Http::Handler misbehaving(const Misbehaviour &current, Misbehaviour::Fault Misbehaviour::*fault,
                          QObject *context, Http::Handler handler)
{
    return [&current, fault, context, handler = std::move(handler)](const Http::Request &request,
                                                                    const Http::Responder &responder) {
        switch (current.*fault) {
        case Fault::None:
            handler(request, responder);
            break;
        case Fault::Slow:
            QTimer::singleShot(current.slowness, context,
                               [handler, request, responder]() { handler(request, responder); });
            break;
        case Fault::Stall:
            QTimer::singleShot(stallTime, context, [responder]() { responder.send(Http::Reply()); });
            break;
        default:
            responder.send(faultyReply(current.*fault));
        }
    };
}

} // namespace Demo
