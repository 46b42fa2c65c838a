// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationmodel.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>

namespace Ui {

/// The words of the list of conversations.
class SideText
{
    Q_DECLARE_TR_FUNCTIONS(Ui::SideText)
public:
    static QString title(const Session::ConversationRow &row);
    static QString note(const Session::ConversationRow &row);
    /// "14:31", and the day where it is neither today nor yesterday.
    static QString time(const QDateTime &time, const QDate &today);
    /// "Today", "Yesterday" or "Earlier".
    static QString group(const QDateTime &time, const QDate &today);
    /// What a screen reader says.
    static QString spoken(const Session::ConversationRow &row, const QDate &today);
    /// The start of an answer without the marks of Markdown, in one line.
    static QString plain(const QString &markdown);
};

} // namespace Ui
