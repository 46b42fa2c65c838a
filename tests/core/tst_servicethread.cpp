// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/servicethread.h"

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

QTEST_GUILESS_MAIN(tst_ServiceThread)
#include "tst_servicethread.moc"
