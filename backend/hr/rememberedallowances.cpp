// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/rememberedallowances.h"

namespace Hr {

namespace {

/// No issuer is a URL with NUL in it, so that no two people share a key.
QString keyOf(const Identity &person)
{
    return person.issuer + QChar(QChar::Null) + person.subject;
}

} // namespace

RememberedAllowances::RememberedAllowances(const Store &store, Clock clock)
    : m_store(store), m_clock(std::move(clock))
{
}

std::optional<Allowance> RememberedAllowances::find(const Identity &person) const
{
    const Entry *entry = m_entries.object(keyOf(person));
    if (!entry || entry->changes != m_store.changes() || m_clock() >= entry->ends)
        return std::nullopt;
    return entry->allowance;
}

void RememberedAllowances::insert(const Identity &person, const Allowance &allowance, quint64 changes)
{
    m_entries.insert(keyOf(person),
                     new Entry {allowance, changes, m_clock() + lifetime}); // the cache owns it
}

} // namespace Hr
