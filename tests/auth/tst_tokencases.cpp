// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/bearergate.h"
#include "doubles/testissuer.h"
#include "doubles/tokencases.h"

#include <QSet>
#include <QTest>

using Doubles::TokenCase;
using Doubles::Verdict;

/// Every case of Doubles::TokenCases on the verifier and the reading of roles, by a clock that stands still.
class tst_TokenCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void areManyAndEachHasItsName();
    void judgesEveryToken_data();
    void judgesEveryToken();

private:
    const Doubles::TestIssuer m_issuer;
    const Jose::PrivateKey m_stranger = Jose::PrivateKey::generate().value();
    Doubles::FakeHttpClient m_client;
    std::unique_ptr<Jose::KeySource> m_keys;
    std::unique_ptr<Jose::AccessTokenVerifier> m_verifier;
    QList<TokenCase> m_cases;
};

void tst_TokenCases::initTestCase()
{
    m_issuer.publish(m_client);
    m_keys = std::make_unique<Jose::KeySource>(m_client, m_issuer.issuer());
    m_verifier = std::make_unique<Jose::AccessTokenVerifier>(
        *m_keys,
        Jose::AccessTokenRules {m_issuer.issuer(), QStringLiteral("hr-api"),
                                QStringLiteral("fastapi-client")},
        m_issuer.clock());
    QTRY_VERIFY(m_keys->hasKeys());
    m_cases = Doubles::TokenCases({m_issuer.key(), m_stranger, m_issuer.issuer(), QStringLiteral("hr-api"),
                                   QStringLiteral("fastapi-client"), QStringLiteral("office-management"),
                                   m_issuer.now().time_since_epoch().count()})
                  .all();
}

void tst_TokenCases::areManyAndEachHasItsName()
{
    QSet<QByteArray> names;
    for (const TokenCase &one : std::as_const(m_cases)) {
        QVERIFY2(!names.contains(one.name), one.name);
        names.insert(one.name);
    }
    QVERIFY2(m_cases.size() > 700, qPrintable(QString::number(m_cases.size())));
}

void tst_TokenCases::judgesEveryToken_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i].name.constData()) << i;
}

void tst_TokenCases::judgesEveryToken()
{
    QFETCH(qsizetype, index);
    const TokenCase &one = m_cases[index];
    // Twice: the second time by the cache, where the first one was good.
    for (int i = 0; i < 2; ++i) {
        std::optional<Jose::AccessTokenVerifier::Verified> answer;
        m_verifier->verify(one.token, this, [&answer](const Jose::AccessTokenVerifier::Verified &verified) {
            answer = verified;
        });
        QTRY_VERIFY(answer);
        if (one.verdict == Verdict::Refused) {
            QVERIFY(!*answer);
            QCOMPARE(answer->error().code, Core::Error::Code::Unauthorized);
            QVERIFY(!answer->error().detail.isEmpty());
        } else {
            QVERIFY2(*answer, *answer ? "" : qPrintable(answer->error().detail));
            QCOMPARE((**answer)->roles.contains(QStringLiteral("office-management")),
                     one.verdict == Verdict::Good);
        }
    }
}

QTEST_GUILESS_MAIN(tst_TokenCases)
#include "tst_tokencases.moc"
