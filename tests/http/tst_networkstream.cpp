// SPDX-License-Identifier: GPL-3.0-or-later
#include "answeringserver.h"
#include "http/networkclient.h"

#include <QSignalSpy>
#include <QTest>

using Core::Error;
using Http::ClientRequest;
using Http::NetworkClient;
using namespace std::chrono_literals;

/// Answers that are read as they come.
class tst_NetworkStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_counts.reset();
        m_server = std::make_unique<AnsweringServer>(m_counts);
        m_client = std::make_unique<NetworkClient>();
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }
    void streams();
    void aStreamMayLastLongerThanTheTimeLimit();
    void aStreamThatDoesNotBeginEndsInTime();
    void abortingAStreamClosesTheConnection();
    void destroyingAStreamClosesTheConnection();
    void aStreamMayBeDestroyedInItsSlots();
    void aStreamOutlivesItsClient();

private:
    AnsweringServer::Counts m_counts;
    std::unique_ptr<AnsweringServer> m_server;
    std::unique_ptr<NetworkClient> m_client;
};

void tst_NetworkStream::streams()
{
    const auto stream = m_client->open(clientRequest("GET", m_server->url(QStringLiteral("/stream"))));
    QStringList order;
    QByteArray received;
    connect(stream.get(), &Http::ClientStream::started, this, [&](int status, const Http::Headers &headers) {
        order.append(QStringLiteral("started"));
        QCOMPARE(status, 200);
        QCOMPARE(headers.value("Content-Type"), QByteArray("text/event-stream"));
    });
    connect(stream.get(), &Http::ClientStream::data, this, [&](const QByteArray &bytes) {
        order.append(QStringLiteral("data"));
        received += bytes;
    });
    bool isGood = false;
    connect(stream.get(), &Http::ClientStream::finished, this, [&](const Core::Result<> &result) {
        order.append(QStringLiteral("finished"));
        isGood = result.has_value();
    });
    QTRY_VERIFY(order.contains(QStringLiteral("finished")));
    QVERIFY(isGood);
    QCOMPARE(order.first(), QStringLiteral("started"));
    QCOMPARE(order.count(QStringLiteral("started")), 1);
    QVERIFY(order.count(QStringLiteral("data")) > 3); // as it comes, not in the end
    QCOMPARE(order.last(), QStringLiteral("finished"));
    QCOMPARE(received.count("event: tick"), 30);
}

void tst_NetworkStream::aStreamMayLastLongerThanTheTimeLimit()
{
    ClientRequest asked = clientRequest("GET", m_server->url(QStringLiteral("/stream")));
    asked.timeLimit = 100ms; // it lasts three times as long
    const auto stream = m_client->open(asked);
    QSignalSpy finished(stream.get(), &Http::ClientStream::finished);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().value<Core::Result<>>());
}

void tst_NetworkStream::aStreamThatDoesNotBeginEndsInTime()
{
    ClientRequest asked = clientRequest("GET", m_server->url(QStringLiteral("/never")));
    asked.timeLimit = 100ms;
    const auto stream = m_client->open(asked);
    QSignalSpy finished(stream.get(), &Http::ClientStream::finished);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().value<Core::Result<>>().error().code, Error::Code::Unavailable);
}

void tst_NetworkStream::abortingAStreamClosesTheConnection()
{
    const auto stream = m_client->open(clientRequest("GET", m_server->url(QStringLiteral("/stream"))));
    QSignalSpy data(stream.get(), &Http::ClientStream::data);
    QSignalSpy finished(stream.get(), &Http::ClientStream::finished);
    QTRY_VERIFY(data.count() > 0);
    stream->abort();
    stream->abort();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().value<Core::Result<>>().error().code, Error::Code::Cancelled);
    QTRY_COMPARE(m_counts.gone, 1);
}

void tst_NetworkStream::destroyingAStreamClosesTheConnection()
{
    auto stream = m_client->open(clientRequest("GET", m_server->url(QStringLiteral("/stream"))));
    QSignalSpy data(stream.get(), &Http::ClientStream::data);
    QTRY_VERIFY(data.count() > 0);
    stream.reset();
    QTRY_COMPARE(m_counts.gone, 1);
}

void tst_NetworkStream::aStreamMayBeDestroyedInItsSlots()
{
    for (int which = 0; which < 3; ++which) {
        std::unique_ptr<Http::ClientStream> stream
            = m_client->open(clientRequest("GET", m_server->url(QStringLiteral("/stream"))));
        const auto destroy = [&stream] { stream.release()->deleteLater(); };
        if (which == 0)
            connect(stream.get(), &Http::ClientStream::started, this, destroy);
        else if (which == 1)
            connect(stream.get(), &Http::ClientStream::finished, this, destroy);
        else
            connect(stream.get(), &Http::ClientStream::data, this, [&] {
                if (stream) {
                    stream->abort();
                    destroy();
                }
            });
        QTRY_VERIFY(!stream);
    }
}

void tst_NetworkStream::aStreamOutlivesItsClient()
{
    const auto stream = m_client->open(clientRequest("GET", m_server->url(QStringLiteral("/stream"))));
    QSignalSpy data(stream.get(), &Http::ClientStream::data);
    QSignalSpy finished(stream.get(), &Http::ClientStream::finished);
    QTRY_VERIFY(data.count() > 0);
    m_client.reset();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!finished.first().first().value<Core::Result<>>());
    stream->abort();
    QCOMPARE(finished.count(), 1);
}

QTEST_GUILESS_MAIN(tst_NetworkStream)
#include "tst_networkstream.moc"
