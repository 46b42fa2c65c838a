// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"

#include <QTest>

namespace Doubles {

namespace {

class Host : public QObject
{
public:
    Host(const HttpFixture::Routes &routes, Http::ServerOptions options)
    {
        Http::Router router;
        routes(router, this);
        server = std::make_unique<Http::Server>(std::move(router), std::move(options));
    }

    std::unique_ptr<Http::Server> server;
};

Http::ListeningSocket bound(const Http::ListenAddress &address)
{
    Core::Result<Http::ListeningSocket> socket = Http::ListeningSocket::bind(address);
    if (!socket)
        qFatal("%s", qUtf8Printable(socket.error().detail));
    return std::move(*socket);
}

} // namespace

HttpFixture::HttpFixture(Routes routes, Http::ServerOptions options, Http::ListenAddress address)
    : m_socket(bound(address)), m_thread(QStringLiteral("http-fixture"))
{
    const Core::Future<> started = m_thread.start([&]() -> Core::Result<std::unique_ptr<QObject>> {
        auto host = std::make_unique<Host>(routes, options);
        const Core::Result<> listening = host->server->listen(m_socket);
        if (!listening)
            return Core::failure(listening.error());
        return host;
    });
    if (!QTest::qWaitFor([&] { return started.isFinished(); }, 10000) || !started.result())
        qFatal("the test's server does not listen");
}

HttpFixture::~HttpFixture()
{
    stop();
}

QUrl HttpFixture::url(const QString &path) const
{
    QUrl url = m_socket.url();
    const qsizetype mark = path.indexOf(QLatin1Char('?'));
    url.setPath(mark < 0 ? path : path.left(mark));
    if (mark >= 0)
        url.setQuery(path.mid(mark + 1));
    return url;
}

void HttpFixture::inServer(const std::function<void(Http::Server &server)> &function)
{
    auto *host = static_cast<Host *>(m_thread.object());
    QMetaObject::invokeMethod(
        host, [&] { function(*host->server); }, Qt::BlockingQueuedConnection);
}

int HttpFixture::connectionCount()
{
    int count = 0;
    inServer([&count](Http::Server &server) { count = server.connectionCount(); });
    return count;
}

void HttpFixture::stop()
{
    m_thread.stop();
}

} // namespace Doubles
