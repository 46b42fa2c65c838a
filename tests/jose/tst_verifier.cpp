// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "jose/verifier.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using Core::Error;
using Doubles::FakeHttpClient;
using Doubles::TestIssuer;
using Jose::encodeBase64Url;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// Whole tokens, signed with the issuer's own key wherever that is possible: so that it is the one rule
/// which refuses them, and not the signature.
class tst_Verifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void acceptsAGoodToken();
    void refusesABadToken_data();
    void refusesABadToken();
    void refusesEveryTruncation();
    void refusesEveryChangedCharacter();
    void waitsForKeysThatAreOnTheirWay();
    void isUnavailableWithoutKeys();
    void fetchesNoKeysForATokenThatNoKeyCouldSave();
    void looksAtTheClockAgainAfterAWait();
    void followsARotation();

private:
    Core::Result<Jose::AccessToken> verify(const QByteArray &token)
    {
        const auto future = m_verifier->verify(token, this);
        if (!QTest::qWaitFor([&future]() { return future.isFinished(); }))
            qFatal("the future never ends");
        return future.result();
    }
    /// Any header and claims, as they are, under the issuer's signature.
    QByteArray sign(const QByteArray &header, const QByteArray &claims) const
    {
        const QByteArray input = encodeBase64Url(header) + '.' + encodeBase64Url(claims);
        return input + '.' + encodeBase64Url(m_issuer.key().signRs256(input));
    }
    QByteArray withHeader(const QJsonObject &change) const
    {
        return sign(compact(TestIssuer::changed(m_issuer.header(), change)), compact(m_issuer.claims()));
    }

    void addHeaders();
    void addClaims();
    void addSignatures();
    void addSpellings();

    const TestIssuer m_issuer;
    const Jose::PrivateKey m_other = Jose::PrivateKey::generate().value();
    Core::Time m_now;
    std::unique_ptr<FakeHttpClient> m_client;
    std::unique_ptr<Jose::KeySource> m_keys;
    std::unique_ptr<Jose::AccessTokenVerifier> m_verifier;
};

void tst_Verifier::init()
{
    m_verifier.reset();
    m_keys.reset();
    m_client = std::make_unique<FakeHttpClient>();
    m_issuer.publish(*m_client);
    m_now = m_issuer.now();
    m_keys = std::make_unique<Jose::KeySource>(*m_client, m_issuer.issuer());
    m_verifier = std::make_unique<Jose::AccessTokenVerifier>(
        *m_keys, Jose::AccessTokenRules {m_issuer.issuer(), QStringLiteral("hr-api")},
        [this]() { return m_now; });
}

void tst_Verifier::acceptsAGoodToken()
{
    const auto token = verify(m_issuer.accessToken());
    QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
    QCOMPARE(token->name, QStringLiteral("jettro"));
    // With a known key there is nothing to wait for.
    QVERIFY(m_verifier->verify(m_issuer.accessToken(), this).isFinished());
}

void tst_Verifier::addHeaders()
{
    const auto row = [this](const char *name, const char *member, const QJsonValue &value) {
        QTest::newRow(qPrintable(QStringLiteral("header: %1").arg(QLatin1String(name))))
            << withHeader({{QLatin1String(member), value}});
    };
    for (const char *algorithm : {"none",  "None",   "NONE",   "nOnE",   "HS256", "HS384",  "HS512", "RS384",
                                  "RS512", "PS256",  "PS384",  "PS512",  "ES256", "ES384",  "EdDSA", "rs256",
                                  "Rs256", "RS256 ", " RS256", "RS-256", "",      "RSA1_5", "dir"})
        row(qPrintable(QStringLiteral("alg '%1'").arg(QLatin1String(algorithm))), "alg",
            QLatin1String(algorithm));
    row("no alg", "alg", QStringLiteral("(none)"));
    row("alg is null", "alg", QJsonValue::Null);
    row("alg is true", "alg", true);
    row("alg in an array", "alg", QJsonArray {QStringLiteral("RS256")});
    row("no typ", "typ", QStringLiteral("(none)"));
    for (const char *type :
         {"", "JOSE", "JWE", "logout+jwt", "dpop+jwt", "secevent+jwt", "JWT ", "jwt/at", "rt+jwt"})
        row(qPrintable(QStringLiteral("typ '%1'").arg(QLatin1String(type))), "typ", QLatin1String(type));
    row("typ in an array", "typ", QJsonArray {QStringLiteral("JWT")});
    row("crit", "crit", QJsonArray {QStringLiteral("exp")});
    row("crit empty", "crit", QJsonArray {});
    row("b64 false", "b64", false);
    row("b64 true", "b64", true);
    row("jku of the issuer", "jku", m_issuer.issuer() + QStringLiteral("/jwks"));
    row("jku of another", "jku", QStringLiteral("https://evil.example/jwks"));
    row("x5u", "x5u", QStringLiteral("https://evil.example/cert"));
    row("x5c", "x5c", QJsonArray {QStringLiteral("MIIB")});
    row("jwk of the issuer", "jwk", m_issuer.key().publicJwk());
    row("kid unknown", "kid", QStringLiteral("another"));
    row("kid empty", "kid", QString());
    row("kid is a number", "kid", 1);
    row("kid is an object", "kid", QJsonObject {});
    row("kid too long", "kid", QString(300, QLatin1Char('k')));
}

void tst_Verifier::addClaims()
{
    const auto row = [this](const char *name, const char *member, const QJsonValue &value) {
        QTest::newRow(qPrintable(QStringLiteral("claims: %1").arg(QLatin1String(name))))
            << m_issuer.accessToken({{QLatin1String(member), value}});
    };
    const qint64 now = m_issuer.now().time_since_epoch().count();
    const QString none = QStringLiteral("(none)");
    row("no iss", "iss", none);
    row("iss of another", "iss", QStringLiteral("https://evil.example"));
    row("iss with a slash", "iss", m_issuer.issuer() + QLatin1Char('/'));
    row("iss with a user", "iss", QStringLiteral("http://127.0.0.1:9999@evil.example"));
    row("iss in an array", "iss", QJsonArray {m_issuer.issuer()});
    row("iss is null", "iss", QJsonValue::Null);
    row("no aud", "aud", none);
    row("aud of another", "aud", QStringLiteral("secure-agent"));
    row("aud empty", "aud", QJsonArray {});
    row("aud is null", "aud", QJsonValue::Null);
    row("aud is an object", "aud", QJsonObject {{QStringLiteral("hr-api"), true}});
    row("aud with a number", "aud", QJsonArray {QStringLiteral("hr-api"), 1});
    row("aud nested", "aud", QJsonArray {QJsonArray {QStringLiteral("hr-api")}});
    row("aud starts alike", "aud", QStringLiteral("hr-api.evil.example"));
    row("aud ends in a space", "aud", QStringLiteral("hr-api "));
    row("no exp", "exp", none);
    row("exp passed", "exp", now - 30);
    row("exp long ago", "exp", 1);
    row("exp zero", "exp", 0);
    row("exp negative", "exp", -1);
    row("exp is a string", "exp", QString::number(now + 300));
    row("exp is a fraction", "exp", static_cast<double>(now) + 300.5);
    row("exp is true", "exp", true);
    row("exp is null", "exp", QJsonValue::Null);
    row("exp above 2^53", "exp", (qint64(1) << 53) + 1);
    row("exp is the largest number", "exp", std::numeric_limits<qint64>::max());
    row("exp 1e300", "exp", 1e300);
    row("nbf ahead", "nbf", now + 31);
    row("nbf is a string", "nbf", QStringLiteral("0"));
    row("nbf is a fraction", "nbf", 0.5);
    row("iat ahead", "iat", now + 31);
    row("iat is a string", "iat", QString::number(now));
    row("iat negative", "iat", -5);
    row("no sub", "sub", none);
    row("sub empty", "sub", QString());
    row("sub is a number", "sub", 1);
    row("sub with a line feed", "sub", QStringLiteral("a\nb"));
    row("sub too long", "sub", QString(256, QLatin1Char('x')));
    row("name is a list", "preferred_username", QJsonArray {QStringLiteral("jettro")});
    row("name is a number", "preferred_username", 1);
    row("name is an object", "preferred_username", QJsonObject {});
    row("name is null", "preferred_username", QJsonValue::Null);
    row("name with a line feed", "preferred_username", QStringLiteral("jettro\n"));
    row("name with an escape", "preferred_username", QStringLiteral("\x1b[31mjettro"));
    row("name reversed", "preferred_username", QStringLiteral("\u202eorttej"));
    row("name too long", "preferred_username", QString(256, QLatin1Char('x')));
    row("ID token", "typ", QStringLiteral("ID"));
    row("refresh token", "typ", QStringLiteral("Refresh"));
    row("offline token", "typ", QStringLiteral("Offline"));
    row("logout token", "typ", QStringLiteral("Logout"));
    row("typ in lower case", "typ", QStringLiteral("bearer"));
}

void tst_Verifier::addSignatures()
{
    const QByteArray good = m_issuer.accessToken();
    const QByteArray input = good.first(good.lastIndexOf('.'));
    const QByteArray signature = m_issuer.key().signRs256(input);
    const auto row = [&input](const char *name, const QByteArray &bytes) {
        QTest::newRow(qPrintable(QStringLiteral("signature: %1").arg(QLatin1String(name))))
            << input + '.' + encodeBase64Url(bytes);
    };
    row("none", {});
    row("zeros", QByteArray(256, '\0'));
    row("one", QByteArray(255, '\0') + '\1');
    row("too short", signature.first(255));
    row("too long", signature + '\0');
    row("with a zero before", '\0' + signature);
    row("of other text", m_issuer.key().signRs256("other"));
    row("of a stranger", m_other.signRs256(input));
    // The public key as the secret of a MAC: what a reader falls for that lets the token choose.
    QJsonObject header = m_issuer.header();
    header.insert(QStringLiteral("alg"), QStringLiteral("HS256"));
    const QByteArray macInput
        = encodeBase64Url(compact(header)) + '.' + encodeBase64Url(compact(m_issuer.claims()));
    const QByteArray publicKey = compact(m_issuer.key().publicJwk());
    QTest::newRow("signature: HS256 with the public key") << macInput + '.'
            + encodeBase64Url(QMessageAuthenticationCode::hash(macInput, publicKey,
                                                               QCryptographicHash::Sha256));
    header.insert(QStringLiteral("alg"), QStringLiteral("none"));
    QTest::newRow("signature: alg none, empty")
        << encodeBase64Url(compact(header)) + '.' + encodeBase64Url(compact(m_issuer.claims())) + '.';
    // A stranger's key under the name of the issuer's, and one that brings itself along.
    QJsonObject own = m_issuer.header();
    QByteArray strangerInput
        = encodeBase64Url(compact(own)) + '.' + encodeBase64Url(compact(m_issuer.claims()));
    QTest::newRow("signature: a stranger under the issuer's name")
        << strangerInput + '.' + encodeBase64Url(m_other.signRs256(strangerInput));
    own.insert(QStringLiteral("jwk"), m_other.publicJwk());
    own.insert(QStringLiteral("kid"), QString::fromLatin1(m_other.keyId()));
    strangerInput = encodeBase64Url(compact(own)) + '.' + encodeBase64Url(compact(m_issuer.claims()));
    QTest::newRow("signature: a stranger with a key in the header")
        << strangerInput + '.' + encodeBase64Url(m_other.signRs256(strangerInput));
    // Claims of one token under the signature of another.
    const QByteArrayList parts = good.split('.');
    const QByteArrayList manager
        = m_issuer.accessToken({{QStringLiteral("preferred_username"), QStringLiteral("office")}}).split('.');
    QTest::newRow("signature: of another token") << parts[0] + '.' + manager[1] + '.' + parts[2];
}

void tst_Verifier::addSpellings()
{
    const QByteArray good = m_issuer.accessToken();
    const QByteArrayList parts = good.split('.');
    const QByteArray header = compact(m_issuer.header());
    const QByteArray claims = compact(m_issuer.claims());
    const auto row = [](const char *name, const QByteArray &token) {
        QTest::newRow(qPrintable(QStringLiteral("text: %1").arg(QLatin1String(name)))) << token;
    };
    row("empty", {});
    row("two dots", "..");
    row("not a token", "not a token");
    row("two segments", parts[0] + '.' + parts[1]);
    row("four segments", good + '.');
    row("five segments", good + ".a.a");
    row("with its scheme", "Bearer " + good);
    row("a space before", ' ' + good);
    row("a space behind", good + ' ');
    row("a line feed behind", good + '\n');
    row("NUL behind", good + '\0');
    row("padding behind", good + "==");
    row("the other alphabet",
        parts[0] + '.' + parts[1] + '.'
            + m_issuer.key().signRs256(parts[0] + '.' + parts[1]).toBase64(QByteArray::OmitTrailingEquals));
    row("two tokens with a comma", good + ',' + good);
    row("more than 16 KiB", m_issuer.accessToken({{QStringLiteral("x"), QString(17000, QLatin1Char('x'))}}));
    row("alg twice, the good one last", sign("{\"alg\":\"none\"," + header.sliced(1), claims));
    row("iss twice, the good one last",
        sign(header, "{\"iss\":\"https://evil.example\"," + claims.sliced(1)));
    row("exp twice", sign(header, claims.chopped(1) + ",\"exp\":9999999999}"));
    row("sub twice, once escaped", sign(header, claims.chopped(1) + ",\"\\u0073ub\":\"other\"}"));
    row("a byte order mark in the claims", sign(header, "\xEF\xBB\xBF" + claims));
    row("text behind the claims", sign(header, claims + "x"));
    row("claims are an array", sign(header, '[' + claims + ']'));
    row("claims are empty", sign(header, {}));
    row("claims with NaN", sign(header, claims.chopped(1) + ",\"x\":NaN}"));
    row("claims with a lone surrogate", sign(header, claims.chopped(1) + ",\"x\":\"\\ud800\"}"));
    row("claims not in UTF-8", sign(header, claims.chopped(1) + ",\"x\":\"\xff\"}"));
    row("claims with a comment", sign(header, "/**/" + claims));
    row("claims nested too deeply",
        sign(header, claims.chopped(1) + ",\"x\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}'));
    row("header is an array", sign('[' + header + ']', claims));
    row("JWS JSON form",
        compact({{QStringLiteral("payload"), QString::fromLatin1(parts[1])},
                 {QStringLiteral("protected"), QString::fromLatin1(parts[0])},
                 {QStringLiteral("signature"), QString::fromLatin1(parts[2])}}));
}

void tst_Verifier::refusesABadToken_data()
{
    QTest::addColumn<QByteArray>("token");
    addHeaders();
    addClaims();
    addSignatures();
    addSpellings();
}

void tst_Verifier::refusesABadToken()
{
    QFETCH(QByteArray, token);
    QVERIFY(verify(m_issuer.accessToken()));
    const auto refused = verify(token);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Unauthorized);
    QVERIFY(!refused.error().detail.isEmpty());
}

void tst_Verifier::refusesEveryTruncation()
{
    const QByteArray good = m_issuer.accessToken();
    QVERIFY(verify(good));
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto refused = verify(good.first(size));
        QVERIFY2(!refused && refused.error().code == Error::Code::Unauthorized,
                 qPrintable(QString::number(size)));
    }
}

void tst_Verifier::refusesEveryChangedCharacter()
{
    const QByteArray good = m_issuer.accessToken();
    QVERIFY(verify(good));
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray changed = good;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        const auto refused = verify(changed);
        QVERIFY2(!refused && refused.error().code == Error::Code::Unauthorized,
                 qPrintable(QString::number(at)));
    }
}

void tst_Verifier::waitsForKeysThatAreOnTheirWay()
{
    m_client->hold();
    Jose::KeySource keys(*m_client, m_issuer.issuer());
    Jose::AccessTokenVerifier verifier(keys, {m_issuer.issuer(), QStringLiteral("hr-api")}, m_issuer.clock());
    const auto good = verifier.verify(m_issuer.accessToken(), this);
    const auto bad = verifier.verify(m_issuer.accessToken() + "AAAA", this);
    QVERIFY(!good.isFinished());
    m_client->release();
    QTRY_VERIFY(good.isFinished());
    QVERIFY(good.result());
    QTRY_VERIFY(bad.isFinished());
    QCOMPARE(bad.result().error().code, Error::Code::Unauthorized);
}

void tst_Verifier::isUnavailableWithoutKeys()
{
    FakeHttpClient nobody;
    Jose::KeySource keys(nobody, m_issuer.issuer());
    Jose::AccessTokenVerifier verifier(keys, {m_issuer.issuer(), QStringLiteral("hr-api")}, m_issuer.clock());
    const auto future = verifier.verify(m_issuer.accessToken(), this);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, Error::Code::Unavailable);
    // A token that is bad in itself is told so, keys or not.
    const auto bad = verifier.verify("not a token", this);
    QTRY_VERIFY(bad.isFinished());
    QCOMPARE(bad.result().error().code, Error::Code::Unauthorized);
}

void tst_Verifier::fetchesNoKeysForATokenThatNoKeyCouldSave()
{
    QVERIFY(verify(m_issuer.accessToken()));
    const qsizetype before = m_client->requests().size();
    const QJsonObject header
        = TestIssuer::changed(m_issuer.header(), {{QStringLiteral("kid"), QStringLiteral("new")}});
    const QJsonObject expired = TestIssuer::changed(m_issuer.claims(), {{QStringLiteral("exp"), 1}});
    QVERIFY(!verify(sign(compact(header), compact(expired))));
    QCOMPARE(m_client->requests().size(), before);
    QVERIFY(!verify(sign(compact(header), compact(m_issuer.claims()))));
    QCOMPARE(m_client->requests().size(), before + 2);
}

void tst_Verifier::looksAtTheClockAgainAfterAWait()
{
    m_client->hold();
    Jose::KeySource keys(*m_client, m_issuer.issuer());
    Jose::AccessTokenVerifier verifier(keys, {m_issuer.issuer(), QStringLiteral("hr-api")},
                                       [this]() { return m_now; });
    const auto future = verifier.verify(m_issuer.accessToken(), this);
    m_now += std::chrono::hours(1);
    m_client->release();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, Error::Code::Unauthorized);
}

void tst_Verifier::followsARotation()
{
    QVERIFY(verify(m_issuer.accessToken()));
    m_client->forget(QStringLiteral("/jwks"));
    m_client->answer(QStringLiteral("/jwks"), 200, TestIssuer::keySet({m_other}));
    QVERIFY(verify(Jose::signToken(m_other, m_issuer.header(), m_issuer.claims())));
    QVERIFY(!verify(m_issuer.accessToken()));
}

QTEST_GUILESS_MAIN(tst_Verifier)
#include "tst_verifier.moc"
