// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/testissuer.h"
#include "jose/discovery.h"

#include <QJsonArray>
#include <QTest>

using Core::Error;
using Doubles::FakeHttpClient;

namespace {

const QString discoveryPath = QString::fromLatin1(Doubles::discoveryPath);

} // namespace

class tst_Discovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatAProviderSays();
    void refusesMetadata_data();
    void refusesMetadata();
    void needsNoMoreThanKeysToVerify_data();
    void needsNoMoreThanKeysToVerify();
    void saysWhichIssuerItMet();
    void makesWhatAStrangerSaidPlain();
    void asksOnceAtTheRightPlace_data();
    void asksOnceAtTheRightPlace();
    void asksNobodyAtAnUnsafeAddress_data();
    void asksNobodyAtAnUnsafeAddress();
    void tellsDownFromWrong_data();
    void tellsDownFromWrong();
    void endsWithItsContext();

private:
    const Doubles::TestIssuer m_issuer {QStringLiteral("https://id.example/realms/a")};

    Core::Result<Jose::ProviderMetadata> read(const QJsonObject &change,
                                              Jose::Need need = Jose::Need::SignIn) const
    {
        return Jose::readProviderMetadata(m_issuer.metadata(change), m_issuer.issuer(), need);
    }
};

void tst_Discovery::readsWhatAProviderSays()
{
    const auto metadata
        = read({{QStringLiteral("end_session_endpoint"), QStringLiteral("https://id.example/bye")},
                {QStringLiteral("revocation_endpoint"), QStringLiteral("http://[::1]:7/revoke")},
                {QStringLiteral("code_challenge_methods_supported"),
                 QJsonArray {QStringLiteral("plain"), QStringLiteral("S256")}},
                {QStringLiteral("authorization_response_iss_parameter_supported"), true}});
    QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().detail));
    QCOMPARE(metadata->issuer, m_issuer.issuer());
    QCOMPARE(metadata->authorizationEndpoint, QUrl(QStringLiteral("https://id.example/realms/a/authorize")));
    QCOMPARE(metadata->tokenEndpoint, QUrl(QStringLiteral("https://id.example/realms/a/token")));
    QCOMPARE(metadata->jwksUri, QUrl(QStringLiteral("https://id.example/realms/a/jwks")));
    QCOMPARE(metadata->endSessionEndpoint, QUrl(QStringLiteral("https://id.example/bye")));
    QCOMPARE(metadata->revocationEndpoint, QUrl(QStringLiteral("http://[::1]:7/revoke")));
    QVERIFY(metadata->sendsIssuerInResponse);

    const auto least = read({});
    QVERIFY(least);
    QVERIFY(least->endSessionEndpoint.isEmpty());
    QVERIFY(least->revocationEndpoint.isEmpty());
    QVERIFY(!least->sendsIssuerInResponse);
}

void tst_Discovery::refusesMetadata_data()
{
    QTest::addColumn<QJsonObject>("change");
    const auto row = [](const QString &name, const char *member, const QJsonValue &value) {
        QTest::newRow(qPrintable(name)) << QJsonObject {{QLatin1String(member), value}};
    };
    row(QStringLiteral("no issuer"), "issuer", QStringLiteral("(none)"));
    row(QStringLiteral("issuer is a number"), "issuer", 1);
    for (const char *endpoint : {"authorization_endpoint", "token_endpoint", "jwks_uri"})
        row(QStringLiteral("no %1").arg(QLatin1String(endpoint)), endpoint, QStringLiteral("(none)"));
    for (const char *endpoint : {"authorization_endpoint", "token_endpoint", "jwks_uri",
                                 "end_session_endpoint", "revocation_endpoint"}) {
        const QString name = QLatin1String(endpoint);
        row(name + QStringLiteral(" in the clear"), endpoint, QStringLiteral("http://id.example/x"));
        row(name + QStringLiteral(" in a file"), endpoint, QStringLiteral("file:///etc/passwd"));
        row(name + QStringLiteral(" as script"), endpoint, QStringLiteral("javascript:alert(1)"));
        row(name + QStringLiteral(" relative"), endpoint, QStringLiteral("/x"));
        row(name + QStringLiteral(" with a user"), endpoint, QStringLiteral("https://a:b@id.example/x"));
        row(name + QStringLiteral(" with a fragment"), endpoint, QStringLiteral("https://id.example/x#y"));
        row(name + QStringLiteral(" empty"), endpoint, QString());
        row(name + QStringLiteral(" a number"), endpoint, 7);
    }
    row(QStringLiteral("PKCE plain only"), "code_challenge_methods_supported",
        QJsonArray {QStringLiteral("plain")});
    row(QStringLiteral("PKCE methods are a string"), "code_challenge_methods_supported",
        QStringLiteral("S256"));
}

void tst_Discovery::refusesMetadata()
{
    QFETCH(QJsonObject, change);
    const auto metadata = read(change);
    QVERIFY(!metadata);
    QCOMPARE(metadata.error().code, Error::Code::Invalid);
}

void tst_Discovery::needsNoMoreThanKeysToVerify_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *member, const char *what, const QJsonValue &value, bool good) {
        QTest::addRow("%s %s", member, what) << QString::fromLatin1(member) << value << good;
    };
    for (const char *endpoint :
         {"authorization_endpoint", "token_endpoint", "end_session_endpoint", "revocation_endpoint"}) {
        row(endpoint, "missing", QStringLiteral("(none)"), true);
        row(endpoint, "in the clear", QStringLiteral("http://id.example/x"), true);
        row(endpoint, "a number", 7, true);
    }
    row("code_challenge_methods_supported", "plain only", QJsonArray {QStringLiteral("plain")}, true);
    row("code_challenge_methods_supported", "a string", QStringLiteral("S256"), true);
    row("jwks_uri", "missing", QStringLiteral("(none)"), false);
    row("jwks_uri", "in the clear", QStringLiteral("http://id.example/x"), false);
    row("issuer", "missing", QStringLiteral("(none)"), false);
    row("issuer", "another", QStringLiteral("https://other.example"), false);
}

void tst_Discovery::needsNoMoreThanKeysToVerify()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(bool, good);
    const auto metadata = read({{member, value}}, Jose::Need::Keys);
    QCOMPARE(metadata.has_value(), good);
    if (!good)
        return;
    QCOMPARE(metadata->jwksUri, QUrl(QStringLiteral("https://id.example/realms/a/jwks")));
    // What nobody checked, nobody goes to.
    const QUrl endpoints[] = {metadata->authorizationEndpoint, metadata->tokenEndpoint,
                              metadata->endSessionEndpoint, metadata->revocationEndpoint};
    for (const QUrl &endpoint : endpoints)
        QVERIFY(endpoint.isEmpty() || endpoint.scheme() == QLatin1String("https"));
}

void tst_Discovery::saysWhichIssuerItMet()
{
    for (const QString &other : {QStringLiteral("https://evil.example"), m_issuer.issuer() + u'/'}) {
        const auto metadata = read({{QStringLiteral("issuer"), other}});
        QVERIFY(!metadata);
        QCOMPARE(metadata.error().code, Error::Code::Conflict);
        QCOMPARE(Jose::otherIssuer(metadata.error()), other);
        QVERIFY(metadata.error().detail.contains(other)); // for the log
    }
    const auto noPkce = read({{QStringLiteral("code_challenge_methods_supported"), QJsonArray()}});
    QVERIFY(!noPkce);
    QVERIFY(!Jose::otherIssuer(noPkce.error()));
}

void tst_Discovery::makesWhatAStrangerSaidPlain()
{
    const QString said
        = QStringLiteral("https://evil.example/\n\u202e\u200b\x1b[31m") + QString(1000, QLatin1Char('x'));
    const auto metadata = read({{QStringLiteral("issuer"), said}});
    QVERIFY(!metadata);
    const QString other = Jose::otherIssuer(metadata.error()).value_or(QString());
    QVERIFY(other.startsWith(QStringLiteral("https://evil.example/????[31mx")));
    QCOMPARE(other.size(), 200);
}

void tst_Discovery::asksOnceAtTheRightPlace_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QUrl>("asked");
    QTest::newRow("with a path") << QStringLiteral("https://id.example/realms/a")
                                 << QUrl(QStringLiteral(
                                        "https://id.example/realms/a/.well-known/openid-configuration"));
    QTest::newRow("with a slash behind")
        << QStringLiteral("https://id.example/realms/a/")
        << QUrl(QStringLiteral("https://id.example/realms/a/.well-known/openid-configuration"));
    QTest::newRow("on this machine") << QStringLiteral("http://127.0.0.1:8080")
                                     << QUrl(QStringLiteral(
                                            "http://127.0.0.1:8080/.well-known/openid-configuration"));
}

void tst_Discovery::asksOnceAtTheRightPlace()
{
    QFETCH(QString, issuer);
    QFETCH(QUrl, asked);
    const Doubles::TestIssuer provider(issuer);
    FakeHttpClient client;
    client.answer(asked.path(), 200, provider.metadata());
    const auto future
        = Jose::discover(client, issuer, Jose::Need::SignIn, this, std::chrono::milliseconds(1234));
    QTRY_VERIFY(future.isFinished());
    QVERIFY2(future.result(), future.result() ? "" : qPrintable(future.result().error().detail));
    QCOMPARE(client.requests().size(), 1);
    const Http::ClientRequest &request = client.requests().first();
    QCOMPARE(request.url, asked);
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.timeLimit, std::chrono::milliseconds(1234));
    QCOMPARE(request.maxBytes, qint64(256 * 1024));
}

void tst_Discovery::asksNobodyAtAnUnsafeAddress_data()
{
    QTest::addColumn<QString>("issuer");
    for (const char *issuer :
         {"http://id.example", "ftp://id.example", "id.example", "", "https://", "https://a@id.example",
          "https://id.example?x=1", "https://id.example#x", "file:///tmp", "https://id example"})
        QTest::newRow(issuer) << QString::fromLatin1(issuer);
}

void tst_Discovery::asksNobodyAtAnUnsafeAddress()
{
    QFETCH(QString, issuer);
    FakeHttpClient client;
    const auto future = Jose::discover(client, issuer, Jose::Need::SignIn, this);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().code, Error::Code::Invalid);
    QVERIFY(client.requests().isEmpty());
}

void tst_Discovery::tellsDownFromWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Code>("code");
    const QByteArray good = m_issuer.metadata();
    QTest::newRow("a page") << 200 << QByteArray("<!DOCTYPE html>") << Error::Code::Invalid;
    QTest::newRow("nothing") << 200 << QByteArray() << Error::Code::Invalid;
    QTest::newRow("too much") << 200 << good + QByteArray(300 * 1024, ' ') << Error::Code::Invalid;
    QTest::newRow("not found") << 404 << good << Error::Code::Invalid;
    QTest::newRow("created") << 201 << good << Error::Code::Invalid;
    QTest::newRow("redirect") << 302 << good << Error::Code::Invalid;
    QTest::newRow("server error") << 500 << good << Error::Code::Unavailable;
    QTest::newRow("starting") << 503 << good << Error::Code::Unavailable;
    QTest::newRow("nobody there") << 0 << QByteArray() << Error::Code::Unavailable;
}

void tst_Discovery::tellsDownFromWrong()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Code, code);
    FakeHttpClient client;
    const QString path = QStringLiteral("/realms/a") + discoveryPath;
    if (status != 0)
        client.answer(path, status, body, {{"Location", "https://evil.example"}});
    const auto future = Jose::discover(client, m_issuer.issuer(), Jose::Need::SignIn, this);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(!future.result());
    QCOMPARE(future.result().error().code, code);
    QCOMPARE(client.requests().size(), 1);
}

void tst_Discovery::endsWithItsContext()
{
    FakeHttpClient client;
    client.answer(QStringLiteral("/realms/a") + discoveryPath, 200, m_issuer.metadata());
    client.hold();
    auto context = std::make_unique<QObject>();
    const auto future = Jose::discover(client, m_issuer.issuer(), Jose::Need::SignIn, context.get());
    context.reset();
    client.release();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Discovery)
#include "tst_discovery.moc"
