// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hr/store.h"

#include <QCache>

#include <chrono>
#include <functional>

namespace Hr {

/// What people were told of their own rows a moment ago, so that who asks again costs no way to the store's
/// thread (docs/adr/0046-allowances-remembered.md). Forgotten with the first change that is committed in this
/// process; one by another process is seen after `lifetime`. Bounded. Belongs to one thread.
class RememberedAllowances
{
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    static constexpr std::chrono::milliseconds lifetime {1000};
    static constexpr int capacity = 4096; ///< people

    /// \param store  must outlive this
    explicit RememberedAllowances(const Store &store, Clock clock = std::chrono::steady_clock::now);

    std::optional<Allowance> find(const Identity &person) const;
    /// \param changes  Store::changes() before the store was asked: what changed since is not in the answer
    void insert(const Identity &person, const Allowance &allowance, quint64 changes);

private:
    using Key = std::pair<QString, QString>; ///< issuer and subject
    struct Entry
    {
        Allowance allowance;
        quint64 changes;
        std::chrono::steady_clock::time_point ends;
    };

    const Store &m_store;
    const Clock m_clock;
    QCache<Key, Entry> m_entries {capacity};
};

} // namespace Hr
