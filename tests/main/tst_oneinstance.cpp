// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/oneinstance.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using Main::OneInstance;
using Role = OneInstance::Role;

class tst_OneInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void raisesTheFirstWindow();
    void knowsProfilesApart();
    void takesOverWhatACrashLeft();
    void saysWhenTheOtherOneDoesNotAnswer();
    void takesTheTurnOfOneThatLeaves();
    void ignoresStrangeCallers();

private:
    static int roleOf(OneInstance &instance)
    {
        const auto future = instance.start();
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30000))
            return -1;
        return int(future.result().value_or(Role::Alone));
    }

    QTemporaryDir m_folder;
};

void tst_OneInstance::raisesTheFirstWindow()
{
    OneInstance first(m_folder.path());
    QSignalSpy raised(&first, &OneInstance::raiseWanted);
    QCOMPARE(roleOf(first), int(Role::First));
    OneInstance second(m_folder.path());
    QCOMPARE(roleOf(second), int(Role::Second));
    QCOMPARE(raised.size(), 1);
    OneInstance third(m_folder.path());
    QCOMPARE(roleOf(third), int(Role::Second));
    QCOMPARE(raised.size(), 2);
}

void tst_OneInstance::knowsProfilesApart()
{
    QTemporaryDir other;
    OneInstance first(m_folder.path());
    OneInstance second(other.path());
    QCOMPARE(roleOf(first), int(Role::First));
    QCOMPARE(roleOf(second), int(Role::First));
}

void tst_OneInstance::takesOverWhatACrashLeft()
{
    QString name;
    {
        OneInstance crashed(m_folder.path());
        name = crashed.socketName();
    }
    // A socket that nobody listens on, and a lock of a process that is gone.
    QLocalServer dead;
    QVERIFY(dead.listen(name));
    QFile lock(m_folder.filePath(QStringLiteral("window.lock")));
    QVERIFY(lock.open(QFile::WriteOnly));
    // A number above that of any process.
    lock.write("4194305\nsecure-agent\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    lock.close();
    OneInstance next(m_folder.path());
    QCOMPARE(roleOf(next), int(Role::First));
    OneInstance second(m_folder.path());
    QCOMPARE(roleOf(second), int(Role::Second));
}

void tst_OneInstance::saysWhenTheOtherOneDoesNotAnswer()
{
    QLockFile lock(m_folder.filePath(QStringLiteral("window.lock")));
    QVERIFY(lock.tryLock(0));
    OneInstance second(m_folder.path(), nullptr, std::chrono::milliseconds(300));
    QCOMPARE(roleOf(second), int(Role::Alone));
}

void tst_OneInstance::takesTheTurnOfOneThatLeaves()
{
    QLockFile lock(m_folder.filePath(QStringLiteral("window.lock")));
    QVERIFY(lock.tryLock(0));
    OneInstance second(m_folder.path(), nullptr, std::chrono::seconds(30));
    const auto future = second.start();
    lock.unlock();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30000);
    QCOMPARE(future.result().value_or(Role::Alone), Role::First);
}

void tst_OneInstance::ignoresStrangeCallers()
{
    OneInstance first(m_folder.path());
    QSignalSpy raised(&first, &OneInstance::raiseWanted);
    QCOMPARE(roleOf(first), int(Role::First));
    QLocalSocket stranger;
    stranger.connectToServer(first.socketName());
    QTRY_COMPARE(stranger.state(), QLocalSocket::ConnectedState);
    stranger.write(QByteArray(4096, 'x'));
    QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    QLocalSocket other;
    other.connectToServer(first.socketName());
    QTRY_COMPARE(other.state(), QLocalSocket::ConnectedState);
    other.write("lower\n");
    QTRY_COMPARE(other.state(), QLocalSocket::UnconnectedState);
    QVERIFY(raised.isEmpty());
    OneInstance second(m_folder.path());
    QCOMPARE(roleOf(second), int(Role::Second));
}

QTEST_GUILESS_MAIN(tst_OneInstance)
#include "tst_oneinstance.moc"
