// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/personname.h"

#include <QTest>

using Hr::readPersonName;

class tst_PersonName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsNamesOfPeople_data();
    void acceptsNamesOfPeople();
    void refusesWhatIsNoName_data();
    void refusesWhatIsNoName();
    void countsCharactersNotBytesOrUnits();
    void comparesInOneNormalForm();
    void keepsCaseAndSpaces();
};

void tst_PersonName::acceptsNamesOfPeople_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("roberto");
    QTest::newRow("one character") << QStringLiteral("x");
    QTest::newRow("accents, space, apostrophe") << QStringLiteral("Zoë O’Brien-Núñez");
    QTest::newRow("not Latin") << QStringLiteral("山田太郎");
    QTest::newRow("outside the basic plane") << QStringLiteral("𠮷野");
    QTest::newRow("200 characters") << QString(200, QLatin1Char('a'));
}

void tst_PersonName::acceptsNamesOfPeople()
{
    QFETCH(QString, name);
    const Core::Result<QString> read = readPersonName(name);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(*read, name);
}

void tst_PersonName::refusesWhatIsNoName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("201 characters") << QString(201, QLatin1Char('a'));
    QTest::newRow("NUL") << QStringLiteral("rob") + QChar(0) + QStringLiteral("erto");
    QTest::newRow("line feed") << QStringLiteral("roberto\n");
    QTest::newRow("tab") << QStringLiteral("\troberto");
    QTest::newRow("U+001F") << QString(QChar(0x1F));
    QTest::newRow("delete") << QString(QChar(0x7F));
    QTest::newRow("U+0085") << QStringLiteral("rob") + QChar(0x85);
    QTest::newRow("U+009F") << QString(QChar(0x9F));
}

void tst_PersonName::refusesWhatIsNoName()
{
    QFETCH(QString, name);
    const Core::Result<QString> read = readPersonName(name);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Core::Error::Code::Invalid);
    QVERIFY(!read.error().detail.isEmpty());
}

void tst_PersonName::countsCharactersNotBytesOrUnits()
{
    const QString smile = QString::fromUtf8("\xF0\x9F\x99\x82"); // one character, two units, four bytes
    QVERIFY(readPersonName(smile.repeated(200)));
    QVERIFY(!readPersonName(smile.repeated(201)));
}

void tst_PersonName::comparesInOneNormalForm()
{
    const QString composed = QStringLiteral("Zo") + QChar(0xEB);
    const QString decomposed = QStringLiteral("Zoe") + QChar(0x308);
    QVERIFY(composed != decomposed);
    QCOMPARE(*readPersonName(decomposed), composed);
    QCOMPARE(*readPersonName(composed), composed);
}

void tst_PersonName::keepsCaseAndSpaces()
{
    QCOMPARE(*readPersonName(QStringLiteral("Roberto ")), QStringLiteral("Roberto "));
    // A compatibility form (here: full width) would make two different names one.
    const QString wide = QString(QChar(0xFF52)) + QStringLiteral("oberto");
    QCOMPARE(*readPersonName(wide), wide);
}

QTEST_APPLESS_MAIN(tst_PersonName)
#include "tst_personname.moc"
