// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/servicefixture.h"

#include "core/time.h"
#include "doubles/tokencases.h"

#include <QTest>

using Doubles::PlainAnswer;
using Doubles::TokenCase;
using Doubles::Verdict;

/// Every case of Doubles::TokenCases over HTTP on the running HR service. What it asks for is somebody
/// else's days off: each answer of that is committed to the log of lookups before it leaves, so the log
/// tells whether the handler was reached.
class tst_HrTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_fixture.reset(); }
    void answersEveryToken_data();
    void answersEveryToken();
    void askedTheProviderOnlyOnceMore();
    void refusesATokenUnderTheKeyForEncryption();

private:
    int lookups() const { return m_fixture->stored(QStringLiteral("SELECT COUNT(*) FROM lookups")).toInt(); }

    std::unique_ptr<ServiceFixture> m_fixture;
    const Jose::PrivateKey m_stranger = Jose::PrivateKey::generate().value();
    const Jose::PrivateKey m_forEncryption = Jose::PrivateKey::generate().value();
    QList<TokenCase> m_cases;
};

void tst_HrTokens::initTestCase()
{
    m_fixture = std::make_unique<ServiceFixture>();
    m_fixture->issuer().publishForEncryption(m_forEncryption);
    Hr::ServiceOptions options = m_fixture->options();
    options.requestsPerSecond = 0; // the good ones are one person's
    QVERIFY(m_fixture->start(options));
    QCOMPARE(m_fixture->post("/daysOff", jettro).status, 200); // the keys are known
    m_cases = Doubles::TokenCases({m_fixture->issuer().key(), m_stranger, m_fixture->issuer().issuer(),
                                   QStringLiteral("hr-api"), QStringLiteral("fastapi-client"),
                                   QStringLiteral("office-management"),
                                   Core::systemNow().time_since_epoch().count()})
                  .all();
}

void tst_HrTokens::answersEveryToken_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        if (m_cases[i].onWire)
            QTest::newRow(m_cases[i].name.constData()) << i;
    }
}

void tst_HrTokens::answersEveryToken()
{
    QFETCH(qsizetype, index);
    const TokenCase &one = m_cases[index];
    const int before = lookups();
    const PlainAnswer answer = Doubles::ask(m_fixture->url(), "POST", "/daysOffFor", json(one.token),
                                            R"({"person_name":"roberto"})");
    QCOMPARE(lookups() - before, one.verdict == Verdict::Good ? 1 : 0);
    if (one.stoppedByServer != 0) {
        QCOMPARE(answer.status, one.stoppedByServer);
        return;
    }
    switch (one.verdict) {
    case Verdict::Good:
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()[QStringLiteral("days_off_available")].toInt(), 15);
        return;
    case Verdict::WithoutRole:
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.detail(), QStringLiteral("Insufficient permissions"));
        break;
    case Verdict::Refused:
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.detail(), QStringLiteral("Invalid token"));
        QVERIFY(answer.headers.value("WWW-Authenticate").startsWith("Bearer error=\"invalid_token\""));
        QVERIFY(answer.headers.value("WWW-Authenticate").contains("resource_metadata=\"http://127.0.0.1:"));
        break;
    }
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY2(!answer.body.contains("days_off"), answer.body);
}

void tst_HrTokens::askedTheProviderOnlyOnceMore()
{
    // At the start, and once for all the keys that nobody knows.
    QVERIFY2(m_fixture->issuer().keyRequests() <= 2,
             qPrintable(QString::number(m_fixture->issuer().keyRequests())));
}

void tst_HrTokens::refusesATokenUnderTheKeyForEncryption()
{
    const int before = lookups();
    const QByteArray token
        = Jose::signToken(m_forEncryption, {{QStringLiteral("typ"), QStringLiteral("JWT")}},
                          m_fixture->issuer().claimsOf(office));
    const PlainAnswer answer
        = Doubles::ask(m_fixture->url(), "POST", "/daysOffFor", json(token), R"({"person_name":"roberto"})");
    QCOMPARE(answer.status, 401);
    QCOMPARE(lookups(), before);
}

QTEST_GUILESS_MAIN(tst_HrTokens)
#include "tst_hrtokens.moc"
