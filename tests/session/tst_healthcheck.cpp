// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/fakehttpclient.h"
#include "session/healthcheck.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Doubles::FakeHttpClient;
using Session::HealthCheck;
using State = HealthCheck::State;

class tst_HealthCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsHowAServiceIs_data();
    void tellsHowAServiceIs();
    void asksAgainUntilItIsReadyAndThenNoMore();
    void asksLessAndLessOften();
    void countsHowOftenItIsMissedInARow();
    void asksOnceAtATime();
    void sendsNoToken();
};

void tst_HealthCheck::tellsHowAServiceIs_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<State>("state");
    QTest::newRow("ready") << 200 << QByteArray(R"({"status":"ready","checks":{}})") << State::Ready;
    QTest::newRow("starting") << 503 << QByteArray(R"({"status":"starting"})") << State::Starting;
    QTest::newRow("200 of something else") << 200 << QByteArray("<h1>It works!") << State::Away;
    QTest::newRow("200 that says starting") << 200 << QByteArray(R"({"status":"starting"})") << State::Away;
    QTest::newRow("503 of a proxy") << 503 << QByteArray("<h1>Bad gateway") << State::Away;
    QTest::newRow("404") << 404 << QByteArray("{}") << State::Away;
    QTest::newRow("redirect") << 302 << QByteArray() << State::Away;
    QTest::newRow("nobody") << 0 << QByteArray() << State::Away;
}

void tst_HealthCheck::tellsHowAServiceIs()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(State, state);
    FakeHttpClient http;
    if (status != 0)
        http.answer(QStringLiteral("/base/health/ready"), status, body);
    HealthCheck check(http, QUrl(QStringLiteral("http://127.0.0.1:8001/base/")));
    QSignalSpy changed(&check, &HealthCheck::stateChanged);
    QCOMPARE(check.state(), State::Unknown);
    check.check();
    QTRY_COMPARE(check.state(), state);
    QCOMPARE(changed.size(), 1);
}

void tst_HealthCheck::asksAgainUntilItIsReadyAndThenNoMore()
{
    FakeHttpClient http;
    const QString path = QStringLiteral("/health/ready");
    http.fail(path, Core::Error::Code::Unavailable);
    http.answer(path, 503, R"({"status":"starting"})");
    http.answer(path, 200, R"({"status":"ready"})");
    HealthCheck check(http, QUrl(QStringLiteral("http://127.0.0.1:8001")), nullptr,
                      {.firstRetry = 5ms, .lastRetry = 10ms});
    QList<State> states;
    QSignalSpy missed(&check, &HealthCheck::missed);
    connect(&check, &HealthCheck::stateChanged, this, [&] { states.append(check.state()); });
    check.check();
    QTRY_COMPARE(check.state(), State::Ready);
    const QList<State> expected {State::Away, State::Starting, State::Ready};
    QCOMPARE(states, expected);
    QCOMPARE(missed.size(), 1);
    QTest::qWait(100);
    QCOMPARE(http.count(path), 3);
    check.check();
    QTRY_COMPARE(http.count(path), 4);
}

void tst_HealthCheck::countsHowOftenItIsMissedInARow()
{
    FakeHttpClient http;
    const QString path = QStringLiteral("/health/ready");
    for (int i = 0; i < 3; ++i)
        http.fail(path, Core::Error::Code::Unavailable);
    http.answer(path, 503, R"({"status":"starting"})");
    http.fail(path, Core::Error::Code::Unavailable);
    http.answer(path, 200, R"({"status":"ready"})");
    HealthCheck check(http, QUrl(QStringLiteral("http://127.0.0.1:8001")), nullptr,
                      {.firstRetry = 1ms, .lastRetry = 2ms});
    QList<int> counts;
    connect(&check, &HealthCheck::missed, this, [&](int times) { counts.append(times); });
    check.check();
    QTRY_COMPARE(check.state(), State::Ready);
    QCOMPARE(counts, QList<int>({1, 2, 3, 1}));
}

void tst_HealthCheck::asksLessAndLessOften()
{
    FakeHttpClient http;
    HealthCheck check(http, QUrl(QStringLiteral("http://127.0.0.1:8001")), nullptr,
                      {.firstRetry = 1ms, .lastRetry = 1h});
    check.check();
    // 1 + 2 + 4 + … + 128 ms take 8 retries; without doubling there would be hundreds.
    QTest::qWait(300);
    QVERIFY(http.requests().size() > 2);
    QVERIFY(http.requests().size() < 12);
}

void tst_HealthCheck::asksOnceAtATime()
{
    FakeHttpClient http;
    http.answer(QStringLiteral("/health/ready"), 200, R"({"status":"ready"})");
    http.hold();
    HealthCheck check(http, QUrl(QStringLiteral("http://127.0.0.1:8001")));
    check.check();
    check.check();
    QCOMPARE(http.requests().size(), 1);
    http.release();
    QTRY_COMPARE(check.state(), State::Ready);
}

void tst_HealthCheck::sendsNoToken()
{
    FakeHttpClient http;
    HealthCheck check(http, QUrl(QStringLiteral("http://127.0.0.1:8001")));
    check.check();
    QCOMPARE(http.requests().size(), 1);
    QCOMPARE(http.requests()[0].method, "GET");
    QVERIFY(!http.requests()[0].headers.contains("Authorization"));
}

QTEST_GUILESS_MAIN(tst_HealthCheck)
#include "tst_healthcheck.moc"
