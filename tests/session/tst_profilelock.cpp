// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/doubles/await.h"
#include "session/profilelock.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Core::Result;
using Doubles::await;
using Session::Claim;
using Session::ProfileLock;

class tst_ProfileLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void isGivenInTurn();
    void givesUpAfterAWhile();
    void isTakenFromAProcessThatCrashed();
    void locksNothingWhereNoFileCanBe();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("session.lock")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ProfileLock::isGivenInTurn()
{
    ProfileLock lock(file());
    QStringList order;
    Claim held;
    for (const char *name : {"first", "second", "third"})
        Core::whenDone(&lock, lock.acquire(), [&order, &held, name](const Result<Claim> &claim) {
            order.append(QLatin1String(name));
            held = *claim;
        });
    QTRY_COMPARE(order, QStringList {QStringLiteral("first")});
    QTest::qWait(100);
    QCOMPARE(order.size(), qsizetype(1));
    held.reset();
    QTRY_COMPARE(order.size(), qsizetype(2));
    held.reset();
    QTRY_COMPARE(order.size(), qsizetype(3));
    QCOMPARE(order.last(), QStringLiteral("third"));
    held.reset();
    QTRY_VERIFY(!QFile::exists(file()));
}

void tst_ProfileLock::givesUpAfterAWhile()
{
    ProfileLock first(file());
    const Claim held = *await(first.acquire());
    ProfileLock second(file(), {.patience = 100ms});
    QCOMPARE(await(second.acquire()).error().code, Error::Code::Unavailable);
}

void tst_ProfileLock::isTakenFromAProcessThatCrashed()
{
    // A process that was, and is no more.
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("-functions")});
    QVERIFY(process.waitForStarted());
    const qint64 id = process.processId();
    QVERIFY(process.waitForFinished());
    QFile crashed(file());
    QVERIFY(crashed.open(QIODevice::WriteOnly));
    crashed.write(QByteArray::number(id) + "\ntst_profilelock\n" + QSysInfo::machineHostName().toUtf8()
                  + '\n');
    crashed.close();
    ProfileLock lock(file());
    QVERIFY(await(lock.acquire()));
}

void tst_ProfileLock::locksNothingWhereNoFileCanBe()
{
    ProfileLock lock(m_folder->filePath(QStringLiteral("missing/session.lock")));
    QVERIFY(await(lock.acquire()));
}

QTEST_GUILESS_MAIN(tst_ProfileLock)
#include "tst_profilelock.moc"
