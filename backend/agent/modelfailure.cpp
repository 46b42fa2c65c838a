// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/modelfailure.h"

namespace Agent {

using OpenApi::OutcomeClass;
using Reason = ModelFailure::Reason;

namespace {

struct Words
{
    const char *name;
    OutcomeClass outcome;
    const char *sentence;
    const char *advice;
};

constexpr char askAgain[] = "Ask again in a moment.";

Words wordsFor(Reason reason)
{
    switch (reason) {
    case Reason::Unreachable:
        return {"model_unreachable", OutcomeClass::Unavailable, "The language model cannot be reached.",
                askAgain};
    case Reason::TimedOut:
        return {"model_timed_out", OutcomeClass::Unavailable, "The language model did not answer in time.",
                "Ask again, or ask for less at once."};
    case Reason::Busy:
        return {"model_busy", OutcomeClass::Unavailable, "The language model has too much to do just now.",
                askAgain};
    case Reason::QuotaUsedUp:
        return {"model_quota_used_up", OutcomeClass::Failed,
                "What may be spent on the language model is used up.",
                "Whoever looks after Secure Agent can raise it."};
    case Reason::KeyRefused:
        return {"model_key_refused", OutcomeClass::Failed,
                "The language model did not accept the key that is set for it.",
                "Whoever looks after Secure Agent can set another."};
    case Reason::WrongAddress:
        return {"model_wrong_address", OutcomeClass::Failed,
                "What answers at the address of the language model is none.",
                "Whoever looks after Secure Agent can correct the address."};
    case Reason::UnknownModel:
        return {"model_unknown", OutcomeClass::Failed, "The language model that is set does not exist there.",
                "Whoever looks after Secure Agent can choose another."};
    case Reason::ServerError:
        return {"model_server_error", OutcomeClass::Unavailable,
                "The language model has a problem of its own just now.", askAgain};
    case Reason::ContextFull:
        return {"model_context_full", OutcomeClass::Failed,
                "This conversation has grown too long for the language model.",
                "Start a new one and ask again."};
    case Reason::Empty:
        return {"model_empty", OutcomeClass::Unavailable, "The language model gave no answer at all.",
                "Ask again; where much was said already, start a new conversation first."};
    case Reason::BrokeOff:
        return {"model_broke_off", OutcomeClass::Unavailable,
                "The language model broke off in the middle of its answer.", "Ask again to get all of it."};
    case Reason::CutOff:
        return {"model_cut_off", OutcomeClass::Failed,
                "The answer became longer than the language model may write.", "Ask for less at once."};
    case Reason::WroteCall:
        return {"model_wrote_call", OutcomeClass::Failed,
                "The language model tried to look something up in a way that does not work.",
                "Ask again; when it happens often, another model is needed."};
    case Reason::NotUnderstood:
        return {"model_not_understood", OutcomeClass::Failed,
                "The language model gave an answer that cannot be used.",
                "Ask again, perhaps in other words."};
    case Reason::Withheld:
        return {"model_withheld", OutcomeClass::Failed,
                "The provider of the language model held its answer back.", "Ask in other words."};
    case Reason::RequestRefused:
        return {"model_request_refused", OutcomeClass::Failed,
                "The language model does not take questions in the way Secure Agent asks them.",
                "Whoever looks after Secure Agent can choose another."};
    }
    return {"model_failed", OutcomeClass::Failed, "The language model did not answer.", askAgain};
}

} // namespace

QString failureName(Reason reason)
{
    return QString::fromLatin1(wordsFor(reason).name);
}

QString failureSentence(Reason reason)
{
    return QString::fromLatin1(wordsFor(reason).sentence);
}

QString failureAdvice(Reason reason)
{
    return QString::fromLatin1(wordsFor(reason).advice);
}

OutcomeClass failureClass(Reason reason)
{
    return wordsFor(reason).outcome;
}

} // namespace Agent
