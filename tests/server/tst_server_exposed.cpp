// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpissuer.h"
#include "doubles/plainhttp.h"
#include "doubles/rawclient.h"
#include "doubles/serverprocess.h"
#include "doubles/testcertificate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QSet>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using Doubles::ask;
using Doubles::PlainAnswer;
using Doubles::ServerProcess;
using Doubles::TestCertificate;

namespace {

const QString program = QStringLiteral(SECUREAGENT_SERVER_PROGRAM);
const QString hrName = QStringLiteral("hr");
const Doubles::TestPerson jettro {QStringLiteral("jettro"), QStringLiteral("subject-of-jettro"), {}};

/// The whole answer to a request over TLS, of a server that shows `trusted`; empty when there is none.
QByteArray askEncrypted(const QUrl &server, const QSslCertificate &trusted, const QByteArray &request)
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({trusted});
    socket.setSslConfiguration(configuration);
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHostEncrypted(server.host(), static_cast<quint16>(server.port()));
    QByteArray received;
    bool asked = false;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            if (socket.isEncrypted() && !std::exchange(asked, true))
                socket.write(request);
            received += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        10000));
    return received;
}

QByteArray get(const QByteArray &target, const QByteArray &host)
{
    return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
}

} // namespace

/// The real program, reached as its operator wants.
class tst_ServerExposed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_issuer = std::make_unique<Doubles::HttpIssuer>(); }
    void speaksTls();
    void readsItsCertificateAgainOnSighup();
    void saysThatItsCertificateCannotBeUsed();
    void answersToItsPublicName();
    void allowsTheOriginsThatAreListed();
    void writesALineForEachRequest();
    void writesNothingOfWhoAskedOrWhat();
    void countsRequests();
    void servesFromSeveralThreads();

private:
    QStringList arguments(const QStringList &more = {}) const
    {
        return QStringList {hrName,
                            QStringLiteral("--hr-listen"),
                            QStringLiteral("127.0.0.1:0"),
                            QStringLiteral("--issuer"),
                            m_issuer->issuer(),
                            QStringLiteral("--database"),
                            QStringLiteral("sqlite::memory:"),
                            QStringLiteral("--demo-data"),
                            QStringLiteral("--link-by-username")}
        + more;
    }
    static QStringList tlsArguments(const Http::TlsFiles &files)
    {
        return {QStringLiteral("--tls-certificate"), files.certificate, QStringLiteral("--tls-key"),
                files.key};
    }

    std::unique_ptr<Doubles::HttpIssuer> m_issuer;
};

void tst_ServerExposed::speaksTls()
{
    const TestCertificate certificate;
    ServerProcess server(program, arguments(tlsArguments(certificate.files())));
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    const QUrl url = server.url(hrName);
    QCOMPARE(url.scheme(), QStringLiteral("https"));
    const QByteArray host = url.authority().toLatin1();
    const QByteArray answer = askEncrypted(
        url, certificate.certificate(),
        "POST /daysOff HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: 0\r\n"
            + "Authorization: Bearer " + m_issuer->tokenFor(jettro) + "\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("{\"days_off_available\":10}"), answer);
    const QByteArray metadata
        = askEncrypted(url, certificate.certificate(), get("/.well-known/oauth-protected-resource", host));
    QVERIFY2(metadata.contains("\"resource\":\"https://" + host + '"'), metadata);
    Doubles::RawClient plain(url);
    plain.send(get("/health/live", host));
    QVERIFY(plain.waitForClosed());
    QVERIFY(!plain.received().contains("HTTP/"));
}

void tst_ServerExposed::readsItsCertificateAgainOnSighup()
{
    const TestCertificate files;
    ServerProcess server(program, arguments(tlsArguments(files.files())));
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    const QUrl url = server.url(hrName);
    const TestCertificate next(TestCertificate::Kind::Rsa);
    next.replace(files);
    ::kill(static_cast<pid_t>(server.processId()), SIGHUP);
    QTRY_VERIFY_WITH_TIMEOUT(
        askEncrypted(url, next.certificate(), get("/health/live", url.authority().toLatin1()))
            .startsWith("HTTP/1.1 200 "),
        20000);
    QVERIFY(server.isRunning());
    server.terminate();
    QCOMPARE(server.waitForEnd(), 0);
}

void tst_ServerExposed::saysThatItsCertificateCannotBeUsed()
{
    ServerProcess server(
        program, arguments(tlsArguments({QStringLiteral("/no/such.pem"), QStringLiteral("/no/key.pem")})));
    QCOMPARE(server.waitForEnd(), 1);
    QVERIFY2(server.errors().contains("/no/such.pem"), server.errors());
}

void tst_ServerExposed::answersToItsPublicName()
{
    ServerProcess server(
        program, arguments({QStringLiteral("--public-url"), QStringLiteral("https://hr.example.com")}));
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    const QUrl url = server.url(hrName);
    QCOMPARE(url.scheme(), QStringLiteral("http"));
    const std::pair<QByteArray, int> hosts[] = {
        {"hr.example.com", 200},    {"hr.example.com:443", 200}, {"HR.Example.com", 200},
        {"other.example.com", 421}, {"hr.example.com:80", 421},
    };
    for (const auto &[host, status] : hosts) {
        Doubles::RawClient client(url);
        client.send(get("/openapi.json", host));
        const auto answer = client.response();
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        if (status == 200) {
            const QJsonObject document = QJsonDocument::fromJson(answer->body).object();
            QCOMPARE(document[QStringLiteral("servers")][0][QStringLiteral("url")].toString(),
                     QStringLiteral("https://hr.example.com"));
        }
    }
    const PlainAnswer unauthorized = ask(url, "POST", "/daysOff");
    QCOMPARE(unauthorized.status, 401);
    QVERIFY2(unauthorized.headers.value("WWW-Authenticate").contains("https://hr.example.com/.well-known/"),
             unauthorized.headers.value("WWW-Authenticate"));
}

void tst_ServerExposed::allowsTheOriginsThatAreListed()
{
    ServerProcess server(
        program,
        arguments({QStringLiteral("--allowed-origin"), QStringLiteral("https://desk.example.com"),
                   QStringLiteral("--allowed-origin"), QStringLiteral("https://other.example.com")}));
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    const QUrl url = server.url(hrName);
    for (const QByteArray origin : {"https://desk.example.com", "https://other.example.com"}) {
        const PlainAnswer preflight = ask(url, "OPTIONS", "/daysOff",
                                          {{"Origin", origin},
                                           {"Access-Control-Request-Method", "POST"},
                                           {"Access-Control-Request-Headers", "authorization"}});
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.headers.value("Access-Control-Allow-Origin"), origin);
        QCOMPARE(preflight.headers.value("Access-Control-Allow-Credentials"), QByteArray("true"));
        QCOMPARE(preflight.headers.value("Access-Control-Max-Age"), QByteArray("600"));
        // A page may read why it was refused.
        const PlainAnswer error = ask(url, "POST", "/daysOff", {{"Origin", origin}});
        QCOMPARE(error.status, 401);
        QCOMPARE(error.headers.value("Access-Control-Allow-Origin"), origin);
    }
    const PlainAnswer foreign = ask(url, "POST", "/daysOff", {{"Origin", "https://evil.example"}});
    QCOMPARE(foreign.status, 403);
    QVERIFY(!foreign.headers.contains("Access-Control-Allow-Origin"));
}

void tst_ServerExposed::writesALineForEachRequest()
{
    ServerProcess server(program, arguments());
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    const QByteArray token = m_issuer->tokenFor(jettro);
    const PlainAnswer answer
        = ask(server.url(hrName), "POST", "/daysOff",
              {{"Authorization", "Bearer " + token},
               {"traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}});
    QCOMPARE(answer.status, 200);
    QTRY_COMPARE(server.requestLines().size(), 1);
    const QByteArray text = server.requestLines().first();
    const QJsonObject line = QJsonDocument::fromJson(text).object();
    QCOMPARE(line.value(QStringLiteral("route")).toString(), QStringLiteral("/daysOff"));
    QCOMPARE(line.value(QStringLiteral("status")).toInt(), 200);
    QCOMPARE(line.value(QStringLiteral("correlation_id")).toString(),
             QStringLiteral("0af7651916cd43dd8448eb211c80319c"));
    QCOMPARE(line.value(QStringLiteral("subject")).toString().size(), 16);
    QVERIFY2(!text.contains("jettro") && !text.contains(token.left(20)), text);
}

void tst_ServerExposed::writesNothingOfWhoAskedOrWhat()
{
    const Doubles::TestPerson office {
        QStringLiteral("office"), QStringLiteral("subject-of-office"), {QStringLiteral("office-management")}};
    const QString agentName = QStringLiteral("agent");
    ServerProcess server(
        program,
        QStringList {agentName, QStringLiteral("--agent-listen"), QStringLiteral("127.0.0.1:0")}
            + arguments());
    QVERIFY2(server.waitForServices({hrName, agentName}), server.errors());
    const QByteArray token = m_issuer->tokenFor(office);
    const Http::Headers headers {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}};
    const QUrl hr = server.url(hrName);
    const QUrl agent = server.url(agentName);
    QCOMPARE(ask(hr, "POST", "/daysOffFor", headers, R"({"person_name":"roberto"})").status, 200);
    QCOMPARE(ask(hr, "PUT", "/employees/roberto/daysOff", headers,
                 R"({"days_off_available":14,"reason":"canary"})")
                 .status,
             200);
    QCOMPARE(ask(hr, "GET", "/employees?search=roberto", headers).status, 200);
    QCOMPARE(ask(hr, "POST", "/daysOffFor", headers, R"({"person_name":"ca\u001bnary"})").status, 422);
    QCOMPARE(ask(hr, "POST", "/daysOff", {{"Authorization", "Bearer canary.canary.canary"}}).status, 401);
    QCOMPARE(ask(agent, "POST", "/query", headers, R"({"query":"canary: days off of roberto?"})").status,
             200);
    QCOMPARE(ask(agent, "GET", "/conversations?search=canary", headers).status, 200);
    int asked = 7; // the agent asks HR too, once or more
    for (const char *hostile :
         {"GET /canary%1B[31m/roberto HTTP/1.1\r\nHost: HOST\r\nX-Request-Id: canary\"\\\r\n\r\n",
          "GET /canary\x1b[31m HTTP/1.1\r\nHost: HOST\r\n\r\n",
          "CANARY\x9b /health/live HTTP/1.1\r\nHost: HOST\r\n\r\n",
          "GET /health/live HTTP/1.1\r\nHost: HOST\r\nX-Request-Id: can\x07ry\r\n\r\n"}) {
        Doubles::RawClient client(hr);
        client.send(QByteArray(hostile).replace("HOST", hr.authority().toLatin1()));
        QVERIFY(client.response());
        ++asked;
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.requestLines().size() >= asked, 20000);

    const QByteArray all = server.errors() + server.requestLines().join('\n');
    for (const QByteArray &secret :
         {QByteArray("canary"), QByteArray("CANARY"), QByteArray("roberto"), QByteArray("office"),
          office.subject.toUtf8(), token.left(20), token.right(20)})
        QVERIFY2(!all.contains(secret), all);
    for (const char c : all)
        QVERIFY2((c >= 0x20 && c < 0x7F) || c == '\n', all);
    QSet<QString> subjects;
    const QSet<QString> known {QStringLiteral("time"),           QStringLiteral("service"),
                               QStringLiteral("method"),         QStringLiteral("route"),
                               QStringLiteral("status"),         QStringLiteral("duration_ms"),
                               QStringLiteral("correlation_id"), QStringLiteral("subject")};
    const QByteArrayList lines = server.requestLines();
    for (const QByteArray &text : lines) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const QStringList members = line.keys();
        const QSet<QString> has(members.cbegin(), members.cend());
        QVERIFY2(known.contains(has) && (known - has).subtract({QStringLiteral("subject")}).isEmpty(), text);
        QVERIFY2(!line.value(QLatin1String("correlation_id")).toString().isEmpty(), text);
        QVERIFY2(line.value(QLatin1String("duration_ms")).toDouble(-1) >= 0, text);
        if (has.contains(QStringLiteral("subject")))
            subjects.insert(line.value(QLatin1String("subject")).toString());
    }
    QCOMPARE(subjects.size(), 1); // one person, at both services: what they did can be followed
}

void tst_ServerExposed::countsRequests()
{
    ServerProcess server(program, arguments());
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(server.url(hrName), "POST", "/daysOff").status, 401);
    const Http::Headers headers {{"Authorization", "Bearer " + m_issuer->tokenFor(jettro)}};
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(server.url(hrName), "POST", "/daysOff", headers).status, 200);
    QCOMPARE(ask(server.url(hrName), "POST", "/daysOff", {{"Authorization", "Bearer x.y.z"}}).status, 401);
    PlainAnswer metrics;
    // What the gate counts arrives within a second.
    QTRY_VERIFY_WITH_TIMEOUT(
        (metrics = ask(server.url(hrName), "GET", "/metrics"))
            .body.contains("secureagent_token_verifications_total{outcome=\"good\"} 1\n"),
        20000);
    QCOMPARE(metrics.status, 200);
    for (const QByteArray line :
         {"secureagent_http_requests_total{method=\"POST\",route=\"/daysOff\",status=\"401\"} 4\n",
          "secureagent_http_requests_total{method=\"POST\",route=\"/daysOff\",status=\"200\"} 3\n",
          "secureagent_token_verifications_total{outcome=\"refused\"} 1\n",
          "secureagent_token_cache_hits_total 2\n"})
        QVERIFY2(metrics.body.contains(line), metrics.body);
    // One, and one more for each time that the issuer was late on a busy machine.
    QVERIFY2(metrics.body.contains("secureagent_key_refreshes_total ")
                 && !metrics.body.contains("secureagent_key_refreshes_total 0\n"),
             metrics.body);
}

void tst_ServerExposed::servesFromSeveralThreads()
{
    const QTemporaryDir folder;
    QStringList several = arguments({QStringLiteral("--hr-threads"), QStringLiteral("3")});
    several.replaceInStrings(QStringLiteral("sqlite::memory:"),
                             QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("hr.sqlite")));
    ServerProcess server(program, several);
    QVERIFY2(server.waitForServices({hrName}), server.errors());
    QCOMPARE(server.output().count('\n'), 1); // one service, however many threads
    const Http::Headers headers {{"Authorization", "Bearer " + m_issuer->tokenFor(jettro)}};
    std::vector<std::unique_ptr<Doubles::RawClient>> clients;
    for (int i = 0; i < 60; ++i) {
        clients.push_back(std::make_unique<Doubles::RawClient>(server.url(hrName)));
        clients.back()->request("POST", "/daysOff", {}, Doubles::formatFields(headers));
    }
    for (const auto &client : clients) {
        const auto response = client->response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }
    // Whoever is asked, the numbers are those of all.
    const PlainAnswer metrics = ask(server.url(hrName), "GET", "/metrics");
    QVERIFY2(metrics.body.contains(
                 "secureagent_http_requests_total{method=\"POST\",route=\"/daysOff\",status=\"200\"} 60\n"),
             metrics.body);
    QVERIFY2(metrics.body.contains("secureagent_http_connections 61\n"), metrics.body);
    server.terminate();
    QCOMPARE(server.waitForEnd(), 0);
}

QTEST_GUILESS_MAIN(tst_ServerExposed)
#include "tst_server_exposed.moc"
