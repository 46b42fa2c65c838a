// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnqueue.h"

#include <QTest>

class tst_TurnQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsOneTurnOfAConversationAtATime();
    void letsOtherConversationsGoOn();
    void leavesOutATurnThatNoLongerWaits();
    void refusesMoreThanMayWait();
};

void tst_TurnQueue::runsOneTurnOfAConversationAtATime()
{
    QStringList started;
    Agent::TurnQueue queue(10, [&](const QString &turn) { started.append(turn); });
    for (const char *turn : {"1", "2", "3"})
        QVERIFY(queue.add(QStringLiteral("c"), QString::fromLatin1(turn)));
    QCOMPARE(started, QStringList {QStringLiteral("1")});
    queue.remove(QStringLiteral("c"), QStringLiteral("1"));
    QCOMPARE(started, (QStringList {QStringLiteral("1"), QStringLiteral("2")}));
    queue.remove(QStringLiteral("c"), QStringLiteral("1")); // twice
    QCOMPARE(started.size(), 2);
    queue.remove(QStringLiteral("c"), QStringLiteral("2"));
    QCOMPARE(started.constLast(), QStringLiteral("3"));
    queue.remove(QStringLiteral("c"), QStringLiteral("3"));
    QVERIFY(queue.add(QStringLiteral("c"), QStringLiteral("4")));
    QCOMPARE(started.constLast(), QStringLiteral("4"));
}

void tst_TurnQueue::letsOtherConversationsGoOn()
{
    QStringList started;
    Agent::TurnQueue queue(10, [&](const QString &turn) { started.append(turn); });
    QVERIFY(queue.add(QStringLiteral("a"), QStringLiteral("1")));
    QVERIFY(queue.add(QStringLiteral("b"), QStringLiteral("2")));
    QCOMPARE(started, (QStringList {QStringLiteral("1"), QStringLiteral("2")}));
}

void tst_TurnQueue::leavesOutATurnThatNoLongerWaits()
{
    QStringList started;
    Agent::TurnQueue queue(10, [&](const QString &turn) { started.append(turn); });
    for (const char *turn : {"1", "2", "3"})
        QVERIFY(queue.add(QStringLiteral("c"), QString::fromLatin1(turn)));
    queue.remove(QStringLiteral("c"), QStringLiteral("2"));
    QCOMPARE(started.size(), 1);
    queue.remove(QStringLiteral("c"), QStringLiteral("1"));
    QCOMPARE(started.constLast(), QStringLiteral("3"));
}

void tst_TurnQueue::refusesMoreThanMayWait()
{
    Agent::TurnQueue queue(1, [](const QString &) {});
    QVERIFY(queue.add(QStringLiteral("c"), QStringLiteral("runs")));
    QVERIFY(queue.add(QStringLiteral("c"), QStringLiteral("waits")));
    QVERIFY(!queue.hasRoom(QStringLiteral("c")));
    const auto added = queue.add(QStringLiteral("c"), QStringLiteral("one too many"));
    QVERIFY(!added);
    QCOMPARE(added.error().code, Core::Error::Code::TooLarge);
    QVERIFY(queue.add(QStringLiteral("d"), QStringLiteral("elsewhere")));
}

QTEST_GUILESS_MAIN(tst_TurnQueue)
#include "tst_turnqueue.moc"
