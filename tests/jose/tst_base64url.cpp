// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/token.h"

#include <QTest>

class tst_Base64Url : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void looksAtNothingBehindTheText();
};

void tst_Base64Url::readsWhatItWrites_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    // RFC 4648, section 10, without padding.
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    QTest::newRow("one byte") << QByteArray("f") << QByteArray("Zg");
    QTest::newRow("two bytes") << QByteArray("fo") << QByteArray("Zm8");
    QTest::newRow("three bytes") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("the two characters of its own") << QByteArray("\xfb\xff\xfe") << QByteArray("-__-");
    QTest::newRow("zeros") << QByteArray(2, '\0') << QByteArray("AAA");
    // RFC 7515, appendix C.
    QTest::newRow("the RFC's own") << QByteArray("\x03\xec\xff\xe0\xc1") << QByteArray("A-z_4ME");
}

void tst_Base64Url::readsWhatItWrites()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(Jose::encodeBase64Url(bytes), text);
    const auto read = Jose::decodeBase64Url(text);
    QVERIFY(read);
    QCOMPARE(*read, bytes);
}

void tst_Base64Url::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("impossible length 1") << QByteArray("A");
    QTest::newRow("impossible length 5") << QByteArray("Zm9vY");
    QTest::newRow("padding") << QByteArray("Zg==");
    QTest::newRow("plus of the other alphabet") << QByteArray("+__-");
    QTest::newRow("slash of the other alphabet") << QByteArray("-//-");
    QTest::newRow("space") << QByteArray("Zm 9");
    QTest::newRow("line feed at the end") << QByteArray("Zm9vYg\n");
    QTest::newRow("NUL") << QByteArray("Zm9\0", 4);
    QTest::newRow("above ASCII") << QByteArray("Zm9\xe9");
    QTest::newRow("loose bits after one byte") << QByteArray("Zh");
    QTest::newRow("loose bits after two bytes") << QByteArray("Zm9");
}

void tst_Base64Url::refusesEverythingElse()
{
    QFETCH(QByteArray, text);
    const auto read = Jose::decodeBase64Url(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Core::Error::Code::Invalid);
}

void tst_Base64Url::looksAtNothingBehindTheText()
{
    // A segment of a token is a view into the whole of it.
    const QByteArrayView text("AAAAAAAA");
    for (const qsizetype size : {1, 5})
        QVERIFY(!Jose::decodeBase64Url(text.first(size)));
    QCOMPARE(Jose::decodeBase64Url(text.first(6)).value().size(), 4);
}

QTEST_APPLESS_MAIN(tst_Base64Url)
#include "tst_base64url.moc"
