// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/turn.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace Session {

/// Something that is shown as a card in the conversation.
struct Card
{
    enum class Kind {
        Outcome, ///< a tool call that did not end well: `outcome`
        Failure, ///< the turn came to nothing: `failure`
        Parked, ///< waits for a sign-in: `reason` is "sign_in" or "step_up"
        Approval, ///< waits for the person's yes: `approval`
        Stopped, ///< the person stopped the turn
        NoAnswer, ///< the turn ended, and the model said nothing
        Hidden, ///< a stored answer that takes `outcome.requiredRoles`
    };
    enum class State {
        Open, ///< its buttons do something
        Approved,
        Declined,
        Resumed, ///< the parked question went on
        Dropped, ///< the person dropped the parked question
        Closed, ///< any other end
    };

    Kind kind = Kind::Failure;
    State state = State::Open;
    Outcome outcome;
    TurnFailure failure;
    bool wasResume = false; ///< with Failure: it was a decision that came to nothing
    Approval approval;
    QString reason;
    QString turnId; ///< the agent's, for going on; empty: there is no turn yet
    QString correlationId; ///< of the receipt that belongs to `outcome`
    QString effect; ///< "read" or "write", of that call
    QString subject; ///< the person concerned, as that receipt names them
    QDateTime endedAt; ///< with Parked: local time at which the sign-in ended; invalid: not known
    QDateTime decidedAt; ///< local time; valid when state is Approved or Declined
};

/// One row of the conversation.
struct TurnRow
{
    enum class Kind { Question, Activity, Answer, Card, Receipt };

    Kind kind = Kind::Question;
    quint64 id = 0; ///< of the row, for ever
    quint64 revision = 0; ///< grows with every change of what the row shows
    quint64 rewritten = 0; ///< the revision since which its text only grew at its end
    quint64 turn = 0; ///< rows of one question share it
    QDateTime time; ///< local time at which the row came

    QString text; ///< Question: plain text; Answer: Markdown
    bool streaming = false; ///< Answer: more text will come
    ToolActivity activity; ///< Activity; empty: the turn works, and nothing more is known
    QString outcomeClass; ///< Activity: empty while it runs, else "ok", …, "waiting" or "stopped"
    QString reason; ///< Activity: as Outcome has it
    Card card;
    QList<Receipt> receipts; ///< Receipt
    bool unfolded = false; ///< Receipt
};

} // namespace Session

Q_DECLARE_METATYPE(Session::TurnRow)
