// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notifier.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

namespace Ui {

/// The icon in the system's tray. Where there is no tray, there is nothing, and nothing is missed.
///
/// Qt asks once, when the first icon is made, whether a tray is told of by D-Bus (StatusNotifierItem), and
/// stays with the answer. At a login this program may be faster than the panel: so the icon is made when that
/// tray is there, or after `patience`, for a tray of another kind.
class SystemTray : public Notifier
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds patience {30};

    explicit SystemTray(QObject *parent = nullptr);

    void start() override;
    bool isAvailable() const override;
    void tell(const QString &title, const QString &text) override;
    /// Whether the icon was made.
    bool hasIcon() const { return m_icon != nullptr; }

private:
    void takePlace();
    /// \return false: nobody could tell, so that there is nothing to wait for
    bool awaitHost();

    QMenu m_menu; ///< before the icon, which shows it
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QTimer m_patience;
};

} // namespace Ui
