// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/chatmodel.h"
#include "agent/outcomes.h"
#include "agent/provenance.h"
#include "agent/receipts.h"
#include "agent/turnstate.h"
#include "core/time.h"

#include <chrono>
#include <optional>

namespace Agent {

/// One tool call of a turn, from the model's wish to its result. A value that is stored.
struct Call
{
    ToolCall wish;
    int round = 0; ///< which answer of the model asked for it, from 1
    QString operation; ///< empty: the model named a tool that does not exist
    QString service;
    QString about;
    QString subject; ///< the person concerned, by the operation's subject argument; empty: the caller
    QString origin; ///< of the service
    OpenApi::Effect effect = OpenApi::Effect::Write;
    bool needsApproval = false;
    QString approvedDigest; ///< of the request that the person approved; empty: none yet
    Core::Time approvedUntil; ///< a sign-in in between may take days: after this the person is asked again
    bool sent = false; ///< under way, or it was when the process ended
    bool wantsSignIn = false; ///< the service did not take the bearer; it did nothing
    bool wantsStepUp = false;
    QJsonObject wanted; ///< with wantsStepUp: `acr_values`, `max_age`, `scope`, as the service named them
    bool refusedHere = false; ///< it never left: the arguments did not fit, or the tool does not exist
    std::optional<OpenApi::OutcomeClass> outcome; ///< set when the call has ended
    QString toolText; ///< what the model reads of it
    Outcome told; ///< what the person reads of it, unless it ended ok
    std::optional<Receipt> receipt;
    /// The roles that allowed it and that the person held then, any of which shows its data again.
    /// Empty: it took none.
    QStringList readUnder;
    /// Origins whose data could leave with it, unasked: why a reading call needs the person.
    QStringList dataFrom;
};

/// Why a turn waits.
struct Pause
{
    PauseReason reason = PauseReason::SignIn;
    int call = -1; ///< for Approval: index into Turn::calls
    QJsonObject approval; ///< for Approval: what the person is shown, with `digest` and `expires_at`
    QString digest;
    Core::Time expires;
};

/// What is to be done next with a turn.
struct Step
{
    enum class Kind {
        AskModel,
        Send, ///< the calls `calls`, all at the same time
        AskApproval, ///< of the one call in `calls`
        AskSignIn,
        AskStepUp,
        Wait, ///< until a call that is under way ends
        Nothing, ///< the turn is paused or over
    };
    Kind kind = Kind::Nothing;
    QList<int> calls;
};

enum class Decision { None, Approve, Decline };

/// A question and everything that is done to answer it: a state machine that is stored, not a held
/// connection (docs/adr/0005-turn-is-a-state-machine.md).
///
/// Pure: no network, no clock, no store. Whoever drives it does what next() says and reports what
/// came of it. Every transition that does not exist is refused with Conflict and changes nothing.
/// It never holds a token.
class Turn
{
public:
    QString id;
    QString conversationId;
    QString issuer;
    QString subject;
    QString question;
    QString correlationId;

    TurnState state = TurnState::Queued;
    int rounds = 0; ///< answers of the model so far
    QList<ChatMessage> messages; ///< this turn's own, the question first: complete only when it is done
    QList<Call> calls; ///< of all rounds
    QList<Outcome> notices; ///< what the person must know that belongs to no call: a service is away
    int firstOfRound = 0; ///< index of the newest round's first call
    bool signedInAgain = false; ///< continued once with a fresh bearer: not a second time
    std::optional<Pause> pause;
    QString response;
    OpenApi::OutcomeClass failedAs = OpenApi::OutcomeClass::Failed; ///< for Failed
    QString failedBecause; ///< for Failed: a name to choose words by ("model_busy"); empty: none
    std::chrono::seconds retryAfter {0}; ///< for Failed: when asking again may help; 0: not known
    TokenUsage usage; ///< of all its rounds, as far as the model's server counts
    std::chrono::milliseconds worked {0}; ///< time spent, without pauses
    Provenance inherited; ///< of the history that the model was given: an answer can repeat any of it

    static Turn start(const QString &conversationId, const QString &question);

    Core::Result<> begin(); ///< Queued → Model
    Step next() const;

    /// Model → Tools. `wanted` are the answer's tool calls, looked up and checked.
    Core::Result<> takeCalls(const ModelAnswer &answer, const QList<Call> &wanted);
    /// Model → Done.
    Core::Result<> finish(const QString &modelText, const QString &reply);

    Core::Result<> markSent(int call);
    /// The call has ended. When it was the last of its round: Tools → Model.
    Core::Result<> endCall(int call, OpenApi::OutcomeClass outcome, const QString &toolText);
    /// The service did not take the bearer, and did nothing.
    /// \param wanted  for StepUp: what the service asks for
    Core::Result<> refuseBearer(int call, PauseReason reason, const QJsonObject &wanted = {});

    Core::Result<> pauseForApproval(int call, const QJsonObject &approval, const QString &digest,
                                    Core::Time expires); ///< Tools → Paused
    Core::Result<> pauseForPerson(PauseReason reason); ///< Tools → Paused, for SignIn and StepUp

    /// Paused → Tools, once. The caller has checked that it is the same person.
    /// \return Conflict: not paused, or the digest is not the one that was shown, or the time to decide
    ///         is over (the turn is cancelled then); Invalid: an approval needs a decision
    Core::Result<> resume(Decision decision, const QString &digest, Core::Time now);

    /// Anything open → Failed. A change that is under way when a turn ends early is uncertain: `told` and
    /// `receipt` say so since it was sent.
    Core::Result<> fail(OpenApi::OutcomeClass why, const QString &sentence, const QString &because = {},
                        std::chrono::seconds retryAfter = {});
    Core::Result<> cancel(); ///< anything open → Cancelled
    /// The process that worked on it is gone, and the person's bearer with it. Anything open but Paused
    /// → Failed.
    Core::Result<> interrupt();

    bool isOver() const;
    /// Whether a change was sent, so that "nothing was changed" would be a lie.
    bool mayHaveChanged() const;
    /// Of the calls that ended, or were under way when the turn did. What stands written down for a call that
    /// waits for the person is not among them: it has not happened.
    QList<Receipt> receipts() const;
    /// The calls that did not end ok, in order, then the notices. One that was refused here and that the
    /// model corrected in a later round is left out.
    QList<Outcome> outcomes() const;
    /// `ok`, or the class of the last call that was not ok.
    OpenApi::OutcomeClass outcome() const;
    /// Of all that this turn holds. What was read about others carries the role: without it the turn
    /// stays hidden.
    Provenance provenance() const;
    /// Origins whose data this turn has read itself.
    QStringList originsRead() const;

private:
    Core::Result<> require(TurnState wanted, const char *what) const;
    bool isOpenCall(int call) const;
    void closeRound();
    void leaveOpenChanges();
};

} // namespace Agent
