// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/ratelimit.h"

#include <QTest>

using namespace std::chrono_literals;
using Auth::RateLimit;

class tst_RateLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesABurstAndThenNoMore();
    void fillsSteadily();
    void saysHowLongToWait();
    void countsEachPersonAlone();
    void holdsNoMoreThanABurst();
    void limitsNobodyWhereNoneIsSet();
    void forgetsWhoCameLongAgo();

private:
    RateLimit limit(int perSecond)
    {
        return RateLimit(perSecond, [this] { return m_now; });
    }
    /// How many of `count` go on.
    static int taken(RateLimit &limit, int count, const QString &subject = QStringLiteral("jettro"))
    {
        int good = 0;
        for (int i = 0; i < count; ++i)
            good += limit.take(QStringLiteral("issuer"), subject) ? 0 : 1;
        return good;
    }

    RateLimit::Time m_now {};
};

void tst_RateLimit::takesABurstAndThenNoMore()
{
    RateLimit ten = limit(10);
    QCOMPARE(taken(ten, 100), 100);
    QCOMPARE(taken(ten, 100), 0);
}

void tst_RateLimit::fillsSteadily()
{
    RateLimit ten = limit(10);
    QCOMPARE(taken(ten, 1000), 100);
    m_now += 99ms;
    QCOMPARE(taken(ten, 1), 0);
    m_now += 2ms;
    QCOMPARE(taken(ten, 5), 1);
    // Small steps add up, and being refused costs nothing.
    int good = 0;
    for (int i = 0; i < 1000; ++i) {
        m_now += 10ms;
        good += taken(ten, 1);
    }
    QVERIFY2(good >= 99 && good <= 101, qPrintable(QString::number(good)));
}

void tst_RateLimit::saysHowLongToWait()
{
    RateLimit two = limit(2);
    QCOMPARE(taken(two, 20), 20);
    const auto wait = two.take(QStringLiteral("issuer"), QStringLiteral("jettro"));
    QVERIFY(wait);
    QCOMPARE(*wait, 500ms);
    m_now += *wait;
    QCOMPARE(taken(two, 2), 1);
}

void tst_RateLimit::countsEachPersonAlone()
{
    RateLimit ten = limit(10);
    QCOMPARE(taken(ten, 200), 100);
    QCOMPARE(taken(ten, 200, QStringLiteral("office")), 100);
    // The same subject of another issuer is another person.
    QVERIFY(!ten.take(QStringLiteral("other"), QStringLiteral("jettro")));
    QVERIFY(ten.take(QStringLiteral("issuer"), QStringLiteral("jettro")));
}

void tst_RateLimit::holdsNoMoreThanABurst()
{
    RateLimit ten = limit(10);
    QCOMPARE(taken(ten, 1), 1);
    m_now += 24h;
    QCOMPARE(taken(ten, 1000), 100);
}

void tst_RateLimit::limitsNobodyWhereNoneIsSet()
{
    RateLimit none = limit(0);
    QCOMPARE(taken(none, 100000), 100000);
}

void tst_RateLimit::forgetsWhoCameLongAgo()
{
    RateLimit one = limit(1);
    QCOMPARE(taken(one, 20), 10);
    for (int i = 0; i < 10000; ++i)
        QCOMPARE(taken(one, 1, QString::number(i)), 1);
    QCOMPARE(taken(one, 20), 10);
}

QTEST_APPLESS_MAIN(tst_RateLimit)
#include "tst_ratelimit.moc"
