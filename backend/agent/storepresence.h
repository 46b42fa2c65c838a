// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Agent {

/// That a process works on a database, for other processes to see. Blocks; belongs to one thread.
///
/// Each holds a shared lock on a small file beside the database as long as this lives; who could have it
/// alone was the only one. SQLite takes the lock: with a lock of the operating system, on every system
/// and free of what a crash leaves behind, which a file with a process number in it (QLockFile) is not
/// where processes run in containers.
class StorePresence
{
public:
    /// \param location  "sqlite:FILE"; one in memory is nobody else's
    explicit StorePresence(const QString &location);
    ~StorePresence();
    StorePresence(const StorePresence &) = delete;
    StorePresence &operator=(const StorePresence &) = delete;

    /// Whether nobody else was there when this came. Where no lock can be had: yes.
    bool wasAlone() const { return m_wasAlone; }

private:
    QString m_name; ///< of the connection; empty: none
    bool m_wasAlone = true;
};

} // namespace Agent
