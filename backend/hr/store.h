// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/future.h"

#include <QString>

namespace Hr {

/// The person who calls. An employee's row belongs to `issuer` and `subject` together; `name` is
/// for display, and for linking only where the store was told so (docs/adr/0004-who-a-row-belongs-to.md).
struct Identity
{
    QString issuer;
    QString subject;
    QString name; ///< `preferred_username`
};

/// An employee's allowance.
struct Allowance
{
    QString personName; ///< as stored
    int daysOffAvailable = 0;
};

/// A question about somebody by name, from a person who was already found to be permitted.
struct LookupRequest
{
    Identity asker;
    QString role; ///< the role that permits it
    QString personName; ///< of the person concerned, see normalisedPersonName()
    QString correlationId; ///< of the HTTP request
};

struct LookupAnswer
{
    std::optional<Allowance> allowance; ///< none: nobody has that name
    QString lookupId; ///< of the row in `lookups`; empty when the asker asked about himself
};

/// Where employees and lookups are kept. Every call returns at once and ends in the store's own
/// time: nothing blocks the caller. Use one from the thread that made it.
///
/// Errors of every call: Unavailable when the database cannot answer now (locked, disk full).
class Store
{
public:
    virtual ~Store() = default;

    /// The caller's own row. NotFound when no row belongs to the caller.
    virtual Core::Future<Allowance> own(const Identity &person) = 0;

    /// Somebody's row, by name. When that is not the asker, a row in `lookups` is committed before
    /// the future ends, also when nobody has that name: an answer without its entry does not exist.
    virtual Core::Future<LookupAnswer> lookUp(const LookupRequest &request) = 0;

    /// Ends well when the database answers.
    virtual Core::Future<> check() = 0;
};

} // namespace Hr
