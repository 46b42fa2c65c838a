// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace OpenApi {

/// How one call of a service ended. Only this and the data reach the model; never a raw body, a
/// status code or an exception.
enum class OutcomeClass {
    Ok,
    NotPermitted, ///< 403: the person lacks a role; never a refresh, never a retry
    SignInRequired, ///< 401: the service does not take the bearer
    StepUpRequired, ///< 401 insufficient_user_authentication (RFC 9470), 403 insufficient_scope
    NotFound,
    Invalid, ///< the arguments do not fit, here or at the service
    Declined, ///< the person said no
    Unavailable, ///< the service did not answer, and nothing was changed
    Uncertain, ///< a change that was sent, and no answer says whether it was made: never retried
    Failed, ///< anything else
};

/// The class as it travels (not toString: QTest would find that one): "ok", "not_permitted",
/// "sign_in_required", …
QString outcomeName(OutcomeClass outcome);
std::optional<OutcomeClass> outcomeFromString(QStringView text);

} // namespace OpenApi
