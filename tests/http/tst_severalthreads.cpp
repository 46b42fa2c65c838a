// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/servicethread.h"
#include "doubles/rawclient.h"
#include "http/metrics.h"
#include "http/server.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>

using Core::ServiceThread;
using Doubles::RawClient;

namespace {

/// What the handlers of all threads share.
struct Shared
{
    std::shared_ptr<Http::Metrics> metrics = std::make_shared<Http::Metrics>();
    QSemaphore release;
    std::atomic<int> blocked = 0;
};

Core::Result<std::unique_ptr<QObject>> makeServer(const Http::ListeningSocket &socket, Shared &shared)
{
    Http::Router router;
    router.add("GET", QStringLiteral("/"), [](const Http::Request &, const Http::Responder &responder) {
        responder.send(Http::Reply::text("here"));
    });
    // What a handler must never do; it stands for a thread that is busy.
    router.add("GET", QStringLiteral("/block"),
               [&shared](const Http::Request &, const Http::Responder &responder) {
                   ++shared.blocked;
                   shared.release.acquire();
                   responder.send(Http::Reply::text("done"));
               });
    Http::ServerOptions options;
    options.metrics = shared.metrics;
    auto server = std::make_unique<Http::Server>(std::move(router), options);
    if (const Core::Result<> listening = server->listen(socket); !listening)
        return Core::failure(listening.error());
    return server;
}

} // namespace

/// Several Http::Servers, each in its thread, on one listening socket.
class tst_SeveralThreads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noneWaitsForAnother();
    void theyEndOneAfterTheOther();
};

void tst_SeveralThreads::noneWaitsForAnother()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Shared shared;
    ServiceThread first(QStringLiteral("first"));
    ServiceThread second(QStringLiteral("second"));
    ServiceThread third(QStringLiteral("third"));
    for (ServiceThread *thread : {&first, &second, &third}) {
        const Core::Future<> started = thread->start([&] { return makeServer(*socket, shared); });
        QTRY_VERIFY(started.isFinished());
        QVERIFY(started.result());
    }
    // Two of the three are stuck; every connection that comes is served by the one that is not.
    RawClient stuck[2];
    for (int i = 0; i < 2; ++i) {
        QVERIFY(stuck[i].connectTo(socket->url()));
        stuck[i].request("GET", "/block");
        QTRY_COMPARE(shared.blocked.load(), i + 1);
    }
    for (int i = 0; i < 50; ++i) {
        RawClient client(socket->url());
        client.request("GET", "/");
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray("here"));
    }
    shared.release.release(2);
    for (RawClient &client : stuck)
        QCOMPARE(client.response()->body, QByteArray("done"));
    QVERIFY2(shared.metrics->text().contains("route=\"/\",status=\"200\"} 50\n"), shared.metrics->text());
}

void tst_SeveralThreads::theyEndOneAfterTheOther()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    Shared shared;
    ServiceThread first(QStringLiteral("first"));
    ServiceThread second(QStringLiteral("second"));
    for (ServiceThread *thread : {&first, &second}) {
        const Core::Future<> started = thread->start([&] { return makeServer(*socket, shared); });
        QTRY_VERIFY(started.isFinished());
    }
    second.stop();
    for (int i = 0; i < 10; ++i) {
        RawClient client(socket->url());
        client.request("GET", "/");
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }
}

QTEST_GUILESS_MAIN(tst_SeveralThreads)
#include "tst_severalthreads.moc"
