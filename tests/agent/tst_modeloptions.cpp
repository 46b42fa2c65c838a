// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/options.h"
#include "auth/options.h"

#include <QCommandLineParser>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Agent;

namespace {

/// The language model of a command line, and why it is refused.
struct Read
{
    ModelSettings model;
    QString refusal;
};

Read read(const QStringList &arguments)
{
    QCommandLineParser parser;
    Http::addOptions(parser, optionTexts());
    Http::addOptions(parser, Auth::optionTexts()); // the limit on requests is read with the agent's
    if (!parser.parse(QStringList {QStringLiteral("program")} + arguments))
        qFatal("%s", qPrintable(parser.errorText()));
    Http::OptionReader reader(parser);
    const HostOptions options = readOptions(reader);
    return {options.service.languageModel, reader.refusal()};
}

const QString local = QStringLiteral("http://127.0.0.1:11434/v1");

} // namespace

class tst_ModelOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void staysWithTheBuiltInAssistant();
    void readsAddressAndName();
    void refusesAnAddressThatIsNotSafe_data();
    void refusesAnAddressThatIsNotSafe();
    void takesTheKeyFromAFile();
    void choosesOpenAiByAKeyAlone();
    void leavesTheKeyAloneInTheDemo();
    void saysThatANameNeedsAPlace();
    void saysThatTheKeyCannotBeRead();

private:
    void giveKey(const QByteArray &key);

    QTemporaryDir m_folder;
};

void tst_ModelOptions::init()
{
    qunsetenv("SECURE_AGENT_MODEL_KEY");
    qunsetenv("SECURE_AGENT_MODEL_KEY_FILE");
    qunsetenv("CREDENTIALS_DIRECTORY");
}

void tst_ModelOptions::giveKey(const QByteArray &key)
{
    QFile file(m_folder.filePath(QStringLiteral("key")));
    if (!file.open(QIODevice::WriteOnly) || file.write(key) != key.size())
        qFatal("cannot write");
    qputenv("SECURE_AGENT_MODEL_KEY_FILE", file.fileName().toLocal8Bit());
}

void tst_ModelOptions::staysWithTheBuiltInAssistant()
{
    Read got = read({});
    QCOMPARE(got.refusal, QString());
    QVERIFY(takeModelKey(got.model));
    QVERIFY(!got.model.isConfigured());
}

void tst_ModelOptions::readsAddressAndName()
{
    Read got
        = read({QStringLiteral("--model-url"), local, QStringLiteral("--model"), QStringLiteral("llama")});
    QCOMPARE(got.refusal, QString());
    QCOMPARE(got.model.url, QUrl(local));
    QCOMPARE(got.model.model, QStringLiteral("llama"));
    QVERIFY(takeModelKey(got.model));
    QVERIFY(got.model.key.isEmpty());
}

void tst_ModelOptions::refusesAnAddressThatIsNotSafe_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
         {"http://169.254.169.254/v1", "http://model.example/v1", "nonsense", "https://a:b@c.example"})
        QTest::newRow(url) << QString::fromLatin1(url);
    QTest::newRow("no model") << local;
}

void tst_ModelOptions::refusesAnAddressThatIsNotSafe()
{
    QFETCH(QString, url);
    QStringList arguments {QStringLiteral("--model-url"), url};
    if (url != local)
        arguments += {QStringLiteral("--model"), QStringLiteral("m")};
    QVERIFY(read(arguments).refusal.startsWith(QLatin1String("--model-url: ")));
}

void tst_ModelOptions::takesTheKeyFromAFile()
{
    giveKey("the key\n");
    Read got = read({QStringLiteral("--model-url"), local, QStringLiteral("--model"), QStringLiteral("m")});
    QVERIFY(takeModelKey(got.model, true));
    QCOMPARE(got.model.key.expose(), QByteArray("the key"));
}

void tst_ModelOptions::choosesOpenAiByAKeyAlone()
{
    giveKey("the key");
    Read got = read({});
    QVERIFY(takeModelKey(got.model));
    const Core::Result<ModelEndpoint> endpoint = modelEndpoint(got.model);
    QVERIFY(endpoint);
    QCOMPARE(endpoint->completions.host(), QStringLiteral("api.openai.com"));
    QCOMPARE(endpoint->model, QStringLiteral("gpt-4.1"));
}

void tst_ModelOptions::leavesTheKeyAloneInTheDemo()
{
    giveKey("the key");
    Read got = read({});
    QVERIFY(takeModelKey(got.model, true));
    QVERIFY(!got.model.isConfigured());
}

void tst_ModelOptions::saysThatANameNeedsAPlace()
{
    Read got = read({QStringLiteral("--model"), QStringLiteral("llama")});
    QCOMPARE(got.refusal, QString());
    const Core::Result<> taken = takeModelKey(got.model);
    QVERIFY(!taken);
    QVERIFY(taken.error().detail.contains(QLatin1String("--model-url")));
}

void tst_ModelOptions::saysThatTheKeyCannotBeRead()
{
    qputenv("SECURE_AGENT_MODEL_KEY_FILE", "/nowhere/key");
    Read got = read({});
    const Core::Result<> taken = takeModelKey(got.model);
    QVERIFY(!taken);
    QVERIFY(taken.error().detail.contains(QLatin1String("/nowhere/key")));
}

QTEST_APPLESS_MAIN(tst_ModelOptions)
#include "tst_modeloptions.moc"
