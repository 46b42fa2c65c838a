// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hrtext.h"

#include "ui/harmless.h"

#include <QLocale>

namespace Ui {

using Session::Lookup;

QString HrText::line(const QString &text)
{
    return harmless(text).simplified().left(600);
}

QString HrText::day(const QDate &day, const QDate &today)
{
    return QLocale().toString(day,
                              day.year() == today.year() ? tr("d MMM", "day and month")
                                                         : tr("d MMM yyyy", "day, month, year"));
}

QString HrText::moment(const QDateTime &time, const QDate &today)
{
    const QString clock = time.time().toString(QStringLiteral("HH:mm:ss"));
    const QString when = time.date() == today ? tr("Today") : day(time.date(), today);
    return tr("%1 %2", "day, time").arg(when, clock);
}

QString HrText::lastChanged(const Session::Employee &employee, const QDate &today)
{
    const QString who = line(employee.changedBy);
    if (!employee.changedAt.isValid())
        return who;
    const QString when = day(employee.changedAt.toLocalTime().date(), today);
    return who.isEmpty() ? when : tr("%1 · %2", "who, when").arg(who, when);
}

QString HrText::what(const Lookup &lookup, bool own)
{
    if (lookup.action == QLatin1String("change") && lookup.oldValue && lookup.newValue) {
        const QString numbers
            = (own ? tr("Changed your days off from %1 to %2") : tr("Changed %1 to %2"))
                  .arg(QString::number(*lookup.oldValue), QString::number(*lookup.newValue));
        return lookup.reason.isEmpty() ? numbers
                                       : tr("%1: %2", "what, reason").arg(numbers, line(lookup.reason));
    }
    if (lookup.action == QLatin1String("list")) {
        if (own)
            return tr("Saw your days off in the list of employees");
        return tr("Read the list of employees: %Ln people", nullptr, lookup.people);
    }
    return own ? tr("Looked up your days off") : tr("Looked up days off");
}

} // namespace Ui
