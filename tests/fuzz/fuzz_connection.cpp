// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of one connection to a running server: guard, QHttpServer, routes and answers.
//
// 0xFF cuts the input into writes; "HOST" stands for the server's address, which no corpus can know.
#include "fuzz/property.h"
#include "http/server.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <sys/socket.h>

namespace {

/// A server that counts what reaches it.
class Target
{
public:
    Target() : m_application(m_argumentCount, m_arguments)
    {
        Http::Router router;
        router.add("GET", QStringLiteral("/a"),
                   [this](const Http::Request &request, const Http::Responder &to) {
                       check(request);
                       to.send(Http::Reply::json({{QStringLiteral("path"), request.path}}));
                   });
        router.add("POST", QStringLiteral("/b/{name}"),
                   [this](const Http::Request &request, const Http::Responder &to) {
                       check(request);
                       to.send(Http::Reply::text(request.body));
                   });
        m_server = std::make_unique<Http::Server>(std::move(router), Http::ServerOptions {});
        auto socket = Http::ListeningSocket::bind({});
        Fuzz::require(socket && m_server->listen(*socket), "the server listens");
        m_url = socket->url();
        m_socket.emplace(std::move(*socket));
    }

    void talk(QByteArray bytes)
    {
        m_reached = 0;
        bytes.replace("HOST", m_url.authority().toLatin1());
        QTcpSocket client;
        client.setProxy(QNetworkProxy::NoProxy);
        client.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        wait(
            [&] {
                return client.state() == QAbstractSocket::ConnectedState && m_server->connectionCount() == 1;
            },
            "the server accepts");
        QByteArray received;
        for (const QByteArray &piece : bytes.split('\xff')) {
            client.write(piece);
            client.flush();
            for (int turn = 0; turn < 3; ++turn)
                QCoreApplication::processEvents();
            received += client.readAll();
        }
        // Loopback delivers at once: after some turns with nothing new the server is done.
        for (int quiet = 0; quiet < 4; ++quiet) {
            QCoreApplication::processEvents();
            const QByteArray more = client.readAll();
            received += more;
            quiet = more.isEmpty() ? quiet : 0;
        }
        Fuzz::require(received.isEmpty() || received.startsWith("HTTP/1.1 "), "answers with HTTP");
        Fuzz::require(received.count("HTTP/1.1 ") >= m_reached, "an answer for each request that was let in");

        // A reset leaves no port behind that would have to wait.
        const linger atOnce {1, 0};
        ::setsockopt(static_cast<int>(client.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                     sizeof atOnce);
        client.abort();
        wait([&] { return m_server->connectionCount() == 0; }, "the server lets go of a connection");
    }

private:
    void check(const Http::Request &request)
    {
        ++m_reached;
        Fuzz::require(request.path.startsWith(QLatin1Char('/')), "a path");
        Fuzz::require(request.body.size() == request.headers.value("Content-Length").toLongLong(),
                      "the body is as long as its head says");
    }

    template<class Condition>
    static void wait(Condition condition, const char *property)
    {
        QElapsedTimer time;
        time.start();
        while (!condition()) {
            Fuzz::require(!time.hasExpired(10000), property);
            QCoreApplication::processEvents();
        }
    }

    int m_argumentCount = 1;
    char m_name[16] = "fuzz_connection";
    char *m_arguments[2] = {m_name, nullptr};
    QCoreApplication m_application;
    QUrl m_url;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<Http::Server> m_server;
    int m_reached = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static Target target;
    target.talk(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
