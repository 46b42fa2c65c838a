// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/tokenexchange.h"
#include "doubles/testissuer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

#include <optional>

using Agent::TokenExchange;
using Core::Error;

namespace {

const QString tickets = QStringLiteral("tickets-api");

QByteArray answer(const QByteArray &token, int lifetime = 300)
{
    return QJsonDocument(QJsonObject {{QStringLiteral("access_token"), QString::fromLatin1(token)},
                                      {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                                      {QStringLiteral("issued_token_type"),
                                       QStringLiteral("urn:ietf:params:oauth:token-type:access_token")},
                                      {QStringLiteral("expires_in"), lifetime}})
        .toJson();
}

} // namespace

class tst_TokenExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_issuer.emplace(); }
    void init();
    void asksAsItself();
    void asksForWhatIsConfigured_data();
    void asksForWhatIsConfigured();
    void takesATokenByScopeForOneServiceAlone_data();
    void takesATokenByScopeForOneServiceAlone();
    void asksNobodyForATokenOfNoService();
    void keepsATokenUntilTheEarlierEnd_data();
    void keepsATokenUntilTheEarlierEnd();
    void keepsPeopleAndServicesApart();
    void exchangesARefreshedTokenAnew();
    void asksOnceForAllWhoWait();
    void tellsRefusalsApart_data();
    void tellsRefusalsApart();
    void takesNoTokenThatOpensMore_data();
    void takesNoTokenThatOpensMore();
    void asksNobodyWithATokenThatHasEnded();
    void sendsItsSecretToNoGuess();
    void needsNoMoreThanATokenEndpoint();

private:
    Auth::Principal person(const QString &subject = QStringLiteral("f:1:jettro"));
    Core::Result<Core::Secret> exchange(const Auth::Principal &person,
                                        const Agent::ExchangeTarget &target = {tickets});
    QByteArray exchanged(const QJsonObject &change = {});

    std::optional<Doubles::TestIssuer> m_issuer;
    std::optional<Doubles::FakeHttpClient> m_client;
    std::unique_ptr<TokenExchange> m_exchange;
    Core::Time m_now;
    QString m_tokenPath;
};

void tst_TokenExchange::init()
{
    m_exchange.reset();
    m_client.emplace();
    m_issuer->publish(*m_client);
    m_now = m_issuer->now();
    m_tokenPath = QUrl(QJsonDocument::fromJson(m_issuer->metadata())
                           .object()
                           .value(QLatin1String("token_endpoint"))
                           .toString())
                      .path();
    m_exchange = std::make_unique<TokenExchange>(
        *m_client, m_issuer->issuer(),
        Agent::ExchangeClient {QStringLiteral("the agent"), Core::Secret("s:cret+")},
        [this] { return m_now; });
}

Auth::Principal tst_TokenExchange::person(const QString &subject)
{
    Auth::Principal person;
    person.issuer = m_issuer->issuer();
    person.subject = subject;
    person.expires = m_issuer->now() + std::chrono::seconds(300);
    person.token = Core::Secret("token of " + subject.toUtf8());
    return person;
}

Core::Result<Core::Secret> tst_TokenExchange::exchange(const Auth::Principal &person,
                                                       const Agent::ExchangeTarget &target)
{
    std::optional<Core::Result<Core::Secret>> ended;
    Core::whenDone(this, m_exchange->exchange(person, target),
                   [&](const Core::Result<Core::Secret> &result) { ended = result; });
    if (!QTest::qWaitFor([&] { return ended.has_value(); }, 10000))
        return Core::failure(Error::Code::Internal, QStringLiteral("it never ended"));
    return *ended;
}

QByteArray tst_TokenExchange::exchanged(const QJsonObject &change)
{
    QJsonObject claims {{QStringLiteral("sub"), QStringLiteral("f:1:jettro")},
                        {QStringLiteral("aud"), tickets}};
    return m_issuer->accessToken(Doubles::TestIssuer::changed(claims, change));
}

void tst_TokenExchange::asksAsItself()
{
    const QByteArray token = exchanged();
    m_client->answer(m_tokenPath, 200, answer(token));
    const Core::Result<Core::Secret> got = exchange(person());
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(got->equals(Core::Secret(token)));
    const Http::ClientRequest &asked = m_client->requests().last();
    QCOMPARE(asked.method, QByteArray("POST"));
    QCOMPARE(asked.headers.value("Authorization"),
             "Basic " + QByteArray("the%20agent:s%3Acret%2B").toBase64());
    const QUrlQuery form(QString::fromLatin1(asked.body));
    const auto field
        = [&](const char *name) { return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded); };
    QCOMPARE(field("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:token-exchange"));
    QCOMPARE(field("subject_token"), QStringLiteral("token of f:1:jettro"));
    QCOMPARE(field("subject_token_type"), QStringLiteral("urn:ietf:params:oauth:token-type:access_token"));
    QCOMPARE(field("audience"), tickets);
    QVERIFY(!asked.body.contains("cret"));
}

void tst_TokenExchange::asksForWhatIsConfigured_data()
{
    QTest::addColumn<QString>("audience");
    QTest::addColumn<QString>("scope");
    QTest::newRow("audience") << tickets << QString();
    QTest::newRow("scope") << QString() << QStringLiteral("openid tickets");
    QTest::newRow("both") << tickets << QStringLiteral("openid tickets+&x=1");
}

void tst_TokenExchange::asksForWhatIsConfigured()
{
    QFETCH(QString, audience);
    QFETCH(QString, scope);
    m_client->answer(m_tokenPath, 200, answer(exchanged()));
    QVERIFY(exchange(person(), {audience, scope}));
    const QByteArray body = m_client->requests().last().body;
    const QUrlQuery form(QString::fromLatin1(body));
    QCOMPARE(form.hasQueryItem(QStringLiteral("audience")), !audience.isEmpty());
    QCOMPARE(form.hasQueryItem(QStringLiteral("scope")), !scope.isEmpty());
    QCOMPARE(form.queryItemValue(QStringLiteral("audience"), QUrl::FullyDecoded), audience);
    QCOMPARE(form.queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded), scope);
    QVERIFY(!form.hasQueryItem(QStringLiteral("x")));
}

void tst_TokenExchange::takesATokenByScopeForOneServiceAlone_data()
{
    QTest::addColumn<QJsonValue>("audience"); // of the exchanged token
    QTest::addColumn<bool>("taken");
    const QString hr = QStringLiteral("hr-api");
    QTest::newRow("one") << QJsonValue(tickets) << true;
    QTest::newRow("a list of one") << QJsonValue(QJsonArray {tickets}) << true;
    QTest::newRow("two") << QJsonValue(QJsonArray {tickets, QStringLiteral("mail-api")}) << false;
    QTest::newRow("another service's") << QJsonValue(hr) << false;
    QTest::newRow("a list of another service's") << QJsonValue(QJsonArray {hr}) << false;
    QTest::newRow("an empty list") << QJsonValue(QJsonArray()) << false;
    QTest::newRow("an empty text") << QJsonValue(QString()) << false;
    QTest::newRow("none") << QJsonValue(QStringLiteral("(none)")) << false;
}

void tst_TokenExchange::takesATokenByScopeForOneServiceAlone()
{
    QFETCH(QJsonValue, audience);
    QFETCH(bool, taken);
    const QString scope = QStringLiteral("tickets");
    m_client->answer(m_tokenPath, 200, answer(exchanged({{QStringLiteral("aud"), audience}})));
    const Core::Result<Core::Secret> got
        = exchange(person(), {{}, scope, {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}});
    QCOMPARE(got.has_value(), taken);
    if (!taken)
        QCOMPARE(got.error().code, Error::Code::Forbidden);
    // One that was kept for a service is none for another one, whose token it must not be.
    const Core::Result<Core::Secret> other = exchange(person(), {{}, scope, {tickets}});
    QVERIFY(!taken || !other);
    // What cannot be looked at cannot be seen to be for one alone.
    m_client->forget(m_tokenPath);
    m_client->answer(m_tokenPath, 200, answer("opaque"));
    QVERIFY(!exchange(person(), {{}, QStringLiteral("opaque")}));
    QVERIFY(exchange(person(), {tickets, QStringLiteral("opaque")}));
}

void tst_TokenExchange::asksNobodyForATokenOfNoService()
{
    QCOMPARE(exchange(person(), {QString()}).error().code, Error::Code::Forbidden);
    QVERIFY(m_client->requests().isEmpty());
}

void tst_TokenExchange::keepsATokenUntilTheEarlierEnd_data()
{
    QTest::addColumn<int>("lifetime"); // of the exchanged token; the person's has 300 s
    QTest::addColumn<int>("later");
    QTest::addColumn<int>("requests");
    QTest::newRow("kept") << 300 << 60 << 1;
    QTest::newRow("the new one ends first") << 60 << 55 << 2;
    QTest::newRow("it lives on to its end") << 60 << 45 << 1;
    QTest::newRow("the person's ends first") << 3000 << 295 << 2;
    QTest::newRow("it had no time at all") << 0 << 0 << 2;
}

void tst_TokenExchange::keepsATokenUntilTheEarlierEnd()
{
    QFETCH(int, lifetime);
    QFETCH(int, later);
    QFETCH(int, requests);
    m_client->answer(m_tokenPath, 200, answer(exchanged(), lifetime));
    QVERIFY(exchange(person()));
    m_now += std::chrono::seconds(later);
    QVERIFY(exchange(person()));
    QCOMPARE(m_client->count(m_tokenPath), requests);
}

void tst_TokenExchange::keepsPeopleAndServicesApart()
{
    const QByteArray first = exchanged();
    const QByteArray second = exchanged({{QStringLiteral("sub"), QStringLiteral("f:1:office")}});
    const QByteArray third = exchanged({{QStringLiteral("aud"), QStringLiteral("mail-api")}});
    for (const QByteArray &token : {first, second, third})
        m_client->answer(m_tokenPath, 200, answer(token));
    QVERIFY(exchange(person())->equals(Core::Secret(first)));
    QVERIFY(exchange(person(QStringLiteral("f:1:office")))->equals(Core::Secret(second)));
    QVERIFY(exchange(person(), {QStringLiteral("mail-api")})->equals(Core::Secret(third)));
    QVERIFY(exchange(person())->equals(Core::Secret(first)));
    QCOMPARE(m_client->count(m_tokenPath), 3);
}

void tst_TokenExchange::exchangesARefreshedTokenAnew()
{
    m_client->answer(m_tokenPath, 200, answer(exchanged()));
    QVERIFY(exchange(person()));
    Auth::Principal again = person();
    again.token = Core::Secret("with another role");
    QVERIFY(exchange(again));
    QCOMPARE(m_client->count(m_tokenPath), 2);
}

void tst_TokenExchange::asksOnceForAllWhoWait()
{
    m_client->answer(m_tokenPath, 200, answer(exchanged()));
    m_client->hold();
    int ended = 0;
    for (int i = 0; i < 5; ++i)
        Core::whenDone(this, m_exchange->exchange(person(), {tickets}),
                       [&](const Core::Result<Core::Secret> &result) { ended += result ? 1 : 0; });
    const bool all = QTest::qWaitFor(
        [&] {
            m_client->release();
            return ended == 5;
        },
        10000);
    QVERIFY(all);
    QCOMPARE(m_client->count(m_tokenPath), 1);
}

void tst_TokenExchange::tellsRefusalsApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int status, const QByteArray &body, Error::Code code) {
        QTest::newRow(name) << status << body << static_cast<int>(code);
    };
    row("the token ended", 400, R"({"error":"invalid_grant"})", Error::Code::Unauthorized);
    row("the token is none", 400, R"({"error":"invalid_token"})", Error::Code::Unauthorized);
    row("denied", 403, R"({"error":"access_denied"})", Error::Code::Forbidden);
    row("unknown audience", 400, R"({"error":"invalid_target"})", Error::Code::Forbidden);
    row("wrong secret", 401, R"({"error":"invalid_client"})", Error::Code::Forbidden);
    row("busy", 503, "", Error::Code::Unavailable);
    row("redirect", 302, "", Error::Code::Forbidden);
    row("no JSON", 200, "<html>", Error::Code::Forbidden);
    row("no token", 200, R"({"token_type":"Bearer"})", Error::Code::Forbidden);
    row("not a bearer", 200, R"({"access_token":"a","token_type":"DPoP"})", Error::Code::Forbidden);
    row("another type", 200,
        R"({"access_token":"a","token_type":"Bearer","issued_token_type":"urn:ietf:params:oauth:token-type:id_token"})",
        Error::Code::Forbidden);
}

void tst_TokenExchange::tellsRefusalsApart()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    m_client->answer(m_tokenPath, status, body);
    const Core::Result<Core::Secret> got = exchange(person());
    QVERIFY(!got);
    QCOMPARE(static_cast<int>(got.error().code), code);
}

void tst_TokenExchange::takesNoTokenThatOpensMore_data()
{
    QTest::addColumn<QJsonObject>("change");
    const QLatin1String aud("aud");
    QTest::newRow("both audiences") << QJsonObject {{aud, QJsonArray {tickets, QStringLiteral("hr-api")}}};
    QTest::newRow("another audience") << QJsonObject {{aud, QStringLiteral("hr-api")}};
    QTest::newRow("none") << QJsonObject {{aud, QStringLiteral("(none)")}};
    QTest::newRow("somebody else") << QJsonObject {{QStringLiteral("sub"), QStringLiteral("f:1:office")}};
}

void tst_TokenExchange::takesNoTokenThatOpensMore()
{
    QFETCH(QJsonObject, change);
    m_client->answer(m_tokenPath, 200, answer(exchanged(change)));
    const Core::Result<Core::Secret> got = exchange(person());
    QVERIFY(!got);
    QCOMPARE(got.error().code, Error::Code::Forbidden);
}

void tst_TokenExchange::asksNobodyWithATokenThatHasEnded()
{
    Auth::Principal late = person();
    late.expires = m_now;
    QCOMPARE(exchange(late).error().code, Error::Code::Unauthorized);
    QVERIFY(m_client->requests().isEmpty());
}

void tst_TokenExchange::sendsItsSecretToNoGuess()
{
    m_client->forget(QLatin1String(Doubles::discoveryPath));
    QCOMPARE(exchange(person()).error().code, Error::Code::Unavailable);
    QCOMPARE(m_client->count(m_tokenPath), 0);
    // It is there, and names no endpoint.
    m_client->answer(QLatin1String(Doubles::discoveryPath), 200,
                     m_issuer->metadata({{QStringLiteral("token_endpoint"), QStringLiteral("(none)")}}));
    const Core::Result<Core::Secret> nowhere = exchange(person());
    QCOMPARE(nowhere.error().code, Error::Code::Unavailable);
    QVERIFY2(nowhere.error().detail.contains(QLatin1String("token_endpoint")),
             qPrintable(nowhere.error().detail));
    QCOMPARE(m_client->count(m_tokenPath), 0);
    QCOMPARE(m_client->requests().size(), m_client->count(QLatin1String(Doubles::discoveryPath)));
    m_client->forget(QLatin1String(Doubles::discoveryPath));
    // It is there again.
    m_issuer->publish(*m_client);
    m_client->answer(m_tokenPath, 200, answer(exchanged()));
    QVERIFY(exchange(person()));
}

void tst_TokenExchange::needsNoMoreThanATokenEndpoint()
{
    m_client->forget(QLatin1String(Doubles::discoveryPath));
    m_client->answer(QLatin1String(Doubles::discoveryPath), 200,
                     m_issuer->metadata({{QStringLiteral("authorization_endpoint"), QStringLiteral("(none)")},
                                         {QStringLiteral("code_challenge_methods_supported"),
                                          QJsonArray {QStringLiteral("plain")}}}));
    m_client->answer(m_tokenPath, 200, answer(exchanged()));
    QVERIFY(exchange(person()));
}

QTEST_GUILESS_MAIN(tst_TokenExchange)
#include "tst_tokenexchange.moc"
