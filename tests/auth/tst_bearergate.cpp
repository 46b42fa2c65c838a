// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/bearergate.h"
#include "auth/resourcemetadata.h"
#include "doubles/plainhttp.h"
#include "doubles/rawclient.h"
#include "doubles/testissuer.h"
#include "http/server.h"

#include <QJsonArray>
#include <QTest>

using Doubles::FakeHttpClient;
using Doubles::PlainAnswer;
using Doubles::TestIssuer;

namespace {

const QByteArray metadataUrl = "http://127.0.0.1:8001/.well-known/oauth-protected-resource";

QJsonObject withRoles(const QJsonValue &roles, const QString &client = QStringLiteral("fastapi-client"))
{
    return {{QStringLiteral("resource_access"),
             QJsonObject {{client, QJsonObject {{QStringLiteral("roles"), roles}}}}}};
}

QJsonObject with(const char *member, const QJsonValue &value)
{
    return {{QLatin1String(member), value}};
}

} // namespace

/// A real server on loopback with one route for everybody and one for a role.
class tst_BearerGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void letsAGoodTokenThrough();
    void tellsTheHandlerWhoIsCalling();
    void asksForCredentials_data();
    void asksForCredentials();
    void refusesABadToken_data();
    void refusesABadToken();
    void takesNoTokenFromElsewhere_data();
    void takesNoTokenFromElsewhere();
    void takesNoTokenThatComesTwice();
    void refusesBeforeItReadsTheBody();
    void letsOnlyTheRoleThrough_data();
    void letsOnlyTheRoleThrough();
    void isUnavailableWithoutKeys();
    void tellsAProviderThatIsAwayFromOneWithoutKeys_data();
    void tellsAProviderThatIsAwayFromOneWithoutKeys();
    void answersManyWhileKeysAreOnTheirWay();
    void survivesACallerWhoLeavesMeanwhile();
    void publishesItsMetadata();
    void refusesAPersonWhoAsksTooMuch();
    void countsWhatItDoes();

private:
    void start(bool published = true, int requestsPerSecond = 0);
    void start(std::unique_ptr<FakeHttpClient> client, int requestsPerSecond = 0);
    PlainAnswer ask(const Http::Headers &headers, const QByteArray &target = "/anyone",
                    const QByteArray &body = "{}")
    {
        return Doubles::ask(m_socket->url(), "POST", target, headers, body);
    }
    static Http::Headers bearer(const QByteArray &token) { return {{"Authorization", "Bearer " + token}}; }

    const TestIssuer m_issuer;
    const Jose::PrivateKey m_other = Jose::PrivateKey::generate().value();
    std::unique_ptr<FakeHttpClient> m_client;
    std::unique_ptr<Auth::BearerGate> m_gate;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<Http::Server> m_server;
    QList<Auth::Principal> m_callers; ///< of each time that a handler was reached
};

void tst_BearerGate::init()
{
    start();
}

void tst_BearerGate::start(bool published, int requestsPerSecond)
{
    auto client = std::make_unique<FakeHttpClient>();
    if (published)
        m_issuer.publish(*client);
    start(std::move(client), requestsPerSecond);
}

void tst_BearerGate::start(std::unique_ptr<FakeHttpClient> client, int requestsPerSecond)
{
    m_server.reset();
    m_gate.reset();
    m_callers.clear();
    m_client = std::move(client);
    const Auth::GateOptions options {m_issuer.issuer(), QStringLiteral("hr-api"),
                                     QStringLiteral("fastapi-client"), QUrl::fromEncoded(metadataUrl),
                                     requestsPerSecond};
    m_gate = std::make_unique<Auth::BearerGate>(*m_client, options, nullptr, m_issuer.clock());

    Http::Router router;
    const auto handler = [this](const Http::Request &request, const Auth::Principal &caller,
                                const Http::Responder &responder) {
        m_callers.append(caller);
        responder.send(Http::Reply::text(request.body));
    };
    router.add("POST", QStringLiteral("/anyone"), m_gate->signedIn(handler));
    router.add("POST", QStringLiteral("/managers"),
               m_gate->withRole(QStringLiteral("office-management"), QStringLiteral("office"), handler));
    // The server refuses a doubled header itself: here the gate meets one.
    router.add("POST", QStringLiteral("/doubled"),
               [gated = m_gate->signedIn(handler)](Http::Request request, const Http::Responder &responder) {
                   request.headers.add("Authorization", request.headers.value("Authorization"));
                   gated(request, responder);
               });
    Auth::addResourceMetadata(router, QUrl(QStringLiteral("http://127.0.0.1:8001")), m_issuer.issuer(),
                              QStringLiteral("HR Agent API"));
    m_server = std::make_unique<Http::Server>(std::move(router), Http::ServerOptions {});
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    m_socket.emplace(std::move(*socket));
    QVERIFY(m_server->listen(*m_socket));
}

void tst_BearerGate::letsAGoodTokenThrough()
{
    const QByteArray token = m_issuer.accessToken();
    for (const char *scheme : {"Bearer ", "bearer ", "BEARER ", "Bearer  "}) {
        const PlainAnswer answer = ask({{"Authorization", scheme + token}}, "/anyone", "hello");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray("hello"));
        QVERIFY(!answer.headers.contains("WWW-Authenticate"));
    }
    QCOMPARE(m_callers.size(), 4);
}

void tst_BearerGate::tellsTheHandlerWhoIsCalling()
{
    const QByteArray token
        = m_issuer.accessToken(withRoles(QJsonArray {QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(ask(bearer(token)).status, 200);
    const Auth::Principal &caller = m_callers.first();
    QCOMPARE(caller.issuer, m_issuer.issuer());
    QCOMPARE(caller.subject, QStringLiteral("0f2b1c9e"));
    QCOMPARE(caller.name, QStringLiteral("jettro"));
    QVERIFY(caller.nameIsUsername);
    QCOMPARE(caller.roles, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(caller.audience, (QStringList {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}));
    QVERIFY(caller.expires == m_issuer.now() + std::chrono::seconds(300));
    QCOMPARE(caller.token.expose(), token);
}

void tst_BearerGate::asksForCredentials_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("no header") << QByteArray();
    QTest::newRow("another scheme") << QByteArray("Basic amV0dHJvOmpldHRybw==");
    QTest::newRow("a token of another scheme") << "DPoP " + m_issuer.accessToken();
    QTest::newRow("a token without a scheme") << m_issuer.accessToken();
    QTest::newRow("a scheme without a token") << QByteArray("Bearer");
    QTest::newRow("a scheme that starts alike") << "Bearerer " + m_issuer.accessToken();
}

void tst_BearerGate::asksForCredentials()
{
    QFETCH(QByteArray, authorization);
    const PlainAnswer answer
        = ask(authorization.isEmpty() ? Http::Headers() : Http::Headers {{"Authorization", authorization}});
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.headers.value("WWW-Authenticate"), "Bearer resource_metadata=\"" + metadataUrl + '"');
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(answer.detail(), QStringLiteral("Not authenticated"));
    QVERIFY(m_callers.isEmpty());
}

void tst_BearerGate::refusesABadToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("no token at all") << QByteArray("x");
    QTest::newRow("garbage") << QByteArray("a.b.c");
    QTest::newRow("two tokens") << m_issuer.accessToken() + ' ' + m_issuer.accessToken();
    QTest::newRow("signed by another key") << Jose::signToken(m_other, m_issuer.header(), m_issuer.claims());
    const auto row = [this](const char *name, const char *member, const QJsonValue &value) {
        QTest::newRow(name) << m_issuer.accessToken(with(member, value));
    };
    // What the reference services let in.
    row("without exp", "exp", QStringLiteral("(none)"));
    row("without aud", "aud", QStringLiteral("(none)"));
    row("ID token", "typ", QStringLiteral("ID"));
    row("refresh token", "typ", QStringLiteral("Refresh"));
    row("name is a list", "preferred_username", QJsonArray {QStringLiteral("jettro")});
    row("for another audience", "aud", QStringLiteral("secure-agent"));
    row("expired", "exp", 1);
}

void tst_BearerGate::refusesABadToken()
{
    QFETCH(QByteArray, token);
    const PlainAnswer answer = ask(bearer(token));
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.headers.value("WWW-Authenticate"),
             R"(Bearer error="invalid_token", error_description="Invalid token", resource_metadata=")"
                 + metadataUrl + '"');
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QCOMPARE(answer.detail(), QStringLiteral("Invalid token"));
    QCOMPARE(answer.json().value(QStringLiteral("status")).toInt(), 401);
    QVERIFY(m_callers.isEmpty());
}

void tst_BearerGate::takesNoTokenFromElsewhere_data()
{
    QTest::addColumn<Http::Headers>("headers");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const QByteArray token = m_issuer.accessToken();
    const Http::Headers form {{"Content-Type", "application/x-www-form-urlencoded"}};
    QTest::newRow("in the query") << Http::Headers() << "/anyone?access_token=" + token << QByteArray();
    QTest::newRow("in the body") << form << QByteArray("/anyone") << "access_token=" + token;
    QTest::newRow("in a cookie") << Http::Headers {{"Cookie", "access_token=" + token}}
                                 << QByteArray("/anyone") << QByteArray();
    QTest::newRow("for a proxy") << Http::Headers {{"Proxy-Authorization", "Bearer " + token}}
                                 << QByteArray("/anyone") << QByteArray();
    QTest::newRow("in two headers") << Http::Headers {{"Authorization", "Bearer " + token},
                                                      {"Authorization", "Bearer " + token}}
                                    << QByteArray("/anyone") << QByteArray();
    QTest::newRow("beside another scheme")
        << Http::Headers {{"Authorization", "Basic eDp5"}, {"Authorization", "Bearer " + token}}
        << QByteArray("/anyone") << QByteArray();
}

void tst_BearerGate::takesNoTokenFromElsewhere()
{
    QFETCH(Http::Headers, headers);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const PlainAnswer answer = ask(headers, target, body);
    // A server that refuses a doubled header in itself (400) is as good.
    QVERIFY2(answer.status == 401 || (headers.values("Authorization").size() == 2 && answer.status == 400),
             qPrintable(QString::number(answer.status)));
    QVERIFY(m_callers.isEmpty());
}

void tst_BearerGate::takesNoTokenThatComesTwice()
{
    QCOMPARE(ask(bearer(m_issuer.accessToken())).status, 200);
    m_callers.clear();
    const PlainAnswer answer = ask(bearer(m_issuer.accessToken()), "/doubled");
    QCOMPARE(answer.status, 401);
    QVERIFY(answer.headers.value("WWW-Authenticate").contains("invalid_token"));
    QVERIFY(m_callers.isEmpty());
}

void tst_BearerGate::refusesBeforeItReadsTheBody()
{
    for (const char *target : {"/anyone", "/managers"}) {
        const PlainAnswer answer = ask({{"Content-Type", "application/json"}}, target, "{not json");
        QCOMPARE(answer.status, 401);
    }
    QVERIFY(m_callers.isEmpty());
}

void tst_BearerGate::letsOnlyTheRoleThrough_data()
{
    QTest::addColumn<QJsonObject>("claims");
    QTest::addColumn<bool>("through");
    const QString role = QStringLiteral("office-management");
    QTest::newRow("the role") << withRoles(QJsonArray {role}) << true;
    QTest::newRow("among others") << withRoles(QJsonArray {QStringLiteral("x"), role}) << true;
    QTest::newRow("no roles at all") << QJsonObject() << false;
    QTest::newRow("another role") << withRoles(QJsonArray {QStringLiteral("office")}) << false;
    QTest::newRow("a longer one") << withRoles(QJsonArray {QStringLiteral("office-management-2")}) << false;
    QTest::newRow("a string that holds it")
        << withRoles(QStringLiteral("not_office-management_at_all")) << false;
    QTest::newRow("the string itself") << withRoles(role) << false;
    QTest::newRow("an object") << withRoles(QJsonObject {{role, true}}) << false;
    QTest::newRow("nested") << withRoles(QJsonArray {QJsonArray {role}}) << false;
    QTest::newRow("beside a number") << withRoles(QJsonArray {role, 1}) << false;
    QTest::newRow("of another client")
        << withRoles(QJsonArray {role}, QStringLiteral("secure-agent")) << false;
    QTest::newRow("of the realm") << with("realm_access",
                                          QJsonObject {{QStringLiteral("roles"), QJsonArray {role}}})
                                  << false;
}

void tst_BearerGate::letsOnlyTheRoleThrough()
{
    QFETCH(QJsonObject, claims);
    QFETCH(bool, through);
    const QByteArray token = m_issuer.accessToken(claims);
    QCOMPARE(ask(bearer(token)).status, 200);
    m_callers.clear();
    const PlainAnswer answer = ask(bearer(token), "/managers");
    QCOMPARE(m_callers.size(), through ? 1 : 0);
    QCOMPARE(answer.status, through ? 200 : 403);
    if (through)
        return;
    QVERIFY(!answer.headers.contains("WWW-Authenticate"));
    QCOMPARE(answer.detail(), QStringLiteral("Insufficient permissions"));
    QCOMPARE(answer.json().value(QStringLiteral("required_roles")).toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(answer.json().value(QStringLiteral("who_can_help")).toString(), QStringLiteral("office"));
}

void tst_BearerGate::isUnavailableWithoutKeys()
{
    start(false);
    const PlainAnswer answer = ask(bearer(m_issuer.accessToken()));
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.headers.value("Retry-After").toInt() > 0);
    QVERIFY(!answer.headers.contains("WWW-Authenticate"));
    QVERIFY(!answer.detail().contains(QLatin1String("9999")));
    QVERIFY(!m_gate->hasKeys());
    QVERIFY(m_callers.isEmpty());
    // Who brings nothing is asked for it, keys or not.
    QCOMPARE(ask({}).status, 401);
}

void tst_BearerGate::tellsAProviderThatIsAwayFromOneWithoutKeys_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("answers");
    const QString discovery = QString::fromLatin1(Doubles::discoveryPath);
    const QString keys = QStringLiteral("/jwks");
    QTest::newRow("away") << discovery << 0 << QByteArray() << false;
    QTest::newRow("broken") << discovery << 500 << QByteArray("{}") << false;
    QTest::newRow("no description") << discovery << 404 << QByteArray("{}") << true;
    QTest::newRow("a page") << discovery << 200 << QByteArray("<!DOCTYPE html>") << true;
    QTest::newRow("another one") << discovery << 200 << QByteArray(R"({"issuer":"https://other"})") << true;
    QTest::newRow("keys away") << keys << 0 << QByteArray() << false;
    QTest::newRow("keys broken") << keys << 503 << QByteArray() << false;
    QTest::newRow("keys not found") << keys << 404 << QByteArray() << true;
    QTest::newRow("too much") << keys << 200 << QByteArray(300 * 1024, ' ') << true;
    QTest::newRow("no keys") << keys << 200 << QByteArray(R"({"keys":[]})") << true;
    QTest::newRow("keys of another kind") << keys << 200 << QByteArray(R"({"keys":[{"kty":"EC"}]})") << true;
}

void tst_BearerGate::tellsAProviderThatIsAwayFromOneWithoutKeys()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, answers);
    auto client = std::make_unique<FakeHttpClient>();
    m_issuer.publish(*client);
    client->forget(path);
    if (status != 0)
        client->answer(path, status, body);
    start(std::move(client));
    const PlainAnswer answer = ask(bearer(m_issuer.accessToken()));
    QCOMPARE(answer.status, 503);
    QVERIFY(m_callers.isEmpty());
    QVERIFY(answer.headers.contains("Retry-After"));
    QVERIFY2(answer.detail().startsWith(answers ? QStringLiteral("The identity provider answers, but ")
                                                : QStringLiteral("The identity provider does not answer.")),
             qPrintable(answer.detail()));
}

void tst_BearerGate::answersManyWhileKeysAreOnTheirWay()
{
    start(false);
    m_issuer.publish(*m_client);
    m_client->hold();
    // A gate of its own, whose first fetch hangs.
    const Auth::GateOptions options {m_issuer.issuer(), QStringLiteral("hr-api"), {}, {}};
    Auth::BearerGate gate(*m_client, options, nullptr, m_issuer.clock());
    Http::Router router;
    int reached = 0;
    router.add("POST", QStringLiteral("/anyone"),
               gate.signedIn([&reached](const Http::Request &, const Auth::Principal &,
                                        const Http::Responder &responder) {
                   ++reached;
                   responder.send(Http::Reply::text("ok"));
               }));
    router.add("GET", QStringLiteral("/open"), [](const Http::Request &, const Http::Responder &responder) {
        responder.send(Http::Reply::text("open"));
    });
    Http::Server server(std::move(router), {});
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket && server.listen(*socket));
    Doubles::RawClient first(socket->url());
    Doubles::RawClient second(socket->url());
    for (auto *connection : {&first, &second})
        connection->request("POST", "/anyone", "{}", Doubles::formatFields(bearer(m_issuer.accessToken())));
    // Others are served meanwhile.
    QCOMPARE(Doubles::ask(socket->url(), "GET", "/open").status, 200);
    QCOMPARE(reached, 0);
    m_client->release();
    for (auto *connection : {&first, &second}) {
        const auto answer = connection->response();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
    QCOMPARE(reached, 2);
    QCOMPARE(m_client->count(QStringLiteral("/jwks")), 1);
}

void tst_BearerGate::survivesACallerWhoLeavesMeanwhile()
{
    start(false);
    m_issuer.publish(*m_client);
    m_client->hold();
    const Auth::GateOptions options {m_issuer.issuer(), QStringLiteral("hr-api"), {}, {}};
    Auth::BearerGate gate(*m_client, options, nullptr, m_issuer.clock());
    Http::Router router;
    int reached = 0;
    router.add("POST", QStringLiteral("/anyone"),
               gate.signedIn([&reached](const Http::Request &, const Auth::Principal &,
                                        const Http::Responder &responder) {
                   ++reached;
                   responder.send(Http::Reply::text("ok"));
               }));
    Http::Server server(std::move(router), {});
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket && server.listen(*socket));
    Doubles::RawClient leaves(socket->url());
    leaves.request("POST", "/anyone", "{}", Doubles::formatFields(bearer(m_issuer.accessToken())));
    QTRY_COMPARE(server.connectionCount(), 1);
    leaves.leave();
    QTRY_COMPARE(server.connectionCount(), 0);
    m_client->release();
    // The gate still works for the next one, and nobody works for the one who left.
    QCOMPARE(Doubles::ask(socket->url(), "POST", "/anyone", bearer(m_issuer.accessToken()), "{}").status,
             200);
    QCOMPARE(reached, 1);
}

void tst_BearerGate::publishesItsMetadata()
{
    const PlainAnswer answer = Doubles::ask(m_socket->url(), "GET", "/.well-known/oauth-protected-resource");
    QCOMPARE(answer.status, 200);
    const QJsonObject expected {
        {QStringLiteral("resource"), QStringLiteral("http://127.0.0.1:8001")},
        {QStringLiteral("authorization_servers"), QJsonArray {m_issuer.issuer()}},
        {QStringLiteral("bearer_methods_supported"), QJsonArray {QStringLiteral("header")}},
        {QStringLiteral("resource_name"), QStringLiteral("HR Agent API")}};
    QCOMPARE(answer.json(), expected);
}

void tst_BearerGate::refusesAPersonWhoAsksTooMuch()
{
    start(true, 1);
    const QByteArray token = m_issuer.accessToken();
    PlainAnswer answer;
    // Ten at once, then one a second: a slow machine needs some more until it is too much.
    for (int i = 0; i < 1000 && answer.status != 429; ++i) {
        answer = ask(bearer(token));
        QVERIFY(answer.status == 200 || i >= 10);
    }
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.headers.value("Retry-After"), QByteArray("1"));
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY(!answer.headers.contains("WWW-Authenticate"));
    QVERIFY(m_callers.size() >= 10);
    QCOMPARE(m_gate->counts().tooMany, 1U);
    // Another token of the same person does not help; another person is not meant.
    const qsizetype reached = m_callers.size();
    QVERIFY(ask(bearer(m_issuer.accessToken(with("jti", QStringLiteral("2"))))).status == 429
            || m_callers.size() > reached); // a second has passed
    QCOMPARE(ask(bearer(m_issuer.accessToken(with("sub", QStringLiteral("another"))))).status, 200);
    // Nobody takes from a person's bucket without their token.
    start(true, 1);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(ask(bearer(Jose::signToken(m_other, m_issuer.header(), m_issuer.claims()))).status, 401);
    QCOMPARE(ask(bearer(token)).status, 200);
}

void tst_BearerGate::countsWhatItDoes()
{
    const QByteArray token = m_issuer.accessToken();
    QCOMPARE(ask(bearer(token)).status, 200);
    QCOMPARE(ask(bearer(token)).status, 200);
    QCOMPARE(ask(bearer("a.b.c")).status, 401);
    const Auth::GateCounts counts = m_gate->counts();
    QCOMPARE(counts.tokens.verified, 1U);
    QCOMPARE(counts.tokens.cacheHits, 1U);
    QCOMPARE(counts.tokens.refused, 1U);
    QCOMPARE(counts.keyRefreshes, 1U);
    QCOMPARE(counts.tooMany, 0U);
}

QTEST_GUILESS_MAIN(tst_BearerGate)
#include "tst_bearergate.moc"
