// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/servicethread.h"
#include "hr/store.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace Hr {

class SqlWorker;

struct SqlStoreOptions
{
    QString database = QStringLiteral("sqlite::memory:"); ///< see DatabaseLocation::parse()
    bool demoData = false; ///< see insertDemoData()
    QString employeesFile; ///< see importEmployees(); empty: none
    /// At a person's first call, take the unlinked row whose name is the person's user name. Only for
    /// realms where nobody can change that name (docs/adr/0004-who-a-row-belongs-to.md).
    bool linkByUsername = false;
    std::chrono::milliseconds busyTime {5000}; ///< how long to wait for another process' write
    /// Counts the changes; shared by the stores that this process has of one database.
    std::shared_ptr<std::atomic<quint64>> changes = std::make_shared<std::atomic<quint64>>();
};

/// Store on QtSql (SQLite) in a thread of its own, which is the only one that touches the database.
class SqlStore final : public Store
{
public:
    /// Starts the store's thread, and waits until it has opened the database: call it before
    /// serving, so that nobody waits behind it.
    /// \return as Database::open() and DatabaseLocation::parse(), with a sentence for people
    static Core::Result<std::unique_ptr<Store>> open(const SqlStoreOptions &options);

    /// Finishes what was asked for, then closes the database.
    ~SqlStore() override;

    Core::Future<Allowance> own(const Identity &person) override;
    Core::Future<LookupAnswer> lookUp(const LookupRequest &request) override;
    Core::Future<EmployeePage> list(const EmployeeQuery &query) override;
    Core::Future<ChangeAnswer> change(const ChangeRequest &request) override;
    Core::Future<LookupPage> lookups(const LookupQuery &query) override;
    Core::Future<> check() override;
    quint64 changes() const override { return *m_changes; }

private:
    explicit SqlStore(std::shared_ptr<const std::atomic<quint64>> changes);

    /// Runs `ask(SqlWorker &)` in the store's thread.
    template<class T, class F>
    Core::Future<T> hop(F ask);

    const std::shared_ptr<const std::atomic<quint64>> m_changes;
    Core::ServiceThread m_thread;
    SqlWorker *m_worker = nullptr; ///< m_thread owns it
};

} // namespace Hr
