// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include "core/logging.h"
#include "http/exchange.h"
#include "http/qthttpserveradapter.h"

namespace Http {

struct Server::Private
{
    Router router;
    ServerOptions options;
    std::shared_ptr<RequestJournal> journal;
    std::unique_ptr<QtHttpServerAdapter> adapter; ///< from listen() on
    bool isDrained = false;

    void serve(ConnectionGuard &guard, const RequestHead &head, const QByteArray &body,
               std::unique_ptr<ReplyWriter> writer) const;
    void dispatch(const RequestHead &head, Request request, const CallerRules &rules,
                  const std::shared_ptr<Exchange> &exchange) const;
};

void Server::Private::serve(ConnectionGuard &guard, const RequestHead &head, const QByteArray &body,
                            std::unique_ptr<ReplyWriter> writer) const
{
    const CallerRules &rules = adapter->tcpServer().settings().rules;
    const QByteArray id = correlationIdOf(head.headers);
    Request request;
    request.method = head.method;
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(head.rawPath));
    if (!head.rawQuery.isEmpty())
        request.query = QUrlQuery(QString::fromUtf8(head.rawQuery));
    request.headers = head.headers;
    request.body = body;
    request.peerAddress = guard.peerAddress();
    request.peerPort = guard.peerPort();
    request.correlationId = QString::fromLatin1(id);

    const auto exchange = std::make_shared<Exchange>(guard, journal, std::move(writer),
                                                     ReplyFrame {id, rules.corsHeaders(head), false},
                                                     head.method, head.isHttp10);
    guard.expectAnswer(exchange);
    dispatch(head, std::move(request), rules, exchange);
}

void Server::Private::dispatch(const RequestHead &head, Request request, const CallerRules &rules,
                               const std::shared_ptr<Exchange> &exchange) const
{
    const Responder responder(exchange);
    if (const std::optional<Reply> reply = rules.preflight(head))
        return responder.send(*reply);
    if (head.rawPath == "*") // OPTIONS for the server as a whole (RFC 9110, section 9.3.7)
        return responder.send(Reply {204, {{"Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"}}, {}});
    Router::Match match = router.match(head.method, head.rawPath);
    if (!match.handler) {
        if (match.allowed.isEmpty())
            return responder.send(problem(404, QStringLiteral("There is nothing at this path.")));
        const bool isQuestion = head.method == "OPTIONS";
        Reply reply = isQuestion ? Reply {204, {}, {}}
                                 : problem(405, QStringLiteral("This path does not know that method."));
        reply.headers.set("Allow", match.allowed.join(", "));
        return responder.send(reply);
    }
    exchange->setRoute(match.pattern);
    request.pathParameters = match.pathParameters;
    try {
        (*match.handler)(request, responder);
    } catch (...) {
        // What was thrown is not for the caller; it is our own defect, with the id to find it by.
        qCCritical(lcHttp) << "a handler of" << options.name << "threw, id" << request.correlationId;
        responder.send(problem(500, QStringLiteral("The server failed to answer.")));
    }
}

Server::Server(Router router, ServerOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(Private {std::move(router), std::move(options), {}, {}}))
{
    if (const std::shared_ptr<Metrics> metrics = d->options.metrics)
        d->router.add(
            "GET", QStringLiteral("/metrics"), [metrics](const Request &, const Responder &responder) {
                responder.send(Reply::text(metrics->text(), "text/plain; version=0.0.4; charset=utf-8"));
            });
    else
        d->options.metrics = std::make_shared<Metrics>();
    d->journal = std::make_shared<RequestJournal>(d->options.name, d->options.metrics);
}

Server::~Server() = default;

Core::Result<> Server::listen(const ListeningSocket &socket)
{
    if (d->adapter)
        return Core::failure(Core::Error::Code::Internal, QStringLiteral("the server listens already"));
    const Core::Result<qintptr> descriptor = socket.duplicate();
    if (!descriptor)
        return Core::failure(descriptor.error());
    auto tcpServer = std::make_unique<GuardedTcpServer>(
        GuardSettings {d->options.limits, CallerRules(d->options.publicHosts, d->options.allowedOrigins),
                       d->journal, d->options.tls});
    if (!tcpServer->setSocketDescriptor(*descriptor))
        return Core::failure(Core::Error::Code::Unavailable,
                             QStringLiteral("Listening on %1 is not possible: %2.")
                                 .arg(socket.url().toString(), tcpServer->errorString()));
    d->adapter = std::make_unique<QtHttpServerAdapter>(
        std::move(tcpServer),
        [p = d.get()](ConnectionGuard &guard, const RequestHead &head, const QByteArray &body,
                      std::unique_ptr<ReplyWriter> writer) {
            p->serve(guard, head, body, std::move(writer));
        },
        this);
    return {};
}

void Server::drain(std::chrono::milliseconds limit)
{
    const auto finish = [this] {
        if (std::exchange(d->isDrained, true))
            return;
        if (d->adapter)
            d->adapter->tcpServer().closeAll();
        // Queued, so that a caller may connect after the call and destroy the server in its slot.
        QMetaObject::invokeMethod(this, &Server::drained, Qt::QueuedConnection);
    };
    if (!d->adapter || connectionCount() == 0) {
        if (d->adapter)
            d->adapter->tcpServer().drain();
        finish();
        return;
    }
    connect(&d->adapter->tcpServer(), &GuardedTcpServer::emptied, this, finish);
    QTimer::singleShot(limit, this, finish);
    d->adapter->tcpServer().drain();
}

int Server::connectionCount() const
{
    return d->adapter ? d->adapter->tcpServer().connectionCount() : 0;
}

} // namespace Http
