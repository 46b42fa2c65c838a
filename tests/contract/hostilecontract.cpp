// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/hostilecontract.h"

#include "contract/hostilerequests.h"
#include "doubles/rawclient.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

namespace Contract {

void HostileContract::initTestCase()
{
    m_issuer = std::make_unique<Doubles::HttpIssuer>();
    m_host = m_makeHost(m_issuer->issuer(), {});
    QVERIFY(m_host);
}

void HostileContract::cleanupTestCase()
{
    m_host.reset();
}

void HostileContract::answersEachAsItShould_data()
{
    QTest::addColumn<bool>("isHr");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<bool>("closes");
    const QList<HostileRequest> requests = hostileRequests();
    for (const bool isHr : {true, false}) {
        for (const HostileRequest &request : requests)
            QTest::addRow("%s: %s", isHr ? "hr" : "agent", request.name.constData())
                << isHr << request.bytes << request.statuses << request.closes;
    }
}

void HostileContract::answersEachAsItShould()
{
    QFETCH(bool, isHr);
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, statuses);
    QFETCH(bool, closes);
    const QUrl url = urlOf(isHr);
    bytes.replace("HOST", url.authority().toLatin1()).replace("PORT", QByteArray::number(url.port()));
    Doubles::RawClient client(url);
    client.send(bytes);
    const auto response = client.response();
    QVERIFY2(response, "no answer");
    QVERIFY2(statuses.contains(response->status), response->statusLine + ' ' + response->body);
    QVERIFY(!response->headers.value("X-Request-Id").isEmpty());
    QCOMPARE(response->headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(response->headers.value("Connection"), QByteArray(closes ? "close" : "keep-alive"));
    for (const Http::Headers::Field &field : response->headers.fields())
        QVERIFY2(!field.first.toLower().startsWith("access-control-"), field.first); // no page was allowed
    if (response->status >= 400) {
        QCOMPARE(response->headers.value("Content-Type"), QByteArray("application/problem+json"));
        const QJsonObject problem = QJsonDocument::fromJson(response->body).object();
        QCOMPARE(problem[QStringLiteral("status")].toInt(), response->status);
        for (const QString &member :
             {QStringLiteral("type"), QStringLiteral("title"), QStringLiteral("detail")})
            QVERIFY2(!problem[member].toString().isEmpty(), qPrintable(member));
        // Neither what it sent nor what we are made of.
        static const QRegularExpression inside(
            QStringLiteral("0x[0-9a-f]{4}|std::|\\.cpp|Qt|<|evil|etc/passwd"));
        QVERIFY2(!inside.match(QString::fromUtf8(response->body)).hasMatch(), response->body);
    }
    if (closes)
        QVERIFY(client.waitForClosed());
    QVERIFY2(client.received().isEmpty(), "a second answer"); // which would be somebody else's
}

void HostileContract::servesOthersAfterAllOfIt()
{
    for (const bool isHr : {true, false}) {
        Doubles::RawClient client(urlOf(isHr));
        client.request("GET", "/health/live");
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }
}

} // namespace Contract
