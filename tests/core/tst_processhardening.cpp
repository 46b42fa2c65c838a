// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processhardening.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

class tst_ProcessHardening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsMemoryOutOfCoreFiles();
    void keepsItsMemoryFromOtherProcesses();
};

void tst_ProcessHardening::keepsItsMemoryOutOfCoreFiles()
{
#ifdef Q_OS_UNIX
    Core::hardenProcess();
    rlimit limit {1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t(0));
    QCOMPARE(limit.rlim_max, rlim_t(0)); // nothing in this process can allow it again
#else
    QSKIP("this system has no core files");
#endif
}

void tst_ProcessHardening::keepsItsMemoryFromOtherProcesses()
{
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    Core::hardenProcess();
    const int dumpable = prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); // the leak sanitizer reads this process from outside
    QCOMPARE(dumpable, 0);
#else
    QSKIP("only Linux has the switch");
#endif
}

QTEST_GUILESS_MAIN(tst_ProcessHardening)
#include "tst_processhardening.moc"
