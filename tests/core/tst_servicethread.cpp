// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/servicethread.h"

#include <QSemaphore>
#include <QTest>

using Core::Error;
using Core::Result;
using Core::ServiceThread;

class tst_ServiceThread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAndDestroysTheObjectInItsOwnThread();
    void reportsTheFactorysError();
    void stopsAtOnceWhenItNeverStarted();
    void startsAgainAfterAStop();
    void waitsNoLongerThanItIsTold();
};

namespace {
class Witness : public QObject
{
public:
    explicit Witness(QThread *&destroyedIn) : m_destroyedIn(destroyedIn) { }
    ~Witness() override { m_destroyedIn = QThread::currentThread(); }

private:
    QThread *&m_destroyedIn;
};
} // namespace

void tst_ServiceThread::makesAndDestroysTheObjectInItsOwnThread()
{
    QThread *madeIn = nullptr;
    QThread *destroyedIn = nullptr;
    bool started = false;
    {
        ServiceThread service(QStringLiteral("test"));
        Core::whenDone(this, service.start([&]() -> Result<std::unique_ptr<QObject>> {
            madeIn = QThread::currentThread();
            return std::make_unique<Witness>(destroyedIn);
        }),
                       [&](const Result<> &result) { started = result.has_value(); });
        QTRY_VERIFY(started);
        QVERIFY(service.object());
    }
    QVERIFY(madeIn && madeIn != thread());
    QCOMPARE(destroyedIn, madeIn);
}

void tst_ServiceThread::reportsTheFactorysError()
{
    ServiceThread service(QStringLiteral("test"));
    std::optional<Result<>> got;
    Core::whenDone(this, service.start([]() -> Result<std::unique_ptr<QObject>> {
        return Core::failure(Error::Code::Unavailable, QStringLiteral("no"));
    }),
                   [&](const Result<> &result) { got = result; });
    QTRY_VERIFY(got.has_value());
    QCOMPARE(got->error().code, Error::Code::Unavailable);
    QVERIFY(!service.object());
}

void tst_ServiceThread::stopsAtOnceWhenItNeverStarted()
{
    ServiceThread service(QStringLiteral("test"));
    service.stop();
    QVERIFY(!service.object());
}

void tst_ServiceThread::startsAgainAfterAStop()
{
    ServiceThread service(QStringLiteral("test"));
    for (int i = 0; i < 3; ++i) {
        bool started = false;
        Core::whenDone(this, service.start([]() -> Result<std::unique_ptr<QObject>> {
            return std::make_unique<QObject>();
        }),
                       [&](const Result<> &result) { started = result.has_value(); });
        QTRY_VERIFY(started);
        service.stop();
        QVERIFY(!service.object());
    }
}

void tst_ServiceThread::waitsNoLongerThanItIsTold()
{
    using namespace std::chrono_literals;
    QThread *destroyedIn = nullptr;
    ServiceThread service(QStringLiteral("test"));
    QVERIFY(service.stopWithin(0ms)); // it never started
    const auto started = service.start(
        [&]() -> Result<std::unique_ptr<QObject>> { return std::make_unique<Witness>(destroyedIn); });
    QTRY_VERIFY(started.isFinished());
    QSemaphore gate;
    QMetaObject::invokeMethod(service.object(), [&gate] { gate.acquire(); });
    QVERIFY(!service.stopWithin(1ms));
    QVERIFY(!destroyedIn);
    gate.release();
    QVERIFY(service.stopWithin(1min));
    QVERIFY(destroyedIn);
}

QTEST_GUILESS_MAIN(tst_ServiceThread)
#include "tst_servicethread.moc"
