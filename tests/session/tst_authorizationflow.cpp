// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpfixture.h"
#include "doubles/rawclient.h"
#include "http/networkclient.h"
#include "session/authorizationflow.h"
#include "session/doubles/listening.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using Doubles::HttpFixture;
using Doubles::isListening;
using Doubles::RawClient;
using Session::AuthorizationFlow;
using Session::SignInFailure;
using Session::TokenResponse;
using Kind = SignInFailure::Kind;

namespace {

/// A token endpoint that answers with what a test says and remembers what it was asked.
struct TokenEndpoint
{
    std::mutex mutex;
    QList<Http::Request> requests;
    Http::Reply reply = Http::Reply::json({{QStringLiteral("access_token"), QStringLiteral("access")},
                                           {QStringLiteral("refresh_token"), QStringLiteral("refresh")},
                                           {QStringLiteral("id_token"), QStringLiteral("identity")},
                                           {QStringLiteral("token_type"), QStringLiteral("bearer")},
                                           {QStringLiteral("expires_in"), 300}});
    bool silent = false;
    QList<Http::Responder> kept;

    int count()
    {
        const std::lock_guard lock(mutex);
        return int(requests.size());
    }
};

QString value(const QUrl &url, const char *name)
{
    return QUrlQuery(url).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

} // namespace

class tst_AuthorizationFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void asksWithFreshStateNonceAndChallengeEachTime();
    void keepsTheEndpointsOwnQuery();
    void redeemsTheCodeOnceWithTheVerifier();
    void leavesNoTokenInAPropertyOfQtsObjects();
    void survivesCallbacksThatAreNotItsOwn_data();
    void survivesCallbacksThatAreNotItsOwn();
    void refusesASecondCallback();
    void listensOnlyDuringTheSignIn();
    void checksTheIssuerOfTheResponse_data();
    void checksTheIssuerOfTheResponse();
    void tellsWhyTheProviderSaidNo_data();
    void tellsWhyTheProviderSaidNo();
    void cutsALongOrHtmlDescription();
    void endsWhenNobodyComesBackInTime();
    void endsWhenTheTokenEndpointFails_data();
    void endsWhenTheTokenEndpointFails();
    void endsWhenTheTokenEndpointIsSilent();
    void followsNoRedirectWithTheCode();
    void sendsTheCodeNoSecondTimeWhenTheConnectionBreaks();
    void canBeDestroyedWhileTheCodeIsRedeemed();
    void endsInNothingAfterCancel();

private:
    void start(Session::AuthorizationLimits limits = {});
    QByteArray callback(const QByteArray &query) const;
    std::optional<Doubles::RawResponse> comeBack(const QByteArray &query) const;
    std::optional<Doubles::RawResponse> comeBackWithCode(const QByteArray &code = "code-1") const
    {
        return comeBack("code=" + code + "&state=" + m_state);
    }
    QUrl listener() const { return QUrl(value(m_url, "redirect_uri")).adjusted(QUrl::RemovePath); }

    TokenEndpoint m_endpoint;
    std::unique_ptr<HttpFixture> m_server;
    std::unique_ptr<Http::NetworkClient> m_http;
    Jose::ProviderMetadata m_provider;
    std::unique_ptr<AuthorizationFlow> m_flow;
    QUrl m_url;
    QByteArray m_state;
    QList<TokenResponse> m_tokens;
    QList<SignInFailure> m_failures;
};

void tst_AuthorizationFlow::init()
{
    m_endpoint.requests.clear();
    m_endpoint.reply = TokenEndpoint().reply;
    m_endpoint.silent = false;
    m_server = std::make_unique<HttpFixture>([this](Http::Router &router, QObject *) {
        const auto token = [this](const Http::Request &request, Http::Responder responder) {
            const std::lock_guard lock(m_endpoint.mutex);
            m_endpoint.requests.append(request);
            if (m_endpoint.silent)
                m_endpoint.kept.append(responder);
            else
                responder.send(m_endpoint.reply);
        };
        router.add("POST", QStringLiteral("/token"), token);
        router.add("GET", QStringLiteral("/elsewhere"), token);
        router.add("POST", QStringLiteral("/elsewhere"), token);
    });
    m_http = std::make_unique<Http::NetworkClient>();
    m_provider = {};
    m_provider.issuer = QStringLiteral("https://idp.example/realm");
    m_provider.authorizationEndpoint = QUrl(QStringLiteral("https://idp.example/authorize"));
    m_provider.tokenEndpoint = m_server->url(QStringLiteral("/token"));
    m_tokens.clear();
    m_failures.clear();
}

void tst_AuthorizationFlow::cleanup()
{
    m_flow.reset();
    m_http.reset();
    m_server->inServer([this](Http::Server &) { m_endpoint.kept.clear(); });
    m_server.reset();
}

void tst_AuthorizationFlow::start(Session::AuthorizationLimits limits)
{
    m_flow = std::make_unique<AuthorizationFlow>(m_provider, Session::IdentitySettings {m_provider.issuer},
                                                 *m_http, limits);
    connect(m_flow.get(), &AuthorizationFlow::succeeded, this,
            [this](const TokenResponse &tokens) { m_tokens.append(tokens); });
    connect(m_flow.get(), &AuthorizationFlow::failed, this,
            [this](const SignInFailure &failure) { m_failures.append(failure); });
    const auto url = m_flow->start();
    QVERIFY(url);
    m_url = *url;
    m_state = value(m_url, "state").toLatin1();
}

QByteArray tst_AuthorizationFlow::callback(const QByteArray &query) const
{
    return "GET /callback?" + query + " HTTP/1.1\r\nHost: " + listener().authority().toLatin1() + "\r\n\r\n";
}

std::optional<Doubles::RawResponse> tst_AuthorizationFlow::comeBack(const QByteArray &query) const
{
    RawClient browser(listener());
    browser.send(callback(query));
    return browser.response();
}

void tst_AuthorizationFlow::asksWithFreshStateNonceAndChallengeEachTime()
{
    QSet<QString> seen;
    for (int i = 0; i < 3; ++i) {
        start();
        QVERIFY(m_url.toString().startsWith(QStringLiteral("https://idp.example/authorize?")));
        QCOMPARE(value(m_url, "response_type"), QStringLiteral("code"));
        QCOMPARE(value(m_url, "client_id"), QStringLiteral("fastapi-client"));
        QCOMPARE(value(m_url, "scope"), QStringLiteral("openid agent hr"));
        QCOMPARE(value(m_url, "code_challenge_method"), QStringLiteral("S256"));
        QCOMPARE(value(m_url, "nonce"), m_flow->nonce());
        QVERIFY(value(m_url, "redirect_uri").startsWith(QStringLiteral("http://127.0.0.1:")));
        QVERIFY(value(m_url, "redirect_uri").endsWith(QStringLiteral("/callback")));
        for (const char *name : {"state", "nonce", "code_challenge"}) {
            QCOMPARE(value(m_url, name).size(), 43); // 256 bits
            QCOMPARE(QUrlQuery(m_url).allQueryItemValues(QLatin1String(name)).size(), 1);
            seen.insert(value(m_url, name));
        }
    }
    QCOMPARE(seen.size(), 9);
}

void tst_AuthorizationFlow::keepsTheEndpointsOwnQuery()
{
    m_provider.authorizationEndpoint
        = QUrl(QStringLiteral("https://idp.example/authorize?tenant=a%2Bb&state=fixed"));
    start();
    QCOMPARE(value(m_url, "tenant"), QStringLiteral("a+b"));
    QVERIFY(m_state != "fixed");
    QCOMPARE(QUrlQuery(m_url).allQueryItemValues(QStringLiteral("state")).size(), 1);
}

void tst_AuthorizationFlow::redeemsTheCodeOnceWithTheVerifier()
{
    start();
    QSignalSpy returned(m_flow.get(), &AuthorizationFlow::returned);
    const auto page = comeBackWithCode("a%2Bb%2Fc%252F%3D%26%20d"); // a+b/c%2F=& d
    QVERIFY(page);
    QCOMPARE(page->status, 200);
    QTRY_COMPARE(m_tokens.size(), 1);
    QCOMPARE(m_tokens[0].accessToken.expose(), "access");
    QCOMPARE(m_tokens[0].refreshToken.expose(), "refresh");
    QCOMPARE(m_tokens[0].idToken.expose(), "identity");
    QCOMPARE(m_tokens[0].expiresIn, std::chrono::seconds(300));
    QCOMPARE(returned.size(), 1);
    QVERIFY(m_failures.isEmpty());

    QCOMPARE(m_endpoint.count(), 1);
    const Http::Request request = m_endpoint.requests[0];
    QCOMPARE(request.headers.value("Content-Type"), "application/x-www-form-urlencoded");
    QVERIFY(!request.headers.contains("Authorization"));
    QVERIFY(!request.headers.contains("Cookie"));
    const QUrl form(QStringLiteral("http://form/?") + QString::fromLatin1(request.body));
    QCOMPARE(value(form, "grant_type"), QStringLiteral("authorization_code"));
    QCOMPARE(value(form, "code"), QStringLiteral("a+b/c%2F=& d"));
    QCOMPARE(value(form, "client_id"), QStringLiteral("fastapi-client"));
    QCOMPARE(value(form, "redirect_uri"), value(m_url, "redirect_uri"));
    QVERIFY(!request.body.contains("client_secret"));
    const QByteArray hash
        = QCryptographicHash::hash(value(form, "code_verifier").toLatin1(), QCryptographicHash::Sha256);
    QCOMPARE(
        QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)),
        value(m_url, "code_challenge"));
    for (const char *name : {"code", "code_verifier", "client_id", "redirect_uri", "grant_type"})
        QCOMPARE(QUrlQuery(form).allQueryItemValues(QLatin1String(name)).size(), 1);
}

void tst_AuthorizationFlow::leavesNoTokenInAPropertyOfQtsObjects()
{
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
    QVERIFY(m_flow->dynamicPropertyNames().isEmpty());
    const auto below = m_flow->findChildren<QObject *>();
    for (const QObject *object : below) {
        for (int i = 0; i < object->metaObject()->propertyCount(); ++i) {
            const QString shown = object->metaObject()->property(i).read(object).toString();
            for (const char *secret : {"access", "refresh", "identity", "code-1"})
                QVERIFY2(!shown.contains(QLatin1String(secret)), object->metaObject()->property(i).name());
        }
    }
}

void tst_AuthorizationFlow::survivesCallbacksThatAreNotItsOwn_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no state") << QByteArray("code=attack");
    QTest::newRow("another state") << QByteArray(
        "code=attack&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    QTest::newRow("the state and more") << QByteArray("code=attack&state=STATEx");
    QTest::newRow("half of the state") << QByteArray("code=attack&state=HALF");
    QTest::newRow("an error with another state") << QByteArray("error=access_denied&state=other");
    QTest::newRow("an error without a state") << QByteArray("error=access_denied");
}

void tst_AuthorizationFlow::survivesCallbacksThatAreNotItsOwn()
{
    QFETCH(QByteArray, query);
    start();
    const auto page = comeBack(query.replace("STATE", m_state).replace("HALF", m_state.left(20)));
    QVERIFY(page);
    QCOMPARE(page->status, 400);
    QVERIFY(isListening(listener()));
    // The right one still counts, and only that reached the token endpoint.
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
    QCOMPARE(m_endpoint.count(), 1);
    QVERIFY(m_endpoint.requests[0].body.contains("code-1"));
    QVERIFY(m_failures.isEmpty());
}

void tst_AuthorizationFlow::refusesASecondCallback()
{
    start();
    RawClient second(listener());
    second.send(callback("code=code-2&state=" + m_state).chopped(2)); // all but the end
    QTest::qWait(0);
    QVERIFY(comeBackWithCode());
    second.send("\r\n");
    const auto page = second.response();
    QVERIFY(page);
    QCOMPARE(page->status, 400);
    QVERIFY(!isListening(listener()));
    QTRY_COMPARE(m_tokens.size(), 1);
    QCOMPARE(m_endpoint.count(), 1);
}

void tst_AuthorizationFlow::listensOnlyDuringTheSignIn()
{
    start();
    const QUrl first = listener();
    QVERIFY(isListening(first));
    m_flow->cancel();
    QVERIFY(!isListening(first));
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_tokens.size(), 1);
    QVERIFY(!isListening(listener()));
}

void tst_AuthorizationFlow::checksTheIssuerOfTheResponse_data()
{
    QTest::addColumn<bool>("announced");
    QTest::addColumn<QByteArray>("issuer");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("announced and right") << true << QByteArray("&iss=https://idp.example/realm") << true;
    QTest::newRow("announced and missing") << true << QByteArray() << false;
    QTest::newRow("announced and another") << true << QByteArray("&iss=https://evil.example") << false;
    QTest::newRow("with a slash more") << true << QByteArray("&iss=https://idp.example/realm/") << false;
    QTest::newRow("not announced, right") << false << QByteArray("&iss=https://idp.example/realm") << true;
    QTest::newRow("not announced, missing") << false << QByteArray() << true;
    QTest::newRow("not announced, another") << false << QByteArray("&iss=https://evil.example") << false;
    QTest::newRow("not announced, empty") << false << QByteArray("&iss=") << false;
}

void tst_AuthorizationFlow::checksTheIssuerOfTheResponse()
{
    QFETCH(bool, announced);
    QFETCH(QByteArray, issuer);
    QFETCH(bool, accepted);
    m_provider.sendsIssuerInResponse = announced;
    start();
    QVERIFY(comeBack("code=code-1&state=" + m_state + issuer));
    QTRY_COMPARE(m_tokens.size() + m_failures.size(), 1);
    QCOMPARE(m_tokens.size(), accepted ? 1 : 0);
    QCOMPARE(m_endpoint.count(), accepted ? 1 : 0); // the code went nowhere
    if (!accepted)
        QCOMPARE(m_failures[0].kind, Kind::Rejected);
}

void tst_AuthorizationFlow::tellsWhyTheProviderSaidNo_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<Session::SignInFailure::Kind>("kind");
    QTest::newRow("denied") << QByteArray("error=access_denied") << Kind::Denied;
    QTest::newRow("denied, with a code") << QByteArray("error=access_denied&code=x") << Kind::Denied;
    QTest::newRow("overloaded") << QByteArray("error=temporarily_unavailable") << Kind::ProviderUnreachable;
    QTest::newRow("failed") << QByteArray("error=server_error") << Kind::ProviderUnreachable;
    QTest::newRow("scope") << QByteArray("error=invalid_scope") << Kind::ProviderNotUnderstood;
    QTest::newRow("empty error") << QByteArray("error=") << Kind::ProviderNotUnderstood;
    QTest::newRow("no code") << QByteArray("") << Kind::Rejected;
    QTest::newRow("an empty code") << QByteArray("code=") << Kind::Rejected;
    QTest::newRow("a long code") << QByteArray("code=" + QByteArray(9000, 'x')) << Kind::Rejected;
}

void tst_AuthorizationFlow::tellsWhyTheProviderSaidNo()
{
    QFETCH(QByteArray, query);
    QFETCH(Session::SignInFailure::Kind, kind);
    start();
    const auto page = comeBack("state=" + m_state + '&' + query);
    QVERIFY(page);
    QVERIFY(page->body.contains("not signed in"));
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, kind);
    QCOMPARE(m_endpoint.count(), 0);
    QVERIFY(!isListening(listener()));
}

void tst_AuthorizationFlow::cutsALongOrHtmlDescription()
{
    start();
    const auto page = comeBack("error=access_denied&state=" + m_state
                               + "&error_description=%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AEno%0d%0a"
                               + QByteArray(5000, 'x'));
    QVERIFY(page);
    QVERIFY(!page->body.contains("alert"));
    QTRY_COMPARE(m_failures.size(), 1);
    const QString detail = m_failures[0].detail;
    QVERIFY(detail.size() <= 200);
    for (const char *piece : {"<", ">", "script", "\r", "\n"})
        QVERIFY2(!detail.contains(QLatin1String(piece)), piece);
    QVERIFY(!detail.contains(QChar(0x202e)));
}

void tst_AuthorizationFlow::endsWhenNobodyComesBackInTime()
{
    start({.browserTime = std::chrono::milliseconds(100)});
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::TimedOut);
    QVERIFY(!isListening(listener()));
}

void tst_AuthorizationFlow::endsWhenTheTokenEndpointFails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Session::SignInFailure::Kind>("kind");
    QTest::newRow("invalid_grant") << 400 << QByteArray(R"({"error":"invalid_grant"})") << Kind::Rejected;
    QTest::newRow("invalid_client") << 401 << QByteArray(R"({"error":"invalid_client"})")
                                    << Kind::ProviderNotUnderstood;
    QTest::newRow("error in a 200") << 200 << QByteArray(R"({"error":"invalid_grant"})") << Kind::Rejected;
    QTest::newRow("HTML") << 200 << QByteArray("<!DOCTYPE html><p>Log in to this network")
                          << Kind::ProviderNotUnderstood;
    QTest::newRow("HTML error") << 400 << QByteArray("<h1>Bad Request") << Kind::ProviderNotUnderstood;
    QTest::newRow("500") << 500 << QByteArray("{}") << Kind::ProviderUnreachable;
    QTest::newRow("503") << 503 << QByteArray("<h1>Down") << Kind::ProviderUnreachable;
    QTest::newRow("empty") << 200 << QByteArray() << Kind::ProviderNotUnderstood;
    QTest::newRow("no token") << 200 << QByteArray(R"({"token_type":"Bearer"})")
                              << Kind::ProviderNotUnderstood;
    QTest::newRow("another type") << 200 << QByteArray(R"({"token_type":"MAC","access_token":"a"})")
                                  << Kind::ProviderNotUnderstood;
    QTest::newRow("header injection")
        << 200 << QByteArray(R"({"token_type":"Bearer","access_token":"a\r\nX: y"})")
        << Kind::ProviderNotUnderstood;
    QTest::newRow("a number as token")
        << 200 << QByteArray(R"({"token_type":"Bearer","access_token":5})") << Kind::ProviderNotUnderstood;
    QTest::newRow("an array") << 200 << QByteArray("[]") << Kind::ProviderNotUnderstood;
    QTest::newRow("1 MB") << 200 << QByteArray("{\"access_token\":\"" + QByteArray(1000000, 'x') + "\"}")
                          << Kind::ProviderNotUnderstood;
}

void tst_AuthorizationFlow::endsWhenTheTokenEndpointFails()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Session::SignInFailure::Kind, kind);
    m_endpoint.reply = Http::Reply::text(body, "application/json");
    m_endpoint.reply.status = status;
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, kind);
    QVERIFY(m_tokens.isEmpty());
    QCOMPARE(m_endpoint.count(), 1);
}

void tst_AuthorizationFlow::endsWhenTheTokenEndpointIsSilent()
{
    m_endpoint.silent = true;
    start({.requestTime = std::chrono::milliseconds(200)});
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::ProviderUnreachable);
}

void tst_AuthorizationFlow::followsNoRedirectWithTheCode()
{
    for (const int status : {302, 307}) {
        m_endpoint.requests.clear();
        m_endpoint.reply = Http::Reply();
        m_endpoint.reply.status = status;
        m_endpoint.reply.headers.set("Location", m_server->url(QStringLiteral("/elsewhere")).toEncoded());
        m_failures.clear();
        start();
        QVERIFY(comeBackWithCode());
        QTRY_COMPARE(m_failures.size(), 1);
        QCOMPARE(m_failures[0].kind, Kind::ProviderNotUnderstood);
        QCOMPARE(m_endpoint.count(), 1);
    }
}

void tst_AuthorizationFlow::sendsTheCodeNoSecondTimeWhenTheConnectionBreaks()
{
    QTcpServer rude;
    QVERIFY(rude.listen(QHostAddress::LocalHost));
    int requests = 0;
    connect(&rude, &QTcpServer::newConnection, this, [&rude, &requests, this] {
        QTcpSocket *socket = rude.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [socket, &requests] {
            if (socket->readAll().contains("code_verifier"))
                ++requests;
            socket->close();
        });
    });
    m_provider.tokenEndpoint = QUrl(QStringLiteral("http://127.0.0.1:%1/token").arg(rude.serverPort()));
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_failures.size(), 1);
    QCOMPARE(m_failures[0].kind, Kind::ProviderUnreachable);
    QVERIFY2(requests <= 1, qPrintable(QString::number(requests)));
}

void tst_AuthorizationFlow::canBeDestroyedWhileTheCodeIsRedeemed()
{
    m_endpoint.silent = true;
    start();
    QVERIFY(comeBackWithCode());
    QTRY_COMPARE(m_endpoint.count(), 1);
    m_flow.reset();
    m_server->inServer([this](Http::Server &) {
        for (const Http::Responder &responder : m_endpoint.kept)
            responder.send(m_endpoint.reply);
    });
    QTest::qWait(50);
    QVERIFY(m_tokens.isEmpty());
    QVERIFY(m_failures.isEmpty());
}

void tst_AuthorizationFlow::endsInNothingAfterCancel()
{
    start();
    connect(m_flow.get(), &AuthorizationFlow::returned, this, [this] { m_flow->cancel(); });
    QVERIFY(comeBackWithCode());
    QTest::qWait(50);
    QVERIFY(m_failures.isEmpty());
    QVERIFY(m_tokens.isEmpty());
    QCOMPARE(m_endpoint.count(), 0);
}

QTEST_GUILESS_MAIN(tst_AuthorizationFlow)
#include "tst_authorizationflow.moc"
