// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/systemtray.h"

#include "ui/icons.h"

namespace Ui {

SystemTray::SystemTray(QObject *parent) : Notifier(parent)
{
    m_menu.addAction(tr("Open Secure Agent"), this, &Notifier::openWanted);
    m_menu.addAction(tr("New conversation"), this, &Notifier::newWanted);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &Notifier::quitWanted);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Notifier::pressed);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
}

void SystemTray::start()
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon.setIcon(applicationIcon());
    m_icon.setToolTip(tr("Secure Agent"));
    m_icon.setContextMenu(&m_menu);
    m_icon.show();
}

bool SystemTray::isAvailable() const
{
    return m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::tell(const QString &title, const QString &text)
{
    if (isAvailable())
        m_icon.showMessage(title, text, applicationIcon());
}

} // namespace Ui
