// SPDX-License-Identifier: GPL-3.0-or-later
// On a session bus of its own: whether the tray's icon is made is decided there.
#include "ui/systemtray.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class tst_SystemTray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void takesOnATrayThatAppearsLater();
    void takesOnATrayThatIsThere();

private:
    const QString m_host = QStringLiteral("org.kde.StatusNotifierWatcher");
    QTemporaryDir m_folder;
    QProcess m_bus;
};

void tst_SystemTray::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("dbus-daemon is not installed");
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    QVERIFY(config.open(QFile::WriteOnly));
    config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
                 "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                 "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    config.close();
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--print-address=1")});
    QByteArray line;
    QVERIFY(QTest::qWaitFor(
        [&] {
            line += m_bus.readAllStandardOutput();
            return line.contains('\n');
        },
        30000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", line.trimmed());
    QVERIFY(QDBusConnection::sessionBus().isConnected());
}

void tst_SystemTray::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QDBusConnection::sessionBus().name());
    m_bus.kill();
    m_bus.waitForFinished();
}

void tst_SystemTray::takesOnATrayThatAppearsLater()
{
    Ui::SystemTray tray;
    QVERIFY(!tray.isAvailable());
    tray.start();
    QTest::qWait(200); // long enough for an answer of the bus
    QVERIFY(!tray.hasIcon());
    tray.tell(QStringLiteral("nobody"), QStringLiteral("sees this"));
    QVERIFY(QDBusConnection::sessionBus().registerService(m_host));
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasIcon(), 20000);
}

void tst_SystemTray::takesOnATrayThatIsThere()
{
    QVERIFY(QDBusConnection::sessionBus().interface()->isServiceRegistered(m_host));
    Ui::SystemTray tray;
    tray.start();
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasIcon(), 20000);
}

QTEST_MAIN(tst_SystemTray)
#include "tst_systemtray.moc"
