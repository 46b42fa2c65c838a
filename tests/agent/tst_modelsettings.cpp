// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/modelsettings.h"

#include <QTest>

using namespace Agent;

class tst_ModelSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completesAnAddress_data();
    void completesAnAddress();
    void refusesAnAddress_data();
    void refusesAnAddress();
    void namesNoKeyInItsRefusal();
    void isConfiguredByAnyOfThem();
};

void tst_ModelSettings::completesAnAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("completions");
    QTest::addColumn<QString>("expectedModel");
    QTest::addColumn<QByteArray>("keyHeader");
    const QByteArray bearer = "Authorization";
    const QByteArray azure = "api-key";
    QTest::newRow("nothing but a key") << ""
                                       << ""
                                       << "https://api.openai.com/v1/chat/completions"
                                       << "gpt-4.1" << bearer;
    QTest::newRow("another model") << ""
                                   << "gpt-4.1-mini"
                                   << "https://api.openai.com/v1/chat/completions"
                                   << "gpt-4.1-mini" << bearer;
    QTest::newRow("a base") << "http://127.0.0.1:11434/v1"
                            << "llama"
                            << "http://127.0.0.1:11434/v1/chat/completions"
                            << "llama" << bearer;
    QTest::newRow("a base with a slash") << "http://localhost:1/v1/"
                                         << "m"
                                         << "http://localhost:1/v1/chat/completions"
                                         << "m" << bearer;
    QTest::newRow("an origin") << "http://[::1]:8080"
                               << "m"
                               << "http://[::1]:8080/v1/chat/completions"
                               << "m" << bearer;
    QTest::newRow("the whole address") << "https://m.example/x/chat/completions?a=b"
                                       << "m"
                                       << "https://m.example/x/chat/completions?a=b"
                                       << "m" << bearer;
    QTest::newRow("Azure's resource")
        << "https://ours.openai.azure.com"
        << "gpt"
        << "https://ours.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21"
        << "gpt" << azure;
    QTest::newRow("Azure's deployment")
        << "https://ours.openai.azure.com/openai/deployments/gpt?api-version=2025-01-01-preview"
        << ""
        << "https://ours.openai.azure.com/openai/deployments/gpt/chat/"
           "completions?api-version=2025-01-01-preview"
        << "gpt" << azure;
    QTest::newRow("Azure's newer form") << "https://ours.openai.azure.com/openai/v1/"
                                        << "gpt"
                                        << "https://ours.openai.azure.com/openai/v1/chat/completions"
                                        << "gpt" << azure;
}

void tst_ModelSettings::completesAnAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, model);
    const Core::Result<ModelEndpoint> endpoint = modelEndpoint({QUrl(url), model, Core::Secret("k")});
    QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().detail));
    QTEST(endpoint->completions.toString(), "completions");
    QTEST(endpoint->model, "expectedModel");
    QTEST(endpoint->keyHeader, "keyHeader");
}

void tst_ModelSettings::refusesAnAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("model");
    const char *const urls[] {
        "ftp://m.example/v1",
        "m.example/v1",
        "http://m.example/v1",
        "http://192.168.1.5:11434/v1",
        "http://0.0.0.0:11434/v1",
        "https://user:secret@m.example/v1",
        "https://169.254.169.254/v1",
        "http://169.254.169.254/v1",
        "https://2852039166/v1",
        "https://0xa9fea9fe/v1",
        "https://[fe80::1]/v1",
        "https://[::ffff:169.254.169.254]/v1",
        "https://[64:ff9b::a9fe:a9fe]/v1",
        "https://[fd00:ec2::254]/v1",
        "https://100.100.100.200/v1",
        "https://metadata.google.internal/v1",
        "https://METADATA.google.internal./v1",
        "https:///v1",
    };
    for (const char *url : urls)
        QTest::newRow(url) << QString::fromLatin1(url) << QStringLiteral("m");
    QTest::newRow("no model named") << QStringLiteral("http://127.0.0.1:11434/v1") << QString();
}

void tst_ModelSettings::refusesAnAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, model);
    const Core::Result<ModelEndpoint> endpoint = modelEndpoint({QUrl(url), model, Core::Secret("k")});
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().code, Core::Error::Code::Invalid);
}

void tst_ModelSettings::namesNoKeyInItsRefusal()
{
    for (const char *url : {"https://user:hidden@m.example/v1", "http://m.example/v1?key=hidden"}) {
        const Core::Result<ModelEndpoint> endpoint
            = modelEndpoint({QUrl(QString::fromLatin1(url)), QStringLiteral("m"), Core::Secret("hidden")});
        QVERIFY(!endpoint);
        QVERIFY2(!endpoint.error().detail.contains(QLatin1String("hidden")),
                 qPrintable(endpoint.error().detail));
    }
    QVERIFY(!modelEndpoint({}));
}

void tst_ModelSettings::isConfiguredByAnyOfThem()
{
    QVERIFY(!ModelSettings().isConfigured());
    QVERIFY((ModelSettings {QUrl(QStringLiteral("https://m.example")), {}, {}}.isConfigured()));
    QVERIFY((ModelSettings {{}, QStringLiteral("m"), {}}.isConfigured()));
    QVERIFY((ModelSettings {{}, {}, Core::Secret("k")}.isConfigured()));
}

QTEST_APPLESS_MAIN(tst_ModelSettings)
#include "tst_modelsettings.moc"
