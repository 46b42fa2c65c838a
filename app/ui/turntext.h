// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/person.h"
#include "session/turnrow.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>
#include <QString>

class QTime;

namespace Ui {

/// What a card shows, whether it is a widget or painted.
struct CardContent
{
    enum class Ground { Neutral, Accent, Warn };
    struct Fact
    {
        QString label, value, muted; ///< `muted` follows the value in a softer colour
    };

    QString icon;
    Ground ground = Ground::Neutral;
    QString title, sentence;
    QList<Fact> facts;
};

/// A line of an unfolded receipt.
struct ReceiptLine
{
    QString label, value, muted;
    QString fixed; ///< follows in a fixed-pitch font: a URL, an id
};

/// The words of the conversation. Nothing here fails; for failures see ErrorTexts.
class TurnText
{
    Q_DECLARE_TR_FUNCTIONS(Ui::TurnText)
public:
    /// "Looked up roberto’s days off in HR", made from what the service says about itself.
    static QString activity(const Session::TurnRow &row);
    /// The file name of the icon of an activity, empty while it runs.
    static QString activityIcon(const Session::TurnRow &row);

    static CardContent card(const Session::Card &card, const Session::Person &me);
    /// "Hello office, I need …"
    static QString requestToSend(const Session::Card &card);

    static QString receiptSummary(const QList<Session::Receipt> &receipts); ///< "1 look-up in HR as office"
    static QList<ReceiptLine> receiptLines(const Session::Receipt &receipt);
    static QString receiptAsText(const QList<Session::Receipt> &receipts); ///< for the clipboard

    /// What a screen reader says about a row: "You, 14:29: …".
    static QString spoken(const Session::TurnRow &row, const Session::Person &me);
    /// What copying a row puts on the clipboard.
    static QString copied(const Session::TurnRow &row, const Session::Person &me);

    /// "office-management" in plain words: "Office management".
    static QString role(const QString &name);
    static QString roles(const QStringList &names);
    /// "Good afternoon, jettro"
    static QString greeting(const QString &person, const QTime &now);
    static QString time(const QDateTime &time); ///< "14:29", as the locale writes it
};

} // namespace Ui
