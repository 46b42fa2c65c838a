// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/authorizationneeds.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace Session {

/// What the agent service sends about a turn (design, "Agent service"), read from JSON.
///
/// The readers are strict about what is there and lenient about what is not: a member of a wrong
/// type is Invalid, a missing one that is not named as required is empty.

/// A tool call that has begun.
struct ToolActivity
{
    QString id; ///< required
    QString operation; ///< required: operationId, "daysOffFor"
    QString service; ///< "HR"
    QString about; ///< "roberto’s days off"
    QString effect; ///< "read" or "write"
    QJsonObject arguments;

    static Core::Result<ToolActivity> fromJson(const QJsonObject &json);
    bool operator==(const ToolActivity &) const = default;
};

/// What was done in the person's name.
struct Receipt
{
    QString operation; ///< required
    QString service;
    QString summary;
    QString method;
    QString url;
    QString subject; ///< the person concerned
    QString acting; ///< whose identity was used
    QString allowedBy; ///< the role, as the service said it; empty: not stated
    QString outcome; ///< required: "ok", "not_permitted", …
    QString reason; ///< as Outcome has it
    QDateTime time; ///< UTC; invalid when the agent gave none
    QString correlationId;
    QString lookupId; ///< the service's own record of it; empty: none
    QString tokenMode; ///< "pass-through" or "exchange"

    static Core::Result<Receipt> fromJson(const QJsonObject &json);
    bool operator==(const Receipt &) const = default;
};

/// A tool call that did not end well.
struct Outcome
{
    QString toolCallId;
    QString outcomeClass; ///< required: `class`, "not_permitted", …
    QString operation;
    QString service;
    QString about;
    QJsonObject arguments;
    QStringList requiredRoles;
    QStringList yourRoles;
    QString whoCanHelp;
    QString reason; ///< more exact than the class, where the agent knows it: "changed_meanwhile"
    QString sentence; ///< English: the window has its own words for the classes it knows
    QStringList suggestions;

    static Core::Result<Outcome> fromJson(const QJsonObject &json);
    bool operator==(const Outcome &) const = default;
};

/// What waits for the person's yes.
struct Approval
{
    struct Argument
    {
        QString name;
        QString title;
        QString value; ///< a string as it is, anything else as compact JSON

        bool operator==(const Argument &) const = default;
    };

    QString operation; ///< required
    QString service;
    QString title;
    QString about;
    QList<Argument> arguments;
    QString method; ///< `request.method`
    QString url;
    QString body;
    QString digest; ///< required: of exactly what is shown
    QDateTime expiresAt; ///< UTC; invalid when the agent gave none

    static Core::Result<Approval> fromJson(const QJsonObject &json);
    bool operator==(const Approval &) const = default;
};

/// A turn that cannot go on by itself.
struct Pause
{
    QString turnId; ///< required
    QString conversationId;
    QString reason; ///< required: "approval", "sign_in" or "step_up"
    QList<Receipt> receipts; ///< of what is done already
    std::optional<Approval> approval; ///< there when reason is "approval"
    AuthorizationNeeds needs; ///< not empty when reason is "step_up"

    static Core::Result<Pause> fromJson(const QJsonObject &json);
    bool operator==(const Pause &) const = default;
};

/// A turn that is done.
struct TurnResult
{
    QString response; ///< required: Markdown
    QString conversationId; ///< required
    QString turnId; ///< required
    QString outcome; ///< required: "ok", or the class of the last call that was not
    QList<Receipt> receipts;
    QList<Outcome> outcomes;

    static Core::Result<TurnResult> fromJson(const QJsonObject &json);
    bool operator==(const TurnResult &) const = default;
};

/// Why a turn, or another request to the agent, came to nothing.
struct TurnFailure
{
    enum class Kind {
        AgentUnavailable, ///< not there, starting, too slow, or overloaded: try again later
        SignInNeeded, ///< there is no token that the agent takes
        NotAllowed, ///< 403: neither a refresh nor a retry helps
        TooFast, ///< 429
        Refused, ///< another 4xx: the question is too long, the turn is gone, …
        Interrupted, ///< the answer stopped in the middle
        ModelFailed, ///< the agent is there, the language model behind it gave no answer: `reason`
        Internal, ///< the agent failed, or what it said is not understood
    };
    Kind kind = Kind::Internal;
    int retryAfterSeconds = 0; ///< as the agent asks; 0: it did not say
    QString detail; ///< for the log: English, plain, at most 200 characters
    AuthorizationNeeds needs = {}; ///< with SignInNeeded: what a service wants besides, or empty
    QString reason {}; ///< as the agent names it: "model_busy"; empty: none
    bool mayHaveChanged = false; ///< the agent says that a change was sent before it failed

    bool operator==(const TurnFailure &) const = default;
};

/// What this person can ask.
struct ToolList
{
    struct Service
    {
        QString name; ///< required
        QString state; ///< "ready" or "unavailable"
        QString tokenMode;
        QStringList remarks; ///< what in its settings does not fit its document, in the agent's words

        bool operator==(const Service &) const = default;
    };
    struct Tool
    {
        QString operation; ///< required
        QString service;
        QString summary;
        QString ask; ///< "How many days off does {person_name} have?"
        QString about;
        QString effect;
        bool allowed = true; ///< as the roles in the person's token say; the service decides
        QStringList requiredRoles;
        bool usable = true;
        QString reason; ///< why it is not usable

        bool operator==(const Tool &) const = default;
    };

    QString model; ///< "Built-in assistant"
    QList<Service> services;
    QList<Tool> tools;

    static Core::Result<ToolList> fromJson(const QJsonObject &json);
    bool operator==(const ToolList &) const = default;
};

} // namespace Session

Q_DECLARE_METATYPE(Session::ToolActivity)
Q_DECLARE_METATYPE(Session::Receipt)
Q_DECLARE_METATYPE(Session::Outcome)
Q_DECLARE_METATYPE(Session::Approval)
Q_DECLARE_METATYPE(Session::Pause)
Q_DECLARE_METATYPE(Session::TurnResult)
Q_DECLARE_METATYPE(Session::TurnFailure)
Q_DECLARE_METATYPE(Session::ToolList)
