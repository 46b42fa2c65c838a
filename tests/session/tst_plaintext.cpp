// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/plaintext.h"

#include <QTest>

using Session::plainText;

class tst_PlainText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOnlyWhatIsShown_data();
    void keepsOnlyWhatIsShown();
    void cutsAtALengthAndNotInsideACharacter();
};

void tst_PlainText::keepsOnlyWhatIsShown_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("User not found") << QStringLiteral("User not found");
    QTest::newRow("other scripts") << QStringLiteral("Zoë 東京 🙂")
                                   << QStringLiteral("Zoë 東京 🙂");
    QTest::newRow("markup") << QStringLiteral("<h1>No</h1><script src=x>") << QStringLiteral("No");
    QTest::newRow("a tag without an end") << QStringLiteral("a<img src=x onerror=") << QStringLiteral("a");
    QTest::newRow("lines") << QStringLiteral("a\r\nb\tc\u2028d") << QStringLiteral("a b c d");
    QTest::newRow("right to left override") << QStringLiteral("a\u202Eb\u200Bc") << QStringLiteral("a b c");
    QTest::newRow("control characters") << QStringLiteral("a\u0007\u001b[31mb") << QStringLiteral("a [31mb");
    QTest::newRow("half a character")
        << QString(QChar(0xd83d)) + QStringLiteral("x") << QStringLiteral("\uFFFDx");
    QTest::newRow("nothing") << QString() << QString();
}

void tst_PlainText::keepsOnlyWhatIsShown()
{
    QFETCH(QString, foreign);
    QFETCH(QString, shown);
    QCOMPARE(plainText(foreign), shown);
}

void tst_PlainText::cutsAtALengthAndNotInsideACharacter()
{
    QCOMPARE(plainText(QString(200, QLatin1Char('x'))).size(), 200);
    const QString cut = plainText(QString(5000000, QLatin1Char('x')));
    QCOMPARE(cut.size(), 200);
    QVERIFY(cut.endsWith(QChar(0x2026)));
    QCOMPARE(plainText(QStringLiteral("ab🙂cd"), 4), QStringLiteral("ab…"));
    QCOMPARE(plainText(QStringLiteral("ab🙂cd"), 5), QStringLiteral("ab🙂…"));
}

QTEST_GUILESS_MAIN(tst_PlainText)
#include "tst_plaintext.moc"
