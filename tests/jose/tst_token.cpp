// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"

#include <QTest>

using Jose::encodeBase64Url;

namespace {

const QByteArray header = R"({"alg":"RS256","typ":"JWT","kid":"k1"})";
const QByteArray claims = R"({"sub":"someone"})";

QByteArray join(const QByteArray &head, const QByteArray &payload, const QByteArray &signature = "signature")
{
    return encodeBase64Url(head) + '.' + encodeBase64Url(payload) + '.' + encodeBase64Url(signature);
}

} // namespace

class tst_Token : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsIntoItsParts();
    void readsWhatItSigns();
    void refusesWhatIsNotAToken_data();
    void refusesWhatIsNotAToken();
    void looksAtTheSizeFirst();
    void neverRepeatsTheTokenInAnError();
};

void tst_Token::splitsIntoItsParts()
{
    const QByteArray text = join(header, claims);
    const auto token = Jose::parseToken(text);
    QVERIFY(token);
    QCOMPARE(token->keyId(), QByteArray("k1"));
    QCOMPARE(token->claims.value(QLatin1String("sub")).toString(), QStringLiteral("someone"));
    QCOMPARE(token->signature, QByteArray("signature"));
    QCOMPARE(token->signingInput, text.first(text.lastIndexOf('.')));
}

void tst_Token::readsWhatItSigns()
{
    const Doubles::TestIssuer issuer;
    const QByteArray text = Jose::signToken(issuer.key(), {{QStringLiteral("typ"), QStringLiteral("JWT")}},
                                            {{QStringLiteral("sub"), QStringLiteral("someone")}});
    const auto token = Jose::parseToken(text);
    QVERIFY(token);
    QCOMPARE(token->header.value(QLatin1String("alg")).toString(), QStringLiteral("RS256"));
    QCOMPARE(token->keyId(), issuer.key().keyId());
    const auto key = Jose::PublicKey::fromJwk(issuer.key().publicJwk());
    QVERIFY(key && key->verifyRs256(token->signingInput, token->signature));
}

void tst_Token::refusesWhatIsNotAToken_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = join(header, claims);
    const QByteArrayList parts = good.split('.');
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one segment") << parts[0];
    QTest::newRow("two segments") << parts[0] + '.' + parts[1];
    QTest::newRow("four segments") << good + ".x";
    QTest::newRow("five segments, as encrypted tokens have") << good + ".xx.xx";
    QTest::newRow("no header") << '.' + parts[1] + '.' + parts[2];
    QTest::newRow("no claims") << parts[0] + ".." + parts[2];
    QTest::newRow("no signature") << parts[0] + '.' + parts[1] + '.';
    QTest::newRow("padding in the header") << join("{\"alg\":\"RS256\"}", claims).replace('.', "=.");
    QTest::newRow("a space before") << ' ' + good;
    QTest::newRow("a line feed behind") << good + '\n';
    QTest::newRow("loose bits in the signature") << parts[0] + '.' + parts[1] + ".Zh";
    QTest::newRow("header is an array") << join("[]", claims);
    QTest::newRow("header is not JSON") << join("alg: RS256", claims);
    QTest::newRow("a name twice in the header") << join(R"({"alg":"RS256","alg":"none"})", claims);
    QTest::newRow("a name twice in the claims") << join(header, R"({"sub":"a","sub":"b"})");
    QTest::newRow("a name twice, once escaped") << join(header, R"({"sub":"a","\u0073ub":"b"})");
    QTest::newRow("claims are a string") << join(header, "\"sub\"");
    QTest::newRow("claims are null") << join(header, "null");
    QTest::newRow("text behind the claims") << join(header, "{} {}");
    QTest::newRow("a comment in the claims") << join(header, "{/**/}");
    QTest::newRow("a byte order mark") << join(header, "\xEF\xBB\xBF{}");
    QTest::newRow("not UTF-8") << join(header, "{\"sub\":\"\xff\"}");
    QTest::newRow("a lone surrogate") << join(header, R"({"sub":"\ud800"})");
    QTest::newRow("NUL in a string") << join(header, R"({"sub":"a\u0000b"})");
    QTest::newRow("NaN") << join(header, R"({"exp":NaN})");
    QTest::newRow("nested too deeply")
        << join(header, R"({"a":)" + QByteArray(20, '[') + QByteArray(20, ']') + '}');
}

void tst_Token::refusesWhatIsNotAToken()
{
    QFETCH(QByteArray, text);
    const auto token = Jose::parseToken(text);
    QVERIFY(!token);
    QCOMPARE(token.error().code, Core::Error::Code::Invalid);
}

void tst_Token::looksAtTheSizeFirst()
{
    const qsizetype others = join(header, R"({"x":""})").size();
    const QByteArray most
        = join(header, R"({"x":")" + QByteArray((Jose::maxTokenSize - others) * 3 / 4, 'x') + R"("})");
    QVERIFY(most.size() <= Jose::maxTokenSize);
    QVERIFY(most.size() > Jose::maxTokenSize - 8);
    QVERIFY(Jose::parseToken(most));

    const QByteArray tooMuch = join(header, R"({"x":")" + QByteArray(Jose::maxTokenSize, 'x') + R"("})");
    const auto token = Jose::parseToken(tooMuch);
    QVERIFY(!token);
    QVERIFY(token.error().detail.contains(QString::number(Jose::maxTokenSize)));
    // Before anything in it is read: this is no base64url at all.
    QCOMPARE(Jose::parseToken(QByteArray(Jose::maxTokenSize + 1, '!')).error(), token.error());
}

void tst_Token::neverRepeatsTheTokenInAnError()
{
    const QByteArrayList bad {"c2VjcmV0.c2VjcmV0", join(header, "secret"), join("secret", claims),
                              join(header, R"({"secret":1,"secret":2})"),
                              "secret!." + encodeBase64Url(claims) + ".xx"};
    for (const QByteArray &text : bad) {
        const auto token = Jose::parseToken(text);
        QVERIFY(!token);
        QVERIFY2(!token.error().detail.contains(QLatin1String("secret")), qPrintable(token.error().detail));
        QVERIFY2(!token.error().detail.contains(QLatin1String("c2Vj")), qPrintable(token.error().detail));
    }
}

QTEST_APPLESS_MAIN(tst_Token)
#include "tst_token.moc"
