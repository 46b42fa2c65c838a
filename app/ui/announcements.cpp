// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/announcements.h"

#include <QAccessible>
#include <QWidget>

namespace Ui {

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive() || text.isEmpty())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(widget, text);
#else
    // The description carries the words: an alert itself has none.
    widget->setAccessibleDescription(text.left(2000));
    QAccessibleEvent event(widget, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace Ui
