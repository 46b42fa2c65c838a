// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/turnqueue.h"

#include <QTest>

#include <memory>

namespace {

const QString person = QStringLiteral("jettro");

} // namespace

class tst_TurnQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsOneTurnOfAConversationAtATime();
    void letsOtherConversationsGoOn();
    void leavesOutATurnThatNoLongerWaits();
    void refusesMoreThanMayWait();
    void letsSoManyOfAPersonWorkAtATime();
    void startsTheNextWhereOneEndsAtOnce();
};

void tst_TurnQueue::runsOneTurnOfAConversationAtATime()
{
    QStringList started;
    Agent::TurnQueue queue(10, 10, [&](const QString &turn) { started.append(turn); });
    for (const char *turn : {"1", "2", "3"})
        QVERIFY(queue.add(person, QStringLiteral("c"), QString::fromLatin1(turn)));
    QCOMPARE(started, QStringList {QStringLiteral("1")});
    queue.remove(person, QStringLiteral("1"));
    QCOMPARE(started, (QStringList {QStringLiteral("1"), QStringLiteral("2")}));
    queue.remove(person, QStringLiteral("1")); // twice
    QCOMPARE(started.size(), 2);
    queue.remove(person, QStringLiteral("2"));
    QCOMPARE(started.constLast(), QStringLiteral("3"));
    queue.remove(person, QStringLiteral("3"));
    QVERIFY(queue.add(person, QStringLiteral("c"), QStringLiteral("4")));
    QCOMPARE(started.constLast(), QStringLiteral("4"));
}

void tst_TurnQueue::letsOtherConversationsGoOn()
{
    QStringList started;
    Agent::TurnQueue queue(10, 10, [&](const QString &turn) { started.append(turn); });
    QVERIFY(queue.add(person, QStringLiteral("a"), QStringLiteral("1")));
    QVERIFY(queue.add(person, QStringLiteral("b"), QStringLiteral("2")));
    QCOMPARE(started, (QStringList {QStringLiteral("1"), QStringLiteral("2")}));
}

void tst_TurnQueue::leavesOutATurnThatNoLongerWaits()
{
    QStringList started;
    Agent::TurnQueue queue(10, 10, [&](const QString &turn) { started.append(turn); });
    for (const char *turn : {"1", "2", "3"})
        QVERIFY(queue.add(person, QStringLiteral("c"), QString::fromLatin1(turn)));
    queue.remove(person, QStringLiteral("2"));
    QCOMPARE(started.size(), 1);
    queue.remove(person, QStringLiteral("1"));
    QCOMPARE(started.constLast(), QStringLiteral("3"));
}

void tst_TurnQueue::refusesMoreThanMayWait()
{
    Agent::TurnQueue queue(1, 1, [](const QString &) {});
    QVERIFY(queue.add(person, QStringLiteral("c"), QStringLiteral("runs")));
    QVERIFY(queue.add(person, QStringLiteral("c"), QStringLiteral("waits")));
    QVERIFY(!queue.hasRoom(person, QStringLiteral("c")));
    const auto added = queue.add(person, QStringLiteral("c"), QStringLiteral("one too many"));
    QVERIFY(!added);
    QCOMPARE(added.error().code, Core::Error::Code::TooLarge);
    QVERIFY(!queue.add(person, QStringLiteral("d"), QStringLiteral("elsewhere")));
    QVERIFY(queue.add(QStringLiteral("other"), QStringLiteral("d"), QStringLiteral("elsewhere")));
}

void tst_TurnQueue::letsSoManyOfAPersonWorkAtATime()
{
    QStringList started;
    Agent::TurnQueue queue(2, 2, [&](const QString &turn) { started.append(turn); });
    QVERIFY(queue.add(person, QStringLiteral("a"), QStringLiteral("a1")));
    QVERIFY(queue.add(person, QStringLiteral("a"), QStringLiteral("a2")));
    QVERIFY(queue.add(person, QStringLiteral("b"), QStringLiteral("b1")));
    QVERIFY(queue.add(person, QStringLiteral("c"), QStringLiteral("c1")));
    QCOMPARE(started, (QStringList {QStringLiteral("a1"), QStringLiteral("b1")}));
    QVERIFY(!queue.add(person, QStringLiteral("d"), QStringLiteral("d1"))); // a2 and c1 wait
    // Others do not wait for them.
    QVERIFY(queue.add(QStringLiteral("other"), QStringLiteral("o"), QStringLiteral("o1")));
    QCOMPARE(started.constLast(), QStringLiteral("o1"));
    // In their order: a2 came first, but its conversation is busy.
    queue.remove(person, QStringLiteral("b1"));
    QCOMPARE(started.constLast(), QStringLiteral("c1"));
    queue.remove(person, QStringLiteral("a1"));
    QCOMPARE(started.constLast(), QStringLiteral("a2"));
    QVERIFY(queue.add(person, QStringLiteral("d"), QStringLiteral("d2")));
    QCOMPARE(started.constLast(), QStringLiteral("a2"));
}

void tst_TurnQueue::startsTheNextWhereOneEndsAtOnce()
{
    QStringList started;
    std::unique_ptr<Agent::TurnQueue> queue;
    queue = std::make_unique<Agent::TurnQueue>(1, 10, [&](const QString &turn) {
        started.append(turn);
        if (turn != QLatin1String("1"))
            queue->remove(person, turn);
    });
    for (const char *turn : {"1", "2", "3"})
        QVERIFY(queue->add(person, QString::fromLatin1(turn), QString::fromLatin1(turn)));
    queue->remove(person, QStringLiteral("1"));
    QCOMPARE(started, (QStringList {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
}

QTEST_GUILESS_MAIN(tst_TurnQueue)
#include "tst_turnqueue.moc"
