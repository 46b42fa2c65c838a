// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/settingsstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using Session::ModelChoice;
using Session::Settings;
using Session::SettingsStore;

namespace {

Settings company()
{
    Settings settings;
    settings.way = Settings::Way::Remote;
    settings.issuer = QStringLiteral("https://login.example.com/realms/office");
    settings.clientId = QStringLiteral("desktop");
    settings.agentUrl = QUrl(QStringLiteral("https://agent.example.com"));
    settings.hrUrl = QUrl(QStringLiteral("http://127.0.0.1:8001"));
    settings.model
        = {ModelChoice::Kind::Server, QUrl(QStringLiteral("https://x.openai.azure.com/?api-version=1")),
           QStringLiteral("gpt"), true};
    settings.look = Settings::Look::Dark;
    settings.language = QStringLiteral("nl");
    settings.keepHistory = false;
    settings.historyDays = 7;
    return settings;
}

} // namespace

class tst_Settings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote();
    void beginsWithNothingChosen();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void knowsAModelOnThisComputer();
    void keepsTheFileForThisUserAlone();
    void keepsABrokenFileAside();
    void keepsNothingWithoutAFile();
    void holdsForThisRunWhereTheFileCannotBeWritten();

private:
    QString file() const { return m_folder.filePath(QStringLiteral("profile/settings.json")); }
    QTemporaryDir m_folder;
};

void tst_Settings::readsWhatItWrote()
{
    QCOMPARE(Session::readSettings(toJson(company())).value_or(Settings()), company());
    QCOMPARE(Session::readSettings(toJson(Settings())).value_or(company()), Settings());
    QCOMPARE(Session::readSettings("{\"version\": 1, \"of a later minor version\": 3}").value_or(company()),
             Settings());
}

void tst_Settings::beginsWithNothingChosen()
{
    SettingsStore store(file());
    QCOMPARE(store.settings(), Settings());
    QVERIFY(store.keptAside().isEmpty());
    QVERIFY(!QFile::exists(file()));
}

void tst_Settings::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *json) { QTest::newRow(json) << QByteArray(json); };
    row("");
    row("[]");
    row("{}");
    row("{\"version\": 2}");
    row("{\"version\": \"1\"}");
    row("{\"version\": 1, \"version\": 1}");
    row("{\"version\": 1, \"language\": \"xx\"}");
    row("{\"version\": 1, \"appearance\": 1}");
    row("{\"version\": 1, \"history\": []}");
    row("{\"version\": 1, \"history\": {\"days\": 0}}");
    row("{\"version\": 1, \"history\": {\"days\": 1.5}}");
    row("{\"version\": 1, \"history\": {\"keep\": \"yes\"}}");
    row("{\"version\": 1, \"model\": {\"url\": \"http://model.example.com/v1\"}}");
    row("{\"version\": 1, \"connection\": {\"way\": \"company\"}}");
    row("{\"version\": 1, \"connection\": {\"way\": \"company\", \"issuer\": \"http://login.example.com\"}}");
    row("{\"version\": 1, \"connection\": {\"way\": \"company\", \"issuer\": "
        "\"https://me:pw@login.example.com\"}}");
    row("{\"version\": 1, \"connection\": {\"way\": \"remote\", \"issuer\": \"https://login.example.com\"}}");
}

void tst_Settings::refusesWhatIsWrong()
{
    QFETCH(QByteArray, json);
    const auto read = Session::readSettings(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Core::Error::Code::Invalid);
}

void tst_Settings::knowsAModelOnThisComputer()
{
    const auto isLocal = [](const char *url) {
        return ModelChoice {ModelChoice::Kind::Server, QUrl(QLatin1String(url)), {}, false}.isLocal();
    };
    for (const char *here :
         {"http://localhost:11434/v1", "http://127.0.0.1/v1", "http://127.0.0.2:8080", "http://[::1]:8080"})
        QVERIFY2(isLocal(here), here);
    for (const char *elsewhere : {"https://api.openai.com/v1", "https://localhost.example.com",
                                  "https://127.0.0.1.example.com", "https://10.0.0.1", ""})
        QVERIFY2(!isLocal(elsewhere), elsewhere);
    QVERIFY(!ModelChoice().isLocal());
}

void tst_Settings::keepsTheFileForThisUserAlone()
{
    SettingsStore store(file());
    QSignalSpy changed(&store, &SettingsStore::changed);
    QVERIFY(store.save(company()));
    QCOMPARE(changed.size(), 1);
    QVERIFY(store.save(company()));
    QCOMPARE(changed.size(), 1);
    const auto group = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(file()).permissions() & group));
    QVERIFY(!(QFileInfo(QFileInfo(file()).path()).permissions() & group));
    QCOMPARE(SettingsStore(file()).settings(), company());
}

void tst_Settings::keepsABrokenFileAside()
{
    QFile broken(file());
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write("{\"version\": 1,");
    broken.close();
    SettingsStore store(file());
    QCOMPARE(store.settings(), Settings());
    QVERIFY(store.keptAside().startsWith(file() + u'.'));
    QFile aside(store.keptAside());
    QVERIFY(aside.open(QFile::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("{\"version\": 1,"));
    QVERIFY(!QFile::exists(file()));
    QVERIFY(store.save(company()));
    QVERIFY(SettingsStore(file()).keptAside().isEmpty());
}

void tst_Settings::keepsNothingWithoutAFile()
{
    SettingsStore store {QString()};
    QVERIFY(store.save(company()));
    QCOMPARE(store.settings(), company());
    QVERIFY(!store.isStored());
}

void tst_Settings::holdsForThisRunWhereTheFileCannotBeWritten()
{
    QFile notAFolder(m_folder.filePath(QStringLiteral("file")));
    QVERIFY(notAFolder.open(QFile::WriteOnly));
    SettingsStore store(notAFolder.fileName() + QStringLiteral("/settings.json"));
    const auto saved = store.save(company());
    QVERIFY(!saved);
    QCOMPARE(store.settings(), company());
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"
