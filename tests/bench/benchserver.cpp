// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventdispatcher.h"
#include "core/servicethread.h"
#include "hr/sqlstore.h"
#include "http/server.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>

namespace {

/// The body of HR's answer to POST /daysOff, whoever asks.
Http::Reply constantReply()
{
    return Http::Reply::json({{QStringLiteral("days_off_available"), 10}});
}

std::unique_ptr<Hr::Store> openStore()
{
    Hr::SqlStoreOptions options;
    options.demoData = true;
    options.linkByUsername = true;
    auto store = Hr::SqlStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    return std::move(*store);
}

/// Asks the store again and again, one question at a time, and prints how many a second it answered.
class Hops : public QObject
{
public:
    explicit Hops(Hr::Store &store) : m_store(store)
    {
        m_time.start();
        ask();
    }

private:
    void ask()
    {
        if (m_time.hasExpired(2000)) {
            std::printf("%.0f\n", double(m_count) * 1e9 / double(m_time.nsecsElapsed()));
            QCoreApplication::quit();
            return;
        }
        Core::whenDone(this,
                       m_store.own({QStringLiteral("i"), QStringLiteral("s"), QStringLiteral("jettro")}),
                       [this](const Core::Result<Hr::Allowance> &) {
                           ++m_count;
                           ask();
                       });
    }

    Hr::Store &m_store;
    QElapsedTimer m_time;
    qint64 m_count = 0;
};

/// Answers POST /daysOff with a constant, as HR's service does: in a thread of its own.
class ConstantService : public QObject
{
public:
    /// \param store  asked before each answer; null: nobody is asked
    ConstantService(const Http::ListeningSocket &socket, std::unique_ptr<Hr::Store> store)
        : m_store(std::move(store)), m_server(routes(), {})
    {
        if (!m_server.listen(socket))
            qFatal("no server");
    }

private:
    Http::Router routes()
    {
        Http::Router router;
        router.add(
            "POST", QStringLiteral("/daysOff"),
            [this](const Http::Request &, const Http::Responder &responder) {
                if (!m_store) {
                    responder.send(constantReply());
                    return;
                }
                Core::whenDone(
                    this, m_store->own({QStringLiteral("i"), QStringLiteral("s"), QStringLiteral("jettro")}),
                    [responder](const Core::Result<Hr::Allowance> &) { responder.send(constantReply()); });
            });
        return router;
    }

    const std::unique_ptr<Hr::Store> m_store;
    Http::Server m_server;
};

} // namespace

/// What HR is compared with, over the same adapter, to the same request:
/// bench_server constant: answers POST /daysOff with a constant; prints its URL.
/// bench_server store: asks HR's store in between, and checks no token; prints its URL.
/// bench_server hops: no server: prints how many questions a second the store answers, one after the other.
int main(int argc, char *argv[])
{
    Core::waitWithoutGlib(); // as secure-agent-server does
    QCoreApplication application(argc, argv);
    const QByteArray mode = argc == 2 ? QByteArray(argv[1]) : QByteArray();
    if (mode == "hops") {
        const std::unique_ptr<Hr::Store> store = openStore();
        std::unique_ptr<Hops> hops;
        QTimer::singleShot(0, &application, [&] { hops = std::make_unique<Hops>(*store); });
        return QCoreApplication::exec();
    }
    const auto socket = Http::ListeningSocket::bind({});
    if (!socket)
        return 1;
    Core::ServiceThread thread(QStringLiteral("constant"));
    const Core::Future<> started = thread.start([&]() -> Core::Result<std::unique_ptr<QObject>> {
        return std::make_unique<ConstantService>(*socket, mode == "store" ? openStore() : nullptr);
    });
    std::printf("%s\n", qPrintable(socket->url().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
