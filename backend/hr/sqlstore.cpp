// SPDX-License-Identifier: GPL-3.0-or-later
#include "hr/sqlstore.h"

#include "hr/sqlworker.h"

#include <future>

namespace Hr {

SqlStore::SqlStore(std::shared_ptr<const std::atomic<quint64>> changes)
    : m_changes(std::move(changes)), m_thread(QStringLiteral("hr-store"))
{
}

SqlStore::~SqlStore() = default;

Core::Result<std::unique_ptr<Store>> SqlStore::open(const SqlStoreOptions &options)
{
    std::unique_ptr<SqlStore> store(new SqlStore(options.changes));
    // The hand-over: the store's thread writes the worker's address once, this thread reads it after.
    std::promise<Core::Result<SqlWorker *>> opened;
    std::future<Core::Result<SqlWorker *>> result = opened.get_future();
    store->m_thread.start([options, &opened]() -> Core::Result<std::unique_ptr<QObject>> {
        Core::Result<std::unique_ptr<SqlWorker>> worker = SqlWorker::open(options);
        if (!worker) {
            opened.set_value(Core::failure(worker.error()));
            return Core::failure(worker.error());
        }
        opened.set_value(worker->get());
        return std::move(*worker);
    });
    const Core::Result<SqlWorker *> worker = result.get();
    if (!worker)
        return Core::failure(worker.error());
    store->m_worker = *worker;
    return store;
}

template<class T, class F>
Core::Future<T> SqlStore::hop(F ask)
{
    Core::Promise<T> promise;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, promise, ask = std::move(ask)] { promise.finish(ask(*worker)); },
        Qt::QueuedConnection);
    return promise.future();
}

Core::Future<Allowance> SqlStore::own(const Identity &person)
{
    return hop<Allowance>([person](SqlWorker &worker) { return worker.own(person); });
}

Core::Future<LookupAnswer> SqlStore::lookUp(const LookupRequest &request)
{
    return hop<LookupAnswer>([request](SqlWorker &worker) { return worker.lookUp(request); });
}

Core::Future<EmployeePage> SqlStore::list(const EmployeeQuery &query)
{
    return hop<EmployeePage>([query](SqlWorker &worker) { return worker.list(query); });
}

Core::Future<ChangeAnswer> SqlStore::change(const ChangeRequest &request)
{
    return hop<ChangeAnswer>([request](SqlWorker &worker) { return worker.change(request); });
}

Core::Future<LookupPage> SqlStore::lookups(const LookupQuery &query)
{
    return hop<LookupPage>([query](SqlWorker &worker) { return worker.lookups(query); });
}

Core::Future<> SqlStore::check()
{
    return hop<void>([](SqlWorker &worker) { return worker.check(); });
}

} // namespace Hr
