// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/servicefixture.h"

#include "doubles/rawclient.h"
#include "jose/token.h"

#include <QTest>

using Doubles::PlainAnswer;
using Doubles::RawClient;

/// The running HR service while its identity provider misbehaves.
class tst_HrProvider : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void servesOthersWhileOneWaitsForAKey();
    void asksForAnUnknownKeyOnceHoweverManyCome();
    void isUnavailableUntilTheFirstKeys();
    void limitsWhatOnePersonMayAsk();

private:
    /// A token that only its key could save, and nobody knows it.
    QByteArray withUnknownKey() const
    {
        return Jose::signToken(m_stranger, {{QStringLiteral("typ"), QStringLiteral("JWT")}},
                               m_fixture->issuer().claimsOf(jettro));
    }

    std::unique_ptr<ServiceFixture> m_fixture;
    const Jose::PrivateKey m_stranger = Jose::PrivateKey::generate().value();
};

void tst_HrProvider::init()
{
    m_fixture = std::make_unique<ServiceFixture>();
    QVERIFY(m_fixture->start(m_fixture->options()));
}

void tst_HrProvider::servesOthersWhileOneWaitsForAKey()
{
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200); // the keys are known
    m_fixture->issuer().setSilent(true);
    RawClient waiting(m_fixture->url());
    waiting.request("POST", "/daysOff", {}, Doubles::formatFields(json(withUnknownKey())));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200);
    QVERIFY2(waiting.received().isEmpty() && !waiting.socket().bytesAvailable(),
             "the ten were answered while the first one still waits");
    const auto answer = waiting.response(false, std::chrono::seconds {60});
    QVERIFY(answer);
    QCOMPARE(answer->status, 401);
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200);
}

void tst_HrProvider::asksForAnUnknownKeyOnceHoweverManyCome()
{
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200);
    const int before = m_fixture->issuer().keyRequests();
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(Doubles::ask(m_fixture->url(), "POST", "/daysOff", json(withUnknownKey())).status, 401);
    }
    QCOMPARE(m_fixture->issuer().keyRequests(), before + 1);
}

void tst_HrProvider::isUnavailableUntilTheFirstKeys()
{
    m_fixture->issuer().setAway(true);
    QVERIFY(m_fixture->start(m_fixture->options()));
    const PlainAnswer answer = m_fixture->post("/daysOff", jettro);
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.headers.value("Retry-After").toInt() > 0);
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY(!answer.headers.contains("WWW-Authenticate"));
    // Who brings nothing, or nothing that a key could save, is told at once.
    QCOMPARE(Doubles::ask(m_fixture->url(), "POST", "/daysOff").status, 401);
    QCOMPARE(Doubles::ask(m_fixture->url(), "POST", "/daysOff", json("a.b.c")).status, 401);
    m_fixture->issuer().setAway(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->post("/daysOff", jettro).status, 200, 30000);
}

void tst_HrProvider::limitsWhatOnePersonMayAsk()
{
    Hr::ServiceOptions options = m_fixture->options();
    options.requestsPerSecond = 1;
    QVERIFY(m_fixture->start(options));
    PlainAnswer answer = m_fixture->post("/daysOff", jettro);
    for (int i = 0; i < 1000 && answer.status == 200; ++i)
        answer = m_fixture->post("/daysOff", jettro);
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.headers.value("Retry-After").toInt() > 0);
    QVERIFY(!answer.body.contains("days_off"));
    QCOMPARE(m_fixture->post("/daysOff", office).status, 200);
}

QTEST_GUILESS_MAIN(tst_HrProvider)
#include "tst_hrprovider.moc"
