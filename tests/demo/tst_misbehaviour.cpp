// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/servicethread.h"
#include "demo/identityprovider.h"
#include "http/networkclient.h"
#include "jose/claims.h"
#include "jose/keyset.h"
#include "providerclient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using Demo::IdentityProvider;
using Demo::Misbehaviour;
using Fault = Misbehaviour::Fault;

namespace {

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

} // namespace

/// The provider lives in a thread of its own, as in the programs, and is turned bad from outside.
class tst_Misbehaviour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void failsAtEachEndpoint_data();
    void failsAtEachEndpoint();
    void stallsUntilTheCallerLeaves();
    void answersSlowly();
    void liesAboutTheIssuer();
    void answersTheAuthorizationWrongly();
    void makesABadIdToken_data();
    void makesABadIdToken();
    void misbehavesAtTheTokenEndpoint();
    void drains();

private:
    void behave(const Misbehaviour &misbehaviour)
    {
        QMetaObject::invokeMethod(
            m_provider, [&]() { m_provider->setMisbehaviour(misbehaviour); }, Qt::BlockingQueuedConnection);
    }
    Core::Result<Jose::Token> verified(const QString &token)
    {
        const auto keys = Jose::KeySet::parse(m_client->get(QStringLiteral("/jwks")).body);
        auto parsed = Jose::parseToken(token.toLatin1());
        if (!keys || !parsed)
            return Core::failure(Core::Error::Code::Invalid, QStringLiteral("no token"));
        const Jose::PublicKey *key = keys->find(parsed->keyId());
        if (!key || !key->verifyRs256(parsed->signingInput, parsed->signature))
            return Core::failure(Core::Error::Code::Unauthorized, QStringLiteral("signature"));
        return parsed;
    }

    Http::NetworkClient m_network;
    std::optional<Http::ListeningSocket> m_socket;
    std::unique_ptr<Core::ServiceThread> m_thread;
    IdentityProvider *m_provider = nullptr;
    std::unique_ptr<ProviderClient> m_client;
};

void tst_Misbehaviour::initTestCase()
{
    auto socket = Http::ListeningSocket::bind({});
    QVERIFY(socket);
    m_socket.emplace(std::move(*socket));
    m_thread = std::make_unique<Core::ServiceThread>(QStringLiteral("demo"));
    const auto started = m_thread->start([this]() { return IdentityProvider::create(*m_socket); });
    QTRY_VERIFY(started.isFinished());
    QVERIFY(started.result());
    m_provider = qobject_cast<IdentityProvider *>(m_thread->object());
    m_client = std::make_unique<ProviderClient>(m_network, m_provider->issuer());
}

void tst_Misbehaviour::cleanup()
{
    if (m_thread->object())
        behave({});
}

void tst_Misbehaviour::failsAtEachEndpoint_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("post");
    QTest::newRow("discovery") << QStringLiteral("/.well-known/openid-configuration") << false;
    QTest::newRow("authorize") << QStringLiteral("/authorize") << false;
    QTest::newRow("token") << QStringLiteral("/token") << true;
    QTest::newRow("jwks") << QStringLiteral("/jwks") << false;
    QTest::newRow("end_session") << QStringLiteral("/end_session") << true;
    QTest::newRow("revoke") << QStringLiteral("/revoke") << true;
}

void tst_Misbehaviour::failsAtEachEndpoint()
{
    QFETCH(QString, path);
    QFETCH(bool, post);
    const auto ask = [&]() { return post ? m_client->post(path, {}) : m_client->get(path); };
    const auto set = [&](Fault fault) {
        Misbehaviour bad;
        const QByteArray name = QTest::currentDataTag();
        (name == "discovery"         ? bad.discovery
             : name == "authorize"   ? bad.authorize
             : name == "token"       ? bad.token
             : name == "jwks"        ? bad.jwks
             : name == "end_session" ? bad.endSession
                                     : bad.revoke)
            = fault;
        behave(bad);
    };
    set(Fault::ServerError);
    QCOMPARE(ask().status, 500);
    set(Fault::Html);
    QVERIFY(ask().body.startsWith("<!DOCTYPE html>"));
    set(Fault::Redirect);
    QCOMPARE(ask().status, 302);
    QCOMPARE(ask().headers.value("Location"), QByteArray("/elsewhere"));
    set(Fault::Huge);
    Http::ClientRequest request;
    request.method = post ? "POST" : "GET";
    request.url = QUrl(m_provider->issuer() + path);
    const auto huge = m_client->trySend(request);
    QVERIFY(!huge);
    QCOMPARE(huge.error().code, Core::Error::Code::TooLarge);
}

void tst_Misbehaviour::stallsUntilTheCallerLeaves()
{
    Misbehaviour bad;
    bad.jwks = Fault::Stall;
    behave(bad);
    Http::ClientRequest request;
    request.url = QUrl(m_provider->issuer() + QStringLiteral("/jwks"));
    request.timeLimit = 200ms;
    const auto answer = m_client->trySend(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, Core::Error::Code::Unavailable);
    // The others are served.
    QCOMPARE(m_client->get(QStringLiteral("/.well-known/openid-configuration")).status, 200);
}

void tst_Misbehaviour::answersSlowly()
{
    Misbehaviour bad;
    bad.jwks = Fault::Slow;
    bad.slowness = 200ms;
    behave(bad);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_client->get(QStringLiteral("/jwks")).status, 200);
    QVERIFY(timer.elapsed() >= 150);
}

void tst_Misbehaviour::liesAboutTheIssuer()
{
    const QString evil = QStringLiteral("https://evil.example");
    Misbehaviour bad;
    bad.metadataIssuer = evil;
    bad.tokenIssuer = evil;
    bad.responseIssuer = evil;
    behave(bad);
    QCOMPARE(text(ProviderClient::json(m_client->get(QStringLiteral("/.well-known/openid-configuration"))),
                  "issuer"),
             evil);
    const auto answer = m_client->submit(ProviderClient::transactionOf(m_client->authorize()),
                                         QStringLiteral("jettro"), QStringLiteral("jettro"));
    const QUrlQuery query = ProviderClient::locationQuery(answer);
    QCOMPARE(query.queryItemValue(QStringLiteral("iss"), QUrl::FullyDecoded), evil);
    const QJsonObject tokens
        = ProviderClient::json(m_client->redeem(query.queryItemValue(QStringLiteral("code"))));
    for (const char *member : {"access_token", "id_token"})
        QCOMPARE(text(verified(text(tokens, member)).value().claims, "iss"), evil);
}

void tst_Misbehaviour::answersTheAuthorizationWrongly()
{
    Misbehaviour bad;
    bad.wrongState = true;
    bad.omitResponseIssuer = true;
    bad.authorizationError = QStringLiteral("access_denied");
    behave(bad);
    const auto answer = m_client->authorize();
    QCOMPARE(answer.status, 302);
    const QUrlQuery query = ProviderClient::locationQuery(answer);
    QCOMPARE(query.queryItemValue(QStringLiteral("error")), QStringLiteral("access_denied"));
    QCOMPARE(query.queryItemValue(QStringLiteral("state")), QStringLiteral("another"));
    QVERIFY(!query.hasQueryItem(QStringLiteral("iss")));
}

void tst_Misbehaviour::makesABadIdToken_data()
{
    using IdToken = Misbehaviour::IdToken;
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << int(IdToken::Good) << true;
    QTest::newRow("wrong nonce") << int(IdToken::WrongNonce) << false;
    QTest::newRow("wrong audience") << int(IdToken::WrongAudience) << false;
    QTest::newRow("wrong azp") << int(IdToken::WrongAuthorizedParty) << false;
    QTest::newRow("wrong issuer") << int(IdToken::WrongIssuer) << false;
    QTest::newRow("wrong signature") << int(IdToken::WrongSignature) << false;
    QTest::newRow("alg none") << int(IdToken::AlgorithmNone) << false;
    QTest::newRow("expired") << int(IdToken::Expired) << false;
    QTest::newRow("missing") << int(IdToken::Missing) << false;
}

void tst_Misbehaviour::makesABadIdToken()
{
    QFETCH(int, kind);
    QFETCH(bool, good);
    Misbehaviour bad;
    bad.idToken = static_cast<Misbehaviour::IdToken>(kind);
    behave(bad);
    const QJsonObject tokens = m_client->signIn();
    QVERIFY(verified(text(tokens, "access_token")));
    const auto id = verified(text(tokens, "id_token"));
    const Jose::IdTokenRules rules {m_provider->issuer(), QStringLiteral("fastapi-client"),
                                    QStringLiteral("a nonce")};
    QCOMPARE(id && Jose::checkIdToken(*id, rules, Core::systemNow()), good);
}

void tst_Misbehaviour::misbehavesAtTheTokenEndpoint()
{
    Misbehaviour bad;
    bad.tokenErrorDescription = QStringLiteral("<b>no</b>");
    behave(bad);
    const auto refused = m_client->redeem(QStringLiteral("any"));
    QCOMPARE(refused.status, 400);
    QCOMPARE(text(ProviderClient::json(refused), "error_description"), QStringLiteral("<b>no</b>"));

    bad = {};
    bad.accessTokenLife = 5s;
    bad.changeSubjectOnRefresh = true;
    behave(bad);
    const QJsonObject first = m_client->signIn();
    QCOMPARE(first.value(QLatin1String("expires_in")).toInt(), 5);
    const QJsonObject second = ProviderClient::json(m_client->refresh(text(first, "refresh_token")));
    QVERIFY(text(verified(text(first, "id_token"))->claims, "sub")
            != text(verified(text(second, "id_token"))->claims, "sub"));

    bad = {};
    bad.invalidGrantOnRefresh = true;
    behave(bad);
    QCOMPARE(ProviderClient::error(m_client->refresh(text(second, "refresh_token"))),
             QStringLiteral("invalid_grant"));
    bad = {};
    bad.dropRefreshTokens = true;
    behave(bad);
    QVERIFY(!m_client->signIn().contains(QLatin1String("refresh_token")));
}

void tst_Misbehaviour::drains()
{
    bool drained = false;
    connect(m_provider, &IdentityProvider::drained, this, [&drained]() { drained = true; });
    QMetaObject::invokeMethod(m_provider, [this]() { m_provider->drain(1s); });
    QTRY_VERIFY(drained);
    m_thread->stop();
}

QTEST_GUILESS_MAIN(tst_Misbehaviour)
#include "tst_misbehaviour.moc"
