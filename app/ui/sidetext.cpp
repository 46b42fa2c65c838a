// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidetext.h"

#include "ui/harmless.h"
#include "ui/turntext.h"

#include <QLocale>
#include <QRegularExpression>

namespace Ui {

using Session::ConversationRow;

QString SideText::title(const ConversationRow &row)
{
    return row.title.isEmpty() ? tr("New conversation") : harmless(row.title).simplified().left(300);
}

QString SideText::note(const ConversationRow &row)
{
    using Note = ConversationRow::Note;
    switch (row.note) {
    case Note::Snippet:
        return plain(row.snippet);
    case Note::Draft:
        return tr("Draft");
    case Note::Busy:
        return tr("Writing the answer");
    case Note::AwaitingDecision:
        return tr("Waiting for your approval");
    case Note::Parked:
        return tr("Parked: sign in again");
    case Note::Paused:
        return tr("Waiting for you");
    case Note::Failed:
        return tr("No answer");
    case Note::Stopped:
        return tr("Stopped by you");
    case Note::Outcome:
        break;
    }
    if (row.snippet == QLatin1String("not_permitted"))
        return tr("Not permitted");
    if (row.snippet == QLatin1String("not_found"))
        return tr("Not found");
    if (row.snippet == QLatin1String("unavailable"))
        return row.service.isEmpty() ? tr("No answer from a service")
                                     : tr("%1 did not answer").arg(harmless(row.service).simplified());
    if (row.snippet == QLatin1String("uncertain"))
        return tr("The outcome is not known");
    if (row.snippet == QLatin1String("declined"))
        return tr("Declined by you");
    return tr("It did not work");
}

QString SideText::time(const QDateTime &time, const QDate &today)
{
    const QDate day = time.date();
    if (!time.isValid())
        return {};
    if (day >= today.addDays(-1))
        return TurnText::time(time);
    return QLocale().toString(day,
                              day.year() == today.year() ? tr("d MMM", "day and month")
                                                         : tr("d MMM yyyy", "day, month, year"));
}

QString SideText::group(const QDateTime &time, const QDate &today)
{
    const QDate day = time.date();
    if (day >= today)
        return tr("Today");
    return day == today.addDays(-1) ? tr("Yesterday") : tr("Earlier");
}

QString SideText::spoken(const ConversationRow &row, const QDate &today)
{
    if (row.deleted)
        return tr("%1: deleted. Press Enter to undo.").arg(title(row));
    return tr("%1, %2, %3: %4", "title, Today, 14:31, state")
        .arg(title(row), group(row.time, today), time(row.time, today), note(row));
}

QString SideText::plain(const QString &markdown)
{
    static const QRegularExpression links(QStringLiteral("!?\\[([^\\]]*)\\]\\([^)]*\\)"));
    QString text = harmless(markdown.left(400)).replace(links, QStringLiteral("\\1"));
    for (const char16_t mark : {u'*', u'`', u'#', u'|', u'>'})
        text.remove(QChar(mark));
    return text.simplified().left(200);
}

} // namespace Ui
