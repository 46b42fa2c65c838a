// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/recentturns.h"

namespace Agent {

namespace {

/// What an entry takes whatever its turn says: nodes, lists, strings.
constexpr qsizetype entryOverhead = 1024;

} // namespace

void RecentTurns::insert(const QString &id, const DoneTurn &turn)
{
    m_turns.insert(id, new DoneTurn(turn), turn.bytes + entryOverhead); // the cache owns it
}

} // namespace Agent
