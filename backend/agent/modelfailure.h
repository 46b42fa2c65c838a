// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openapi/outcome.h"

#include <QString>

#include <chrono>

namespace Agent {

/// Why a model gave no answer that can be used. Each reason has its own sentence for the person, and
/// leaves the conversation as it was.
struct ModelFailure
{
    enum class Reason {
        Unreachable, ///< nobody answers at its address, or its certificate is not trusted
        TimedOut, ///< it said nothing for too long, or took too long in all
        Busy, ///< 429: too many requests at once
        QuotaUsedUp, ///< what was paid for is used up
        KeyRefused, ///< 401, 403
        WrongAddress, ///< what answers there is no model server, or answers from elsewhere
        UnknownModel, ///< the server has no model of that name
        ServerError, ///< 5xx
        ContextFull, ///< the conversation is longer than the model can read
        Empty, ///< it said nothing at all, which some servers do when the context is full
        BrokeOff, ///< the answer ended in the middle
        CutOff, ///< the model stopped at its own limit before the answer was complete
        WroteCall, ///< it wrote a tool call into its text instead of making it
        NotUnderstood, ///< the answer is no chat completion, or a call in it is broken
        Withheld, ///< its provider filtered the answer
        RequestRefused, ///< another 4xx: the server takes no request like ours
    };
    Reason reason = Reason::Unreachable;
    QString
        detail; ///< for the log: what kind of answer it was; never a key, a question or a message of the peer
    std::chrono::seconds retryAfter {0}; ///< as the server asks; 0: it did not say

    bool operator==(const ModelFailure &) const = default;
};

/// The member `reason` of a failed turn: "model_busy".
QString failureName(ModelFailure::Reason reason);
/// What happened, in English, for clients without words of their own.
QString failureSentence(ModelFailure::Reason reason);
/// What to do about it, in English.
QString failureAdvice(ModelFailure::Reason reason);
/// Unavailable where asking again may help, else Failed.
OpenApi::OutcomeClass failureClass(ModelFailure::Reason reason);

} // namespace Agent
