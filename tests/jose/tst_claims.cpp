// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "jose/claims.h"

#include <QJsonArray>
#include <QTest>

using Core::Error;
using Doubles::TestIssuer;

namespace {

QJsonObject with(const char *member, const QJsonValue &value)
{
    return {{QLatin1String(member), value}};
}

const QString none = QStringLiteral("(none)");

Jose::ClaimSet set(const QJsonObject &claims)
{
    return Jose::claimSetOf(claims, QStringLiteral("fastapi-client"));
}

} // namespace

class tst_Claims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsOnlyInsideTheWindow_data();
    void acceptsOnlyInsideTheWindow();
    void readsTimesAsWholeSeconds_data();
    void readsTimesAsWholeSeconds();
    void checksTheHeader_data();
    void checksTheHeader();
    void readsTheAudience();
    void refusesAnAccessTokenForOneRule_data();
    void refusesAnAccessTokenForOneRule();
    void acceptsAnAccessToken_data();
    void acceptsAnAccessToken();
    void neverTakesASubjectForAUsername();
    void tellsWhoAnAccessTokenIsFor();
    void acceptsNothingWithoutRules();
    void checksAnIdToken_data();
    void checksAnIdToken();
    void checksNoNonceOfARefresh();

private:
    const TestIssuer m_issuer;
    qint64 now() const { return m_issuer.now().time_since_epoch().count(); }
    Jose::AccessTokenRules rules() const
    {
        return {m_issuer.issuer(), QStringLiteral("hr-api"), QStringLiteral("fastapi-client")};
    }
};

void tst_Claims::acceptsOnlyInsideTheWindow_data()
{
    QTest::addColumn<int>("now");
    QTest::addColumn<bool>("accepted");
    // Valid from 1000 to 2000 s, issued at 1010 s, with 30 s of leeway on all sides.
    QTest::newRow("before nbf") << 969 << false;
    QTest::newRow("nbf reached, but before iat") << 979 << false;
    QTest::newRow("first second") << 980 << true;
    QTest::newRow("last second") << 2029 << true;
    QTest::newRow("at exp, which is outside") << 2030 << false;
}

void tst_Claims::acceptsOnlyInsideTheWindow()
{
    QFETCH(int, now);
    QFETCH(bool, accepted);
    const QJsonObject claims {
        {QStringLiteral("nbf"), 1000}, {QStringLiteral("iat"), 1010}, {QStringLiteral("exp"), 2000}};
    const auto good = Jose::checkTimes(set(claims), Core::Time(std::chrono::seconds(now)));
    QCOMPARE(good.has_value(), accepted);
    if (!accepted)
        QCOMPARE(good.error().code, Error::Code::Unauthorized);

    const QJsonObject onlyNotBefore {{QStringLiteral("nbf"), 1000}, {QStringLiteral("exp"), 2000}};
    QVERIFY(Jose::checkTimes(set(onlyNotBefore), Core::Time(std::chrono::seconds(970))));
    QVERIFY(!Jose::checkTimes(set(onlyNotBefore), Core::Time(std::chrono::seconds(969))));
    QVERIFY(!Jose::checkTimes(set(onlyNotBefore), Core::Time(std::chrono::seconds(2000)),
                              std::chrono::seconds(0)));
}

void tst_Claims::readsTimesAsWholeSeconds_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<bool>("accepted");
    for (const char *claim : {"exp", "nbf", "iat"}) {
        const bool isExpiry = qstrcmp(claim, "exp") == 0;
        const auto row = [claim](const char *name, const QJsonValue &value, bool accepted) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(claim), QLatin1String(name))))
                << with(claim, value) << accepted;
        };
        const qint64 good = isExpiry ? 1'800'000'300 : 1'800'000'000;
        row("whole", good, true);
        row("absent", none, !isExpiry);
        row("string", QString::number(good), false);
        row("fraction", static_cast<double>(good) + 0.5, false);
        row("negative", -1, false);
        row("negative zero point five", -0.5, false);
        row("true", true, false);
        row("null", QJsonValue::Null, false);
        row("array", QJsonArray {good}, false);
        row("above 2^53", (qint64(1) << 53) + 2, false);
        row("1e300", 1e300, false);
    }
    QTest::newRow("exp 2^53") << with("exp", qint64(1) << 53) << true;
    QTest::newRow("nbf 0") << with("nbf", 0) << true;
}

void tst_Claims::readsTimesAsWholeSeconds()
{
    QFETCH(QJsonObject, change);
    QFETCH(bool, accepted);
    const auto good = Jose::checkTimes(set(TestIssuer::changed(m_issuer.claims(), change)), m_issuer.now());
    QCOMPARE(good.has_value(), accepted);
    if (!accepted)
        QCOMPARE(good.error().code, Error::Code::Invalid);
}

void tst_Claims::checksTheHeader_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("as it should be") << QJsonObject() << true;
    QTest::newRow("typ at+jwt") << with("typ", QStringLiteral("at+jwt")) << true;
    QTest::newRow("typ in other letters") << with("typ", QStringLiteral("AT+JWT")) << true;
    QTest::newRow("typ as a media type") << with("typ", QStringLiteral("application/at+jwt")) << true;
    QTest::newRow("no kid") << with("kid", none) << true;
    QTest::newRow("a thumbprint of a certificate, never followed")
        << with("x5t", QStringLiteral("abc")) << true;
    QTest::newRow("no alg") << with("alg", none) << false;
    QTest::newRow("alg none") << with("alg", QStringLiteral("none")) << false;
    QTest::newRow("alg NONE") << with("alg", QStringLiteral("NONE")) << false;
    QTest::newRow("alg HS256") << with("alg", QStringLiteral("HS256")) << false;
    QTest::newRow("alg PS256") << with("alg", QStringLiteral("PS256")) << false;
    QTest::newRow("alg ES256") << with("alg", QStringLiteral("ES256")) << false;
    QTest::newRow("alg RS512") << with("alg", QStringLiteral("RS512")) << false;
    QTest::newRow("alg in lower case") << with("alg", QStringLiteral("rs256")) << false;
    QTest::newRow("alg with a space") << with("alg", QStringLiteral("RS256 ")) << false;
    QTest::newRow("alg is an array") << with("alg", QJsonArray {QStringLiteral("RS256")}) << false;
    QTest::newRow("no typ") << with("typ", none) << false;
    QTest::newRow("typ of a logout token") << with("typ", QStringLiteral("logout+jwt")) << false;
    QTest::newRow("typ is a number") << with("typ", 1) << false;
    QTest::newRow("typ empty") << with("typ", QString()) << false;
    QTest::newRow("crit") << with("crit", QJsonArray {QStringLiteral("exp")}) << false;
    QTest::newRow("b64") << with("b64", false) << false;
    QTest::newRow("jku") << with("jku", QStringLiteral("https://evil.example/keys")) << false;
    QTest::newRow("x5u") << with("x5u", QStringLiteral("https://evil.example/cert")) << false;
    QTest::newRow("x5c") << with("x5c", QJsonArray {QStringLiteral("MII")}) << false;
    QTest::newRow("jwk") << with("jwk", QJsonObject {{QStringLiteral("kty"), QStringLiteral("RSA")}})
                         << false;
    QTest::newRow("jwk null") << with("jwk", QJsonValue::Null) << false;
    QTest::newRow("kid is a number") << with("kid", 1) << false;
    QTest::newRow("kid empty") << with("kid", QString()) << false;
    QTest::newRow("kid of 256 characters") << with("kid", QString(256, QLatin1Char('k'))) << true;
    QTest::newRow("kid of 257 characters") << with("kid", QString(257, QLatin1Char('k'))) << false;
}

void tst_Claims::checksTheHeader()
{
    QFETCH(QJsonObject, change);
    QFETCH(bool, accepted);
    const QStringList types {QStringLiteral("JWT"), QStringLiteral("at+jwt")};
    const QJsonObject header = TestIssuer::changed(m_issuer.header(), change);
    QCOMPARE(Jose::checkHeader(header, types, true).has_value(), accepted);
    // Only the absent type depends on `typeRequired`.
    QCOMPARE(Jose::checkHeader(header, types, false).has_value(),
             accepted || !header.contains(QLatin1String("typ")));
}

void tst_Claims::readsTheAudience()
{
    const auto read
        = [](const QJsonValue &audience) { return Jose::readAudience(set(with("aud", audience))); };
    QCOMPARE(read(QStringLiteral("a")).value(), QStringList {QStringLiteral("a")});
    QCOMPARE(read(QJsonArray {QStringLiteral("a"), QStringLiteral("b")}).value(),
             (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(!read(QJsonArray {QStringLiteral("a"), 1}));
    QVERIFY(!read(1));
    QVERIFY(!read(QJsonObject {{QStringLiteral("a"), 1}}));
    QVERIFY(!read(QJsonValue::Null));
    QVERIFY(!Jose::readAudience({}));
}

void tst_Claims::refusesAnAccessTokenForOneRule_data()
{
    QTest::addColumn<QJsonObject>("change");
    const auto row = [](const char *name, const char *member, const QJsonValue &value) {
        QTest::newRow(name) << with(member, value);
    };
    row("ID token", "typ", QStringLiteral("ID"));
    row("refresh token", "typ", QStringLiteral("Refresh"));
    row("logout token", "typ", QStringLiteral("Logout"));
    row("type in lower case", "typ", QStringLiteral("bearer"));
    row("type is null", "typ", QJsonValue::Null);
    row("no issuer", "iss", none);
    row("issuer with a slash behind", "iss", m_issuer.issuer() + QLatin1Char('/'));
    row("issuer in other letters", "iss", m_issuer.issuer().toUpper());
    row("issuer is an array", "iss", QJsonArray {m_issuer.issuer()});
    row("no audience", "aud", none);
    row("another audience", "aud", QStringLiteral("secure-agent"));
    row("audience that starts alike", "aud", QStringLiteral("hr-api-2"));
    row("audience in other letters", "aud", QStringLiteral("HR-API"));
    row("audience in one string with another", "aud", QStringLiteral("secure-agent hr-api"));
    row("audience beside a number", "aud", QJsonArray {QStringLiteral("hr-api"), 1});
    row("no expiry", "exp", none);
    row("expired", "exp", now() - 30);
    row("not yet", "nbf", now() + 31);
    row("from the future", "iat", now() + 31);
    row("no subject", "sub", none);
    row("subject empty", "sub", QString());
    row("subject is a number", "sub", 7);
    row("subject of 256 characters", "sub", QString(256, QLatin1Char('s')));
    row("subject with a line feed", "sub", QStringLiteral("a\nb"));
    row("name is a list", "preferred_username", QJsonArray {QStringLiteral("jettro")});
    row("name is null", "preferred_username", QJsonValue::Null);
    row("name with a line feed", "preferred_username", QStringLiteral("jettro\nadmin"));
    row("name with an escape", "preferred_username", QStringLiteral("\x1b[2Jjettro"));
    row("name with DEL", "preferred_username", QStringLiteral("jettro\x7f"));
    row("name with a C1 control", "preferred_username", QStringLiteral("jettro\u0085"));
    row("name with a line separator", "preferred_username", QStringLiteral("jettro\u2028admin"));
    row("name with a paragraph separator", "preferred_username", QStringLiteral("jettro\u2029admin"));
    row("name reversed", "preferred_username", QStringLiteral("\u202eorttej"));
    row("name with an isolate", "preferred_username", QStringLiteral("\u2066jettro"));
    row("name with a mark of direction", "preferred_username", QStringLiteral("jettro\u200f"));
    row("name with the Arabic mark", "preferred_username", QStringLiteral("jettro\u061c"));
    row("name of 256 characters", "preferred_username", QString(256, QLatin1Char('n')));
}

void tst_Claims::refusesAnAccessTokenForOneRule()
{
    QFETCH(QJsonObject, change);
    QVERIFY(Jose::checkAccessClaims(set(m_issuer.claims()), rules(), m_issuer.now()));
    QVERIFY(!Jose::checkAccessClaims(set(TestIssuer::changed(m_issuer.claims(), change)), rules(),
                                     m_issuer.now()));
}

void tst_Claims::acceptsAnAccessToken_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("name"); // the subject's, where the token says none
    const QString jettro = QStringLiteral("jettro");
    QTest::newRow("as it is") << QJsonObject() << jettro;
    QTest::newRow("audience as a string") << with("aud", QStringLiteral("hr-api")) << jettro;
    QTest::newRow("no claim typ, as other providers") << with("typ", none) << jettro;
    QTest::newRow("no nbf") << with("nbf", none) << jettro;
    QTest::newRow("no iat") << with("iat", none) << jettro;
    QTest::newRow("no name: the subject") << with("preferred_username", none) << QStringLiteral("0f2b1c9e");
    QTest::newRow("name empty: the subject")
        << with("preferred_username", QStringLiteral(" ")) << QStringLiteral("0f2b1c9e");
    QTest::newRow("name of elsewhere")
        << with("preferred_username", QStringLiteral("Žoržs עדן 名")) << QStringLiteral("Žoržs עדן 名");
    QTest::newRow("subject of 255 characters") << with("sub", QString(255, QLatin1Char('s'))) << jettro;
}

void tst_Claims::acceptsAnAccessToken()
{
    QFETCH(QJsonObject, change);
    QFETCH(QString, name);
    const auto good = Jose::checkAccessClaims(set(TestIssuer::changed(m_issuer.claims(), change)), rules(),
                                              m_issuer.now());
    QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
    QCOMPARE(good->name, name);
    QCOMPARE(good->nameIsUsername, name != good->subject);
}

void tst_Claims::neverTakesASubjectForAUsername()
{
    for (const QJsonValue &said :
         {QJsonValue(none), QJsonValue(QString()), QJsonValue(QStringLiteral(" "))}) {
        const QJsonObject change {{QStringLiteral("sub"), QStringLiteral("jettro")},
                                  {QStringLiteral("preferred_username"), said}};
        const auto good = Jose::checkAccessClaims(set(TestIssuer::changed(m_issuer.claims(), change)),
                                                  rules(), m_issuer.now());
        QVERIFY(good);
        QCOMPARE(good->name, QStringLiteral("jettro"));
        QVERIFY(!good->nameIsUsername);
    }
    // The same text, and this time it is said.
    const auto named = Jose::checkAccessClaims(
        set(TestIssuer::changed(m_issuer.claims(), with("sub", QStringLiteral("jettro")))), rules(),
        m_issuer.now());
    QVERIFY(named && named->nameIsUsername);
}

void tst_Claims::tellsWhoAnAccessTokenIsFor()
{
    const QStringList roles {QStringLiteral("office-management")};
    const QJsonObject access {{QStringLiteral("fastapi-client"),
                               QJsonObject {{QStringLiteral("roles"), QJsonArray::fromStringList(roles)}}}};
    const auto good = Jose::checkAccessClaims(
                          set(TestIssuer::changed(m_issuer.claims(), with("resource_access", access))),
                          rules(), m_issuer.now())
                          .value();
    QCOMPARE(good.issuer, m_issuer.issuer());
    QCOMPARE(good.subject, QStringLiteral("0f2b1c9e"));
    QCOMPARE(good.audience, (QStringList {QStringLiteral("secure-agent"), QStringLiteral("hr-api")}));
    QCOMPARE(good.roles, roles);
    QVERIFY(good.expires == m_issuer.now() + std::chrono::seconds(300));
}

void tst_Claims::acceptsNothingWithoutRules()
{
    // A setting that was forgotten must not match a claim that is empty.
    const QJsonObject empty {{QStringLiteral("iss"), QString()}, {QStringLiteral("aud"), QString()}};
    const Jose::Token token {m_issuer.header(), TestIssuer::changed(m_issuer.claims(), empty), {}, {}};
    QVERIFY(!Jose::checkAccessClaims(set(token.claims), {}, m_issuer.now()));
    QVERIFY(!Jose::checkAccessClaims(set(TestIssuer::changed(m_issuer.claims(), with("aud", QString()))),
                                     {m_issuer.issuer(), {}}, m_issuer.now()));
    QVERIFY(!Jose::checkAccessClaims(set(TestIssuer::changed(m_issuer.claims(), with("iss", QString()))),
                                     {{}, QStringLiteral("hr-api")}, m_issuer.now()));
    QVERIFY(!Jose::checkIdToken(token, {}, m_issuer.now()));
}

void tst_Claims::checksAnIdToken_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<bool>("accepted");
    const QString client = QStringLiteral("fastapi-client");
    const QJsonArray two {client, QStringLiteral("another")};
    const auto row = [](const char *name, const QJsonObject &change, bool accepted) {
        QTest::newRow(name) << change << accepted;
    };
    row("as it should be", {}, true);
    row("no claim typ", with("typ", none), true);
    row("audience in an array", with("aud", QJsonArray {client}), true);
    row("no azp, one audience", with("azp", none), true);
    row("two audiences and azp", with("aud", two), true);
    row("two audiences without azp", {{QStringLiteral("aud"), two}, {QStringLiteral("azp"), none}}, false);
    row("azp of another", with("azp", QStringLiteral("another")), false);
    row("azp is an array", with("azp", QJsonArray {client}), false);
    row("azp is null", with("azp", QJsonValue::Null), false);
    row("for another client", with("aud", QStringLiteral("another")), false);
    row("no audience", with("aud", none), false);
    row("access token", with("typ", QStringLiteral("Bearer")), false);
    row("another issuer", with("iss", QStringLiteral("https://evil.example")), false);
    row("another nonce", with("nonce", QStringLiteral("m")), false);
    row("no nonce", with("nonce", none), false);
    row("nonce is an array", with("nonce", QJsonArray {QStringLiteral("n")}), false);
    row("expired", with("exp", now() - 30), false);
    row("no exp", with("exp", none), false);
    row("no iat", with("iat", none), false);
    row("no subject", with("sub", none), false);
    row("name is a list", with("preferred_username", QJsonArray {}), false);
}

void tst_Claims::checksAnIdToken()
{
    QFETCH(QJsonObject, change);
    QFETCH(bool, accepted);
    const QString client = QStringLiteral("fastapi-client");
    const QJsonObject idToken = TestIssuer::changed(m_issuer.claims(),
                                                    {{QStringLiteral("aud"), client},
                                                     {QStringLiteral("azp"), client},
                                                     {QStringLiteral("typ"), QStringLiteral("ID")},
                                                     {QStringLiteral("nonce"), QStringLiteral("n")}});
    QJsonObject header = m_issuer.header();
    const Jose::Token token {header, TestIssuer::changed(idToken, change), {}, {}};
    const Jose::IdTokenRules rules {m_issuer.issuer(), client, QStringLiteral("n")};
    QCOMPARE(Jose::checkIdToken(token, rules, m_issuer.now()).has_value(), accepted);

    header.remove(QStringLiteral("typ"));
    QCOMPARE(Jose::checkIdToken({header, token.claims, {}, {}}, rules, m_issuer.now()).has_value(), accepted);
    header.insert(QStringLiteral("typ"), QStringLiteral("at+jwt"));
    QVERIFY(!Jose::checkIdToken({header, token.claims, {}, {}}, rules, m_issuer.now()));
}

void tst_Claims::checksNoNonceOfARefresh()
{
    const QJsonObject idToken = TestIssuer::changed(
        m_issuer.claims(),
        {{QStringLiteral("aud"), QStringLiteral("c")}, {QStringLiteral("typ"), QStringLiteral("ID")}});
    const Jose::Token token {m_issuer.header(), idToken, {}, {}};
    QVERIFY(Jose::checkIdToken(token, {m_issuer.issuer(), QStringLiteral("c"), {}}, m_issuer.now()));
    QVERIFY(!Jose::checkIdToken(token, {m_issuer.issuer(), QStringLiteral("c"), QStringLiteral("n")},
                                m_issuer.now()));
}

QTEST_APPLESS_MAIN(tst_Claims)
#include "tst_claims.moc"
