// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/httpissuer.h"
#include "doubles/modelserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

namespace {

struct Run
{
    int exitCode = -1;
    QString out;
    QString err;
};

/// Of the real program, with a home folder of its own.
QProcessEnvironment environmentFor(const QStringList &arguments, const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.remove(QStringLiteral("XDG_DATA_HOME"));
    environment.remove(QStringLiteral("XDG_CONFIG_HOME"));
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    // Without a browser to start, no platform plugin is needed at all: whoever asks for one fails here.
    if (arguments.contains(QLatin1String("--as")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("none-of-these"));
    else
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    return environment;
}

Run run(const QStringList &arguments, const QString &home)
{
    QProcess process;
    process.setProcessEnvironment(environmentFor(arguments, home));
    process.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"), arguments);
    if (!process.waitForStarted())
        return {};
    // Not waitForFinished(): a model server of the test has to answer meanwhile.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60000)) {
        process.kill();
        process.waitForFinished();
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The address that the program prints for the sign-in in a browser, which nobody opens: it is ended.
QUrl signInAddress(const QStringList &arguments, const QString &home)
{
    QProcess process;
    process.setProcessEnvironment(environmentFor(arguments, home));
    process.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"), arguments);
    QByteArray printed;
    const auto address = [&process, &printed] {
        printed += process.readAllStandardError();
        static const QRegularExpression line(QStringLiteral("^(http\\S+)\n"),
                                             QRegularExpression::MultilineOption);
        return QUrl(line.match(QString::fromUtf8(printed)).captured(1));
    };
    (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning || !address().isEmpty(); },
                          60000);
    const QUrl found = address();
    process.kill();
    process.waitForFinished();
    if (found.isEmpty())
        qWarning("%s", printed.constData());
    return found;
}

void writeSettings(const QTemporaryDir &home, const char *json, const QString &issuer)
{
    const QDir folder(home.filePath(QStringLiteral(".config/secure-agent")));
    QFile file(folder.filePath(QStringLiteral("settings.json")));
    QVERIFY(folder.mkpath(QStringLiteral(".")) && file.open(QFile::WriteOnly));
    const QString text = QString::fromLatin1(json);
    file.write((issuer.isEmpty() ? text : text.arg(issuer)).toUtf8());
}

QStringList demo(const QString &user, const QString &question, bool json = false)
{
    QStringList arguments {QStringLiteral("ask"), QStringLiteral("--demo"), QStringLiteral("--as"), user};
    if (json)
        arguments.append(QStringLiteral("--json"));
    return arguments << question;
}

} // namespace

class tst_AskProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAPersonTheirOwnDaysOff();
    void tellsAnOfficeManagerSomeoneElsesDaysOff();
    void refusesAnEmployeeKindlyAndWithoutACode();
    void givesOneJsonObject();
    void statesARefusalInJson_data();
    void statesARefusalInJson();
    void asksALanguageModel();
    void saysWhatIsWrongWithTheLanguageModel();
    void leavesNothingInTheHomeFolder();
    void saysWhenAPortIsInUse();
    void saysWhenTheDatabaseCannotBeWritten();
    void saysWhenTheProviderIsDown();
    void refusesAnUnknownDemoUser();
    void refusesABadOption();
    void needsToKnowTheProvider();
    void takesWhatIsSetInTheWindow();
    void keepsBrokenSettingsAside();
    void saysThatThereIsNoDisplay();

private:
    QTemporaryDir m_home;
};

void tst_AskProgram::tellsAPersonTheirOwnDaysOff()
{
    const Run result
        = run(demo(QStringLiteral("jettro"), QStringLiteral("How many days off do I have?")), m_home.path());
    QCOMPARE(result.out.trimmed(), QStringLiteral("You have 10 days off left."));
    QCOMPARE(result.exitCode, 0);
}

void tst_AskProgram::tellsAnOfficeManagerSomeoneElsesDaysOff()
{
    const Run result
        = run(demo(QStringLiteral("office"), QStringLiteral("How many days off does roberto have?")),
              m_home.path());
    QCOMPARE(result.out.trimmed(), QStringLiteral("roberto has 15 days off left."));
    QCOMPARE(result.exitCode, 0);
}

void tst_AskProgram::refusesAnEmployeeKindlyAndWithoutACode()
{
    const Run result
        = run(demo(QStringLiteral("jettro"), QStringLiteral("How many days off does roberto have?")),
              m_home.path());
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.contains(QLatin1String("roberto")), qPrintable(result.out));
    QVERIFY2(result.out.contains(QLatin1String("office-management")), qPrintable(result.out));
    QVERIFY2(!result.out.contains(QLatin1String("15")), qPrintable(result.out));
    static const QRegularExpression technical(
        QStringLiteral("40[0-9]|error|exception|http|failed|unexpected"),
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!result.out.contains(technical), qPrintable(result.out));
}

void tst_AskProgram::givesOneJsonObject()
{
    const Run result
        = run(demo(QStringLiteral("office"), QStringLiteral("How many days off does roberto have?"), true),
              m_home.path());
    const QJsonObject answer = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(answer.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QVERIFY(answer.value(QLatin1String("response")).toString().contains(QLatin1String("15")));
    QVERIFY(!answer.value(QLatin1String("conversation_id")).toString().isEmpty());
    QVERIFY(!answer.value(QLatin1String("turn_id")).toString().isEmpty());
    const QJsonArray receipts = answer.value(QLatin1String("receipts")).toArray();
    QCOMPARE(receipts.size(), 1);
    const QJsonObject receipt = receipts.at(0).toObject();
    QCOMPARE(receipt.value(QLatin1String("operation")).toString(), QStringLiteral("daysOffFor"));
    QCOMPARE(receipt.value(QLatin1String("subject")).toString(), QStringLiteral("roberto"));
    QCOMPARE(receipt.value(QLatin1String("acting")).toString(), QStringLiteral("office"));
    QCOMPARE(receipt.value(QLatin1String("allowed_by")).toString(), QStringLiteral("office-management"));
    QCOMPARE(receipt.value(QLatin1String("outcome")).toString(), QStringLiteral("ok"));
    QCOMPARE(result.exitCode, 0);
}

void tst_AskProgram::statesARefusalInJson_data()
{
    QTest::addColumn<QString>("question");
    QTest::newRow("a question") << QStringLiteral("How many days off does roberto have?");
    // HR would refuse it: nobody is asked for a reason or an approval first.
    QTest::newRow("a change") << QStringLiteral("Set roberto's days off to 12");
}

void tst_AskProgram::statesARefusalInJson()
{
    QFETCH(QString, question);
    const Run result = run(demo(QStringLiteral("jettro"), question, true), m_home.path());
    const QJsonObject answer = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(answer.value(QLatin1String("outcome")).toString(), QStringLiteral("not_permitted"));
    const QJsonObject outcome = answer.value(QLatin1String("outcomes")).toArray().at(0).toObject();
    QCOMPARE(outcome.value(QLatin1String("required_roles")).toArray(),
             QJsonArray {QStringLiteral("office-management")});
    QCOMPARE(outcome.value(QLatin1String("who_can_help")).toString(), QStringLiteral("office"));
    QCOMPARE(result.exitCode, 0);
}

void tst_AskProgram::asksALanguageModel()
{
    Doubles::ModelServer model(Doubles::ModelServer::obeying(QStringLiteral("daysOff")));
    const QString keyFile = m_home.filePath(QStringLiteral("key"));
    QFile file(keyFile);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a-model-key\n") > 0);
    file.close();
    qputenv("SECURE_AGENT_MODEL_KEY_FILE", keyFile.toLocal8Bit());
    const Run result = run(demo(QStringLiteral("jettro"), QStringLiteral("How many?"))
                               << QStringLiteral("--model-url") << model.url().toString()
                               << QStringLiteral("--model") << QStringLiteral("double"),
                           m_home.path());
    // With a key and nothing else the demo stays with the built-in assistant.
    const Run builtIn
        = run(demo(QStringLiteral("jettro"), QStringLiteral("How many days off do I have?")), m_home.path());
    qunsetenv("SECURE_AGENT_MODEL_KEY_FILE");
    QFile::remove(keyFile);
    QVERIFY2(result.out.contains(QLatin1String("\"days_off_available\":10")),
             qPrintable(result.out + result.err));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(model.questions().size(), 2);
    QCOMPARE(model.questions().constFirst().headers.value("Authorization"), QByteArray("Bearer a-model-key"));
    // The person's sign-in is not the model's.
    QVERIFY(!QJsonDocument(model.questions().constLast().body).toJson().contains("eyJ"));
    QCOMPARE(builtIn.out.trimmed(), QStringLiteral("You have 10 days off left."));
}

void tst_AskProgram::saysWhatIsWrongWithTheLanguageModel()
{
    Doubles::ModelServer model(Doubles::ModelServer::inTurn(
        {Doubles::ModelReply::fail(401, "invalid_api_key", "Incorrect API key provided")}));
    const Run refused = run(demo(QStringLiteral("jettro"), QStringLiteral("How many?"))
                                << QStringLiteral("--model-url") << model.url().toString()
                                << QStringLiteral("--model") << QStringLiteral("double"),
                            m_home.path());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains(QLatin1String("did not accept its key")), qPrintable(refused.err));
    const Run unsafe = run(demo(QStringLiteral("jettro"), QStringLiteral("How many?"))
                               << QStringLiteral("--model-url") << QStringLiteral("http://169.254.169.254/v1")
                               << QStringLiteral("--model") << QStringLiteral("x"),
                           m_home.path());
    QCOMPARE(unsafe.exitCode, 2);
    QVERIFY2(unsafe.err.contains(QLatin1String("--model-url")), qPrintable(unsafe.err));
}

void tst_AskProgram::leavesNothingInTheHomeFolder()
{
    QTemporaryDir home;
    run(demo(QStringLiteral("jettro"), QStringLiteral("How many days off do I have?")), home.path());
    QCOMPARE(QDir(home.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
}

void tst_AskProgram::saysWhenAPortIsInUse()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    QStringList arguments = demo(QStringLiteral("jettro"), QStringLiteral("How many days off do I have?"));
    arguments.insert(1, QStringLiteral("--hr-listen=127.0.0.1:%1").arg(taken.serverPort()));
    const Run result = run(arguments, m_home.path());
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(QString::number(taken.serverPort())), qPrintable(result.err));
    QCOMPARE(result.err.trimmed().count(QLatin1Char('\n')), 0);
    QVERIFY(result.out.isEmpty());
}

void tst_AskProgram::saysWhenTheDatabaseCannotBeWritten()
{
    // A file where a folder would have to be; as root, permissions would not stop anybody.
    QFile file(m_home.filePath(QStringLiteral("occupied")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Run result
        = run({QStringLiteral("ask"), QStringLiteral("--issuer"), QStringLiteral("http://127.0.0.1:9"),
               QStringLiteral("--hr-listen=127.0.0.1:0"), QStringLiteral("--agent-listen=127.0.0.1:0"),
               QStringLiteral("--database"), QStringLiteral("sqlite:%1/hr.sqlite").arg(file.fileName()),
               QStringLiteral("hello")},
              m_home.path());
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains(QLatin1String("occupied")), qPrintable(result.err));
    QVERIFY(result.out.isEmpty());
}

void tst_AskProgram::saysWhenTheProviderIsDown()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 port = gone.serverPort();
    gone.close();
    const Run result = run(
        {QStringLiteral("ask"), QStringLiteral("--issuer"), QStringLiteral("http://127.0.0.1:%1").arg(port),
         QStringLiteral("--hr-listen=127.0.0.1:0"), QStringLiteral("--agent-listen=127.0.0.1:0"),
         QStringLiteral("--database"), QStringLiteral("sqlite::memory:"), QStringLiteral("hello")},
        m_home.path());
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.contains(QLatin1String("identity provider"))
                 || result.err.contains(QLatin1String("sign-in")),
             qPrintable(result.err));
    QVERIFY(result.out.isEmpty());
}

void tst_AskProgram::refusesAnUnknownDemoUser()
{
    const Run result = run(demo(QStringLiteral("mallory"), QStringLiteral("hello")), m_home.path());
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(QLatin1String("jettro")), qPrintable(result.err));
}

void tst_AskProgram::refusesABadOption()
{
    const Run result = run({QStringLiteral("ask"), QStringLiteral("--frobnicate"), QStringLiteral("hello")},
                           m_home.path());
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains(QLatin1String("frobnicate")));
    QVERIFY(result.out.isEmpty());
}

void tst_AskProgram::needsToKnowTheProvider()
{
    const Run result = run({QStringLiteral("ask"), QStringLiteral("hello")}, m_home.path());
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(QLatin1String("--demo")) && result.err.contains(QLatin1String("--issuer")),
             qPrintable(result.err));
}

void tst_AskProgram::takesWhatIsSetInTheWindow()
{
    Doubles::HttpIssuer stored;
    Doubles::HttpIssuer other;
    QTemporaryDir home;
    writeSettings(home, R"({"version": 1, "connection": {"way": "remote", "issuer": "%1", "client_id": "desk",
        "agent_url": "http://127.0.0.1:9", "hr_url": "http://127.0.0.1:9"}})",
                  stored.issuer());
    const QStringList question {QStringLiteral("ask"), QStringLiteral("hello")};
    // Nobody signs in: what matters is where and as which program.
    const QUrl there = signInAddress(question, home.path());
    QVERIFY2(there.toString().startsWith(stored.issuer()), qPrintable(there.toString()));
    QCOMPARE(QUrlQuery(there).queryItemValue(QStringLiteral("client_id")), QStringLiteral("desk"));
    const QUrl elsewhere
        = signInAddress(QStringList {QStringLiteral("ask"), QStringLiteral("--issuer"), other.issuer(),
                                     QStringLiteral("--hr-listen=127.0.0.1:0"),
                                     QStringLiteral("--agent-listen=127.0.0.1:0"), QStringLiteral("hello")},
                        home.path());
    QVERIFY2(elsewhere.toString().startsWith(other.issuer()), qPrintable(elsewhere.toString()));
    QCOMPARE(QUrlQuery(elsewhere).queryItemValue(QStringLiteral("client_id")),
             QStringLiteral("fastapi-client"));
}

void tst_AskProgram::keepsBrokenSettingsAside()
{
    QTemporaryDir home;
    writeSettings(home, "{broken", {});
    const Run result = run({QStringLiteral("ask"), QStringLiteral("hello")}, home.path());
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(QLatin1String("They are kept as")), qPrintable(result.err));
    QVERIFY(result.err.contains(QLatin1String("Where do you sign in?")));
    const QStringList left
        = QDir(home.filePath(QStringLiteral(".config/secure-agent"))).entryList(QDir::Files);
    QCOMPARE(left.size(), 1);
    QVERIFY(left.first() != QLatin1String("settings.json"));
    const Run demonstration
        = run(demo(QStringLiteral("jettro"), QStringLiteral("How many days off do I have?")), home.path());
    QVERIFY2(!demonstration.err.contains(QLatin1String("kept as")), qPrintable(demonstration.err));
}

void tst_AskProgram::saysThatThereIsNoDisplay()
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("SECUREAGENT_PROGRAM"), {QStringLiteral("--demo")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("secure-agent ask"));
}

QTEST_GUILESS_MAIN(tst_AskProgram)
#include "tst_ask_program.moc"
