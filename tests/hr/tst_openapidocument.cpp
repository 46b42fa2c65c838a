// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/employees.h"
#include "hr/openapidocument.h"
#include "hr/paging.h"
#include "hr/personname.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

namespace {

const QString issuer = QStringLiteral("https://login.example.com/realms/company");
const QUrl publicUrl(QStringLiteral("https://hr.example.com"));

/// The value at a path such as "info/title".
QJsonValue at(const QJsonObject &document, const QString &path)
{
    QJsonValue value = document;
    const QStringList members = path.split(QLatin1Char('|'));
    for (const QString &member : members)
        value = value.isArray() ? value.toArray().at(member.toInt()) : value.toObject().value(member);
    return value;
}

} // namespace

class tst_OpenApiDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesItsOperations_data();
    void describesItsOperations();
    void offersNothingElse();
    void saysWhereItIsServed();
    void guessesTheSignInInKeycloaksLayout();
    void takesTheSignInFromTheProvider();
    void takesABearerTokenWhereTheProviderNamesNoEndpoints();
    void isTheSameEverywhereButForAddresses();
    void saysWhatANameMayBe();
    void statesTheLimits();
    void resolvesEveryReference();

private:
    const QJsonObject m_document = Hr::openApiDocument(issuer, publicUrl);
};

void tst_OpenApiDocument::describesItsOperations_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    const QString own = QStringLiteral("paths|/daysOff|post|");
    const QString other = QStringLiteral("paths|/daysOffFor|post|");
    const QString roles = QStringLiteral("x-secure-agent|required_roles");
    QTest::newRow("version") << QStringLiteral("openapi") << QJsonValue(QStringLiteral("3.1.0"));
    QTest::newRow("title") << QStringLiteral("info|title") << QJsonValue(QStringLiteral("HR Agent API"));
    QTest::newRow("own: id") << own + QStringLiteral("operationId") << QJsonValue(QStringLiteral("daysOff"));
    QTest::newRow("own: everybody") << own + roles << QJsonValue(QJsonArray());
    QTest::newRow("own: reads") << own + QStringLiteral("x-secure-agent|effect")
                                << QJsonValue(QStringLiteral("read"));
    QTest::newRow("own: ask") << own + QStringLiteral("x-secure-agent|ask")
                              << QJsonValue(QStringLiteral("How many days off do I have?"));
    QTest::newRow("own: about") << own + QStringLiteral("x-secure-agent|about")
                                << QJsonValue(QStringLiteral("your days off"));
    QTest::newRow("own: answer") << own + QStringLiteral("x-secure-agent|answer")
                                 << QJsonValue(
                                        QStringLiteral("You have {days_off_available} days off left."));
    QTest::newRow("other: id") << other + QStringLiteral("operationId")
                               << QJsonValue(QStringLiteral("daysOffFor"));
    QTest::newRow("other: role") << other + roles
                                 << QJsonValue(QJsonArray {QStringLiteral("office-management")});
    QTest::newRow("other: subject") << other + QStringLiteral("x-secure-agent|subject")
                                    << QJsonValue(QStringLiteral("person_name"));
    QTest::newRow("other: about") << other + QStringLiteral("x-secure-agent|about")
                                  << QJsonValue(QStringLiteral("{person_name}’s days off"));
    QTest::newRow("other: answer") << other + QStringLiteral("x-secure-agent|answer")
                                   << QJsonValue(QStringLiteral(
                                          "{person_name} has {days_off_available} days off left."));
    const QString change = QStringLiteral("paths|/employees/{person_name}/daysOff|put|");
    const QString manager = QStringLiteral("office-management");
    QTest::newRow("table: role") << QStringLiteral("paths|/employees|get|") + roles
                                 << QJsonValue(QJsonArray {manager});
    QTest::newRow("change: role") << change + roles << QJsonValue(QJsonArray {manager});
    QTest::newRow("change: writes") << change + QStringLiteral("x-secure-agent|effect")
                                    << QJsonValue(QStringLiteral("write"));
    QTest::newRow("change: subject") << change + QStringLiteral("x-secure-agent|subject")
                                     << QJsonValue(QStringLiteral("person_name"));
    QTest::newRow("record: everybody")
        << QStringLiteral("paths|/lookups|get|") + roles << QJsonValue(QJsonArray());
    QTest::newRow("other: body") << other + QStringLiteral("requestBody|required") << QJsonValue(true);
}

void tst_OpenApiDocument::describesItsOperations()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QCOMPARE(at(m_document, path), value);
}

void tst_OpenApiDocument::offersNothingElse()
{
    // Whatever stands here becomes a tool of the agent: health checks and the like do not.
    const QStringList expected {
        QStringLiteral("/daysOff"), QStringLiteral("/daysOffFor"), QStringLiteral("/employees"),
        QStringLiteral("/employees/{person_name}/daysOff"), QStringLiteral("/lookups")};
    QCOMPARE(m_document[QStringLiteral("paths")].toObject().keys(), expected);
}

void tst_OpenApiDocument::saysWhereItIsServed()
{
    QCOMPARE(at(m_document, QStringLiteral("servers|0|url")).toString(),
             QStringLiteral("https://hr.example.com"));
    QCOMPARE(m_document[QStringLiteral("servers")].toArray().size(), 1);
}

void tst_OpenApiDocument::guessesTheSignInInKeycloaksLayout()
{
    const QString flow = QStringLiteral("components|securitySchemes|OAuth2AuthorizationCodeBearer|flows|"
                                        "authorizationCode|");
    QCOMPARE(at(m_document, flow + QStringLiteral("authorizationUrl")).toString(),
             issuer + QStringLiteral("/protocol/openid-connect/auth"));
    QCOMPARE(at(m_document, flow + QStringLiteral("tokenUrl")).toString(),
             issuer + QStringLiteral("/protocol/openid-connect/token"));
}

void tst_OpenApiDocument::takesTheSignInFromTheProvider()
{
    const QJsonObject document
        = Hr::openApiDocument(issuer, publicUrl,
                              Auth::SignInEndpoints {QUrl(QStringLiteral("https://login/a")),
                                                     QUrl(QStringLiteral("https://login/t"))});
    const QString flow = QStringLiteral("components|securitySchemes|OAuth2AuthorizationCodeBearer|flows|"
                                        "authorizationCode|");
    QCOMPARE(at(document, flow + QStringLiteral("authorizationUrl")).toString(),
             QStringLiteral("https://login/a"));
    QCOMPARE(at(document, flow + QStringLiteral("tokenUrl")).toString(), QStringLiteral("https://login/t"));
}

void tst_OpenApiDocument::takesABearerTokenWhereTheProviderNamesNoEndpoints()
{
    const QString path = QStringLiteral("components|securitySchemes|OAuth2AuthorizationCodeBearer");
    const QUrl endpoint(QStringLiteral("https://login/x"));
    for (const Auth::SignInEndpoints &half : {Auth::SignInEndpoints {}, Auth::SignInEndpoints {endpoint, {}},
                                              Auth::SignInEndpoints {{}, endpoint}}) {
        const QJsonObject document = Hr::openApiDocument(issuer, publicUrl, half);
        const QJsonObject scheme = at(document, path).toObject();
        QCOMPARE(scheme[QStringLiteral("type")].toString(), QStringLiteral("http"));
        QCOMPARE(scheme[QStringLiteral("scheme")].toString(), QStringLiteral("bearer"));
        QVERIFY(!scheme.contains(QStringLiteral("flows")));
        // The operations say the same as ever.
        QCOMPARE(at(document, QStringLiteral("paths")), at(m_document, QStringLiteral("paths")));
    }
}

void tst_OpenApiDocument::isTheSameEverywhereButForAddresses()
{
    const QJsonObject other = Hr::openApiDocument(QStringLiteral("http://127.0.0.1:8180"),
                                                  QUrl(QStringLiteral("http://127.0.0.1:8001")));
    QVERIFY(other != m_document);
    for (const char *part : {"paths", "components|schemas", "components|responses", "info"})
        QCOMPARE(at(other, QString::fromLatin1(part)), at(m_document, QString::fromLatin1(part)));
}

void tst_OpenApiDocument::saysWhatANameMayBe()
{
    const QString schema = QStringLiteral("components|schemas|PersonName|");
    QCOMPARE(at(m_document, schema + QStringLiteral("minLength")).toInt(), 1);
    QCOMPARE(at(m_document, schema + QStringLiteral("maxLength")).toInt(), int(Hr::maxPersonNameLength));
    const QRegularExpression pattern(at(m_document, schema + QStringLiteral("pattern")).toString(),
                                     QRegularExpression::DontCaptureOption);
    QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
    // The document and the code agree on every character of the first planes.
    for (int code = 1; code < 0x2100; ++code) {
        const QString name = QStringLiteral("a") + QChar(code) + QStringLiteral("b");
        QCOMPARE(pattern.match(name).hasMatch(), Hr::readPersonName(name).has_value());
    }
}

void tst_OpenApiDocument::statesTheLimits()
{
    const QString change = QStringLiteral("components|schemas|ChangeRequest|properties|");
    QCOMPARE(at(m_document, change + QStringLiteral("days_off_available|maximum")).toInt(), Hr::mostDaysOff);
    QCOMPARE(at(m_document, change + QStringLiteral("reason|maxLength")).toInt(), int(Hr::maxReasonLength));
    const QString parameters = QStringLiteral("components|parameters|");
    QCOMPARE(at(m_document, parameters + QStringLiteral("Offset|schema|maximum")).toInt(), Hr::maxOffset);
    QCOMPARE(at(m_document, parameters + QStringLiteral("Limit|schema|maximum")).toInt(), Hr::maxPageSize);
    QCOMPARE(at(m_document, parameters + QStringLiteral("Limit|schema|default")).toInt(),
             Hr::defaultPageSize);
    QCOMPARE(at(m_document, QStringLiteral("paths|/employees|get|parameters|0|schema|maxLength")).toInt(),
             int(Hr::maxSearchLength));
}

void tst_OpenApiDocument::resolvesEveryReference()
{
    int references = 0;
    std::function<void(const QJsonValue &)> visit = [&](const QJsonValue &value) {
        if (value.isArray()) {
            const QJsonArray items = value.toArray();
            for (const QJsonValue &item : items)
                visit(item);
            return;
        }
        const QJsonObject object = value.toObject();
        const QString reference = object.value(QStringLiteral("$ref")).toString();
        if (!reference.isEmpty()) {
            ++references;
            QVERIFY2(reference.startsWith(QStringLiteral("#/")), qPrintable(reference));
            QVERIFY2(at(m_document, reference.mid(2).replace(QLatin1Char('/'), QLatin1Char('|'))).isObject(),
                     qPrintable(reference));
        }
        for (const QJsonValue &member : object)
            visit(member);
    };
    visit(m_document);
    QVERIFY(references > 10);
}

QTEST_APPLESS_MAIN(tst_OpenApiDocument)
#include "tst_openapidocument.moc"
