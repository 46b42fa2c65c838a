// SPDX-License-Identifier: GPL-3.0-or-later
// The services of the demo in their threads, on real ports.
#include "http/networkclient.h"
#include "main/embeddedservices.h"

#include <QPointer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using Main::EmbeddedServices;
using Session::HealthCheck;

class tst_EmbeddedServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAServiceAgainThatHangs_data();
    void startsAServiceAgainThatHangs();
};

void tst_EmbeddedServices::startsAServiceAgainThatHangs_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("HR") << QStringLiteral("HR");
    QTest::newRow("agent") << QStringLiteral("Agent");
}

void tst_EmbeddedServices::startsAServiceAgainThatHangs()
{
    QFETCH(QString, name);
    Main::Options options;
    Main::makeDemo(options);
    QTemporaryDir folder;
    const auto services = EmbeddedServices::bind(options, folder.path());
    QVERIFY(services);
    const auto started = (*services)->start();
    QVERIFY(QTest::qWaitFor([&] { return started.isFinished(); }, 60000) && started.result());

    Http::NetworkClient http;
    HealthCheck health(http, name == QLatin1String("HR") ? (*services)->hrUrl() : (*services)->agentUrl(),
                       nullptr, {.firstRetry = 50ms, .lastRetry = 200ms, .timeLimit = 2s});
    (*services)->watch(name, health);
    QSignalSpy again(services->get(), &EmbeddedServices::startedAgain);
    QSignalSpy missed(&health, &HealthCheck::missed);
    health.check();
    QTRY_COMPARE_WITH_TIMEOUT(health.state(), HealthCheck::State::Ready, 60000);

    QSemaphore gate;
    QSemaphore hangs;
    const QPointer<QObject> old = (*services)->hosted(name)->object();
    QMetaObject::invokeMethod((*services)->hosted(name)->object(), [&] {
        hangs.release();
        gate.acquire();
    });
    hangs.acquire();
    health.check(); // as whoever misses it does
    QTRY_VERIFY_WITH_TIMEOUT(again.size() == 1, 60000);
    QCOMPARE(again.first().first().toString(), name);
    QVERIFY(missed.size() >= EmbeddedServices::silence);
    QTRY_COMPARE_WITH_TIMEOUT(health.state(), HealthCheck::State::Ready, 60000);
    gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(!old, 60000);
}

QTEST_GUILESS_MAIN(tst_EmbeddedServices)
#include "tst_embeddedservices.moc"
