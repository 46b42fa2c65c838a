// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/resourcemetadata.h"
#include "doubles/httpfixture.h"
#include "doubles/plainhttp.h"

#include <QJsonArray>
#include <QTest>

class tst_ResourceMetadata : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsBetweenHostAndPath_data();
    void standsBetweenHostAndPath();
    void saysWhichResourceItDescribes_data();
    void saysWhichResourceItDescribes();
};

void tst_ResourceMetadata::standsBetweenHostAndPath_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("url");
    const QString wellKnown = QStringLiteral("/.well-known/oauth-protected-resource");
    QTest::newRow("bare") << QStringLiteral("http://127.0.0.1:8001")
                          << QStringLiteral("http://127.0.0.1:8001") + wellKnown;
    QTest::newRow("with a slash") << QStringLiteral("https://hr.example.com/")
                                  << QStringLiteral("https://hr.example.com") + wellKnown;
    QTest::newRow("with a path") << QStringLiteral("https://example.com/services/hr")
                                 << QStringLiteral("https://example.com") + wellKnown
            + QStringLiteral("/services/hr");
    QTest::newRow("with a path and a slash")
        << QStringLiteral("https://example.com/hr/")
        << QStringLiteral("https://example.com") + wellKnown + QStringLiteral("/hr");
}

void tst_ResourceMetadata::standsBetweenHostAndPath()
{
    QFETCH(QString, resource);
    QFETCH(QString, url);
    QCOMPARE(Auth::resourceMetadataUrl(QUrl(resource)).toString(), url);
}

void tst_ResourceMetadata::saysWhichResourceItDescribes_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<QByteArrayList>("targets");
    const QByteArray wellKnown = "/.well-known/oauth-protected-resource";
    QTest::newRow("bare") << QStringLiteral("https://hr.example.com")
                          << QStringLiteral("https://hr.example.com") << QByteArrayList {wellKnown};
    QTest::newRow("with a slash") << QStringLiteral("https://hr.example.com/")
                                  << QStringLiteral("https://hr.example.com") << QByteArrayList {wellKnown};
    QTest::newRow("with a path") << QStringLiteral("https://example.com/hr/")
                                 << QStringLiteral("https://example.com/hr")
                                 << QByteArrayList {wellKnown, wellKnown + "/hr"};
}

void tst_ResourceMetadata::saysWhichResourceItDescribes()
{
    QFETCH(QString, resource);
    QFETCH(QString, identifier);
    QFETCH(QByteArrayList, targets);
    const QString issuer = QStringLiteral("https://login.example.com/realm");
    const Doubles::HttpFixture server([&](Http::Router &router, QObject *) {
        Auth::addResourceMetadata(router, QUrl(resource), issuer, QStringLiteral("HR Agent API"));
    });
    for (const QByteArray &target : targets) {
        const Doubles::PlainAnswer answer = Doubles::ask(server.url(), "GET", target);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("Content-Type"), QByteArray("application/json"));
        QCOMPARE(
            answer.json(),
            (QJsonObject {{QStringLiteral("resource"), identifier},
                          {QStringLiteral("authorization_servers"), QJsonArray {issuer}},
                          {QStringLiteral("bearer_methods_supported"), QJsonArray {QStringLiteral("header")}},
                          {QStringLiteral("resource_name"), QStringLiteral("HR Agent API")}}));
    }
}

QTEST_GUILESS_MAIN(tst_ResourceMetadata)
#include "tst_resourcemetadata.moc"
