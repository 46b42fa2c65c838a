// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/verifiedtokens.h"

#include <QCryptographicHash>
#include <QTest>

using Jose::VerifiedTokens;

class tst_VerifiedTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatWasPutIn();
    void knowsATokenByItsHash();
    void staysSmall();
    void keepsWhoComesAgain();
    void forgetsAll();

private:
    static std::shared_ptr<const Jose::AccessToken> token(const QString &name)
    {
        auto token = std::make_shared<Jose::AccessToken>();
        token->name = name;
        return token;
    }
};

void tst_VerifiedTokens::findsWhatWasPutIn()
{
    VerifiedTokens tokens;
    QVERIFY(!tokens.find(tokens.keyOf("a.b.c")));
    const auto put = token(QStringLiteral("jettro"));
    tokens.insert(tokens.keyOf("a.b.c"), put, 5);
    QCOMPARE(tokens.find(tokens.keyOf("a.b.c")), put);
    QVERIFY(!tokens.find(tokens.keyOf("a.b.d")));
    tokens.remove(tokens.keyOf("a.b.c"));
    QVERIFY(!tokens.find(tokens.keyOf("a.b.c")));
}

void tst_VerifiedTokens::knowsATokenByItsHash()
{
    const VerifiedTokens tokens;
    for (const QByteArray &text : {QByteArray(), QByteArray("a.b.c"), QByteArray(16384, 'x')})
        QCOMPARE(tokens.keyOf(text), QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    // One that could not be hashed is never kept, or the next such one would be taken for it.
    VerifiedTokens others;
    others.insert({}, token(QStringLiteral("jettro")), 5);
    QCOMPARE(others.count(), 0);
    QVERIFY(!others.find({}));
}

void tst_VerifiedTokens::staysSmall()
{
    VerifiedTokens tokens(100 * 1024);
    qsizetype most = 0;
    for (int i = 0; i < 10000; ++i) {
        tokens.insert(tokens.keyOf(QByteArray::number(i)), token({}), 1000);
        most = qMax(most, tokens.count());
    }
    QVERIFY2(most > 10 && most <= 100, qPrintable(QString::number(most)));
    // One that alone is larger than all room is not kept, and harms nobody.
    tokens.insert(tokens.keyOf("large"), token({}), 200 * 1024);
    QVERIFY(!tokens.find(tokens.keyOf("large")));
}

void tst_VerifiedTokens::keepsWhoComesAgain()
{
    VerifiedTokens tokens(20 * 1024);
    const QByteArray regular = tokens.keyOf("regular");
    tokens.insert(regular, token(QStringLiteral("regular")), 1000);
    for (int i = 0; i < 1000; ++i) {
        tokens.insert(tokens.keyOf(QByteArray::number(i)), token({}), 1000);
        QVERIFY(tokens.find(regular));
    }
    QVERIFY(!tokens.find(tokens.keyOf("0")));
}

void tst_VerifiedTokens::forgetsAll()
{
    VerifiedTokens tokens;
    tokens.insert(tokens.keyOf("a"), token({}), 1);
    tokens.insert(tokens.keyOf("b"), token({}), 1);
    tokens.clear();
    QCOMPARE(tokens.count(), 0);
    QVERIFY(!tokens.find(tokens.keyOf("a")));
}

QTEST_APPLESS_MAIN(tst_VerifiedTokens)
#include "tst_verifiedtokens.moc"
