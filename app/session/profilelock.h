// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/tokenstore.h"

#include <QDeadlineTimer>
#include <QLockFile>
#include <QTimer>

#include <chrono>
#include <deque>

namespace Session {

struct ProfileLockTimes
{
    std::chrono::milliseconds patience {std::chrono::seconds {30}}; ///< for somebody else to let go
    std::chrono::milliseconds interval {20}; ///< between two looks
    /// A lock of a process that lives is not believed for ever. Longer than any refresh.
    std::chrono::milliseconds stale {std::chrono::minutes {2}};
};

/// A lock that the processes of one profile share, through a file (QLockFile). Whoever waits gets it
/// in turn; nothing blocks.
class ProfileLock : public QObject
{
    Q_OBJECT
public:
    /// \param file  in a folder that exists
    explicit ProfileLock(const QString &file, ProfileLockTimes times = {}, QObject *parent = nullptr);

    /// A file that cannot be made, in a folder that takes none, locks nothing: a profile there is
    /// rather used unlocked than not at all.
    /// \return Unavailable when it is not let go in time
    Core::Future<Claim> acquire();

private:
    struct Waiting
    {
        Core::Promise<Claim> promise;
        QDeadlineTimer until;
    };

    void look();

    const QString m_file;
    const ProfileLockTimes m_times;
    std::deque<Waiting> m_waiting;
    QTimer m_timer;
};

} // namespace Session
