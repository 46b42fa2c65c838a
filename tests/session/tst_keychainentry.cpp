// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/await.h"
#include "session/doubles/fakekeychain.h"
#include "session/keychainentry.h"

#include <QTest>

using Core::Error;
using Core::Secret;
using Doubles::await;
using Session::KeychainEntry;

class tst_KeychainEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesBackWhatWasWritten_data();
    void givesBackWhatWasWritten();
    void refusesWhatNoKeychainHolds_data();
    void refusesWhatNoKeychainHolds();
    void leavesNothingOfALongerOne();
    void removesEveryPiece();
    void removesADamagedOne();
    void takesNoPiecesOfTwoWrites();
    void tellsADamagedEntry_data();
    void tellsADamagedEntry();
    void tellsAnEmptyKeychain();
    void handsOnTheKeychainsErrors();

private:
    static QByteArray text(qsizetype size)
    {
        QByteArray bytes;
        for (qsizetype i = 0; i < size; ++i)
            bytes.append(char('!' + i % 90));
        return bytes;
    }

    Doubles::KeychainContent m_content;
    Doubles::FakeKeychain m_keychain {m_content};
    KeychainEntry m_entry {m_keychain, QStringLiteral("token")};
};

void tst_KeychainEntry::init()
{
    m_content = {};
}

void tst_KeychainEntry::givesBackWhatWasWritten_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("entries");
    QTest::newRow("one byte") << qsizetype(1) << qsizetype(1);
    QTest::newRow("a full piece") << qsizetype(2000) << qsizetype(1);
    QTest::newRow("one byte more") << qsizetype(2001) << qsizetype(2);
    QTest::newRow("two full pieces") << qsizetype(4000) << qsizetype(2);
    QTest::newRow("the longest") << qsizetype(40000) << qsizetype(20);
}

void tst_KeychainEntry::givesBackWhatWasWritten()
{
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, entries);
    QVERIFY(await(m_entry.write(Secret(text(size)))));
    QCOMPARE(m_content.entries.size(), entries); // none over the keychain's 2,560 bytes
    const auto read = await(m_entry.read());
    QVERIFY(read);
    QCOMPARE(read->expose(), text(size));
}

void tst_KeychainEntry::refusesWhatNoKeychainHolds_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("nothing") << qsizetype(0);
    QTest::newRow("too long") << qsizetype(40001);
}

void tst_KeychainEntry::refusesWhatNoKeychainHolds()
{
    QFETCH(qsizetype, size);
    QCOMPARE(await(m_entry.write(Secret(text(size)))).error().code, Error::Code::Invalid);
    QVERIFY(m_content.calls.isEmpty());
}

void tst_KeychainEntry::leavesNothingOfALongerOne()
{
    QVERIFY(await(m_entry.write(Secret(text(7000)))));
    QCOMPARE(m_content.entries.size(), qsizetype(4));
    QVERIFY(await(m_entry.write(Secret(text(10)))));
    QCOMPARE(m_content.entries.size(), qsizetype(1));
    QCOMPARE(await(m_entry.read())->expose(), text(10));
}

void tst_KeychainEntry::removesEveryPiece()
{
    m_content.entries.insert(QStringLiteral("another"), "stays");
    QVERIFY(await(m_entry.write(Secret(text(7000)))));
    QVERIFY(await(m_entry.remove()));
    QCOMPARE(m_content.entries.keys(), QStringList {QStringLiteral("another")});
    QVERIFY(await(m_entry.remove()));
}

void tst_KeychainEntry::removesADamagedOne()
{
    QVERIFY(await(m_entry.write(Secret(text(7000)))));
    m_content.entries.insert(QStringLiteral("token"), "nonsense");
    QVERIFY(await(m_entry.remove()));
    QVERIFY(m_content.entries.isEmpty());
}

void tst_KeychainEntry::takesNoPiecesOfTwoWrites()
{
    QVERIFY(await(m_entry.write(Secret(text(5000)))));
    m_content.writesLeft = 1; // the power goes after the first of three
    QVERIFY(!await(m_entry.write(Secret(QByteArray(5000, 'x')))));
    m_content.writesLeft.reset();
    QCOMPARE(await(m_entry.read()).error().code, Error::Code::Invalid);
}

void tst_KeychainEntry::tellsADamagedEntry_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << "token" << QByteArray("");
    QTest::newRow("another program's") << "token" << QByteArray("hunter2");
    QTest::newRow("no number") << "token" << QByteArray("x:abcdefgh:bytes");
    QTest::newRow("no piece") << "token" << QByteArray("0:abcdefgh:bytes");
    QTest::newRow("too many pieces") << "token" << QByteArray("21:abcdefgh:bytes");
    QTest::newRow("no write") << "token" << QByteArray("1::bytes");
    QTest::newRow("no bytes") << "token" << QByteArray("1:abcdefgh:");
    QTest::newRow("more than there are") << "token" << QByteArray("2:abcdefgh:bytes");
    QTest::newRow("second piece gone") << "token 2" << QByteArray();
    QTest::newRow("second piece cut") << "token 2" << QByteArray("2:abc");
}

void tst_KeychainEntry::tellsADamagedEntry()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    if (name != QLatin1String("token"))
        QVERIFY(await(m_entry.write(Secret(text(3000)))));
    if (bytes.isNull())
        m_content.entries.remove(name);
    else
        m_content.entries.insert(name, bytes);
    QCOMPARE(await(m_entry.read()).error().code, Error::Code::Invalid);
}

void tst_KeychainEntry::tellsAnEmptyKeychain()
{
    QCOMPARE(await(m_entry.read()).error().code, Error::Code::NotFound);
}

void tst_KeychainEntry::handsOnTheKeychainsErrors()
{
    QVERIFY(await(m_entry.write(Secret(text(10)))));
    m_content.fault = Error::Code::Forbidden;
    QCOMPARE(await(m_entry.read()).error().code, Error::Code::Forbidden);
    QCOMPARE(await(m_entry.write(Secret(text(10)))).error().code, Error::Code::Forbidden);
    QCOMPARE(await(m_entry.remove()).error().code, Error::Code::Forbidden);
}

QTEST_GUILESS_MAIN(tst_KeychainEntry)
#include "tst_keychainentry.moc"
