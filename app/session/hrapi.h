// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"
#include "session/hrdata.h"

namespace Session {

/// The HR service as the desktop sees it, without the agent in between.
///
/// Futures end in Unauthorized (sign in), NotFound, Invalid, Unavailable or Internal; a missing role
/// is no error but a `refusal` in the answer.
class Hr
{
public:
    virtual ~Hr() = default;

    /// \return NotFound when HR has no row about this person
    virtual Core::Future<int> ownDaysOff() = 0;
    virtual Core::Future<EmployeePage> employees(const EmployeeQuery &query) = 0;
    /// Changes somebody's days off, unless the row is not any more in the state that `etag` names.
    virtual Core::Future<EmployeeChange> change(const QString &name, int daysOff, const QString &reason,
                                                const QString &etag)
        = 0;
    virtual Core::Future<LookupPage> lookups(const LookupQuery &query) = 0;
};

} // namespace Session
