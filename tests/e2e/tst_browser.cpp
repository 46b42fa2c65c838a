// SPDX-License-Identifier: GPL-3.0-or-later
// The real program and a real browser on the demo's own sign-in page.
#include "doubles/realcomponent.h"
#include "doubles/virtualdisplay.h"
#include "e2e/program.h"
#include "e2e/realbrowser.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace {

QString secureAgent()
{
    return qEnvironmentVariable("SECUREAGENT_PROGRAM");
}

} // namespace

class tst_Browser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { SECUREAGENT_NEEDS_REAL(RealBrowser::isPresent(), "Chromium with playwright-core"); }

    void signsInOnTheDemosPageForTheTerminal();
    void tellsOnThePageThatAPasswordIsWrong();
    void signsInOnTheDemosPageForTheWindow();

private:
    QTemporaryDir m_home;
};

void tst_Browser::signsInOnTheDemosPageForTheTerminal()
{
    Program program(m_home.path());
    program.start(secureAgent(),
                  {QStringLiteral("ask"), QStringLiteral("--demo"),
                   QStringLiteral("How many days off does roberto have?")});
    const QUrl page = program.signInPage();
    QVERIFY2(!page.isEmpty(), program.errors());
    const QJsonObject shown = RealBrowser::signIn(page, QStringLiteral("office"), QStringLiteral("office"));
    QVERIFY(shown[QLatin1String("title")].toString().startsWith(QLatin1String("Thank you")));
    // The page at the end is nothing but text.
    QCOMPARE(shown[QLatin1String("path")].toString(), QStringLiteral("/callback"));
    for (const char *none : {"scripts", "links", "outside"})
        QCOMPARE(shown[QLatin1String(none)].toInt(-1), 0);
    QCOMPARE(shown[QLatin1String("followed")].toArray(), QJsonArray());
    QCOMPARE(shown[QLatin1String("complaints")].toArray(), QJsonArray());
    QCOMPARE(program.waitForEnd(), 0);
    QCOMPARE(program.output(), "roberto has 15 days off left.\n");
}

void tst_Browser::tellsOnThePageThatAPasswordIsWrong()
{
    Program program(m_home.path());
    program.start(secureAgent(), {QStringLiteral("ask"), QStringLiteral("--demo"), QStringLiteral("hello")});
    const QUrl page = program.signInPage();
    QVERIFY2(!page.isEmpty(), program.errors());
    const QJsonObject shown = RealBrowser::signIn(page, QStringLiteral("office"), QStringLiteral("wrong"));
    QVERIFY(shown[QLatin1String("path")].toString() != QLatin1String("/callback"));
    QVERIFY(!shown[QLatin1String("title")].toString().isEmpty());
    QCOMPARE(shown[QLatin1String("complaints")].toArray(), QJsonArray());
    QVERIFY(program.isRunning());
}

void tst_Browser::signsInOnTheDemosPageForTheWindow()
{
    SECUREAGENT_NEEDS_REAL(Doubles::VirtualDisplay::isInstalled(), "Xvfb with xdotool");
    Doubles::VirtualDisplay display;
    QVERIFY(display.start());

    // What a desktop starts for an address is a browser; here it is ours, which tells how it ended.
    QDir home(m_home.path());
    home.mkpath(QStringLiteral("bin"));
    QFile opener(home.filePath(QStringLiteral("bin/xdg-open")));
    QVERIFY(opener.open(QIODevice::WriteOnly));
    opener.write(
        "#!/bin/sh\nexec node \"$SECUREAGENT_BROWSER_SCRIPT\" \"$1\" jettro jettro >\"$SIGN_IN_END\" 2>&1\n");
    opener.close();
    opener.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    const QString end = home.filePath(QStringLiteral("end"));

    Program program(m_home.path());
    const QProcessEnvironment browser = RealBrowser::environment();
    for (const char *name : {"SECUREAGENT_PLAYWRIGHT", "SECUREAGENT_CHROMIUM"})
        program.environment.insert(QString::fromLatin1(name), browser.value(QString::fromLatin1(name)));
    program.environment.insert(QStringLiteral("PATH"),
                               home.filePath(QStringLiteral("bin")) + QLatin1Char(':')
                                   + qEnvironmentVariable("PATH"));
    program.environment.insert(QStringLiteral("SIGN_IN_END"), end);
    program.environment.insert(QStringLiteral("DISPLAY"), display.name());
    program.environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    program.environment.insert(QStringLiteral("QT_LOGGING_RULES"),
                               QStringLiteral("secureagent.session=true"));
    program.start(secureAgent(), {QStringLiteral("--demo")});

    // The button has the focus; Return works once the window is there.
    const auto hasBegun = [&program] { return program.errors().contains("Starting"); };
    const auto press = [&] {
        // QTRY… asks once more at its end: not a second time, it would open another browser.
        if (hasBegun())
            return true;
        QProcess key;
        key.setProcessEnvironment(program.environment);
        key.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral(
                       "w=$(xdotool search --onlyvisible --pid %1 | tail -n 1) && [ -n \"$w\" ] && xdotool "
                       "windowfocus --sync $w key Return")
                       .arg(program.id())});
        if (!QTest::qWaitFor([&key] { return key.state() == QProcess::NotRunning; }, 5000))
            key.kill();
        return QTest::qWaitFor(hasBegun, key.exitCode() == 0 ? 5000 : 200);
    };
    QTRY_VERIFY2_WITH_TIMEOUT(!program.isRunning() || press(), program.errors(), 90000);
    QVERIFY2(program.isRunning(), program.errors());
    QVERIFY2(program.waitForErrors("SignedIn"), program.errors());
    QTRY_VERIFY(QFile::exists(end));
    QFile told(end);
    QVERIFY(told.open(QIODevice::ReadOnly));
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += told.readAll()).contains("Thank you"), 60000);
    QVERIFY(program.isRunning());
    program.terminate();
}

QTEST_GUILESS_MAIN(tst_Browser)
#include "tst_browser.moc"
