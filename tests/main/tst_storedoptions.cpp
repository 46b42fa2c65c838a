// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/storedoptions.h"

#include <QTest>

using Main::Options;
using Session::ModelChoice;
using Session::Settings;

namespace {

Options read(const QString &line)
{
    const auto result
        = Main::readCommandLine((QStringLiteral("secure-agent ") + line).split(u' ', Qt::SkipEmptyParts));
    if (const auto *options = std::get_if<Options>(&result))
        return *options;
    qFatal("%s", qPrintable(line));
}

Settings remote()
{
    Settings settings;
    settings.way = Settings::Way::Remote;
    settings.issuer = QStringLiteral("https://login.example.com");
    settings.clientId = QStringLiteral("desk");
    settings.agentUrl = QUrl(QStringLiteral("https://agent.example.com"));
    settings.hrUrl = QUrl(QStringLiteral("https://hr.example.com"));
    return settings;
}

Settings company()
{
    Settings settings = remote();
    settings.way = Settings::Way::Company;
    settings.model = {ModelChoice::Kind::Server, QUrl(QStringLiteral("http://127.0.0.1:11434/v1")),
                      QStringLiteral("small"), false};
    settings.historyDays = 7;
    return settings;
}

} // namespace

class tst_StoredOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void needsAFirstStartWhenNothingIsSaid();
    void takesWhatIsStored();
    void letsTheCommandLineWin();
    void mixesNoTwoPlaces();
    void keepsTheDemoApart();
    void keepsNoHistoryWhereNoneIsWanted();
    void knowsWhetherTheModelsKeyIsKept();
};

void tst_StoredOptions::needsAFirstStartWhenNothingIsSaid()
{
    QVERIFY(Main::needsFirstStart(Main::withSettings(read({}), {})));
    QVERIFY(!Main::needsFirstStart(Main::withSettings(read({}), company())));
    QVERIFY(!Main::needsFirstStart(Main::withSettings(read(QStringLiteral("--demo")), {})));
    QVERIFY(!Main::needsFirstStart(
        Main::withSettings(read(QStringLiteral("--issuer https://l.example.com")), {})));
}

void tst_StoredOptions::takesWhatIsStored()
{
    const Options there = Main::withSettings(read({}), remote());
    QCOMPARE(there.issuer, QStringLiteral("https://login.example.com"));
    QCOMPARE(there.clientId, QStringLiteral("desk"));
    QCOMPARE(there.roleClient, QStringLiteral("desk"));
    QCOMPARE(there.agentUrl, remote().agentUrl);
    QCOMPARE(there.hr.remoteUrl, remote().hrUrl);
    const Options here = Main::withSettings(read({}), company());
    QVERIFY(here.agentUrl.isEmpty());
    QVERIFY(here.hr.remoteUrl.isEmpty());
    QCOMPARE(here.agent.service.languageModel.model, QStringLiteral("small"));
    QCOMPARE(here.agent.service.keepHistoryDays, 7);
}

void tst_StoredOptions::letsTheCommandLineWin()
{
    const Options options = Main::withSettings(
        read(QStringLiteral(
            "--client-id other --keep-history 3 --model-url http://127.0.0.1:1/v1 --model large")),
        company());
    QCOMPARE(options.issuer, QStringLiteral("https://login.example.com"));
    QCOMPARE(options.clientId, QStringLiteral("other"));
    QCOMPARE(options.agent.service.keepHistoryDays, 3);
    QCOMPARE(options.agent.service.languageModel.model, QStringLiteral("large"));
}

void tst_StoredOptions::mixesNoTwoPlaces()
{
    const Options other
        = Main::withSettings(read(QStringLiteral("--issuer https://other.example.com")), remote());
    QCOMPARE(other.issuer, QStringLiteral("https://other.example.com"));
    QVERIFY(other.agentUrl.isEmpty()); // the token of one place never goes to the agent of another
    QCOMPARE(other.clientId, QStringLiteral("fastapi-client"));
    const Options agent
        = Main::withSettings(read(QStringLiteral("--agent-url https://agent.other.example.com")), remote());
    QVERIFY(agent.issuer.isEmpty());
}

void tst_StoredOptions::keepsTheDemoApart()
{
    Options demo = Main::withSettings(read(QStringLiteral("--demo")), remote());
    QVERIFY(demo.issuer.isEmpty() && demo.agentUrl.isEmpty() && demo.hr.remoteUrl.isEmpty());
    Options chosen = read({});
    Main::makeDemo(chosen);
    QVERIFY(chosen.demo);
    QCOMPARE(chosen.hr.service.database, QStringLiteral("sqlite::memory:"));
    QCOMPARE(chosen.hr.listen.port, demo.hr.listen.port);
    QCOMPARE(chosen.hr.service.linkByUsername, demo.hr.service.linkByUsername);
}

void tst_StoredOptions::keepsNoHistoryWhereNoneIsWanted()
{
    Settings settings = company();
    QVERIFY(Main::withSettings(read({}), settings).agent.service.database.isEmpty());
    settings.keepHistory = false;
    QCOMPARE(Main::withSettings(read({}), settings).agent.service.database,
             QStringLiteral("sqlite::memory:"));
    QCOMPARE(Main::withSettings(read(QStringLiteral("--agent-database sqlite:/x")), settings)
                 .agent.service.database,
             QStringLiteral("sqlite:/x"));
}

void tst_StoredOptions::knowsWhetherTheModelsKeyIsKept()
{
    Settings settings = company();
    QVERIFY(!Main::withSettings(read({}), settings).modelKeyIsKept);
    settings.model.hasKey = true;
    QVERIFY(Main::withSettings(read({}), settings).modelKeyIsKept);
    // A key goes to the model that it was given for.
    QVERIFY(!Main::withSettings(read(QStringLiteral("--model-url http://127.0.0.1:1/v1 --model m")), settings)
                 .modelKeyIsKept);
    QVERIFY(!Main::withSettings(read(QStringLiteral("--agent-url https://agent.example.com "
                                                    "--issuer https://login.example.com")),
                                settings)
                 .modelKeyIsKept);
    settings.model.kind = ModelChoice::Kind::BuiltIn;
    QVERIFY(!Main::withSettings(read({}), settings).modelKeyIsKept);
}

QTEST_APPLESS_MAIN(tst_StoredOptions)
#include "tst_storedoptions.moc"
