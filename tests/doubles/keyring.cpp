// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubles/keyring.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace Doubles {

namespace {

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(10000)) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

bool Keyring::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
}

Keyring::Keyring() = default;

Keyring::~Keyring()
{
    stopKeyring();
    end(m_bus);
}

bool Keyring::startBus()
{
    // Not the system's configuration: its folders of services would start a keyring when one is wanted.
    QFile config(m_home.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly))
        return false;
    config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
                 "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                 "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    config.close();
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--print-address=1")});
    QByteArray line;
    const bool said = QTest::qWaitFor(
        [this, &line] {
            line += m_bus.readAllStandardOutput();
            return line.contains('\n') || m_bus.state() == QProcess::NotRunning;
        },
        20000);
    m_address = QString::fromUtf8(line).trimmed();
    return said && !m_address.isEmpty();
}

bool Keyring::startKeyring(bool unlocked)
{
    stopKeyring();
    m_keyring = std::make_unique<QProcess>();
    m_keyring->setProcessEnvironment(environment());
    QStringList arguments {QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (unlocked)
        arguments.append(QStringLiteral("--unlock"));
    m_keyring->start(QStringLiteral("gnome-keyring-daemon"), arguments);
    if (unlocked) {
        m_keyring->write("a password");
        m_keyring->closeWriteChannel();
    }
    // It is there when its name is on the bus.
    return QTest::qWaitFor(
        [this] {
            QProcess ask;
            ask.setProcessEnvironment(environment());
            ask.start(QStringLiteral("dbus-send"),
                      {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                       QStringLiteral("--dest=org.freedesktop.secrets"),
                       QStringLiteral("/org/freedesktop/secrets"),
                       QStringLiteral("org.freedesktop.DBus.Peer.Ping")});
            return ask.waitForFinished(5000) && ask.exitCode() == 0;
        },
        30000);
}

void Keyring::stopKeyring()
{
    if (m_keyring)
        end(*m_keyring);
    m_keyring.reset();
}

QProcessEnvironment Keyring::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "DISPLAY",
                             "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION",
                             "GNOME_DESKTOP_SESSION_ID", "GNOME_KEYRING_CONTROL"})
        environment.remove(QLatin1String(name));
    return environment;
}

} // namespace Doubles
