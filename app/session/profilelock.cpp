// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/profilelock.h"

#include "core/logging.h"

namespace Session {

ProfileLock::ProfileLock(const QString &file, ProfileLockTimes times, QObject *parent)
    : QObject(parent), m_file(file), m_times(times)
{
    m_timer.setInterval(times.interval);
    connect(&m_timer, &QTimer::timeout, this, &ProfileLock::look);
}

Core::Future<Claim> ProfileLock::acquire()
{
    m_waiting.push_back({{}, QDeadlineTimer(m_times.patience)});
    const Core::Future<Claim> future = m_waiting.back().promise.future();
    if (m_waiting.size() == 1)
        look();
    return future;
}

void ProfileLock::look()
{
    while (!m_waiting.empty()) {
        const auto lock = std::make_shared<QLockFile>(m_file);
        lock->setStaleLockTime(int(m_times.stale.count()));
        const bool locked = lock->tryLock(0);
        if (!locked && lock->error() == QLockFile::LockFailedError && !m_waiting.front().until.hasExpired()) {
            m_timer.start();
            return;
        }
        const Waiting first = m_waiting.front();
        m_waiting.pop_front();
        if (!locked && lock->error() == QLockFile::LockFailedError) {
            first.promise.finish(Core::failure(Core::Error::Code::Unavailable,
                                               QStringLiteral("another process keeps the profile locked")));
            continue;
        }
        if (!locked)
            qCWarning(lcSession) << "the profile cannot be locked:" << lock->error();
        first.promise.finish(Claim(lock));
    }
    m_timer.stop();
}

} // namespace Session
