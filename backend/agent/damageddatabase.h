// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace Agent {

/// Renames the file of a database that is damaged, with its journals, so that a new one takes its place.
/// Blocks while it looks through the file.
/// \return the new name, or an empty one where nothing is damaged or there is no file; Unavailable: it could
///         not be renamed
Core::Result<QString> keepDamagedDatabaseAside(const QString &location);

} // namespace Agent
