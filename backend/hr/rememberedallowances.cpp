// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/rememberedallowances.h"

namespace Hr {

RememberedAllowances::RememberedAllowances(const Store &store, Clock clock)
    : m_store(store), m_clock(std::move(clock))
{
}

std::optional<Allowance> RememberedAllowances::find(const Identity &person) const
{
    const Entry *entry = m_entries.object({person.issuer, person.subject});
    if (!entry || entry->changes != m_store.changes() || m_clock() >= entry->ends)
        return std::nullopt;
    return entry->allowance;
}

void RememberedAllowances::insert(const Identity &person, const Allowance &allowance, quint64 changes)
{
    m_entries.insert({person.issuer, person.subject},
                     new Entry {allowance, changes, m_clock() + lifetime}); // the cache owns it
}

} // namespace Hr
