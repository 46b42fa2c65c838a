// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/hostedservice.h"
#include "main/sockets.h"

#include <QPointer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using Core::Error;
using Core::Result;
using Main::HostedService;

namespace {

constexpr HostedService::Pauses quick {std::chrono::milliseconds(1), std::chrono::milliseconds(4),
                                       std::chrono::minutes(1)};

} // namespace

class tst_HostedService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_made = 0;
        m_hung = std::make_shared<Main::HungThreads>();
    }

    void startsAgainWhenItsThreadEnds();
    void triesAgainUntilItCanStart();
    void isReplacedWithoutBeingTakenForDead();
    void staysDownWhenItNeverCouldStart();
    void takesThePlaceOfOneThatHangs();
    void givesNothingUpWhileNoneServes();
    void leavesWithoutWaitingForOneThatHangs();
    void leavesSoonWhereNobodyNoticedThatItHangs();
    void leavesNobodyWhoEndsInTime();
    void keepsThePortWhileNobodyServes();

private:
    HostedService::Factory factory(int failures = 0)
    {
        return [this, failures]() -> Result<std::unique_ptr<QObject>> {
            const int number = ++m_made;
            if (number > 1 && number <= 1 + failures)
                return Core::failure(Error::Code::Unavailable, QStringLiteral("not yet"));
            return std::make_unique<QObject>();
        };
    }
    static bool ended(const Core::Future<> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 30000)
            && future.result().has_value();
    }
    static void die(HostedService &service)
    {
        QMetaObject::invokeMethod(service.object(), [] { QThread::currentThread()->exit(1); });
    }

    std::atomic<int> m_made = 0;
    std::shared_ptr<Main::HungThreads> m_hung;
};

void tst_HostedService::startsAgainWhenItsThreadEnds()
{
    HostedService service(QStringLiteral("HR"), m_hung, quick);
    QSignalSpy again(&service, &HostedService::startedAgain);
    QVERIFY(ended(service.start(factory())));
    for (int times = 1; times <= 3; ++times) {
        die(service);
        QTRY_COMPARE_WITH_TIMEOUT(again.size(), times, 30000);
        QCOMPARE(m_made.load(), times + 1);
        QVERIFY(service.object());
    }
}

void tst_HostedService::triesAgainUntilItCanStart()
{
    HostedService service(QStringLiteral("HR"), m_hung, quick);
    QSignalSpy again(&service, &HostedService::startedAgain);
    QVERIFY(ended(service.start(factory(3))));
    die(service);
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, 30000);
    QCOMPARE(m_made.load(), 5);
}

void tst_HostedService::isReplacedWithoutBeingTakenForDead()
{
    HostedService service(QStringLiteral("Agent"), m_hung, quick);
    QSignalSpy again(&service, &HostedService::startedAgain);
    QVERIFY(ended(service.start(factory())));
    QVERIFY(ended(service.replace(factory())));
    QVERIFY(ended(service.replace(factory())));
    QCOMPARE(m_made.load(), 3);
    QTest::qWait(50);
    QVERIFY(again.isEmpty());
    QCOMPARE(m_made.load(), 3);
}

void tst_HostedService::staysDownWhenItNeverCouldStart()
{
    HostedService service(QStringLiteral("HR"), m_hung, quick);
    const auto started = service.start([]() -> Result<std::unique_ptr<QObject>> {
        return Core::failure(Error::Code::Invalid, QStringLiteral("a wrong option"));
    });
    QTRY_VERIFY(started.isFinished());
    QVERIFY(!started.result()); // whoever started it tells the person
}

void tst_HostedService::takesThePlaceOfOneThatHangs()
{
    QSemaphore gate;
    QSemaphore hangs;
    HostedService service(QStringLiteral("HR"), m_hung, quick);
    QSignalSpy again(&service, &HostedService::startedAgain);
    QVERIFY(ended(service.start(factory())));
    QPointer<QObject> old = service.object();
    QMetaObject::invokeMethod(service.object(), [&] {
        hangs.release();
        gate.acquire();
    });
    hangs.acquire();
    service.giveUp();
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, 30000);
    QCOMPARE(m_made.load(), 2);
    QVERIFY(old && service.object() != old);
    // The new one works while the old one hangs.
    QSemaphore works;
    QMetaObject::invokeMethod(service.object(), [&works] { works.release(); });
    QVERIFY(works.tryAcquire(1, 30000));
    // Whoever comes to itself finds that it is no longer wanted.
    gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(!old, 30000);
    QCOMPARE(again.size(), 1);
    die(service);
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 2, 30000);
}

void tst_HostedService::givesNothingUpWhileNoneServes()
{
    HostedService service(QStringLiteral("HR"), m_hung, quick);
    QSignalSpy again(&service, &HostedService::startedAgain);
    service.giveUp();
    const auto started = service.start(factory());
    service.giveUp();
    QVERIFY(ended(started));
    QTest::qWait(50);
    QVERIFY(again.isEmpty());
    QCOMPARE(m_made.load(), 1);
}

void tst_HostedService::leavesWithoutWaitingForOneThatHangs()
{
    // The thread that hangs outlives everything, up to the end of the process.
    static auto &gate = *new QSemaphore;
    static auto &hangs = *new QSemaphore;
    {
        HostedService service(QStringLiteral("HR"), m_hung, quick);
        QSignalSpy again(&service, &HostedService::startedAgain);
        QVERIFY(ended(service.start(factory())));
        QMetaObject::invokeMethod(service.object(), [] {
            hangs.release();
            gate.acquire();
        });
        hangs.acquire();
        service.giveUp();
        QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, 30000);
    }
    QVERIFY(!gate.tryAcquire()); // nobody opened it, and nobody waited for it
}

void tst_HostedService::leavesSoonWhereNobodyNoticedThatItHangs()
{
    static auto &gate = *new QSemaphore;
    static auto &hangs = *new QSemaphore;
    {
        HostedService::Pauses pauses = quick;
        pauses.farewell = std::chrono::milliseconds(1);
        HostedService service(QStringLiteral("HR"), m_hung, pauses);
        QVERIFY(ended(service.start(factory())));
        QMetaObject::invokeMethod(service.object(), [] {
            hangs.release();
            gate.acquire();
        });
        hangs.acquire();
    }
    QVERIFY(!gate.tryAcquire()); // nobody opened it
    QVERIFY(m_hung->any());
}

void tst_HostedService::leavesNobodyWhoEndsInTime()
{
    {
        HostedService service(QStringLiteral("HR"), m_hung, quick);
        QVERIFY(ended(service.start(factory())));
    }
    QVERIFY(!m_hung->any());
}

void tst_HostedService::keepsThePortWhileNobodyServes()
{
    Main::Sockets sockets;
    const auto first = sockets.take(QStringLiteral("HR"), {});
    QVERIFY(first);
    QVERIFY((*first)->port() != 0);
    const auto second = sockets.take(QStringLiteral("HR"), {});
    QCOMPARE(*second, *first); // the next service gets the same
    const auto other = sockets.take(QStringLiteral("Agent"), {});
    QVERIFY((*other)->port() != (*first)->port());
    QVERIFY(!Http::ListeningSocket::bind({QHostAddress(QHostAddress::LocalHost), (*first)->port()}));
}

QTEST_GUILESS_MAIN(tst_HostedService)
#include "tst_hostedservice.moc"
