// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "session/signinfailure.h"
#include "session/tokenstore.h"
#include "session/turn.h"

#include <QCoreApplication>
#include <QString>

namespace Ui {

/// What happened, and then what did not and what to do. Plain text, never a code.
struct ErrorText
{
    QString title;
    QString sentence;
};

/// The only place where the words for a failure are chosen. Details of errors are for the log and
/// never shown.
class ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(Ui::ErrorTexts)
public:
    /// \param issuer  the configured one, named where it helps
    static ErrorText of(const Session::SignInFailure &failure, const QString &issuer);
    /// \param wasDecision  it was the answer to an approval that came to nothing
    static ErrorText of(const Session::TurnFailure &failure, bool wasDecision);
    /// The language model gave no answer: by the agent's `reason`, known or not.
    static ErrorText ofModel(const Session::TurnFailure &failure);
    /// A tool call that did not end well; not_permitted too.
    /// \param subject  the person concerned as the receipt names them, may be empty
    /// \param change   the call would have changed something
    static ErrorText of(const Session::Outcome &outcome, const QString &subject, bool change);
    /// Empty for None.
    /// \param signedIn  somebody is, and will not be after the window is closed
    static ErrorText of(Session::KeychainTrouble trouble, bool signedIn);
    /// A request that is no turn: the list of tools, a reset.
    static ErrorText of(const Core::Error &error);
};

} // namespace Ui
