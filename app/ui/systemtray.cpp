// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/systemtray.h"

#include "ui/icons.h"

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif

namespace Ui {

SystemTray::SystemTray(QObject *parent) : Notifier(parent)
{
    m_menu.addAction(tr("Open Secure Agent"), this, &Notifier::openWanted);
    m_menu.addAction(tr("New conversation"), this, &Notifier::newWanted);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &Notifier::quitWanted);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &SystemTray::takePlace);
}

void SystemTray::start()
{
    if (!awaitHost())
        takePlace();
}

void SystemTray::takePlace()
{
    m_patience.stop();
    if (m_icon)
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Notifier::pressed);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT openWanted();
            });
    m_icon->setIcon(applicationIcon());
    m_icon->setToolTip(tr("Secure Agent"));
    m_icon->setContextMenu(&m_menu);
    m_icon->show(); // where there is no tray yet, Qt shows it when there is
}

bool SystemTray::isAvailable() const
{
    return m_icon && m_icon->isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::tell(const QString &title, const QString &text)
{
    if (isAvailable())
        m_icon->showMessage(title, text, applicationIcon());
}

#ifdef QT_DBUS_LIB

bool SystemTray::awaitHost()
{
    const QString host = QStringLiteral("org.kde.StatusNotifierWatcher");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    auto *watcher = new QDBusServiceWatcher(host, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &SystemTray::takePlace);
    const QString daemon = QStringLiteral("org.freedesktop.DBus");
    QDBusMessage question = QDBusMessage::createMethodCall(daemon, QStringLiteral("/org/freedesktop/DBus"),
                                                           daemon, QStringLiteral("NameHasOwner"));
    question << host;
    auto *asked = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        const QDBusPendingReply<bool> isThere = *asked;
        if (isThere.isValid() && isThere.value())
            takePlace();
    });
    m_patience.start();
    return true;
}

#else

bool SystemTray::awaitHost()
{
    return false;
}

#endif

} // namespace Ui
