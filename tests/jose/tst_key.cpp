// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "doubles/testissuer.h"
#include "jose/claims.h"
#include "jose/keyset.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Doubles::TestIssuer;

class tst_Key : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithEveryVectorOfWycheproof_data();
    void agreesWithEveryVectorOfWycheproof();
    void verifiesWhatItSigned();
    void refusesAnotherKeyAndAnyChange();
    void refusesASignatureOfAnotherLength();
    void refusesKeysThatAreNotForRs256_data();
    void refusesKeysThatAreNotForRs256();
    void acceptsASmallJwk();
    void makesNoShortKeys();
    void namesAKeyByItsThumbprint();

private:
    std::optional<Jose::PrivateKey> m_key;
    QJsonArray m_groups;
};

void tst_Key::initTestCase()
{
    m_key = Jose::PrivateKey::generate().value();
    QFile file(QStringLiteral(VECTORS));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    m_groups = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("groups")).toArray();
}

void tst_Key::agreesWithEveryVectorOfWycheproof_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("jws");
    QTest::addColumn<bool>("valid");
    int group = 0;
    for (const QJsonValue &value : std::as_const(m_groups)) {
        const QJsonObject object = value.toObject();
        const QByteArray keys = QJsonDocument(object.value(QLatin1String("jwks")).toObject()).toJson();
        const QJsonArray tests = object.value(QLatin1String("tests")).toArray();
        for (const QJsonValue &test : tests) {
            const QString name = QStringLiteral("%1/%2 %3 %4")
                                     .arg(QString::number(group), test[QLatin1String("file")].toString(),
                                          QString::number(test[QLatin1String("tcId")].toInt()),
                                          test[QLatin1String("comment")].toString());
            QTest::newRow(qPrintable(name))
                << keys << test[QLatin1String("jws")].toString().toUtf8()
                << (test[QLatin1String("result")].toString() == QLatin1String("valid"));
        }
        ++group;
    }
}

void tst_Key::agreesWithEveryVectorOfWycheproof()
{
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, jws);
    QFETCH(bool, valid);
    // As the verifier does it, but for the claims: the vectors' payloads are no JSON.
    const auto set = Jose::KeySet::parse(keys);
    QVERIFY(set);
    bool good = false;
    if (const auto parts = Jose::splitCompact(jws)) {
        const auto header = Core::parseJsonObject(parts->header);
        if (header && Jose::checkHeader(*header, {QStringLiteral("JWT")}, false)) {
            const Jose::PublicKey *key = set->find(header->value(QLatin1String("kid")).toString().toUtf8());
            good = key && key->verifyRs256(parts->signingInput, parts->signature);
        }
    }
    QCOMPARE(good, valid);
}

void tst_Key::verifiesWhatItSigned()
{
    const auto key = Jose::PublicKey::fromJwk(m_key->publicJwk());
    QVERIFY(key);
    QCOMPARE(key->keyId(), m_key->keyId());
    for (const QByteArray &text : {QByteArray(), QByteArray("a.b"), QByteArray(20000, 'x')})
        QVERIFY(key->verifyRs256(text, m_key->signRs256(text)));
}

void tst_Key::refusesAnotherKeyAndAnyChange()
{
    const auto key = Jose::PublicKey::fromJwk(m_key->publicJwk()).value();
    const QByteArray signature = m_key->signRs256("a.b");
    QVERIFY(key.verifyRs256("a.b", signature));
    QVERIFY(!key.verifyRs256("a.c", signature));
    for (const qsizetype at : {qsizetype(0), signature.size() / 2, signature.size() - 1}) {
        QByteArray changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        QVERIFY(!key.verifyRs256("a.b", changed));
    }
    const auto other = Jose::PublicKey::fromJwk(Jose::PrivateKey::generate().value().publicJwk()).value();
    QVERIFY(!other.verifyRs256("a.b", signature));
}

void tst_Key::refusesASignatureOfAnotherLength()
{
    const auto key = Jose::PublicKey::fromJwk(m_key->publicJwk()).value();
    const QByteArray signature = m_key->signRs256("a.b");
    QVERIFY(!key.verifyRs256("a.b", {}));
    QVERIFY(!key.verifyRs256("a.b", '\0' + signature));
    QVERIFY(!key.verifyRs256("a.b", signature + '\0'));
    QVERIFY(!key.verifyRs256("a.b", signature.first(signature.size() - 1)));
}

void tst_Key::refusesKeysThatAreNotForRs256_data()
{
    QTest::addColumn<QJsonObject>("change");
    const auto row = [](const char *name, const char *member, const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject {{QLatin1String(member), value}};
    };
    const QString n = m_key->publicJwk().value(QLatin1String("n")).toString();
    const QByteArray modulus = Jose::decodeBase64Url(n.toLatin1()).value();
    const auto number = [](const QByteArray &bytes) {
        return QJsonValue(QString::fromLatin1(Jose::encodeBase64Url(bytes)));
    };
    row("no type", "kty", QStringLiteral("(none)"));
    row("elliptic curve", "kty", QStringLiteral("EC"));
    row("symmetric", "kty", QStringLiteral("oct"));
    row("type in lower case", "kty", QStringLiteral("rsa"));
    row("for encryption", "use", QStringLiteral("enc"));
    row("use is not a string", "use", true);
    row("operations without verify", "key_ops", QJsonArray {QStringLiteral("encrypt")});
    row("operations are a string", "key_ops", QStringLiteral("verify"));
    row("operations hold a number", "key_ops", QJsonArray {QStringLiteral("verify"), 1});
    row("another algorithm", "alg", QStringLiteral("RS512"));
    row("the padding of another", "alg", QStringLiteral("PS256"));
    row("algorithm null", "alg", QJsonValue::Null);
    row("published private key", "d", QStringLiteral("AQAB"));
    row("kid is a number", "kid", 7);
    row("kid is empty", "kid", QString());
    row("kid is too long", "kid", QString(257, QLatin1Char('k')));
    row("no modulus", "n", QStringLiteral("(none)"));
    row("modulus is a number", "n", 12345);
    row("modulus of 2047 bits", "n", number('\x7f' + modulus.sliced(1)));
    row("modulus of 8200 bits", "n", number('\xff' + QByteArray(1023, '\xff') + '\xff'));
    row("modulus of 100,000 characters", "n", QString(100000, QLatin1Char('_')));
    row("modulus is even", "n", number(modulus.first(255) + '\x02'));
    row("modulus with a leading zero", "n", number('\0' + modulus));
    row("modulus with padding", "n", n + QStringLiteral("=="));
    row("modulus in the other alphabet", "n", QString(n.size(), QLatin1Char('/')));
    row("no exponent", "e", QStringLiteral("(none)"));
    row("exponent 1", "e", number(QByteArray(1, '\x01')));
    row("exponent 65536", "e", number(QByteArray("\x01\x00\x00", 3)));
    row("exponent empty", "e", QString());
    row("exponent with a leading zero", "e", QStringLiteral("AAEAAQ"));
    row("exponent of 72 bits", "e", number(QByteArray(9, '\x7f')));
}

void tst_Key::refusesKeysThatAreNotForRs256()
{
    QFETCH(QJsonObject, change);
    const auto key = Jose::PublicKey::fromJwk(TestIssuer::changed(m_key->publicJwk(), change));
    QVERIFY(!key);
    QCOMPARE(key.error().code, Core::Error::Code::Invalid);
}

void tst_Key::acceptsASmallJwk()
{
    QJsonObject jwk = m_key->publicJwk();
    for (const char *optional : {"use", "alg", "kid"})
        jwk.remove(QLatin1String(optional));
    jwk.insert(QStringLiteral("x5c"), QJsonArray {QStringLiteral("not looked at")});
    const auto key = Jose::PublicKey::fromJwk(jwk);
    QVERIFY(key);
    QCOMPARE(key->keyId(), QByteArray());
    QVERIFY(key->verifyRs256("a.b", m_key->signRs256("a.b")));
    jwk.insert(QStringLiteral("key_ops"), QJsonArray {QStringLiteral("verify")});
    QVERIFY(Jose::PublicKey::fromJwk(jwk));
}

void tst_Key::makesNoShortKeys()
{
    QVERIFY(!Jose::PrivateKey::generate(2047));
    QVERIFY(!Jose::PrivateKey::generate(0));
    QVERIFY(!Jose::PrivateKey::generate(8193));
}

void tst_Key::namesAKeyByItsThumbprint()
{
    // RFC 7638, section 3.1.
    const QJsonObject jwk {{QStringLiteral("kty"), QStringLiteral("RSA")},
                           {QStringLiteral("n"),
                            QStringLiteral("0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zw"
                                           "u1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi"
                                           "FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-"
                                           "65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnY"
                                           "b9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-"
                                           "bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0"
                                           "Ls1jF44-csFCur-kEgU8awapJzKnqDKgw")},
                           {QStringLiteral("e"), QStringLiteral("AQAB")},
                           {QStringLiteral("alg"), QStringLiteral("RS256")},
                           {QStringLiteral("kid"), QStringLiteral("2011-04-29")}};
    const auto key = Jose::PublicKey::fromJwk(jwk);
    QVERIFY(key);
    QCOMPARE(key->thumbprint(), QByteArray("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
    QCOMPARE(Jose::PublicKey::fromJwk(m_key->publicJwk())->thumbprint(), m_key->keyId());
}

QTEST_APPLESS_MAIN(tst_Key)
#include "tst_key.moc"
