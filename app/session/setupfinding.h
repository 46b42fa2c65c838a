// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace Session {

/// What was found about one part of a setup. The sentence for it is chosen in app/ui.
struct SetupFinding
{
    enum class What {
        SignInService,
        Keys,
        SafeSignIn,
        Clock,
        ReturnAddress,
        Audience,
        Roles,
        Hr,
        Agent,
        Model,
        PasswordStore,
    };
    enum class State {
        Waiting, ///< being looked at
        Good,
        Skipped, ///< could not be looked at, and why is no fault: nobody is signed in
        Attention, ///< needs the person
    };
    enum class Reason {
        None, ///< with Good, or where the state says all
        Cancelled, ///< by the person
        NoAddress, ///< none was given, or it is none of the web's
        NotSafe, ///< http to another computer
        NoAnswer, ///< or one that it gives when it is out of order
        TooSlow,
        NotUnderstood, ///< something else answers there
        OtherName, ///< subject: how the sign-in service calls itself; names: the address that is set
        NoKeys, ///< none that can be used
        NoPkce, ///< S256 is not among what it supports
        NotStated, ///< it says nothing about it
        Ahead, ///< number: seconds that the clock of this computer is ahead
        Behind, ///< number: seconds that it is behind
        NoPort,
        NotSignedIn,
        Lacks, ///< names: what is not there
        Starting,
        NoModel, ///< the built-in assistant answers
        NoStore, ///< this computer has no password store, or it does not answer
        Closed, ///< it is locked, or its owner said no
        ModelFailed, ///< subject: the agent's reason, "model_key_refused"
        FromElsewhere, ///< the company chooses it
        NotKept, ///< the demo keeps nothing
    };

    What what = What::SignInService;
    State state = State::Waiting;
    Reason reason = Reason::None;
    QString subject {}; ///< a host, an address, a person, a model: plain text of strangers
    QStringList names {}; ///< roles, audiences
    qint64 number = 0; ///< milliseconds that an answer took, seconds of a clock, a count of keys

    bool operator==(const SetupFinding &) const = default;
};

using SetupFindings = QList<SetupFinding>;

} // namespace Session

Q_DECLARE_METATYPE(Session::SetupFinding)
