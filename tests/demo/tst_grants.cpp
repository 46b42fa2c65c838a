// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/grants.h"
#include "jose/token.h"

#include <QCryptographicHash>
#include <QTest>

using namespace std::chrono_literals;
using Demo::Grants;

/// What tst_identityprovider cannot show over HTTP in bearable time.
class tst_Grants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void remembersABoundedNumberOfPages();
    void remembersABoundedNumberOfSessions();
    void endsASessionWithTheLoserOfARace();

private:
    Demo::AuthorizationRequest request() const
    {
        const QByteArray challenge = QCryptographicHash::hash(m_verifier, QCryptographicHash::Sha256);
        return {QStringLiteral("http://127.0.0.1:5/callback"), {}, {}, Jose::encodeBase64Url(challenge), {}};
    }
    Core::Clock clock()
    {
        return [this]() { return m_now; };
    }
    Demo::Session signIn(Grants &grants) const
    {
        return grants
            .redeemCode(grants.issueCode(request(), QStringLiteral("jettro")), request().redirectUri,
                        m_verifier)
            .value();
    }

    const QByteArray m_verifier = QByteArray(43, 'v');
    Core::Time m_now = Core::systemNow();
};

void tst_Grants::remembersABoundedNumberOfPages()
{
    Grants grants({}, clock());
    const QByteArray oldest = grants.openTransaction(request());
    m_now += 1s;
    QByteArray newest;
    for (int i = 0; i < 2000; ++i)
        newest = grants.openTransaction(request());
    QVERIFY(!grants.takeTransaction(oldest));
    QVERIFY(grants.takeTransaction(newest));
}

void tst_Grants::remembersABoundedNumberOfSessions()
{
    Grants grants({}, clock());
    const QByteArray oldest = grants.issueRefreshToken(signIn(grants));
    m_now += 1s;
    QByteArray newest;
    for (int i = 0; i < 2000; ++i)
        newest = grants.issueRefreshToken(signIn(grants));
    QVERIFY(!grants.refresh(oldest));
    QVERIFY(grants.refresh(newest));
}

void tst_Grants::endsASessionWithTheLoserOfARace()
{
    Grants grants({}, clock());
    const QByteArray token = grants.issueRefreshToken(signIn(grants));
    const QByteArray other = grants.issueRefreshToken(signIn(grants));
    const auto winner = grants.refresh(token);
    QVERIFY(winner);
    QVERIFY(!grants.refresh(token));
    QVERIFY(!grants.refresh(winner->refreshToken));
    QVERIFY(grants.refresh(other));
}

QTEST_APPLESS_MAIN(tst_Grants)
#include "tst_grants.moc"
