// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <atomic>
#include <memory>

namespace Core {

/// A Result that comes later. Cancelling it (`future.cancel()`) tells the producer that nobody waits.
template<class T = void>
using Future = QFuture<Result<T>>;

/// The producer's end of a Future. Copies share it; the first result wins.
///
/// Always ends in exactly one result: when the last copy goes without one, the consumer gets
/// Cancelled. (A dropped QPromise calls no continuation at all.) Usable from any thread.
template<class T = void>
class Promise
{
public:
    Promise() : m_state(std::make_shared<State>()) { }

    Future<T> future() const { return m_state->promise.future(); }
    bool isCancelled() const { return m_state->promise.isCanceled(); }

    void finish(Result<T> result) const { m_state->finish(std::move(result)); }

    /// Calls `function` in the thread of `context` when the consumer cancels.
    template<class F>
    void onCancelled(QObject *context, F function) const
    {
        auto *watcher = new QFutureWatcher<Result<T>>(context);
        QObject::connect(watcher, &QFutureWatcherBase::canceled, context, std::move(function));
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
        watcher->setFuture(future());
    }

private:
    struct State
    {
        State() { promise.start(); }
        ~State() { finish(failure(Error::Code::Cancelled, QStringLiteral("the work was dropped"))); }
        State(const State &) = delete;
        State &operator=(const State &) = delete;

        void finish(Result<T> result)
        {
            if (done.exchange(true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }

        QPromise<Result<T>> promise;
        std::atomic<bool> done = false;
    };
    std::shared_ptr<State> m_state;
};

/// A Future that is finished already.
template<class T>
Future<T> ready(Result<T> result)
{
    Promise<T> promise;
    promise.finish(std::move(result));
    return promise.future();
}

/// Calls `function(Result<T>)` once, in the thread of `context`, when `future` ends; never when
/// `context` is gone by then. A cancelled future gives Error::Cancelled.
///
/// Used instead of QFuture::then(context, …), which on Qt 6.4 asserts when the context is gone
/// and skips the continuation of a cancelled future. Call it in the thread of `context`.
template<class T, class F>
void whenDone(QObject *context, const QFuture<Result<T>> &future, F function)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, function = std::move(function)]() mutable {
            watcher->deleteLater();
            const QFuture<Result<T>> done = watcher->future();
            if (done.resultCount() > 0)
                function(Result<T>(done.result()));
            else
                function(Result<T>(failure(Error::Code::Cancelled, QStringLiteral("cancelled"))));
        });
    watcher->setFuture(future);
}

} // namespace Core
