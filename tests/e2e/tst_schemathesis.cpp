// SPDX-License-Identifier: GPL-3.0-or-later
// The services' OpenAPI documents against a validator, and the services against their documents: schemathesis
// makes requests from a document, good and bad, and compares every answer with what the document promises.
#include "demo/providerclient.h"
#include "doubles/realcomponent.h"
#include "doubles/serverprocess.h"
#include "http/networkclient.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// A program of the Python environment that ./dev makes in its cache.
QString python(const QString &program)
{
    QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
    if (cache.isEmpty())
        cache = QDir::homePath() + QStringLiteral("/.cache");
    const QDir folder(cache + QStringLiteral("/secure-agent"));
    const QStringList versions = folder.entryList({QStringLiteral("schemathesis-*")}, QDir::Dirs);
    return versions.isEmpty() ? QString()
                              : folder.filePath(versions.last() + QStringLiteral("/bin/") + program);
}

struct Run
{
    int exitCode = -1;
    QByteArray output;
};

Run run(const QString &program, const QStringList &arguments, const QString &folder,
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 800000))
        process.kill();
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

} // namespace

class tst_Schemathesis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void publishesAValidDocument_data();
    void publishesAValidDocument();
    void answersAsTheDocumentSays_data();
    void answersAsTheDocumentSays();

private:
    QString token(const QString &person);

    Http::NetworkClient m_client;
    QTemporaryDir m_folder;
    std::unique_ptr<Doubles::ServerProcess> m_server;
};

void tst_Schemathesis::init()
{
    SECUREAGENT_NEEDS_REAL(QFileInfo(python(QStringLiteral("schemathesis"))).isExecutable(), "schemathesis");
    const QStringList services {QStringLiteral("demo-idp"), QStringLiteral("hr"), QStringLiteral("agent")};
    QStringList arguments = services;
    for (const QString &service : services)
        arguments << QStringLiteral("--%1-listen").arg(service) << QStringLiteral("127.0.0.1:0");
    arguments << QStringLiteral("--database") << QStringLiteral("sqlite::memory:")
              << QStringLiteral("--demo-data") << QStringLiteral("--link-by-username");
    m_server = std::make_unique<Doubles::ServerProcess>(qEnvironmentVariable("SECUREAGENT_SERVER_PROGRAM"),
                                                        arguments);
    QVERIFY2(m_server->waitForServices(services), m_server->errors());
}

QString tst_Schemathesis::token(const QString &person)
{
    ProviderClient provider(m_client, m_server->url(QStringLiteral("demo-idp")).toString());
    return provider.signIn(person)[QLatin1String("access_token")].toString();
}

void tst_Schemathesis::publishesAValidDocument_data()
{
    QTest::addColumn<QString>("service");
    QTest::newRow("hr") << QStringLiteral("hr");
    QTest::newRow("agent") << QStringLiteral("agent");
}

void tst_Schemathesis::publishesAValidDocument()
{
    QFETCH(QString, service);
    Http::ClientRequest request;
    request.url = m_server->url(service);
    request.url.setPath(QStringLiteral("/openapi.json"));
    const Core::Future<Http::ClientResponse> asked = m_client.send(request);
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 60000);
    QVERIFY(asked.result());
    QFile file(m_folder.filePath(service + QStringLiteral(".json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(asked.result()->body), asked.result()->body.size());
    file.close();
    const Run validator = run(python(QStringLiteral("python")),
                              {QStringLiteral("-m"), QStringLiteral("openapi_spec_validator"),
                               QStringLiteral("--schema"), QStringLiteral("3.1"), file.fileName()},
                              m_folder.path());
    QVERIFY2(validator.exitCode == 0, validator.output);
}

void tst_Schemathesis::answersAsTheDocumentSays_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("person");
    QTest::newRow("hr for an employee") << QStringLiteral("hr") << QStringLiteral("jettro");
    QTest::newRow("hr for a manager") << QStringLiteral("hr") << QStringLiteral("office");
    QTest::newRow("agent for a manager") << QStringLiteral("agent") << QStringLiteral("office");
}

void tst_Schemathesis::answersAsTheDocumentSays()
{
    QFETCH(QString, service);
    QFETCH(QString, person);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SECUREAGENT_API"), m_server->url(service).toString());
    environment.insert(QStringLiteral("SECUREAGENT_TOKEN"), token(person));
    const Run schemathesis
        = run(python(QStringLiteral("schemathesis")),
              {QStringLiteral("--config-file"), qEnvironmentVariable("SECUREAGENT_SCHEMATHESIS_SETTINGS"),
               QStringLiteral("run"), m_server->url(service).toString() + QStringLiteral("/openapi.json")},
              m_folder.path(), environment);
    // The message of a test is cut: what counts stands below this heading.
    QVERIFY2(schemathesis.exitCode == 0,
             schemathesis.output.mid(qMax(0, schemathesis.output.indexOf(" FAILURES "))).constData());
    QVERIFY(m_server->isRunning());
}

QTEST_GUILESS_MAIN(tst_Schemathesis)
#include "tst_schemathesis.moc"
