// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lazystack.h"

#include <QSignalSpy>
#include <QTest>

class tst_LazyStack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAPageWhenItIsOpened();
    void makesAPageOnce();
    void tellsOfAPageBeforeItIsShown();
    void staysWhereItIsWhenAPageWasNotOffered();
};

void tst_LazyStack::makesAPageWhenItIsOpened()
{
    Ui::LazyStack stack;
    stack.offer(7, [] { return new QWidget; });
    QCOMPARE(stack.count(), 0);
    stack.open(7);
    QCOMPARE(stack.count(), 1);
    QVERIFY(stack.currentWidget());
}

void tst_LazyStack::makesAPageOnce()
{
    Ui::LazyStack stack;
    int made = 0;
    const auto make = [&made] {
        ++made;
        return new QWidget;
    };
    stack.offer(0, make);
    stack.offer(1, make);
    stack.open(0);
    const QWidget *first = stack.currentWidget();
    stack.open(1);
    QVERIFY(stack.currentWidget() != first);
    stack.open(0);
    QCOMPARE(stack.currentWidget(), first);
    QCOMPARE(made, 2);
}

void tst_LazyStack::tellsOfAPageBeforeItIsShown()
{
    Ui::LazyStack stack;
    stack.offer(0, [] { return new QWidget; });
    stack.offer(1, [] { return new QWidget; });
    stack.open(0);
    int told = 0;
    connect(&stack, &Ui::LazyStack::made, this, [&](const QWidget *page) {
        ++told;
        QVERIFY(page != stack.currentWidget());
    });
    stack.open(1);
    QCOMPARE(told, 1);
}

void tst_LazyStack::staysWhereItIsWhenAPageWasNotOffered()
{
    Ui::LazyStack stack;
    stack.offer(0, [] { return new QWidget; });
    stack.open(0);
    const QWidget *shown = stack.currentWidget();
    stack.open(3);
    QCOMPARE(stack.currentWidget(), shown);
}

QTEST_MAIN(tst_LazyStack)
#include "tst_lazystack.moc"
