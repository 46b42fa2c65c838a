// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/damageddatabase.h"
#include "agent/storeconnection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class tst_DamagedDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesAGoodOneAlone();
    void keepsADamagedOneAside_data();
    void keepsADamagedOneAside();
    void hasNothingToDoInMemory();

private:
    QTemporaryDir m_folder;
};

void tst_DamagedDatabase::leavesAGoodOneAlone()
{
    const QString file = m_folder.filePath(QStringLiteral("good.sqlite"));
    QVERIFY(Agent::keepDamagedDatabaseAside(QStringLiteral("sqlite:") + file)); // none yet
    QVERIFY(!QFile::exists(file));
    QVERIFY(Agent::StoreConnection::open(QStringLiteral("sqlite:") + file));
    const auto kept = Agent::keepDamagedDatabaseAside(QStringLiteral("sqlite:") + file);
    QVERIFY(kept && kept->isEmpty());
    QVERIFY(QFile::exists(file));
}

void tst_DamagedDatabase::keepsADamagedOneAside_data()
{
    QTest::addColumn<bool>("fromTheStart");
    QTest::newRow("no database at all") << true;
    QTest::newRow("a page is overwritten") << false;
}

void tst_DamagedDatabase::keepsADamagedOneAside()
{
    QFETCH(bool, fromTheStart);
    const QString file = m_folder.filePath(fromTheStart ? QStringLiteral("text") : QStringLiteral("page"));
    const QString location = QStringLiteral("sqlite:") + file;
    QVERIFY(Agent::StoreConnection::open(location));
    QFile damaged(file);
    QVERIFY(damaged.open(QFile::ReadWrite));
    damaged.seek(fromTheStart ? 0 : 4096);
    damaged.write(QByteArray(4096, 'x'));
    damaged.close();
    const auto kept = Agent::keepDamagedDatabaseAside(location);
    QVERIFY(kept);
    QVERIFY2(kept->startsWith(file + u'.'), qPrintable(*kept));
    QVERIFY(QFile::exists(*kept));
    QVERIFY(!QFile::exists(file));
    QVERIFY(Agent::StoreConnection::open(location)); // a new one
}

void tst_DamagedDatabase::hasNothingToDoInMemory()
{
    const auto kept = Agent::keepDamagedDatabaseAside(QStringLiteral("sqlite::memory:"));
    QVERIFY(kept && kept->isEmpty());
}

QTEST_GUILESS_MAIN(tst_DamagedDatabase)
#include "tst_damageddatabase.moc"
