// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace Hr {

/// Takes employees from a file, all or none: a JSON array of
/// `{"person_name", "days_off_available", "issuer", "subject"}`, the last two together or not at all.
///
/// Who is not in the table is added. A row that belongs to nobody yet is linked to the issuer and subject
/// that the file names. What is there stays: no allowance is changed, because a change has a reason and a
/// person who made it, and no row ever moves to another person. The same file can be taken again. \return
/// Invalid, with a sentence for people that names file and entry, when it cannot be read, an entry is
///         wrong, or contradicts the table; Unavailable as databaseError()
Core::Result<> importEmployees(const QSqlDatabase &database, const QString &file);

} // namespace Hr
