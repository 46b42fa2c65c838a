// SPDX-License-Identifier: GPL-3.0-or-later
// The real window as a screen reader finds it: AT-SPI on a display and a session bus of the test's own.
#include "doubles/realcomponent.h"
#include "doubles/virtualdisplay.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace {

/// The system's: the bindings are installed for that one, whatever else the path finds first.
QString python()
{
    return QStringLiteral("/usr/bin/python3");
}

} // namespace

class tst_ScreenReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void findsWhatAPersonNeeds_data();
    void findsWhatAPersonNeeds();

private:
    static bool isInstalled();

    QTemporaryDir m_home;
    Doubles::VirtualDisplay m_display;
    QStringList m_checks; ///< "ok NAME", "failed NAME: why"
};

bool tst_ScreenReader::isInstalled()
{
    if (!Doubles::VirtualDisplay::isInstalled())
        return false;
    for (const char *program : {"dbus-run-session", "curl"})
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return false;
    QProcess check;
    check.start(python(),
                {QStringLiteral("-c"),
                 QStringLiteral("import gi; gi.require_version('Atspi', '2.0'); import pyatspi")});
    return check.waitForFinished(60000) && check.exitCode() == 0
        && QFile::exists(QStringLiteral("/usr/share/dbus-1/services/org.a11y.Bus.service"));
}

void tst_ScreenReader::initTestCase()
{
    SECUREAGENT_NEEDS_REAL(isInstalled(), "AT-SPI (at-spi2-core, python3-pyatspi, xvfb, xdotool, curl)");
    QVERIFY(m_display.start());
    QVERIFY(QFile::link(qEnvironmentVariable("SECUREAGENT_SIGN_IN_BROWSER"),
                        m_home.filePath(QStringLiteral("xdg-open"))));
    QFile who(m_home.filePath(QStringLiteral("who")));
    QVERIFY(who.open(QFile::WriteOnly));
    who.write("jettro");
    who.close();

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display.name());
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
    environment.insert(QStringLiteral("PATH"), m_home.path() + u':' + qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("SIGN_IN_AS"), who.fileName());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const char *other : {"WAYLAND_DISPLAY", "NO_AT_BRIDGE", "AT_SPI_BUS_ADDRESS", "LANGUAGE"})
        environment.remove(QLatin1String(other));

    QProcess reader;
    reader.setProcessEnvironment(environment);
    reader.start(QStringLiteral("dbus-run-session"),
                 {QStringLiteral("--"), python(), qEnvironmentVariable("SECUREAGENT_SCREEN_READER"),
                  qEnvironmentVariable("SECUREAGENT_PROGRAM")});
    const bool ended = QTest::qWaitFor([&reader] { return reader.state() == QProcess::NotRunning; }, 500000);
    if (!ended) {
        reader.terminate(); // the session ends, and what runs in it
        reader.waitForFinished(30000);
    }
    m_checks = QString::fromUtf8(reader.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    const QByteArray said = reader.readAllStandardError();
    QVERIFY2(ended && !m_checks.isEmpty(), said.constData());
    if (!m_checks.filter(QStringLiteral("failed the whole")).isEmpty())
        qWarning("%s", said.constData());
}

void tst_ScreenReader::findsWhatAPersonNeeds_data()
{
    QTest::addColumn<bool>("unused");
    for (const char *check :
         {"names on the sign-in page", "names on the welcome page", "the Tab key on the welcome page",
          "an answer is announced", "the messages are read", "a refusal is announced", "names in the chat",
          "the Tab key in the chat", "names on my data", "the Tab key on my data"})
        QTest::newRow(check) << true;
}

void tst_ScreenReader::findsWhatAPersonNeeds()
{
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QString line;
    for (const QString &check : std::as_const(m_checks))
        if (check.startsWith(QStringLiteral("ok ") + name) || check.contains(name + u':')
            || (line.isEmpty() && check.startsWith(QLatin1String("failed the whole"))))
            line = check;
    QVERIFY2(line == QStringLiteral("ok ") + name, qPrintable(line));
}

QTEST_GUILESS_MAIN(tst_ScreenReader)
#include "tst_screenreader.moc"
