// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/systemkeychain.h"

#include <qt6keychain/keychain.h>

#include <QPointer>
#include <QTimer>

namespace Session {

using Core::Error;
using Core::Result;
using Core::Secret;

namespace {

QString service()
{
    return QStringLiteral("secure-agent");
}

Error errorOf(const QKeychain::Job &job)
{
    // Its texts come from the system: they say what failed, never what is kept.
    const QString detail = QStringLiteral("keychain: %1").arg(job.errorString().left(200));
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {Error::Code::NotFound, QStringLiteral("the keychain has no such entry")};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Error::Code::Forbidden, detail};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {Error::Code::Unavailable, detail};
    default:
        return {Error::Code::Internal, detail};
    }
}

} // namespace

SystemKeychain::SystemKeychain(std::chrono::milliseconds timeLimit, QObject *parent)
    : QObject(parent), m_timeLimit(timeLimit)
{
}

template<class T, class F>
Core::Future<T> SystemKeychain::run(QKeychain::Job *job, const QString &name, F result)
{
    // The job has no parent and deletes itself at its end: libsecret's callback knows it by its
    // address, so that it must live until then, whoever still waits.
    job->setKey(name);
    job->setInsecureFallback(false);
    const Core::Promise<T> promise;
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    const QPointer<QTimer> waiting(limit);
    connect(limit, &QTimer::timeout, this, [this, promise, limit] {
        ++m_stuck;
        limit->deleteLater();
        promise.finish(
            Core::failure(Error::Code::Unavailable, QStringLiteral("the keychain does not answer")));
    });
    connect(job, &QKeychain::Job::finished, this, [this, promise, waiting, result](QKeychain::Job *ended) {
        if (waiting && waiting->isActive())
            delete waiting.data();
        else
            --m_stuck;
        if (ended->error() == QKeychain::NoError)
            promise.finish(result(ended));
        else
            promise.finish(Core::failure(errorOf(*ended)));
    });
    // Behind a job that hangs this one would hang too.
    limit->start(m_stuck > 0 ? std::chrono::milliseconds {0} : m_timeLimit);
    job->start();
    return promise.future();
}

Core::Future<Secret> SystemKeychain::read(const QString &name)
{
    return run<Secret>(new QKeychain::ReadPasswordJob(service()), name, [](QKeychain::Job *job) {
        return Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData());
    });
}

Core::Future<> SystemKeychain::write(const QString &name, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setBinaryData(secret.expose());
    return run<void>(job, name, [](QKeychain::Job *) { return Result<> {}; });
}

Core::Future<> SystemKeychain::remove(const QString &name)
{
    const Core::Promise<> promise;
    const Core::Future<> removed = run<void>(new QKeychain::DeletePasswordJob(service()), name,
                                             [](QKeychain::Job *) { return Result<> {}; });
    Core::whenDone(this, removed, [promise](const Result<> &result) {
        const bool wasNone = !result && result.error().code == Error::Code::NotFound;
        promise.finish(wasNone ? Result<> {} : result);
    });
    return promise.future();
}

} // namespace Session
