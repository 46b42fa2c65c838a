// SPDX-License-Identifier: GPL-3.0-or-later
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

} // namespace

/// What HR is compared with, over the same adapter, to the same request:
/// bench_server constant: answers POST /daysOff with a constant; prints its URL.
/// bench_server store: asks HR's store in between, and checks no token; prints its URL.
/// bench_server hops: no server: prints how many questions a second the store answers, one after the other.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QByteArray mode = argc == 2 ? QByteArray(argv[1]) : QByteArray();
    const std::unique_ptr<Hr::Store> store = mode == "constant" ? nullptr : openStore();
    if (mode == "hops") {
        std::unique_ptr<Hops> hops;
        QTimer::singleShot(0, &application, [&] { hops = std::make_unique<Hops>(*store); });
        return QCoreApplication::exec();
    }
    Http::Router router;
    router.add("POST", QStringLiteral("/daysOff"),
               [&store, &application](const Http::Request &, const Http::Responder &responder) {
                   if (!store) {
                       responder.send(constantReply());
                       return;
                   }
                   Core::whenDone(
                       &application,
                       store->own({QStringLiteral("i"), QStringLiteral("s"), QStringLiteral("jettro")}),
                       [responder](const Core::Result<Hr::Allowance> &) { responder.send(constantReply()); });
               });
    Http::Server server(std::move(router), {});
    const auto socket = Http::ListeningSocket::bind({});
    if (!socket || !server.listen(*socket))
        return 1;
    std::printf("%s\n", qPrintable(socket->url().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
