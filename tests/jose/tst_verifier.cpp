// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "jose/verifier.h"

#include <QJsonDocument>
#include <QTest>

using Core::Error;
using Doubles::FakeHttpClient;
using Doubles::TestIssuer;
using Jose::encodeBase64Url;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// The verifier with its keys, its cache and its clock; which tokens it takes is for tst_tokencases.
class tst_Verifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void acceptsAGoodToken();
    void refusesEveryTruncation();
    void refusesEveryChangedCharacter();
    void looksAtAHeaderAgainWhereItIsAnother();
    void waitsForKeysThatAreOnTheirWay();
    void isUnavailableWithoutKeys();
    void fetchesNoKeysForATokenThatNoKeyCouldSave();
    void looksAtTheClockAgainAfterAWait();
    void followsARotation();
    void verifiesATokenOnceAndKnowsItThen();
    void looksAtTheClockAtEachHit();
    void forgetsWhatItKnewWhenTheKeysChange();
    void keepsNoRefusal();
    void knowsATokenByItsWholeText();

private:
    using Answer = std::optional<Jose::AccessTokenVerifier::Verified>;

    /// The answer, as soon as there is one.
    std::shared_ptr<Answer> ask(Jose::AccessTokenVerifier &verifier, const QByteArray &token)
    {
        auto answer = std::make_shared<Answer>();
        verifier.verify(token, this, [answer](const Jose::AccessTokenVerifier::Verified &verified) {
            if (*answer)
                qFatal("answered twice");
            *answer = verified;
        });
        return answer;
    }
    Jose::AccessTokenVerifier::Verified verify(const QByteArray &token)
    {
        const std::shared_ptr<Answer> answer = ask(*m_verifier, token);
        if (!QTest::qWaitFor([&answer]() { return answer->has_value(); }))
            qFatal("no answer ever");
        return **answer;
    }
    /// Any header and claims, as they are, under the issuer's signature.
    QByteArray sign(const QByteArray &header, const QByteArray &claims) const
    {
        const QByteArray input = encodeBase64Url(header) + '.' + encodeBase64Url(claims);
        return input + '.' + encodeBase64Url(m_issuer.key().signRs256(input));
    }

    const TestIssuer m_issuer;
    const Jose::PrivateKey m_other = Jose::PrivateKey::generate().value();
    Core::Time m_now;
    std::unique_ptr<FakeHttpClient> m_client;
    std::unique_ptr<Jose::KeySource> m_keys;
    std::unique_ptr<Jose::AccessTokenVerifier> m_verifier;
};

void tst_Verifier::init()
{
    m_verifier.reset();
    m_keys.reset();
    m_client = std::make_unique<FakeHttpClient>();
    m_issuer.publish(*m_client);
    m_now = m_issuer.now();
    m_keys = std::make_unique<Jose::KeySource>(*m_client, m_issuer.issuer());
    m_verifier = std::make_unique<Jose::AccessTokenVerifier>(
        *m_keys, Jose::AccessTokenRules {m_issuer.issuer(), QStringLiteral("hr-api")},
        [this]() { return m_now; });
}

void tst_Verifier::acceptsAGoodToken()
{
    const auto token = verify(m_issuer.accessToken());
    QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
    QCOMPARE((*token)->name, QStringLiteral("jettro"));
    // With a known key there is nothing to wait for.
    QVERIFY(ask(*m_verifier, m_issuer.accessToken())->has_value());
}

void tst_Verifier::refusesEveryTruncation()
{
    const QByteArray good = m_issuer.accessToken();
    QVERIFY(verify(good));
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto refused = verify(good.first(size));
        QVERIFY2(!refused && refused.error().code == Error::Code::Unauthorized,
                 qPrintable(QString::number(size)));
    }
}

void tst_Verifier::refusesEveryChangedCharacter()
{
    const QByteArray good = m_issuer.accessToken();
    QVERIFY(verify(good));
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray changed = good;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        const auto refused = verify(changed);
        QVERIFY2(!refused && refused.error().code == Error::Code::Unauthorized,
                 qPrintable(QString::number(at)));
    }
}

void tst_Verifier::looksAtAHeaderAgainWhereItIsAnother()
{
    const QByteArray claims = compact(m_issuer.claims());
    const QByteArray good = compact(m_issuer.header());
    // Nothing that is no header becomes one because a good one was seen, or none was.
    for (const QByteArray &none : {QByteArray(), QByteArray("{"), QByteArray("[]"),
                                   QByteArray(R"({"alg":"none"})"), good + ' ' + '}'}) {
        Jose::KeySource keys(*m_client, m_issuer.issuer());
        Jose::AccessTokenVerifier fresh(keys, {m_issuer.issuer(), QStringLiteral("hr-api")},
                                        m_issuer.clock());
        QTRY_VERIFY(keys.hasKeys());
        const auto first = ask(fresh, sign(none, claims));
        QTRY_VERIFY(first->has_value());
        QVERIFY(!**first);
        QVERIFY(verify(sign(good, claims)));
        QVERIFY(!verify(sign(none, claims)));
        QVERIFY(verify(sign(good, compact(m_issuer.claims()) + ' ')));
    }
}

void tst_Verifier::waitsForKeysThatAreOnTheirWay()
{
    m_client->hold();
    Jose::KeySource keys(*m_client, m_issuer.issuer());
    Jose::AccessTokenVerifier verifier(keys, {m_issuer.issuer(), QStringLiteral("hr-api")}, m_issuer.clock());
    const auto good = ask(verifier, m_issuer.accessToken());
    const auto bad = ask(verifier, m_issuer.accessToken() + "AAAA");
    QVERIFY(!good->has_value());
    m_client->release();
    QTRY_VERIFY(good->has_value());
    QVERIFY(**good);
    QTRY_VERIFY(bad->has_value());
    QCOMPARE((**bad).error().code, Error::Code::Unauthorized);
}

void tst_Verifier::isUnavailableWithoutKeys()
{
    FakeHttpClient nobody;
    Jose::KeySource keys(nobody, m_issuer.issuer());
    Jose::AccessTokenVerifier verifier(keys, {m_issuer.issuer(), QStringLiteral("hr-api")}, m_issuer.clock());
    const auto good = ask(verifier, m_issuer.accessToken());
    QTRY_VERIFY(good->has_value());
    QCOMPARE((**good).error().code, Error::Code::Unavailable);
    // A token that is bad in itself is told so, keys or not.
    const auto bad = ask(verifier, "not a token");
    QVERIFY(bad->has_value());
    QCOMPARE((**bad).error().code, Error::Code::Unauthorized);
}

void tst_Verifier::fetchesNoKeysForATokenThatNoKeyCouldSave()
{
    QVERIFY(verify(m_issuer.accessToken()));
    const qsizetype before = m_client->requests().size();
    const QJsonObject header
        = TestIssuer::changed(m_issuer.header(), {{QStringLiteral("kid"), QStringLiteral("new")}});
    const QJsonObject expired = TestIssuer::changed(m_issuer.claims(), {{QStringLiteral("exp"), 1}});
    QVERIFY(!verify(sign(compact(header), compact(expired))));
    QCOMPARE(m_client->requests().size(), before);
    QVERIFY(!verify(sign(compact(header), compact(m_issuer.claims()))));
    QCOMPARE(m_client->requests().size(), before + 2);
}

void tst_Verifier::looksAtTheClockAgainAfterAWait()
{
    m_client->hold();
    Jose::KeySource keys(*m_client, m_issuer.issuer());
    Jose::AccessTokenVerifier verifier(keys, {m_issuer.issuer(), QStringLiteral("hr-api")},
                                       [this]() { return m_now; });
    const auto answer = ask(verifier, m_issuer.accessToken());
    m_now += std::chrono::hours(1);
    m_client->release();
    QTRY_VERIFY(answer->has_value());
    QCOMPARE((**answer).error().code, Error::Code::Unauthorized);
}

void tst_Verifier::followsARotation()
{
    QVERIFY(verify(m_issuer.accessToken()));
    m_client->forget(QStringLiteral("/jwks"));
    m_client->answer(QStringLiteral("/jwks"), 200, TestIssuer::keySet({m_other}));
    QVERIFY(verify(Jose::signToken(m_other, m_issuer.header(), m_issuer.claims())));
    QVERIFY(!verify(m_issuer.accessToken()));
}

void tst_Verifier::verifiesATokenOnceAndKnowsItThen()
{
    const QByteArray token = m_issuer.accessToken();
    const auto first = verify(token);
    QVERIFY(first);
    for (int i = 0; i < 10; ++i) {
        const auto again = verify(token);
        QVERIFY(again);
        QCOMPARE(again->get(), first->get()); // the very same, not one that was read again
    }
    QCOMPARE(m_verifier->counts().verified, 1U);
    QCOMPARE(m_verifier->counts().cacheHits, 10U);
    QVERIFY(verify(m_issuer.accessToken({{QStringLiteral("jti"), QStringLiteral("another")}})));
    QCOMPARE(m_verifier->counts().verified, 2U);
}

void tst_Verifier::looksAtTheClockAtEachHit()
{
    const QByteArray token = m_issuer.accessToken();
    QVERIFY(verify(token));
    m_now += std::chrono::seconds(300 + 29);
    QVERIFY(verify(token));
    QCOMPARE(m_verifier->counts().cacheHits, 1U);
    m_now += std::chrono::seconds(1);
    const auto expired = verify(token);
    QVERIFY(!expired);
    QCOMPARE(expired.error().code, Error::Code::Unauthorized);
    QCOMPARE(m_verifier->counts().cacheHits, 1U);
}

void tst_Verifier::forgetsWhatItKnewWhenTheKeysChange()
{
    const QByteArray token = m_issuer.accessToken();
    QVERIFY(verify(token));
    // The issuer replaces its key; the first token with the new one makes that known.
    m_client->forget(QStringLiteral("/jwks"));
    m_client->answer(QStringLiteral("/jwks"), 200, TestIssuer::keySet({m_other}));
    QVERIFY(verify(Jose::signToken(m_other, m_issuer.header(), m_issuer.claims())));
    QVERIFY(!verify(token));
    QCOMPARE(m_verifier->counts().cacheHits, 0U);
}

void tst_Verifier::keepsNoRefusal()
{
    m_now -= std::chrono::hours(1);
    const QByteArray token = m_issuer.accessToken();
    QVERIFY(!verify(token)); // not valid yet
    m_now += std::chrono::hours(1);
    QVERIFY(verify(token));
    QCOMPARE(m_verifier->counts().refused, 1U);
}

void tst_Verifier::knowsATokenByItsWholeText()
{
    const QByteArray token = m_issuer.accessToken();
    QVERIFY(verify(token));
    for (const QByteArray &other : {token + 'A', token.chopped(1), ' ' + token, token.toUpper()})
        QVERIFY(!verify(other));
    QCOMPARE(m_verifier->counts().cacheHits, 0U);
}

QTEST_GUILESS_MAIN(tst_Verifier)
#include "tst_verifier.moc"
