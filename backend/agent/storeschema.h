// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/storeconnection.h"

namespace Agent {

/// Brings the tables of conversations and turns up to date, all in one transaction.
///
/// `conversations` and `turns` have a number each, which the full-text tables `conversation_texts`
/// and `turn_texts` (SQLite FTS5, external content) point to; triggers keep those true. Their column
/// `owner` is what one person's search is kept apart by.
/// \return Unavailable when a newer program wrote the file, or it cannot be written to
Core::Result<> migrate(const StoreConnection &connection);

} // namespace Agent
