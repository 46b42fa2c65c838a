// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"
#include "doubles/rawclient.h"
#include "scenarioserver.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QMutex>
#include <QTest>

using Doubles::RawClient;

namespace {

QMutex linesMutex;
QList<QByteArray> lines; ///< of the category secureagent.requests

void collect(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker locker(&linesMutex);
    if (qstrcmp(context.category, "secureagent.requests") == 0)
        lines.append(message.toUtf8());
}

QList<QByteArray> taken()
{
    const QMutexLocker locker(&linesMutex);
    return std::exchange(lines, {});
}

} // namespace

/// What is counted and written about each request, over a real server.
class tst_RequestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void writesOneLineForEachRequest_data();
    void writesOneLineForEachRequest();
    void writesThatTheClientLeft();
    void writesNothingOfTheClient();
    void writesNothingUnlessAsked();
    void countsRequestsAndConnections();
    void measuresFromTheRequestToTheEndOfTheAnswer();

private:
    QByteArray metrics(ScenarioServer &server);
    ScenarioServer::Counts m_counts;
};

void tst_RequestJournal::initTestCase()
{
    qInstallMessageHandler(collect);
}

void tst_RequestJournal::init()
{
    QLoggingCategory::setFilterRules(QStringLiteral("secureagent.requests.info=true"));
    m_counts.reset();
    taken();
}

void tst_RequestJournal::cleanupTestCase()
{
    qInstallMessageHandler(nullptr);
}

QByteArray tst_RequestJournal::metrics(ScenarioServer &server)
{
    RawClient client(server.url());
    client.request("GET", "/metrics");
    const auto response = client.response();
    if (!response || !response->headers.value("Content-Type").startsWith("text/plain; version=0.0.4"))
        return "no metrics";
    return response->body;
}

void tst_RequestJournal::writesOneLineForEachRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("route");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &route, int status) {
        QTest::newRow(name) << line + " HTTP/1.1\r\nHOST" << line.split(' ').first() << route << status;
    };
    row("a route", "GET /echo", "/echo", 200);
    row("its pattern, not its path", "POST /detail/ada%20lovelace?q=1", "/detail/{name}", 200);
    row("a later answer", "GET /later", "/later", 200);
    row("a stream", "GET /stream", "/stream", 200);
    row("a handler that throws", "GET /throw", "/throw", 500);
    row("a handler that drops its request", "GET /drop", "/drop", 500);
    row("a handler that never answers", "GET /keep", "/keep", 504);
    row("no route", "GET /nothing/here", "none", 404);
    row("another method", "DELETE /echo", "none", 405);
    QTest::newRow("refused by its head") << QByteArray("GET /echo HTTP/1.1\r\nHost: evil.example\r\n")
                                         << QByteArray("GET") << QByteArray("none") << 421;
    QTest::newRow("refused before it was read")
        << QByteArray("hello\r\n") << QByteArray("none") << QByteArray("none") << 400;
}

void tst_RequestJournal::writesOneLineForEachRequest()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, route);
    QFETCH(int, status);
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.send(request.replace("HOST", "Host: " + server.url().authority().toLatin1() + "\r\n")
                + "X-Request-Id: abc-1\r\n\r\n");
    QVERIFY(client.response());
    QList<QByteArray> all;
    QTRY_VERIFY(!(all += taken()).isEmpty());
    QCOMPARE(all.size(), 1);
    const QJsonObject line = QJsonDocument::fromJson(all.first()).object();
    QCOMPARE(line.value(QStringLiteral("service")).toString(), QStringLiteral("test"));
    QCOMPARE(line.value(QStringLiteral("method")).toString().toLatin1(), method);
    QCOMPARE(line.value(QStringLiteral("route")).toString().toLatin1(), route);
    QCOMPARE(line.value(QStringLiteral("status")).toInt(), status);
    QVERIFY(line.value(QStringLiteral("duration_ms")).toDouble(-1) >= 0);
    QVERIFY(
        QDateTime::fromString(line.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).isValid());
    // A request that was refused before its fields were read has an id of our own.
    if (status != 421 && method != "none")
        QCOMPARE(line.value(QStringLiteral("correlation_id")).toString(), QStringLiteral("abc-1"));
    QVERIFY(!line.value(QStringLiteral("correlation_id")).toString().isEmpty());
}

void tst_RequestJournal::writesThatTheClientLeft()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/stream/long");
    QVERIFY(client.waitFor("tick"));
    client.reset();
    QList<QByteArray> all;
    QTRY_VERIFY(!(all += taken()).isEmpty());
    QCOMPARE(all.size(), 1);
    QVERIFY2(all.first().contains("\"status\":499"), all.first());
}

void tst_RequestJournal::writesNothingOfTheClient()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("POST", "/detail/secretname?q=secretquery", "secretbody",
                   "Authorization: Bearer secrettoken\r\nX-Request-Id: secret\x1b[31m\r\n"
                   "Cookie: secretcookie\r\nX-Test: secretfield\r\n");
    const auto refused = client.response();
    QCOMPARE(refused->status, 400); // an escape sequence in a field
    RawClient second(server.url());
    second.request("POST", "/detail/secretname?q=secretquery", "secretbody",
                   "Authorization: Bearer secrettoken\r\nX-Request-Id: secret\xc3\xa9\"},{\r\n"
                   "Cookie: secretcookie\r\nX-Test: secretfield\r\n");
    QCOMPARE(second.response()->status, 200);
    second.request("GET", "/me");
    QCOMPARE(second.response()->status, 200);
    QList<QByteArray> all;
    QTRY_COMPARE((all += taken()).size(), 3);
    const QByteArray text = all.join('\n') + metrics(server);
    QVERIFY2(!text.contains("secret"), text);
    QCOMPARE(QJsonDocument::fromJson(all.last()).object().value(QStringLiteral("subject")).toString(),
             QStringLiteral("0123abcd"));
}

void tst_RequestJournal::writesNothingUnlessAsked()
{
    QLoggingCategory::setFilterRules(QString());
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/echo");
    QVERIFY(client.response());
    QVERIFY(metrics(server).contains("secureagent_http_requests_total"));
    QVERIFY(taken().isEmpty());
}

void tst_RequestJournal::countsRequestsAndConnections()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    for (int i = 0; i < 3; ++i) {
        client.request("GET", "/echo");
        QVERIFY(client.response());
        client.request("GET", "/no/" + QByteArray::number(i));
        QVERIFY(client.response());
    }
    QByteArray text = metrics(server);
    const QByteArray all = "secureagent_http_requests_total{";
    QVERIFY2(text.contains(all + "method=\"GET\",route=\"/echo\",status=\"200\"} 3\n"), text);
    // However many paths are tried, they are one number.
    QVERIFY2(text.contains(all + "method=\"GET\",route=\"none\",status=\"404\"} 3\n"), text);
    QVERIFY2(text.contains("secureagent_http_request_duration_seconds_count{route=\"/echo\"} 3\n"), text);
    QVERIFY2(text.contains("secureagent_http_connections 2\n"), text);
    client.leave();
    QTRY_COMPARE(server.connectionCount(), 0);
    text = metrics(server);
    QVERIFY2(text.contains("secureagent_http_connections 1\n"), text);
}

void tst_RequestJournal::measuresFromTheRequestToTheEndOfTheAnswer()
{
    ScenarioServer server(m_counts);
    RawClient client(server.url());
    client.request("GET", "/later"); // it waits 20 ms
    QVERIFY(client.response());
    QList<QByteArray> all;
    QTRY_VERIFY(!(all += taken()).isEmpty());
    const QJsonObject line = QJsonDocument::fromJson(all.first()).object();
    QVERIFY2(line.value(QStringLiteral("duration_ms")).toDouble() >= 15, all.first());
}

QTEST_GUILESS_MAIN(tst_RequestJournal)
#include "tst_requestjournal.moc"
