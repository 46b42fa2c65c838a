// SPDX-License-Identifier: GPL-3.0-or-later
// The services' /docs in a real browser: Swagger UI from the program alone, signing in, and trying out.
#include "auth/docspages.h"
#include "doubles/realcomponent.h"
#include "doubles/serverprocess.h"
#include "e2e/keycloakserver.h"
#include "e2e/realbrowser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class tst_Docs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void signsInAndTriesHrOut();
    void signsInAndTriesTheAgentOut();
    void signsInAtKeycloak();

private:
    void start(const QStringList &services, const QStringList &options = {});
    QJsonObject use(const QUrl &service, const QString &person, const QStringList &operations);

    std::unique_ptr<Doubles::ServerProcess> m_server;
};

void tst_Docs::init()
{
    SECUREAGENT_NEEDS_REAL(RealBrowser::isPresent(), "Chromium with playwright-core");
    SECUREAGENT_NEEDS_REAL(Auth::hasSwaggerUi(), "Swagger UI, in this build,");
}

void tst_Docs::start(const QStringList &services, const QStringList &options)
{
    QStringList arguments = services + options;
    for (const QString &service : services)
        arguments << QStringLiteral("--%1-listen").arg(service) << QStringLiteral("127.0.0.1:0");
    arguments << QStringLiteral("--database") << QStringLiteral("sqlite::memory:")
              << QStringLiteral("--demo-data") << QStringLiteral("--link-by-username");
    m_server = std::make_unique<Doubles::ServerProcess>(qEnvironmentVariable("SECUREAGENT_SERVER_PROGRAM"),
                                                        arguments);
    QVERIFY2(m_server->waitForServices(services), m_server->errors());
}

QJsonObject tst_Docs::use(const QUrl &service, const QString &person, const QStringList &operations)
{
    QProcess process;
    process.setProcessEnvironment(RealBrowser::environment());
    // The demo's passwords are its people's names.
    process.start(QStringLiteral("node"),
                  QStringList {qEnvironmentVariable("SECUREAGENT_DOCS_SCRIPT"),
                               service.toString() + QStringLiteral("/docs"), person, person}
                      + operations);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 800000))
        process.kill();
    const QByteArray errors = process.readAllStandardError();
    if (!errors.isEmpty())
        qWarning("the browser: %s", errors.constData());
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void tst_Docs::signsInAndTriesHrOut()
{
    start({QStringLiteral("demo-idp"), QStringLiteral("hr")});
    const QJsonObject seen
        = use(m_server->url(QStringLiteral("hr")), QStringLiteral("jettro"),
              {QStringLiteral("daysOff"), QStringLiteral(R"(daysOffFor={"person_name":"roberto"})")});
    QCOMPARE(seen[QLatin1String("title")].toString(), QStringLiteral("HR Agent API"));
    QCOMPARE(seen[QLatin1String("operations")].toInt(), 5);
    const QString provider = m_server->url(QStringLiteral("demo-idp")).toString();
    QCOMPARE(seen[QLatin1String("signInPage")].toString(), provider);
    const QJsonObject answers = seen[QLatin1String("answers")].toObject();
    const QJsonObject own = answers[QLatin1String("daysOff")].toObject();
    QCOMPARE(own[QLatin1String("status")].toInt(), 200);
    QVERIFY(own[QLatin1String("body")].toString().contains(QLatin1String("\"days_off_available\": 10")));
    const QJsonObject other = answers[QLatin1String("daysOffFor")].toObject();
    QCOMPARE(other[QLatin1String("status")].toInt(), 403);
    for (const char *word : {"Insufficient permissions", "office-management", "who_can_help", "office"})
        QVERIFY(other[QLatin1String("body")].toString().contains(QLatin1String(word)));
    // The page calls nobody but its own service, and the provider for the token.
    for (const QJsonValue &call : seen[QLatin1String("elsewhere")].toArray())
        QCOMPARE(call.toString(), QStringLiteral("POST ") + provider);
    QCOMPARE(seen[QLatin1String("complaints")].toArray(), QJsonArray());
}

void tst_Docs::signsInAndTriesTheAgentOut()
{
    start({QStringLiteral("demo-idp"), QStringLiteral("hr"), QStringLiteral("agent")});
    const QJsonObject seen = use(m_server->url(QStringLiteral("agent")), QStringLiteral("jettro"),
                                 {QStringLiteral(R"(query={"query":"How many days off do I have?"})")});
    QCOMPARE(seen[QLatin1String("title")].toString(), QStringLiteral("Secure Agent API"));
    const QJsonObject answer = seen[QLatin1String("answers")].toObject()[QLatin1String("query")].toObject();
    QCOMPARE(answer[QLatin1String("status")].toInt(), 200);
    QVERIFY2(answer[QLatin1String("body")].toString().contains(QLatin1String("You have 10 days off left.")),
             qPrintable(answer[QLatin1String("body")].toString()));
    QCOMPARE(seen[QLatin1String("complaints")].toArray(), QJsonArray());
}

void tst_Docs::signsInAtKeycloak()
{
    KeycloakServer keycloak;
    const bool running = keycloak.start();
    SECUREAGENT_NEEDS_REAL(!keycloak.isMissing(), "Keycloak");
    QVERIFY2(running, keycloak.complaint());
    start({QStringLiteral("hr")},
          {QStringLiteral("--issuer"), keycloak.url(QStringLiteral("/realms/local-dev")).toString()});
    // The realm knows the page at HR's usual port; here the port is any.
    const QString hr = m_server->url(QStringLiteral("hr")).toString();
    const QString id = keycloak.idOf(QStringLiteral("/local-dev/clients"), QStringLiteral("clientId"),
                                     QStringLiteral("fastapi-client"));
    const QString path = QStringLiteral("/local-dev/clients/") + id;
    QJsonObject client = keycloak.administer("GET", path).object();
    client[QLatin1String("redirectUris")] = QJsonArray {hr + QStringLiteral("/docs/oauth2-redirect")};
    client[QLatin1String("webOrigins")] = QJsonArray {hr};
    QCOMPARE(keycloak.administer("PUT", path, client).status, 204);

    const QJsonObject seen = use(m_server->url(QStringLiteral("hr")), QStringLiteral("jettro"),
                                 {QStringLiteral("daysOff"), QStringLiteral("employees")});
    const QJsonObject answers = seen[QLatin1String("answers")].toObject();
    const QJsonObject own = answers[QLatin1String("daysOff")].toObject();
    QCOMPARE(own[QLatin1String("status")].toInt(), 200);
    QVERIFY(own[QLatin1String("body")].toString().contains(QLatin1String("\"days_off_available\": 10")));
    QCOMPARE(answers[QLatin1String("employees")].toObject()[QLatin1String("status")].toInt(), 403);
    QCOMPARE(seen[QLatin1String("complaints")].toArray(), QJsonArray());
}

QTEST_GUILESS_MAIN(tst_Docs)
#include "tst_docs.moc"
