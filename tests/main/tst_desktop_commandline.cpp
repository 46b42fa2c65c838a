// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/commandline.h"

#include <QTest>

using Main::ExitCode;
using Main::Leave;
using Main::Options;

namespace {

auto read(const QStringList &arguments)
{
    return Main::readCommandLine(QStringList {QStringLiteral("secure-agent")} + arguments);
}

} // namespace

class tst_DesktopCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensTheWindowWithoutArguments();
    void asksInTheTerminal();
    void makesADemoThatTouchesNothingReal();
    void refusesWhatDoesNotGoTogether_data();
    void refusesWhatDoesNotGoTogether();
    void helpsOnStandardOutput();
    void takesRemoteServices();
};

void tst_DesktopCommandLine::opensTheWindowWithoutArguments()
{
    const auto result = read({});
    const Options *options = std::get_if<Options>(&result);
    QVERIFY(options);
    QVERIFY(!options->ask);
    QVERIFY(!options->demo);
    QCOMPARE(options->hr.listen.port, quint16(8001));
    QCOMPARE(options->agent.listen.port, quint16(8000));
    QCOMPARE(options->roleClient, QStringLiteral("fastapi-client"));
}

void tst_DesktopCommandLine::asksInTheTerminal()
{
    const auto result = read({QStringLiteral("ask"), QStringLiteral("--demo"), QStringLiteral("--as"),
                              QStringLiteral("jettro"), QStringLiteral("--json"),
                              QStringLiteral("How many days off do I have?")});
    const Options *options = std::get_if<Options>(&result);
    QVERIFY(options);
    QVERIFY(options->ask && options->demo && options->json);
    QCOMPARE(options->demoUser, QStringLiteral("jettro"));
    QCOMPARE(options->question, QStringLiteral("How many days off do I have?"));
}

void tst_DesktopCommandLine::makesADemoThatTouchesNothingReal()
{
    const auto result = read({QStringLiteral("--demo")});
    const Options *options = std::get_if<Options>(&result);
    QVERIFY(options);
    QVERIFY(options->hr.service.demoData && options->hr.service.linkByUsername);
    QCOMPARE(options->hr.service.database, QStringLiteral("sqlite::memory:"));
    QCOMPARE(options->hr.listen.port, quint16(0));
    QCOMPARE(options->agent.listen.port, quint16(0));
}

void tst_DesktopCommandLine::refusesWhatDoesNotGoTogether_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *line, const char *names) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(names);
    };
    row("--demo --issuer https://id.example.com", "--issuer");
    row("--demo --agent-url https://agent.example.com", "--agent-url");
    row("--demo --hr-url https://hr.example.com", "--hr-url");
    row("--demo --database sqlite::memory:", "--database");
    row("--demo --agent-database sqlite:x", "--agent-database");
    row("--as jettro", "--as");
    row("--json", "--json");
    row("ask", "question");
    row("ask --as jettro hello", "--as");
    row("tell me", "tell");
    row("--no-such-option", "no-such-option");
    row("--issuer http://id.example.com", "--issuer");
    row("--issuer nonsense", "--issuer");
    row("--agent-url http://agent.example.com", "--agent-url");
    row("--agent-url https://me:pw@agent.example.com", "--agent-url");
    row("--hr-url ftp://hr.example.com", "--hr-url");
    row("--hr-listen 0.0.0.0:8001", "--hr-listen");
    row("--agent-listen here", "here");
    row("--model-url http://169.254.169.254/v1 --model m", "--model-url");
    row("--model-url http://127.0.0.1:11434/v1", "--model-url");
    row("--agent-url https://agent.example.com --model m", "--model");
    row("--client-id= --issuer https://id.example.com", "--client-id");
}

void tst_DesktopCommandLine::refusesWhatDoesNotGoTogether()
{
    QFETCH(QString, line);
    QFETCH(QString, names);
    const auto result = read(line.split(QLatin1Char(' ')));
    const Leave *leave = std::get_if<Leave>(&result);
    QVERIFY(leave);
    QCOMPARE(leave->code, ExitCode::Usage);
    QVERIFY2(leave->text.contains(names), qPrintable(leave->text));
    QVERIFY(leave->text.startsWith(QLatin1String("secure-agent: ")));
}

void tst_DesktopCommandLine::helpsOnStandardOutput()
{
    const auto result = read({QStringLiteral("--help")});
    const Leave *leave = std::get_if<Leave>(&result);
    QVERIFY(leave);
    QCOMPARE(leave->code, ExitCode::Good);
    QVERIFY(leave->text.contains(QLatin1String("--demo")));
    QVERIFY(leave->text.contains(QLatin1String("Exit codes")));
}

void tst_DesktopCommandLine::takesRemoteServices()
{
    const auto result = read({QStringLiteral("--issuer"), QStringLiteral("https://id.example.com/realms/x"),
                              QStringLiteral("--agent-url"), QStringLiteral("https://agent.example.com")});
    const Options *options = std::get_if<Options>(&result);
    QVERIFY(options);
    QCOMPARE(options->agentUrl, QUrl(QStringLiteral("https://agent.example.com")));
    QVERIFY(options->hr.remoteUrl.isEmpty());
}

QTEST_APPLESS_MAIN(tst_DesktopCommandLine)
#include "tst_desktop_commandline.moc"
