// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "jose/keysource.h"

#include <QJsonArray>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Core::Error;
using Doubles::FakeHttpClient;
using Doubles::TestIssuer;
using Jose::KeySource;

namespace {

const QString discoveryPath = QString::fromLatin1(Doubles::discoveryPath);
const QString keysPath = QStringLiteral("/jwks");

/// Nothing happens by time unless a test says so.
Jose::KeySourceRules quiet()
{
    return {.minBetweenRefreshes = 1h, .backgroundRefresh = 1h, .retryWhileEmpty = 1h};
}

} // namespace

class tst_KeySource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fetchesOnceAtTheStart();
    void needsNoMoreThanTheirAddress();
    void letsEverybodyWaitForOneFetch();
    void findsARotatedKeyByOneFetch();
    void asksOnceForManyUnknownKeys();
    void asksAgainAfterTheInterval();
    void keepsKnownKeysWhileTheProviderIsAway_data();
    void keepsKnownKeysWhileTheProviderIsAway();
    void isUnavailableWithoutKeys_data();
    void isUnavailableWithoutKeys();
    void triesAgainWhileItKnowsNothing();
    void tellsOnceThatTheProviderIsAwayAndOnceThatItIsBack();
    void refreshesInTheBackground();
    void tellsOfAChangeOnlyWhenThereIsOne();
    void dropsAKeyThatTheProviderDropped();
    void fetchesKeysFromTheIssuerOnly_data();
    void fetchesKeysFromTheIssuerOnly();
    void limitsTimeAndSize();
    void answersNobodyAfterItsEnd();

private:
    Core::Result<Jose::PublicKey> find(KeySource &source, const QByteArray &keyId)
    {
        const auto future = source.find(keyId);
        if (!QTest::qWaitFor([&future]() { return future.isFinished(); }))
            qFatal("the future never ends");
        return future.result();
    }

    const TestIssuer m_issuer;
    const Jose::PrivateKey m_next = Jose::PrivateKey::generate().value();
    std::unique_ptr<FakeHttpClient> m_client;
};

void tst_KeySource::init()
{
    m_client = std::make_unique<FakeHttpClient>();
    m_client->answer(discoveryPath, 200, m_issuer.metadata());
}

void tst_KeySource::fetchesOnceAtTheStart()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QVERIFY(!source.hasKeys());
    QVERIFY(!source.known(m_issuer.key().keyId()));
    QTRY_VERIFY(source.hasKeys());
    const Jose::PublicKey *key = source.known(m_issuer.key().keyId());
    QVERIFY(key);
    QVERIFY(key->verifyRs256("x", m_issuer.key().signRs256("x")));
    // A known key costs no request.
    for (int i = 0; i < 100; ++i)
        QVERIFY(source.find(m_issuer.key().keyId()).isFinished());
    QCOMPARE(m_client->count(discoveryPath), 1);
    QCOMPARE(m_client->count(keysPath), 1);
}

void tst_KeySource::needsNoMoreThanTheirAddress()
{
    m_client->forget(discoveryPath);
    m_client->answer(discoveryPath, 200,
                     m_issuer.metadata({{QStringLiteral("authorization_endpoint"), QStringLiteral("(none)")},
                                        {QStringLiteral("token_endpoint"), QStringLiteral("(none)")},
                                        {QStringLiteral("code_challenge_methods_supported"),
                                         QJsonArray {QStringLiteral("plain")}}}));
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QTRY_VERIFY(source.hasKeys());
}

void tst_KeySource::letsEverybodyWaitForOneFetch()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    m_client->hold();
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QList<Core::Future<Jose::PublicKey>> futures;
    for (int i = 0; i < 50; ++i)
        futures.append(source.find(m_issuer.key().keyId()));
    futures.append(source.find("unknown"));
    m_client->release();
    for (int i = 0; i < 50; ++i) {
        QTRY_VERIFY(futures[i].isFinished());
        QVERIFY(futures[i].result());
    }
    QTRY_VERIFY(futures.last().isFinished());
    QCOMPARE(futures.last().result().error().code, Error::Code::Unauthorized);
    QCOMPARE(m_client->requests().size(), 2);
}

void tst_KeySource::findsARotatedKeyByOneFetch()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_next, m_issuer.key()}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QTRY_VERIFY(source.hasKeys());
    // At once after the start: the first fetch is no answer to an unknown key.
    const auto key = find(source, m_next.keyId());
    QVERIFY(key);
    QVERIFY(key->verifyRs256("x", m_next.signRs256("x")));
    QVERIFY(source.known(m_issuer.key().keyId()));
    QCOMPARE(m_client->count(keysPath), 2);
}

void tst_KeySource::asksOnceForManyUnknownKeys()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QTRY_VERIFY(source.hasKeys());
    for (int i = 0; i < 20; ++i) {
        const auto key = find(source, "unknown " + QByteArray::number(i));
        QVERIFY(!key);
        QCOMPARE(key.error().code, Error::Code::Unauthorized);
    }
    QCOMPARE(m_client->count(keysPath), 2);
    QVERIFY(find(source, m_issuer.key().keyId()));
}

void tst_KeySource::asksAgainAfterTheInterval()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    auto rules = quiet();
    rules.minBetweenRefreshes = 20ms;
    KeySource source(*m_client, m_issuer.issuer(), rules);
    QTRY_VERIFY(source.hasKeys());
    QVERIFY(!find(source, "unknown"));
    QTRY_VERIFY(!find(source, "unknown") && m_client->count(keysPath) >= 3);
}

void tst_KeySource::keepsKnownKeysWhileTheProviderIsAway_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const QString &path : {discoveryPath, keysPath}) {
        const auto row = [&path](const char *name, int status, const QByteArray &body) {
            QTest::newRow(qPrintable(path + QLatin1Char(' ') + QLatin1String(name)))
                << path << status << body;
        };
        row("away", 0, {});
        row("500", 500, "{}");
        row("a page", 200, "<!DOCTYPE html>");
        row("404", 404, "{}");
        row("a redirect", 302, "{\"keys\":[]}");
        row("too much", 200, QByteArray(300 * 1024, ' ') + "{\"keys\":[]}");
    }
}

void tst_KeySource::keepsKnownKeysWhileTheProviderIsAway()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QTRY_VERIFY(source.hasKeys());
    QSignalSpy changed(&source, &KeySource::keysChanged);
    m_client->forget(path);
    if (status != 0)
        m_client->answer(path, status, body, {{"Location", "http://127.0.0.1:9999/keys"}});
    const int before = m_client->count(path);

    const auto key = find(source, "unknown");
    QCOMPARE(m_client->count(path), before + 1);
    QCOMPARE(key.error().code, Error::Code::Unauthorized);
    QVERIFY(source.known(m_issuer.key().keyId()));
    QCOMPARE(changed.count(), 0);
}

void tst_KeySource::isUnavailableWithoutKeys_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("away") << 0 << QByteArray();
    QTest::newRow("a page") << 200 << QByteArray("<!DOCTYPE html>");
    QTest::newRow("an empty set") << 200 << QByteArray("{\"keys\":[]}");
    QTest::newRow("keys that are not usable") << 200 << QByteArray(R"({"keys":[{"kty":"EC"}]})");
}

void tst_KeySource::isUnavailableWithoutKeys()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    if (status != 0)
        m_client->answer(keysPath, status, body);
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(find(source, "any").error().code, Error::Code::Unavailable);
    // The first one waited for the fetch of the start; the others caused none.
    QCOMPARE(m_client->count(keysPath), 1);
    QVERIFY(!source.hasKeys());
}

void tst_KeySource::triesAgainWhileItKnowsNothing()
{
    m_client->forget(discoveryPath);
    auto rules = quiet();
    rules.retryWhileEmpty = 10ms;
    KeySource source(*m_client, m_issuer.issuer(), rules);
    QTRY_VERIFY(m_client->count(discoveryPath) >= 3);
    QVERIFY(!source.hasKeys());
    m_issuer.publish(*m_client);
    QTRY_VERIFY(source.hasKeys());
}

void tst_KeySource::tellsOnceThatTheProviderIsAwayAndOnceThatItIsBack()
{
    static QStringList warnings;
    warnings.clear();
    const QtMessageHandler before
        = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &message) {
              if (type == QtWarningMsg)
                  warnings.append(message);
          });
    const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
    Jose::KeySourceRules rules = quiet();
    rules.retryWhileEmpty = 5ms;
    m_client->forget(discoveryPath);
    KeySource source(*m_client, m_issuer.issuer(), rules);
    QTRY_VERIFY(source.refreshCount() > 5);
    QCOMPARE(warnings.size(), 1);
    m_issuer.publish(*m_client);
    QTRY_VERIFY(source.hasKeys());
    QCOMPARE(warnings.size(), 2);
    QVERIFY2(warnings.last().contains(QStringLiteral("again")), qPrintable(warnings.last()));
}

void tst_KeySource::refreshesInTheBackground()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_next}));
    auto rules = quiet();
    rules.backgroundRefresh = 10ms;
    KeySource source(*m_client, m_issuer.issuer(), rules);
    QTRY_VERIFY(source.known(m_next.keyId()));
}

void tst_KeySource::tellsOfAChangeOnlyWhenThereIsOne()
{
    const QByteArray first = TestIssuer::keySet({m_issuer.key(), m_next});
    m_client->answer(keysPath, 200, first);
    m_client->answer(keysPath, 200, first); // the same text
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_next, m_issuer.key()})); // the same keys
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_next}));
    auto rules = quiet();
    rules.minBetweenRefreshes = 0ms;
    KeySource source(*m_client, m_issuer.issuer(), rules);
    QSignalSpy changed(&source, &KeySource::keysChanged);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(!find(source, "unknown"));
    QVERIFY(!find(source, "unknown"));
    QCOMPARE(m_client->count(keysPath), 3);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!find(source, "unknown"));
    QCOMPARE(changed.count(), 2);
}

void tst_KeySource::dropsAKeyThatTheProviderDropped()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_next}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QTRY_VERIFY(source.known(m_issuer.key().keyId()));
    QVERIFY(find(source, m_next.keyId()));
    QVERIFY(!source.known(m_issuer.key().keyId()));
}

void tst_KeySource::fetchesKeysFromTheIssuerOnly_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("another host") << QStringLiteral("https://evil.example/jwks");
    QTest::newRow("another port") << QStringLiteral("http://127.0.0.1:9998/jwks");
    QTest::newRow("another scheme") << QStringLiteral("https://127.0.0.1:9999/jwks");
    QTest::newRow("another name of this machine") << QStringLiteral("http://localhost:9999/jwks");
}

void tst_KeySource::fetchesKeysFromTheIssuerOnly()
{
    QFETCH(QString, uri);
    m_client->forget(discoveryPath);
    m_client->answer(discoveryPath, 200, m_issuer.metadata({{QStringLiteral("jwks_uri"), uri}}));
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    KeySource source(*m_client, m_issuer.issuer(), quiet());
    QCOMPARE(find(source, m_issuer.key().keyId()).error().code, Error::Code::Unavailable);
    QCOMPARE(m_client->count(keysPath), 0);
}

void tst_KeySource::limitsTimeAndSize()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    auto rules = quiet();
    rules.timeLimit = 1234ms;
    rules.maxBytes = 4321;
    KeySource source(*m_client, m_issuer.issuer(), rules);
    QTRY_VERIFY(source.hasKeys());
    for (const Http::ClientRequest &request : m_client->requests())
        QCOMPARE(request.timeLimit, 1234ms);
    QCOMPARE(m_client->requests().last().maxBytes, qint64(4321));
}

void tst_KeySource::answersNobodyAfterItsEnd()
{
    m_client->answer(keysPath, 200, TestIssuer::keySet({m_issuer.key()}));
    m_client->hold();
    auto source = std::make_unique<KeySource>(*m_client, m_issuer.issuer(), quiet());
    const auto future = source->find("any");
    source.reset();
    m_client->release();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(tst_KeySource)
#include "tst_keysource.moc"
