// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/agentproblem.h"

#include "core/json.h"
#include "session/plaintext.h"
#include "session/remedy.h"

#include <algorithm>

namespace Session {

using Core::Error;
using Kind = TurnFailure::Kind;

namespace {

constexpr int longestRetry = 3600; ///< seconds; who asks for more is not believed

Kind kindOf(int status)
{
    switch (status) {
    case 401:
        return Kind::SignInNeeded;
    case 403:
        return Kind::NotAllowed;
    case 408:
    case 502:
    case 503:
    case 504:
        return Kind::AgentUnavailable;
    case 429:
        return Kind::TooFast;
    default:
        // Redirects are not followed, and nothing but 200 is an answer to a question.
        return status >= 400 && status < 500 ? Kind::Refused : Kind::Internal;
    }
}

Kind kindOf(const QString &outcomeClass, int status)
{
    if (outcomeClass == QLatin1String("unavailable"))
        return Kind::AgentUnavailable;
    if (outcomeClass == QLatin1String("sign_in_required")
        || outcomeClass == QLatin1String("step_up_required"))
        return Kind::SignInNeeded;
    if (outcomeClass == QLatin1String("not_permitted"))
        return Kind::NotAllowed;
    if (outcomeClass == QLatin1String("invalid") || outcomeClass == QLatin1String("not_found"))
        return Kind::Refused;
    return kindOf(status);
}

/// What the members `reason` and `may_have_changed` add.
TurnFailure withReason(TurnFailure failure, const QJsonObject &problem)
{
    failure.reason = problem.value(QLatin1String("reason")).toString().left(100);
    failure.mayHaveChanged = problem.value(QLatin1String("may_have_changed")).toBool();
    if (failure.reason.startsWith(QLatin1String("model_")))
        failure.kind = Kind::ModelFailed;
    return failure;
}

int readRetryAfter(const QByteArray &value)
{
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    return isNumber ? std::clamp(seconds, 0, longestRetry) : 0; // a date: we take it as not said
}

} // namespace

TurnFailure failureOf(int status, const Http::Headers &headers, const QByteArray &body)
{
    const QJsonObject problem = Core::parseJsonObject(body).value_or(QJsonObject());
    const QString detail = plainText(problem.value(QLatin1String("detail")).toString());
    const Remedy remedy = remedyFor(status, headers);
    return withReason({remedy.kind == Remedy::Kind::NewSignIn ? Kind::SignInNeeded : kindOf(status),
                       readRetryAfter(headers.value("Retry-After")),
                       detail.isEmpty() ? QStringLiteral("the agent answered %1").arg(status) : detail,
                       remedy.needs},
                      problem);
}

TurnFailure failureOf(const QJsonObject &problem)
{
    const int status = problem.value(QLatin1String("status")).toInt(500);
    const int retryAfter = problem.value(QLatin1String("retry_after")).toInt(0);
    return withReason({kindOf(problem.value(QLatin1String("class")).toString(), status),
                       std::clamp(retryAfter, 0, longestRetry),
                       plainText(problem.value(QLatin1String("detail")).toString())},
                      problem);
}

TurnFailure failureOf(const Error &error)
{
    switch (error.code) {
    case Error::Code::Unauthorized:
        return {Kind::SignInNeeded, 0, error.detail};
    case Error::Code::Unavailable:
        return {Kind::AgentUnavailable, 0, error.detail};
    case Error::Code::Cancelled:
        return {Kind::Interrupted, 0, error.detail};
    default:
        return {Kind::Internal, 0, error.detail};
    }
}

Error errorOf(const TurnFailure &failure)
{
    switch (failure.kind) {
    case Kind::AgentUnavailable:
    case Kind::TooFast:
    case Kind::Interrupted:
    case Kind::ModelFailed:
        return {Error::Code::Unavailable, failure.detail};
    case Kind::SignInNeeded:
        return {Error::Code::Unauthorized, failure.detail};
    case Kind::NotAllowed:
        return {Error::Code::Forbidden, failure.detail};
    case Kind::Refused:
        return {Error::Code::Invalid, failure.detail};
    case Kind::Internal:
        break;
    }
    return {Error::Code::Internal, failure.detail};
}

} // namespace Session
