// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace Hr {

/// Puts the demo's employees into an empty table: jettro 10, johndoe 5, roberto 15, office 20. Does
/// nothing when there is any row: a restart never brings back what was changed or deleted. They are
/// linked to nobody yet.
Core::Result<> insertDemoData(const QSqlDatabase &database);

} // namespace Hr
