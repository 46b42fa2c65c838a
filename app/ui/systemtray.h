// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notifier.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace Ui {

/// The icon in the system's tray. Where there is no tray, there is nothing, and nothing is missed.
class SystemTray : public Notifier
{
    Q_OBJECT
public:
    explicit SystemTray(QObject *parent = nullptr);

    void start() override;
    bool isAvailable() const override;
    void tell(const QString &title, const QString &text) override;

private:
    QMenu m_menu; ///< before the icon, which shows it
    QSystemTrayIcon m_icon;
};

} // namespace Ui
