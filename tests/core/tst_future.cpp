// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/future.h"

#include <QTest>
#include <QThread>

using Core::Error;
using Core::Promise;
using Core::Result;

class tst_Future : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversTheResultInTheContextsThread();
    void endsAsCancelledWhenThePromiseIsDropped();
    void keepsTheFirstOfTwoResults();
    void callsNobodyWhenTheContextIsGone();
    void tellsTheProducerOfACancellation();
    void tellsTheConsumerOfItsOwnCancellation();
    void carriesNoValueToo();
};

void tst_Future::deliversTheResultInTheContextsThread()
{
    Promise<int> promise;
    int got = 0;
    QThread *where = nullptr;
    Core::whenDone(this, promise.future(), [&](const Result<int> &result) {
        got = *result;
        where = QThread::currentThread();
    });
    std::unique_ptr<QThread> other(QThread::create([promise] { promise.finish(42); }));
    other->start();
    QTRY_COMPARE(got, 42);
    QCOMPARE(where, thread());
    QVERIFY(other->wait());
}

void tst_Future::endsAsCancelledWhenThePromiseIsDropped()
{
    std::optional<Result<int>> got;
    {
        Promise<int> promise;
        Core::whenDone(this, promise.future(), [&](const Result<int> &result) { got = result; });
    }
    QTRY_VERIFY(got.has_value());
    QCOMPARE(got->error().code, Error::Code::Cancelled);
}

void tst_Future::keepsTheFirstOfTwoResults()
{
    Promise<int> promise;
    promise.finish(1);
    promise.finish(2);
    QCOMPARE(promise.future().resultCount(), 1);
    QCOMPARE(*promise.future().result(), 1);
}

void tst_Future::callsNobodyWhenTheContextIsGone()
{
    Promise<int> promise;
    bool called = false;
    auto context = std::make_unique<QObject>();
    Core::whenDone(context.get(), promise.future(), [&](const Result<int> &) { called = true; });
    context.reset();
    promise.finish(1);
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void tst_Future::tellsTheProducerOfACancellation()
{
    Promise<int> promise;
    bool told = false;
    promise.onCancelled(this, [&] { told = true; });
    Core::Future<int> future = promise.future();
    future.cancel();
    QTRY_VERIFY(told);
    QVERIFY(promise.isCancelled());
}

void tst_Future::tellsTheConsumerOfItsOwnCancellation()
{
    Promise<int> promise;
    std::optional<Result<int>> got;
    Core::Future<int> future = promise.future();
    Core::whenDone(this, future, [&](const Result<int> &result) { got = result; });
    future.cancel();
    promise.finish(7);
    QTRY_VERIFY(got.has_value());
    QCOMPARE(got->error().code, Error::Code::Cancelled);
}

void tst_Future::carriesNoValueToo()
{
    bool good = false;
    Core::whenDone(this, Core::ready(Result<>()), [&](const Result<> &result) { good = result.has_value(); });
    QTRY_VERIFY(good);
}

QTEST_GUILESS_MAIN(tst_Future)
#include "tst_future.moc"
