// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/announcements.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace Ui {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive() || text.isEmpty())
        return;
    QAccessibleAnnouncementEvent event(widget, text);
    QAccessible::updateAccessibility(&event);
}

#else

namespace {

/// What was announced last, for screen readers: one in each window, a pixel that cannot be seen. Those of
/// Linux read out a notification that appears, those of other systems an alert.
class Announcement : public QWidget
{
public:
    explicit Announcement(QWidget *window) : QWidget(window)
    {
        setObjectName(name);
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(0, 0, 1, 1);
    }

    static constexpr QLatin1String name {"announcement"};
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *announcement = dynamic_cast<Announcement *>(object))
        return new QAccessibleWidget(announcement, QAccessible::Notification);
    return nullptr;
}

} // namespace

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive() || text.isEmpty())
        return;
    QAccessible::installFactory(&makeInterface); // Qt keeps one, however often it is told
    QWidget *window = widget->window();
    auto *announcement = window->findChild<QWidget *>(Announcement::name, Qt::FindDirectChildrenOnly);
    if (!announcement)
        announcement = new Announcement(window);
    // What appears is read out: it goes, and comes with other words.
    announcement->hide();
    announcement->setAccessibleName(text.left(2000));
    announcement->show();
    QAccessibleEvent event(announcement, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

#endif

} // namespace Ui
