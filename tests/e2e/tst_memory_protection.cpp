// SPDX-License-Identifier: GPL-3.0-or-later
// What the real programs hold in memory stays there: no core file, and no other process reads it.
#include "e2e/program.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

class tst_MemoryProtection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesNoCoreFileAndIsReadByNobody_data();
    void writesNoCoreFileAndIsReadByNobody();
};

void tst_MemoryProtection::writesNoCoreFileAndIsReadByNobody_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("ready"); // on standard output or standard error
    QTest::newRow("secure-agent") << qEnvironmentVariable("SECUREAGENT_PROGRAM")
                                  << QStringList {QStringLiteral("ask"), QStringLiteral("--demo"),
                                                  QStringLiteral("hello")}
                                  << QByteArray("http://127.0.0.1");
    QTest::newRow("secure-agent-server")
        << qEnvironmentVariable("SECUREAGENT_SERVER_PROGRAM")
        << QStringList {QStringLiteral("demo-idp"), QStringLiteral("--demo-idp-listen=127.0.0.1:0")}
        << QByteArray("http://127.0.0.1");
}

void tst_MemoryProtection::writesNoCoreFileAndIsReadByNobody()
{
#ifndef Q_OS_LINUX
    QSKIP("only Linux shows it in /proc");
#else
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, ready);
    // Root may do anything: the program runs as somebody else, who has to be able to reach it.
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    const QString copy = folder.filePath(QStringLiteral("program"));
    QVERIFY(QFile::copy(program, copy));
    QVERIFY(QFile::setPermissions(copy, QFile::Permissions(0x7755)));
    Program running(folder.path());
    running.becomeNobody();
    running.start(copy, arguments);
    QTRY_VERIFY_WITH_TIMEOUT((running.output() + running.errors()).contains(ready) || !running.isRunning(),
                             60000);
    QVERIFY2(running.isRunning(), running.errors());

    const QString proc = QStringLiteral("/proc/%1/").arg(running.id());
    QFile limits(proc + QStringLiteral("limits"));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(limits.readAll());
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral("Max core file size\\s+0\\s+0\\s"))),
             qPrintable(text));
    // The kernel takes the files of a process that is not dumpable away from its user (proc(5)).
    QCOMPARE(QFileInfo(proc + QStringLiteral("mem")).ownerId(), 0u);
    QCOMPARE(QFileInfo(proc + QStringLiteral("environ")).ownerId(), 0u);
#endif
}

QTEST_GUILESS_MAIN(tst_MemoryProtection)
#include "tst_memory_protection.moc"
